import { describe, expect, it } from "vitest";
import { carryWishOf, type KeyHeld, picksUp } from "./shift.ts";

function key(name: string, more: Partial<KeyHeld> = {}): KeyHeld {
  return {
    key: name,
    code: "",
    shiftKey: false,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    ...more,
  };
}

describe("while somebody is carried", () => {
  it.each([
    ["ArrowLeft", { x: -10, y: 0 }],
    ["ArrowRight", { x: 10, y: 0 }],
    ["ArrowUp", { x: 0, y: -10 }],
    ["ArrowDown", { x: 0, y: 10 }],
  ])("%s shifts them", (name, by) => {
    expect(carryWishOf(key(name))).toMatchObject({ kind: "shift", by });
  });

  it("Shift goes farther", () => {
    expect(carryWishOf(key("ArrowUp", { shiftKey: true }))).toMatchObject({ by: { x: 0, y: -50 } });
  });

  it.each([
    ["Enter", "keep"],
    [" ", "keep"],
    ["Escape", "back"],
  ])("%s means %s", (name, kind) => {
    expect(carryWishOf(key(name))?.kind).toBe(kind);
  });

  it("other keys stay what they are", () => {
    expect(carryWishOf(key("Tab"))).toBeNull();
    expect(carryWishOf(key("ArrowUp", { ctrlKey: true }))).toBeNull();
  });
});

describe("picking somebody up", () => {
  it("is M, by its place where the alphabet is another", () => {
    expect(picksUp(key("m"))).toBe(true);
    expect(picksUp(key("M"))).toBe(true);
    expect(picksUp(key("ь", { code: "KeyM" }))).toBe(true);
    expect(picksUp(key("µ", { code: "Semicolon" }))).toBe(false);
    expect(picksUp(key("m", { ctrlKey: true }))).toBe(false);
  });
});
