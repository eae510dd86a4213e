import { describe, expect, it } from "vitest";
import { between, endsAt, pathData, polylines, shifted } from "./lines.ts";

function follow(data: string, place: { x: number; y: number }, by: { x: number; y: number }) {
  const lines = polylines(data);
  return pathData(shifted(lines, endsAt(lines, place), by));
}

describe("path data", () => {
  it("is read and written again as it was", () => {
    const data = "M50 0L50 98M-50 98L150 98";
    expect(pathData(polylines(data))).toBe(data);
  });

  it("with curves is left alone", () => {
    expect(polylines("M0 0Q1 1 2 2")).toEqual([]);
  });

  it("reads numbers that stand close together", () => {
    expect(polylines("M-1.5-2L3,4")).toEqual([
      [
        { x: -1.5, y: -2 },
        { x: 3, y: 4 },
      ],
    ]);
  });
});

describe("a line whose end is moved", () => {
  it("between a couple stays level at both partners", () => {
    expect(follow("M0 0L100 0", { x: 100, y: 0 }, { x: 20, y: 40 })).toBe("M0 0L60 0L60 40L120 40");
  });

  it("to a child stays upright at both ends", () => {
    expect(follow("M50 98L50 140", { x: 50, y: 140 }, { x: 30, y: 0 })).toBe(
      "M50 98L50 119L80 119L80 140",
    );
  });

  it("moved along itself gets no corners", () => {
    expect(follow("M0 0L100 0", { x: 100, y: 0 }, { x: 20, y: 0 })).toBe("M0 0L120 0");
  });

  it("keeps the corners it has", () => {
    expect(follow("M0 0L0 30L100 30L100 0", { x: 100, y: 0 }, { x: 25, y: -10 })).toBe(
      "M0 0L0 30L125 30L125 -10",
    );
  });

  it("that begins at the person follows as well", () => {
    expect(follow("M0 0L0 98L80 98", { x: 0, y: 0 }, { x: 10, y: 5 })).toBe("M10 5L10 98L80 98");
  });

  it("that leans goes straight on leaning", () => {
    expect(follow("M0 0L40 90", { x: 40, y: 90 }, { x: 10, y: 10 })).toBe("M0 0L50 100");
  });

  it("that reaches nobody stays", () => {
    expect(follow("M0 0L100 0", { x: 50, y: 300 }, { x: 9, y: 9 })).toBe("M0 0L100 0");
  });
});

describe("a tie on the move", () => {
  it("is straight and clear of both symbols", () => {
    expect(between({ x: 0, y: 0 }, { x: 100, y: 0 }, 25)).toEqual([
      { x: 25, y: 0 },
      { x: 75, y: 0 },
    ]);
  });

  it("between two who touch is not drawn", () => {
    expect(between({ x: 0, y: 0 }, { x: 30, y: 0 }, 25)).toEqual([]);
  });
});
