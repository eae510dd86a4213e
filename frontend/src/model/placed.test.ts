import { describe, expect, it } from "vitest";
import { asPair, backFrom, onlyHere, placedFrom, sentFor } from "./placed.ts";

describe("places set by hand", () => {
  it("are read from what the server wrote, and none from what it did not", () => {
    expect(placedFrom('{"ana":[1,2]}')).toEqual({ ana: [1, 2] });
    expect(placedFrom(undefined)).toEqual({});
    expect(placedFrom("{")).toEqual({});
  });

  it("are sent as people in order, each with a place", () => {
    expect(sentFor("genogram", { ana: [1, 2], ben: [3, 4] })).toEqual({
      view: "genogram",
      persons: ["ana", "ben"],
      at: [
        [1, 2],
        [3, 4],
      ],
    });
  });

  it("are kept to a tenth", () => {
    expect(asPair({ x: 1.26, y: -4.14159 })).toEqual([1.3, -4.1]);
  });
});

describe("a step back", () => {
  it("puts whoever was placed before where they stood, and lets go of the others", () => {
    expect(backFrom({ ana: [1, 2] }, ["ana", "ben"])).toEqual({
      place: { ana: [1, 2] },
      letGo: ["ben"],
    });
  });

  it("passes over whoever has left the map since", () => {
    expect(onlyHere({ ana: [1, 2], ben: [3, 4] }, new Set(["ben"]))).toEqual({ ben: [3, 4] });
  });
});
