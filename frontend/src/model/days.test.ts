import { describe, expect, it } from "vitest";
import { addressFor } from "./days.ts";

const page = new URL("https://here/work/1/map/genogram/?as_of=1985&open=ana");

describe("a year on the slider", () => {
  it("goes into the address beside what is there", () => {
    expect(addressFor(page, "1990", "2026").search).toBe("?as_of=1990&open=ana");
  });

  it("that is the last one is today", () => {
    expect(addressFor(page, "2026", "2026").search).toBe("?open=ana");
  });
});
