import { describe, expect, it } from "vitest";
import { pauseBefore } from "./backoff.ts";

describe("the pause before trying again", () => {
  it("doubles, and ends at half a minute", () => {
    const pauses = [0, 1, 2, 3, 9, 500].map((tries) => pauseBefore(tries, 0.5));
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 30_000, 30_000]);
  });

  it("is not the same for all pages at once", () => {
    expect(pauseBefore(3, 0)).toBe(6000);
    expect(pauseBefore(3, 1)).toBe(10_000);
  });
});
