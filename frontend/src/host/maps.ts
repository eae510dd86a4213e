import htmx from "htmx.org";
import type { Box, Point } from "../draw/view.ts";
import { type Mover, makeMovable } from "../tools/move.ts";
import { panelBesideMap } from "./panel.ts";
import { canvasOf, elementsOf, markOf, readPicture } from "./reading.ts";
import { voiceOf } from "./saying.ts";
import { showTies } from "./ties.ts";
import { letWalk } from "./walking.ts";

const movers = new WeakMap<Element, Mover>();
const NIL_ID = "00000000-0000-0000-0000-000000000000";

/** Brings one picture to life: keys, zoom, and the panel of whoever is opened. */
export function wakeMap(frame: HTMLElement): void {
  const svg = frame.querySelector<SVGSVGElement>("svg.map");
  const map = svg ? readPicture(svg) : null;
  if (!svg || !map || frame.dataset["awake"] !== undefined) return;
  frame.dataset["awake"] = "";
  const opened = markOpened(svg, frame.dataset["opened"]);
  const start = opened ?? map.home;
  const mover = moverFor(frame, svg, start);
  // Only now do arrow keys mean anything, and a screen reader must hand them to us.
  frame.setAttribute("role", "application");
  letWalk({
    svg,
    map,
    mover,
    start,
    open: (id) => openPerson(svg, id),
    showTies: (id, go) => {
      const { tiesTitle: title = "", tiesClose: close = "" } = frame.dataset;
      showTies({ map, id, title, close, go });
    },
    say: voiceOf(frame),
  });
}

/** The page hears of it first (a tool may want the tap); otherwise the person's panel is fetched. */
function openPerson(svg: SVGSVGElement, id: string): void {
  const asked = new CustomEvent("kithkin:open", {
    bubbles: true,
    cancelable: true,
    detail: { id },
  });
  const href = addressOf(svg, id);
  if (!svg.dispatchEvent(asked) || !href) return;
  markOpened(svg, id);
  if (panelBesideMap()) void htmx.ajax("get", href, { target: "#panel", swap: "innerHTML" });
  else location.assign(href);
}

/** One person at a time is open beside the map; returns who, if they are drawn. */
function markOpened(svg: SVGSVGElement, id: string | undefined): string | undefined {
  for (const mark of elementsOf(svg, ".person.opened")) mark.classList.remove("opened");
  const mark = id === undefined ? null : markOf(svg, id);
  mark?.classList.add("opened");
  return mark ? id : undefined;
}

/** The person's own address, or the frame's with the nil id in the place of theirs. */
function addressOf(svg: SVGSVGElement, id: string): string | undefined {
  const pattern = svg.closest<HTMLElement>(".map-frame")?.dataset["open"];
  return markOf(svg, id)?.dataset["href"] ?? pattern?.replace(NIL_ID, encodeURIComponent(id));
}

function moverFor(frame: HTMLElement, svg: SVGSVGElement, start: string): Mover | null {
  const canvas = canvasOf(svg);
  const content = withoutLegend(svg, boxOf(svg.getAttribute("viewBox")));
  if (!content) return null;
  frame.dataset["moves"] = "";
  release(svg, canvas);
  let attended = false;
  frame.addEventListener("pointerdown", () => {
    attended = true;
  });
  frame.addEventListener("focusin", () => {
    attended = true;
  });
  frame.addEventListener("pointerleave", () => {
    attended = false;
  });
  const home = middleOf(markOf(svg, start), canvas);
  const mover = makeMovable({ svg, canvas, content, home, isAttended: () => attended });
  wireTools(frame, mover);
  movers.set(frame, mover);
  return mover;
}

/** What moves the picture in this frame, once it is awake. */
export function moverOf(frame: Element): Mover | undefined {
  return movers.get(frame);
}

/** The window's points become the picture's measure; paper gets the whole picture back. */
function release(svg: SVGSVGElement, canvas: SVGGElement): void {
  const whole = svg.getAttribute("viewBox") ?? "";
  let transform = "";
  svg.removeAttribute("viewBox");
  window.addEventListener("beforeprint", () => {
    transform = canvas.getAttribute("transform") ?? "";
    svg.setAttribute("viewBox", whole);
    canvas.removeAttribute("transform");
  });
  window.addEventListener("afterprint", () => {
    svg.removeAttribute("viewBox");
    canvas.setAttribute("transform", transform);
  });
}

function wireTools(frame: HTMLElement, mover: Mover): void {
  const tools = frame.querySelector<HTMLElement>(".map-tools");
  tools?.removeAttribute("hidden");
  const wire = (name: string, act: () => void): void =>
    tools?.querySelector(`[data-map-tool="${name}"]`)?.addEventListener("click", act);
  wire("nearer", mover.nearer);
  wire("farther", mover.farther);
  wire("fit", mover.fit);
}

/** The people fill the window; what the signs mean stands below them and on paper. */
function withoutLegend(svg: SVGSVGElement, whole: Box | null): Box | null {
  const legend = svg.querySelector<SVGGraphicsElement>(".canvas > .legend");
  if (!whole || typeof legend?.getBBox !== "function") return whole;
  const height = legend.getBBox().y - whole.y;
  return height > 0 && height < whole.height ? { ...whole, height } : whole;
}

function boxOf(viewBox: string | null): Box | null {
  const [x, y, width, height] = (viewBox ?? "").split(/[\s,]+/).map(Number);
  if (x === undefined || y === undefined || !width || !height) return null;
  return { x, y, width, height };
}

function middleOf(mark: SVGElement | null, canvas: SVGGElement): Point | null {
  if (!(mark instanceof SVGGraphicsElement)) return null;
  const box = mark.getBBox();
  const here = mark.getCTM();
  const there = canvas.getCTM();
  const middle = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2);
  return here && there ? middle.matrixTransform(there.inverse().multiply(here)) : middle;
}
