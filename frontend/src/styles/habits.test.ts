import { describe, expect, it } from "vitest";
import { everyStylesheet } from "./stylesheet.ts";

const sheets = [...everyStylesheet()];
const all = sheets.map(([, text]) => text).join("\n");

/** Sides and sizes that would not turn with a right-to-left page. */
const physical =
  /(?:^|[\s;{])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|(?:min-|max-)?(?:width|height))\s*:/;

describe("the stylesheet", () => {
  it.each(sheets)("%s names sides and sizes by the direction of reading", (_name, text) => {
    const declarations = text.replace(/@media[^{]*\{/g, "");
    expect(declarations.match(physical)).toBeNull();
    expect(text).not.toMatch(/text-align:\s*(?:left|right)/);
  });

  it("uses no custom property that nobody defines", () => {
    const defined = new Set([...all.matchAll(/(--[a-z0-9-]+)\s*:/g)].map((found) => found[1]));
    const used = [...all.matchAll(/var\((--[a-z0-9-]+)/g)].map((found) => found[1]);
    expect(used.filter((name) => !defined.has(name))).toEqual([]);
  });

  it("keeps colours in the tokens, save black and white on printed paper", () => {
    const loose = sheets
      .filter(([name]) => name !== "tokens.css" && name !== "print.css")
      .flatMap(([name, text]) =>
        [...text.matchAll(/#[0-9a-f]{3,8}\b(?!")/gi)].map((f) => name + f),
      );
    expect(loose).toEqual([]);
  });

  it("puts every file into a layer", () => {
    const main = everyStylesheet().get("main.css") ?? "";
    const own = [...main.matchAll(/@import "\.\/[^"]+"(.*);/g)].map((found) => found[1]);
    expect(own).toHaveLength(sheets.length - 1);
    expect(own.every((rest) => /layer\(\w+\)/.test(rest ?? ""))).toBe(true);
  });

  it("gives everyone who asked for stillness no moving thing", () => {
    const moving = [...all.matchAll(/animation:/g)].length;
    const guarded = [...all.matchAll(/no-preference\) \{[^@]*?\n\}/g)]
      .map(([block]) => block.match(/animation:/g)?.length ?? 0)
      .reduce((sum, count) => sum + count, 0);
    expect(moving).toBeGreaterThan(0);
    expect(guarded).toBe(moving);
  });
});
