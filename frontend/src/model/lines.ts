/** The lines of a picture as plain points, and how they follow somebody who is moved. */

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export type Polyline = readonly Spot[];

/** One end of one of a path's lines, at somebody who may be moved. */
export interface End {
  readonly line: number;
  readonly at: "start" | "end";
}

const STRAIGHT = /^[MLZ\d\s,.+eE-]*$/;
const NUMBER = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/gi;
/** How near an end has to be to belong to a symbol; the next symbol is twice as far away. */
const REACH = { x: 30, y: 36 };
const LEVEL = 0.5;

/** The lines of path data, or none if it holds anything but straight pieces. */
export function polylines(data: string): readonly Polyline[] {
  if (!STRAIGHT.test(data)) return [];
  return data
    .split("M")
    .filter((piece) => piece.trim() !== "")
    .map((piece) => spotsIn(piece));
}

export function pathData(lines: readonly Polyline[]): string {
  return lines
    .filter((line) => line.length > 0)
    .map((line) => `M${line.map(({ x, y }) => `${tenth(x)} ${tenth(y)}`).join("L")}`)
    .join("");
}

/** Which ends reach the person who stands at this place. */
export function endsAt(lines: readonly Polyline[], place: Spot): readonly End[] {
  return lines.flatMap((line, index): End[] => {
    const ends: End[] = [];
    if (isNear(line[0], place)) ends.push({ line: index, at: "start" });
    if (line.length > 1 && isNear(line.at(-1), place)) ends.push({ line: index, at: "end" });
    return ends;
  });
}

/** The same lines with some ends shifted; what was upright or level before stays so. */
export function shifted(
  lines: readonly Polyline[],
  ends: readonly End[],
  by: Spot,
): readonly Polyline[] {
  return lines.map((line, index) =>
    ends
      .filter((end) => end.line === index)
      .reduce(
        (found, end) => (end.at === "end" ? endShifted(found, by) : fromStart(found, by)),
        line,
      ),
  );
}

function fromStart(line: Polyline, by: Spot): Polyline {
  return endShifted([...line].reverse(), by).reverse();
}

function endShifted(line: Polyline, by: Spot): Spot[] {
  const last = line.at(-1);
  const before = line.at(-2);
  if (!last || !before) return line.map((spot) => plus(spot, by));
  const to = plus(last, by);
  if (line.length === 2) return [before, ...turns(before, last, to), to];
  return [...line.slice(0, -2), corner(before, last, to), to];
}

/** A line of one piece gets two corners half way, so that it leaves and arrives as it did. */
function turns(from: Spot, was: Spot, to: Spot): readonly Spot[] {
  if (isLevel(from, was)) {
    const x = (from.x + to.x) / 2;
    return from.y === to.y ? [] : [spot(x, from.y), spot(x, to.y)];
  }
  if (isUpright(from, was)) {
    const y = (from.y + to.y) / 2;
    return from.x === to.x ? [] : [spot(from.x, y), spot(to.x, y)];
  }
  return [];
}

/** The corner before a moved end slides along the piece that leads to it. */
function corner(before: Spot, was: Spot, to: Spot): Spot {
  if (isUpright(before, was)) return spot(to.x, before.y);
  if (isLevel(before, was)) return spot(before.x, to.y);
  return before;
}

/** A tie while one of its ends is on the move: straight, and clear of both symbols. */
export function between(a: Spot, b: Spot, clear: number): Polyline {
  const far = Math.hypot(b.x - a.x, b.y - a.y);
  if (far <= 2 * clear) return [];
  const [dx, dy] = [((b.x - a.x) * clear) / far, ((b.y - a.y) * clear) / far];
  return [spot(a.x + dx, a.y + dy), spot(b.x - dx, b.y - dy)];
}

export function plus(one: Spot, by: Spot): Spot {
  return spot(one.x + by.x, one.y + by.y);
}

function spot(x: number, y: number): Spot {
  return { x, y };
}

function spotsIn(piece: string): Polyline {
  const numbers = (piece.match(NUMBER) ?? []).map(Number);
  const spots: Spot[] = [];
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    spots.push(spot(numbers[at] ?? 0, numbers[at + 1] ?? 0));
  }
  const first = spots[0];
  return piece.includes("Z") && first ? [...spots, first] : spots;
}

function isNear(end: Spot | undefined, place: Spot): boolean {
  if (!end) return false;
  return Math.abs(end.x - place.x) <= REACH.x && Math.abs(end.y - place.y) <= REACH.y;
}

function isLevel(a: Spot, b: Spot): boolean {
  return Math.abs(a.y - b.y) <= LEVEL;
}

function isUpright(a: Spot, b: Spot): boolean {
  return Math.abs(a.x - b.x) <= LEVEL;
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
