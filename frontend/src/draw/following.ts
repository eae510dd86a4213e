import {
  between,
  type End,
  endsAt,
  type Polyline,
  pathData,
  plus,
  polylines,
  type Spot,
  shifted,
} from "../model/lines.ts";

const SVG = "http://www.w3.org/2000/svg";
const LINES = ".unions path, .kin-lines path";
const CLEAR = 27;

/** A person picked up: their mark and the lines that reach it, and nothing else of the picture. */
export interface Carried {
  readonly id: string;
  readonly from: Spot;
  moveTo(place: Spot): void;
  place(): Spot;
  /** Everything as it was before. */
  putBack(): void;
}

interface Path {
  readonly element: SVGPathElement;
  readonly data: string;
  readonly lines: readonly Polyline[];
  readonly ends: readonly End[];
}

interface Tie {
  readonly line: SVGPathElement;
  readonly real: SVGElement;
  readonly far: Spot;
}

export function placeOf(mark: Element | null): Spot | null {
  const found = /translate\(\s*([^\s,)]+)[\s,]+([^\s,)]+)/.exec(
    mark?.getAttribute("transform") ?? "",
  );
  return found ? { x: Number(found[1]), y: Number(found[2]) } : null;
}

export function putAt(mark: Element, { x, y }: Spot): void {
  mark.setAttribute("transform", `translate(${round(x)} ${round(y)})`);
}

/** Looks up once what belongs to a person, so that a drag touches only that. */
export function pickUp(svg: SVGSVGElement, mark: SVGElement): Carried | null {
  const id = mark.dataset["id"];
  const from = placeOf(mark);
  if (id === undefined || !from) return null;
  const paths = pathsAt(svg, from);
  const ties = tiesOf(svg, id);
  let at = from;
  const moveTo = (place: Spot): void => {
    at = place;
    putAt(mark, place);
    const by = { x: place.x - from.x, y: place.y - from.y };
    for (const path of paths) {
      path.element.setAttribute("d", pathData(shifted(path.lines, path.ends, by)));
    }
    for (const tie of ties) tie.line.setAttribute("d", pathData([between(tie.far, place, CLEAR)]));
  };
  moveTo(from);
  return {
    id,
    from,
    moveTo,
    place: () => at,
    putBack: () => {
      putAt(mark, from);
      for (const path of paths) path.element.setAttribute("d", path.data);
      for (const tie of ties) {
        tie.line.remove();
        tie.real.classList.remove("away");
      }
    },
  };
}

function pathsAt(svg: SVGSVGElement, place: Spot): readonly Path[] {
  return [...svg.querySelectorAll<SVGPathElement>(LINES)].flatMap((element) => {
    const data = element.getAttribute("d") ?? "";
    const lines = polylines(data);
    const ends = endsAt(lines, place);
    return ends.length > 0 ? [{ element, data, lines, ends }] : [];
  });
}

/** Each tie of the person steps aside for one plain line of its colour. */
function tiesOf(svg: SVGSVGElement, id: string): readonly Tie[] {
  const mine = [...svg.querySelectorAll<SVGElement>(".tie[data-a][data-b]")].filter(
    ({ dataset }) => (dataset["a"] === id) !== (dataset["b"] === id),
  );
  const persons = [...svg.querySelectorAll<SVGElement>(".person[data-id]")];
  return mine.flatMap((real) => {
    const other = real.dataset["a"] === id ? real.dataset["b"] : real.dataset["a"];
    const far = placeOf(persons.find((mark) => mark.dataset["id"] === other) ?? null);
    return far ? [{ line: steppedAside(real), real, far }] : [];
  });
}

function steppedAside(real: SVGElement): SVGPathElement {
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("class", `${real.getAttribute("class") ?? ""} on-the-move`);
  line.setAttribute("fill", "none");
  line.setAttribute("stroke-width", "1.6");
  real.classList.add("away");
  real.after(line);
  return line;
}

/** How far somebody has been carried, to tell a move from a tap. */
export function isFar(a: Spot, b: Spot, least: number): boolean {
  const by = plus(a, { x: -b.x, y: -b.y });
  return Math.hypot(by.x, by.y) >= least;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
