/** How the picture lies in its window. Pure geometry: k is the scale, x and y the shift in window points. */

export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const MARGIN = 24;

/** Below these scales names are too small to read, or people too small for a thumb. */
export const READABLE = 0.85;
export const TOUCHABLE = 1.1;
const LARGEST_AT_OPENING = 1.5;

export function fitted(content: Box, room: Size): View {
  const wanted = Math.min(
    (room.width - 2 * MARGIN) / Math.max(content.width, 1),
    (room.height - 2 * MARGIN) / Math.max(content.height, 1),
  );
  return centredOn(middleOf(content), Math.min(Math.max(wanted, 0.02), LARGEST_AT_OPENING), room);
}

/** The whole map if it can be read so; else as near as reading needs, with the index person amid. */
export function opening(content: Box, room: Size, home: Point | null, least: number): View {
  const whole = fitted(content, room);
  if (whole.k >= least || home === null) return whole;
  const near = centredOn(home, least, room);
  return withinReach(near, content, room);
}

/** The least shift that brings a box wholly into the window. */
export function bringingIn(view: View, box: Box, room: Size): View {
  return {
    k: view.k,
    x: view.x + shiftFor(box.x * view.k + view.x, box.width * view.k, room.width),
    y: view.y + shiftFor(box.y * view.k + view.y, box.height * view.k, room.height),
  };
}

function centredOn(point: Point, k: number, room: Size): View {
  return { k, x: room.width / 2 - point.x * k, y: room.height / 2 - point.y * k };
}

/** No empty paper on one side while the map goes on at the other. */
function withinReach(view: View, content: Box, room: Size): View {
  return {
    k: view.k,
    x: held(view.x, content.x, content.width, view.k, room.width),
    y: held(view.y, content.y, content.height, view.k, room.height),
  };
}

function held(shift: number, start: number, length: number, k: number, room: number): number {
  const most = MARGIN - start * k;
  const least = room - MARGIN - (start + length) * k;
  return least > most ? (least + most) / 2 : Math.min(Math.max(shift, least), most);
}

function shiftFor(start: number, length: number, room: number): number {
  if (start < MARGIN) return MARGIN - start;
  const over = start + length - (room - MARGIN);
  return over > 0 ? -Math.min(over, start - MARGIN) : 0;
}

function middleOf(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
