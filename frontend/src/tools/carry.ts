import { type D3DragEvent, drag } from "d3-drag";
import { pointer, select } from "d3-selection";
import { type Carried, isFar, pickUp } from "../draw/following.ts";
import type { Spot } from "../model/lines.ts";

/** A hand that trembles is no move. */
const LEAST_PX = 5;
const PERSON = ".person[data-id]";

export interface Carrying {
  readonly svg: SVGSVGElement;
  readonly canvas: SVGGElement;
  /** Fingers pan the map until somebody says that they move people; a mouse may always. */
  readonly fingersMay: () => boolean;
  readonly started: (id: string) => void;
  readonly dropped: (carried: Carried) => void;
}

type Dragged = D3DragEvent<SVGGElement, unknown, unknown>;

/** People follow the pointer; what is dropped is told once. */
export function letCarry({ svg, canvas, fingersMay, started, dropped }: Carrying): void {
  let carried: Carried | null = null;
  let grip: Spot = { x: 0, y: 0 };
  let pressed: Spot = { x: 0, y: 0 };
  const behaviour = drag<SVGGElement, unknown>()
    .container(() => canvas)
    .clickDistance(LEAST_PX)
    .filter((event: Event) => allows(event, fingersMay))
    .on("start", (event: Dragged) => {
      carried = null;
      pressed = onScreen(event.sourceEvent);
      grip = { x: event.x, y: event.y };
    })
    .on("drag", function (this: SVGGElement, event: Dragged) {
      if (!carried) {
        if (!isFar(onScreen(event.sourceEvent), pressed, LEAST_PX)) return;
        carried = pickUp(svg, this);
        if (!carried) return;
        started(carried.id);
      }
      const { from } = carried;
      carried.moveTo({ x: from.x + event.x - grip.x, y: from.y + event.y - grip.y });
    })
    .on("end", () => {
      if (carried) dropped(carried);
      carried = null;
    });
  select(canvas).selectAll<SVGGElement, unknown>(PERSON).call(behaviour);
}

/** A place of the screen in the picture's own measure. */
export function placeUnder(event: MouseEvent, canvas: SVGGElement): Spot {
  const [x, y] = pointer(event, canvas);
  return { x, y };
}

function allows(event: Event, fingersMay: () => boolean): boolean {
  if (event.type.startsWith("touch")) return fingersMay();
  return event instanceof MouseEvent && event.button === 0 && !event.ctrlKey;
}

function onScreen(event: unknown): Spot {
  const touch =
    typeof TouchEvent !== "undefined" && event instanceof TouchEvent
      ? event.changedTouches[0]
      : event;
  const at = touch as { clientX?: number; clientY?: number } | undefined;
  return { x: at?.clientX ?? 0, y: at?.clientY ?? 0 };
}
