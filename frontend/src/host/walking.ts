import type { DrawnMap } from "../model/drawn.ts";
import { type Wish, wishOf } from "../tools/keys.ts";
import type { Mover } from "../tools/move.ts";
import { type Nobody, type Step, stepOn, type Walk, walkFrom, walkTo } from "../tools/walk.ts";
import { elementsOf, markOf } from "./reading.ts";

const PERSON = ".person[data-id]";

export interface Walking {
  readonly svg: SVGSVGElement;
  readonly map: DrawnMap;
  readonly mover: Mover | null;
  /** Where the one tab stop is at first. */
  readonly start: string;
  readonly open: (id: string) => void;
  readonly showTies: (id: string, go: (to: string) => void) => void;
  readonly say: (what: Nobody) => void;
}

/** One tab stop on the whole map; the keys walk by kinship from there. */
export function letWalk(walking: Walking): void {
  const { svg, map } = walking;
  let walk: Walk = walkFrom(walking.start);
  setTabStop(svg, walking.start);
  const goTo = (to: string): void => {
    markOf(svg, to)?.focus({ preventScroll: true });
  };
  onPerson(svg, "focusin", (id) => {
    if (id !== walk.at) walk = walkTo(walk, id, null);
    setTabStop(svg, id);
    attendTo(svg, id);
    bringIn(walking, id);
  });
  svg.addEventListener("focusout", () => svg.classList.remove("attending"));
  onPerson(svg, "click", (id) => {
    goTo(id);
    walking.open(id);
  });
  svg.addEventListener("click", (event) => {
    const id = firstOf(event.target);
    if (id === undefined) return;
    goTo(id);
    walking.open(id);
  });
  const fulfil = (wish: Wish): void => {
    const step = stepOn(map, walk, wish);
    if (step?.kind === "go") walk = walkTo(walk, step.to, wish);
    if (step) take(walking, step, goTo);
    else zoomBy(walking.mover, wish);
  };
  onPerson(svg, "keydown", (_id, event) => {
    const wish = event instanceof KeyboardEvent ? wishOf(event) : null;
    if (wish === null) return;
    event.preventDefault();
    fulfil(wish);
  });
}

function onPerson(svg: SVGSVGElement, name: string, act: (id: string, event: Event) => void): void {
  svg.addEventListener(name, (event) => {
    const mark = event.target instanceof Element ? event.target.closest<SVGElement>(PERSON) : null;
    const id = mark?.dataset["id"];
    if (id !== undefined) act(id, event);
  });
}

/** Whoever is drawn twice has one tab stop: the second symbol leads to the first. */
function firstOf(target: EventTarget | null): string | undefined {
  const mark = target instanceof Element ? target.closest<SVGElement>(".second[data-again]") : null;
  return mark?.dataset["again"];
}

function take(walking: Walking, step: Step, goTo: (to: string) => void): void {
  if (step.kind === "go") goTo(step.to);
  if (step.kind === "open") walking.open(step.id);
  if (step.kind === "ties") walking.showTies(step.id, goTo);
  if (step.kind === "nobody") walking.say(step.what);
}

function zoomBy(mover: Mover | null, wish: Wish): void {
  if (wish === "nearer") mover?.nearer();
  if (wish === "farther") mover?.farther();
  if (wish === "fit") mover?.fit();
}

function setTabStop(svg: SVGSVGElement, id: string): void {
  for (const mark of elementsOf(svg, PERSON)) {
    mark.setAttribute("tabindex", mark.dataset["id"] === id ? "0" : "-1");
  }
}

/** The lines that reach this person stand out for as long as the focus stays. */
function attendTo(svg: SVGSVGElement, id: string): void {
  const lines = elementsOf(svg, ".tie[data-id]");
  for (const line of lines) {
    line.classList.toggle("lit", line.dataset["a"] === id || line.dataset["b"] === id);
  }
  svg.classList.toggle(
    "attending",
    lines.some((line) => line.classList.contains("lit")),
  );
}

function bringIn({ svg, mover }: Walking, id: string): void {
  // The page moves so that the map is seen, the map so that the person is.
  svg.scrollIntoView({ block: "nearest" });
  const mark = markOf(svg, id);
  if (mover && mark instanceof SVGGraphicsElement) mover.bringIn(boxOnCanvas(mark));
}

/** A mark's box in the canvas's own measure, whatever groups it is shifted by. */
function boxOnCanvas(mark: SVGGraphicsElement): DOMRect {
  const box = mark.getBBox();
  const canvas = mark.closest<SVGGElement>(".canvas");
  const here = mark.getCTM();
  const there = canvas?.getCTM();
  if (!here || !there) return box;
  const { a, d, e, f } = there.inverse().multiply(here);
  return new DOMRect(box.x * a + e, box.y * d + f, box.width * a, box.height * d);
}
