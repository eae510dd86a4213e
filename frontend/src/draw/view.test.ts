import { describe, expect, it } from "vitest";
import { bringingIn, fitted, opening, TOUCHABLE, type View } from "./view.ts";

const phone = { width: 328, height: 500 };
const small = { x: 0, y: 0, width: 200, height: 200 };
const wide = { x: -1000, y: 0, width: 4000, height: 800 };

/** Where a point of the map is seen in the window. */
function seen(view: View, x: number, y: number): { x: number; y: number } {
  return { x: x * view.k + view.x, y: y * view.k + view.y };
}

describe("a fitted view", () => {
  it("shows the whole map with its middle in the middle", () => {
    const view = fitted(wide, phone);
    expect(seen(view, -1000, 0).x).toBeCloseTo(24);
    expect(seen(view, 3000, 800).x).toBeCloseTo(304);
    expect(seen(view, 1000, 400)).toEqual({ x: 164, y: 250 });
  });

  it("does not blow a small map up", () => {
    expect(fitted({ x: 0, y: 0, width: 40, height: 40 }, phone).k).toBe(1.5);
  });
});

describe("the opening view", () => {
  it("is the whole map where that can be read", () => {
    expect(opening(small, phone, { x: 0, y: 0 }, TOUCHABLE)).toEqual(fitted(small, phone));
  });

  it("is near the index person where the whole could not be read", () => {
    const view = opening(wide, phone, { x: 500, y: 400 }, TOUCHABLE);
    expect(view.k).toBe(TOUCHABLE);
    expect(seen(view, 500, 400)).toEqual({ x: 164, y: 250 });
  });

  it("leaves no empty paper beside an index person at the edge", () => {
    const view = opening(wide, phone, { x: -990, y: 400 }, TOUCHABLE);
    expect(seen(view, -1000, 0).x).toBeCloseTo(24);
  });

  it("is the whole map when nobody is at home", () => {
    expect(opening(wide, phone, null, TOUCHABLE)).toEqual(fitted(wide, phone));
  });
});

describe("bringing a person in", () => {
  const still: View = { k: 1, x: 0, y: 0 };

  it("moves nothing for somebody in sight", () => {
    expect(bringingIn(still, { x: 100, y: 100, width: 40, height: 40 }, phone)).toEqual(still);
  });

  it("moves just far enough for somebody out of sight", () => {
    const view = bringingIn(still, { x: 400, y: -60, width: 40, height: 40 }, phone);
    expect(seen(view, 440, -60)).toEqual({ x: 304, y: 24 });
    expect(view.k).toBe(1);
  });

  it("shows the start of somebody larger than the window", () => {
    const view = bringingIn(still, { x: 10, y: 100, width: 900, height: 40 }, phone);
    expect(seen(view, 10, 100).x).toBe(24);
  });
});
