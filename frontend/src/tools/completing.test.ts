import { describe, expect, it } from "vitest";
import { completions } from "./completing.ts";

const words = {
  starts: ["mother", "brother", "friend"],
  ties: ["close", "cut off", "conflict", "best friends"],
  names: ["Ben", '"Mary Ann"'],
};

describe("completing a quick line", () => {
  it.each([
    ["mo", ["mother"]],
    ["mother Rosa; br", ["mother Rosa; brother"]],
    ["mother Rosa;br", ["mother Rosa;brother"]],
    ["friend Jo c", ["friend Jo close", "friend Jo cut off", "friend Jo conflict"]],
    ["wife Bea of b", ["wife Bea of Ben"]],
    ["Ben - b", ["Ben - Ben"]],
    ["friend Jo b", ["friend Jo best friends", "friend Jo Ben"]],
    ['wife Bea of "mary a', ['wife Bea of "Mary Ann"']],
  ])("%s", (line, expected) => {
    expect(completions(line, words)).toEqual(expected);
  });

  it("begins a clause with a name too, for two who are here already", () => {
    expect(completions("Be", words)).toEqual(["Ben"]);
  });

  it.each(["", "mother ", "mother Rosa;", "mother Rosa; "])("says nothing after %j", (line) => {
    expect(completions(line, words)).toEqual([]);
  });

  it("leaves a word alone that is complete", () => {
    expect(completions("friend Jo close", words)).toEqual([]);
  });

  it("offers a dozen at most", () => {
    const many = { starts: [], ties: [], names: Array.from({ length: 40 }, (_, n) => `name${n}`) };
    expect(completions("friend na", many)).toHaveLength(12);
  });
});
