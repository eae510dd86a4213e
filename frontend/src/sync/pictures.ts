import { moverOf } from "../host/maps.ts";

const NEAR_THE_MIDDLE = ".person[data-id]";

export interface Held {
  readonly focused: string | undefined;
  readonly anchor: { readonly id: string; readonly at: DOMRect } | null;
}

/** How a picture lies before it is put in anew: who has the focus, and somebody to hold it by. */
export function holdPicture(frame: Element): Held {
  const active = document.activeElement;
  const focused = active && frame.contains(active) ? idOf(active) : undefined;
  const mark = markOf(frame, focused) ?? frame.querySelector(".person.opened") ?? middleOne(frame);
  const id = mark ? idOf(mark) : undefined;
  return { focused, anchor: mark && id ? { id, at: mark.getBoundingClientRect() } : null };
}

/** The new picture as near and at the same place as the old one, held by the same person. */
export function layAsBefore(was: Element, now: Element, held: Held): void {
  const [before, after] = [moverOf(was), moverOf(now)];
  if (before && after) {
    const view = before.view();
    after.put(view);
    const mark = markOf(now, held.anchor?.id);
    if (mark && held.anchor) {
      const at = mark.getBoundingClientRect();
      const [dx, dy] = [held.anchor.at.x - at.x, held.anchor.at.y - at.y];
      after.put({ ...view, x: view.x + dx, y: view.y + dy });
    }
  }
  markOf(now, held.focused)?.focus({ preventScroll: true });
}

function middleOne(frame: Element): Element | null {
  const room = frame.getBoundingClientRect();
  const [x, y] = [room.x + room.width / 2, room.y + room.height / 2];
  let nearest: Element | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const mark of frame.querySelectorAll(NEAR_THE_MIDDLE)) {
    const at = mark.getBoundingClientRect();
    const far = Math.hypot(at.x + at.width / 2 - x, at.y + at.height / 2 - y);
    if (far < least) [nearest, least] = [mark, far];
  }
  return nearest;
}

function markOf(frame: Element, id: string | undefined): SVGElement | null {
  if (id === undefined) return null;
  return frame.querySelector<SVGElement>(`.person[data-id="${CSS.escape(id)}"]`);
}

function idOf(mark: Element): string | undefined {
  return mark.closest<SVGElement>(NEAR_THE_MIDDLE)?.dataset["id"];
}
