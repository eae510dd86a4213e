import type { Spot } from "../model/lines.ts";

/** What a key means while somebody is carried over the map. */
export type CarryWish =
  | { readonly kind: "shift"; readonly by: Spot; readonly way: Way }
  | { readonly kind: "keep" }
  | { readonly kind: "back" };

export type Way = "left" | "right" | "up" | "down";

const STEP = 10;
const LEAP = 50;

const ways: ReadonlyMap<string, readonly [Way, number, number]> = new Map([
  ["ArrowLeft", ["left", -1, 0]],
  ["ArrowRight", ["right", 1, 0]],
  ["ArrowUp", ["up", 0, -1]],
  ["ArrowDown", ["down", 0, 1]],
]);

export interface KeyHeld {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

export function carryWishOf(pressed: KeyHeld): CarryWish | null {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return null;
  const found = ways.get(pressed.key);
  if (found) {
    const far = pressed.shiftKey ? LEAP : STEP;
    return { kind: "shift", way: found[0], by: { x: found[1] * far, y: found[2] * far } };
  }
  if (pressed.key === "Enter" || pressed.key === " ") return { kind: "keep" };
  return pressed.key === "Escape" ? { kind: "back" } : null;
}

/** The key that picks up whoever has the focus; by its place where the alphabet is not Latin. */
export function picksUp({ key, code, ctrlKey, altKey, metaKey }: KeyHeld): boolean {
  if (ctrlKey || altKey || metaKey) return false;
  return /^[ -~]$/.test(key) ? key.toLowerCase() === "m" : code === "KeyM";
}
