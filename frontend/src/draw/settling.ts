import type { Spot } from "../model/lines.ts";
import { isFar, placeOf, putAt } from "./following.ts";

const CALM_MS = 360;
/** More than this cannot glide smoothly, and nobody could follow them with their eyes. */
const MOST_GLIDING = 400;
const LEAST = 1;

let gliding: Promise<void> = Promise.resolve();

/** When nobody glides any more: until then a picture does not look as the server drew it. */
export function settled(): Promise<void> {
  return gliding;
}

export type Places = ReadonlyMap<string, Spot>;

/** Where everybody stands on a picture. */
export function placesOn(picture: ParentNode): Places {
  const found = new Map<string, Spot>();
  for (const mark of picture.querySelectorAll<SVGElement>(".person[data-id]")) {
    const [id, place] = [mark.dataset["id"], placeOf(mark)];
    if (id !== undefined && place) found.set(id, place);
  }
  return found;
}

/** Lets whoever stood elsewhere on the picture before glide to their new place; then come the lines. */
export function settle(picture: Element, before: Places): void {
  const moved = whoMoved(picture, before);
  if (moved.length === 0 || moved.length > MOST_GLIDING || prefersStillness()) return;
  gliding = new Promise((done) => glide(picture, moved, done));
}

function glide(picture: Element, moved: readonly Moved[], done: () => void): void {
  picture.classList.add("settling");
  const began = performance.now();
  const step = (now: number): void => {
    const part = eased(Math.min(1, Math.max(0, (now - began) / CALM_MS)));
    for (const { mark, from, to } of moved) {
      putAt(mark, { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
    }
    if (part < 1 && picture.isConnected) requestAnimationFrame(step);
    else {
      picture.classList.remove("settling");
      done();
    }
  };
  step(began);
}

interface Moved {
  readonly mark: Element;
  readonly from: Spot;
  readonly to: Spot;
}

function whoMoved(picture: Element, before: Places): readonly Moved[] {
  return [...picture.querySelectorAll<SVGElement>(".person[data-id]")].flatMap((mark) => {
    const from = before.get(mark.dataset["id"] ?? "");
    const to = placeOf(mark);
    return from && to && isFar(from, to, LEAST) ? [{ mark, from, to }] : [];
  });
}

export function eased(part: number): number {
  return 1 - (1 - part) ** 3;
}

function prefersStillness(): boolean {
  return window.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;
}
