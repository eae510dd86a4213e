import {
  type DrawnMap,
  type DrawnPerson,
  type DrawnTie,
  drawnMap,
  personFrom,
  tieFrom,
} from "../model/drawn.ts";

/** Reads the contract of frontend/README.md out of a picture the server drew. */
export function readPicture(svg: SVGSVGElement): DrawnMap | null {
  const persons = elementsOf(svg, ".person[data-id]")
    .map((mark) => personFrom(mark.dataset, labelOf(mark), mark.classList.contains("index")))
    .filter((person): person is DrawnPerson => person !== null);
  const ties = elementsOf(svg, ".tie[data-id]")
    .map((mark) => tieFrom(mark.dataset, labelOf(mark)))
    .filter((tie): tie is DrawnTie => tie !== null);
  return drawnMap(persons, ties);
}

export function markOf(svg: SVGSVGElement, id: string): SVGElement | null {
  return elementsOf(svg, ".person").find((mark) => mark.dataset["id"] === id) ?? null;
}

/** The one group that zooming moves; a picture without it gets one round all that is drawn. */
export function canvasOf(svg: SVGSVGElement): SVGGElement {
  const found = svg.querySelector<SVGGElement>(":scope > .canvas");
  if (found) return found;
  const canvas = document.createElementNS("http://www.w3.org/2000/svg", "g");
  canvas.classList.add("canvas");
  const words = new Set(["title", "desc", "defs", "metadata"]);
  canvas.append(...[...svg.childNodes].filter((node) => !words.has(node.nodeName)));
  svg.append(canvas);
  return canvas;
}

export function elementsOf(svg: SVGSVGElement, selector: string): readonly SVGElement[] {
  return [...svg.querySelectorAll<SVGElement>(selector)];
}

function labelOf(mark: SVGElement): string {
  return mark.getAttribute("aria-label") ?? mark.querySelector("title")?.textContent ?? "";
}
