import { describe, expect, it } from "vitest";
import { colourTokens, contrast, type Theme } from "./stylesheet.ts";

const themes: readonly Theme[] = ["light", "dark"];
const papers = ["paper", "sheet", "well", "green-wash", "clay-wash", "honey-wash"];

/** Who is written on what, anywhere on a page or a map. */
const words: readonly (readonly [string, readonly string[]])[] = [
  ["ink", papers],
  ["ink-soft", papers],
  ["green", ["paper", "sheet", "well", "green-wash", "clay-wash", "honey-wash"]],
  ["green-deep", ["paper", "sheet", "well", "green-wash"]],
  ["on-green", ["green", "green-deep"]],
  ["clay", ["paper", "sheet", "clay-wash"]],
  ["honey", ["paper", "sheet", "honey-wash"]],
  ["plum", ["paper", "sheet"]],
  ["paper", ["ink", "green-deep"]],
];

/** Edges of what can be pressed or filled in, and the ring of focus (which is ink). */
const edges: readonly (readonly [string, readonly string[]])[] = [
  ["edge", ["paper", "sheet"]],
  ["clay", ["paper", "sheet"]],
  ["green", ["paper", "sheet", "green-wash"]],
  ["ink", papers],
];

function ratio(front: string, back: string, theme: Theme): number {
  const tokens = colourTokens();
  const [one, other] = [tokens.get(front), tokens.get(back)];
  if (!one || !other) throw new Error(`no colour pair for --${front} or --${back}`);
  return contrast(one[theme], other[theme]);
}

describe("contrast", () => {
  it("agrees with the two ends of the scale and a published middle", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  });

  for (const theme of themes) {
    for (const [front, backs] of words) {
      it.each([...backs])(`${theme}: words in ${front} can be read on %s`, (back) => {
        expect(ratio(front, back, theme)).toBeGreaterThanOrEqual(4.5);
      });
    }
    for (const [front, backs] of edges) {
      it.each([...backs])(`${theme}: an edge in ${front} is seen on %s`, (back) => {
        expect(ratio(front, back, theme)).toBeGreaterThanOrEqual(3);
      });
    }
  }
});
