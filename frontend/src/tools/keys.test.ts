import { describe, expect, it } from "vitest";
import { type KeyPressed, wishOf } from "./keys.ts";

function key(name: string, more: Partial<KeyPressed> = {}): KeyPressed {
  return { key: name, code: "", ctrlKey: false, altKey: false, metaKey: false, ...more };
}

describe("a key", () => {
  it.each([
    ["ArrowUp", "parents"],
    ["ArrowDown", "children"],
    ["ArrowLeft", "elder"],
    ["ArrowRight", "younger"],
    ["p", "partner"],
    ["P", "partner"],
    ["t", "ties"],
    ["Home", "home"],
    ["Enter", "open"],
  ])("%s stands for %s", (name, wish) => {
    expect(wishOf(key(name))).toBe(wish);
  });

  it("is known by its place where the alphabet is another", () => {
    expect(wishOf(key("פ", { code: "KeyP" }))).toBe("partner");
    expect(wishOf(key("е", { code: "KeyT" }))).toBe("ties");
  });

  it.each(["ctrlKey", "altKey", "metaKey"])("with %s belongs to the browser", (held) => {
    expect(wishOf(key("p", { [held]: true }))).toBeNull();
  });

  it.each(["Tab", "Escape", "x", "F5"])("%s is left alone", (name) => {
    expect(wishOf(key(name))).toBeNull();
  });
});
