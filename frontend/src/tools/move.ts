import { select } from "d3-selection";
import "d3-transition";
import { type D3ZoomEvent, type ZoomTransform, zoom, zoomIdentity, zoomTransform } from "d3-zoom";
import {
  type Box,
  bringingIn,
  fitted,
  opening,
  type Point,
  READABLE,
  type Size,
  TOUCHABLE,
  type View,
} from "../draw/view.ts";

const NEAREST = 4;
const FARTHEST = 0.05;
const STEP = 1.4;
const CALM_MS = 240;

export interface Mover {
  nearer(): void;
  farther(): void;
  fit(): void;
  bringIn(box: Box): void;
  /** How the picture lies now, and to lay it so at once, without a glide. */
  view(): View;
  put(view: View): void;
}

export interface Moved {
  readonly svg: SVGSVGElement;
  readonly canvas: SVGGElement;
  readonly content: Box;
  readonly home: Point | null;
  /** The wheel belongs to the page until somebody has turned to the map. */
  readonly isAttended: () => boolean;
}

/** Pinch, wheel, drag and buttons, all on one transform of one group. */
export function makeMovable({ svg, canvas, content, home, isAttended }: Moved): Mover {
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([FARTHEST, NEAREST])
    .extent(() => [
      [0, 0],
      [roomOf(svg).width, roomOf(svg).height],
    ])
    .filter((event: Event) => allows(event, isAttended))
    .on("zoom", (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
      canvas.setAttribute("transform", event.transform.toString());
    });
  const picture = select(svg);
  picture.call(behaviour).on("dblclick.zoom", null);
  const transformTo = (view: View): ZoomTransform =>
    zoomIdentity.translate(view.x, view.y).scale(view.k);
  const glide = (view: View): void => {
    const aim = transformTo(view);
    if (prefersStillness()) picture.call(behaviour.transform, aim);
    else picture.transition().duration(CALM_MS).call(behaviour.transform, aim);
  };
  const scale = (by: number): void => {
    if (prefersStillness()) picture.call(behaviour.scaleBy, by);
    else picture.transition().duration(CALM_MS).call(behaviour.scaleBy, by);
  };
  picture.call(behaviour.transform, transformTo(opening(content, roomOf(svg), home, leastScale())));
  return {
    nearer: () => scale(STEP),
    farther: () => scale(1 / STEP),
    fit: () => glide(fitted(content, roomOf(svg))),
    bringIn: (box) => glide(bringingIn(zoomTransform(svg), box, roomOf(svg))),
    view: () => zoomTransform(svg),
    put: (view) => picture.call(behaviour.transform, transformTo(view)),
  };
}

function allows(event: Event, isAttended: () => boolean): boolean {
  if (event instanceof WheelEvent) return event.ctrlKey || event.metaKey || isAttended();
  return !(event instanceof MouseEvent && (event.button !== 0 || event.ctrlKey));
}

function roomOf(svg: SVGSVGElement): Size {
  return { width: svg.clientWidth || 1, height: svg.clientHeight || 1 };
}

function leastScale(): number {
  return window.matchMedia?.("(pointer: coarse)").matches ? TOUCHABLE : READABLE;
}

function prefersStillness(): boolean {
  return window.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;
}
