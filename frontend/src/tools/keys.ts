/** Which wish a key stands for while somebody on the map has the focus. */
export type Wish =
  | "parents"
  | "children"
  | "elder"
  | "younger"
  | "partner"
  | "ties"
  | "home"
  | "open"
  | "next"
  | "previous"
  | "nearer"
  | "farther"
  | "fit";

export interface KeyPressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

const wishes: ReadonlyMap<string, Wish> = new Map([
  ["ArrowUp", "parents"],
  ["ArrowDown", "children"],
  ["ArrowLeft", "elder"],
  ["ArrowRight", "younger"],
  ["p", "partner"],
  ["t", "ties"],
  ["Home", "home"],
  ["Enter", "open"],
  [" ", "open"],
  ["PageDown", "next"],
  ["PageUp", "previous"],
  ["+", "nearer"],
  ["=", "nearer"],
  ["-", "farther"],
  ["0", "fit"],
]);

export function wishOf(pressed: KeyPressed): Wish | null {
  if (pressed.ctrlKey || pressed.altKey || pressed.metaKey) return null;
  return wishes.get(nameOf(pressed)) ?? null;
}

/** Letters are read from their place on the board where the alphabet is not Latin. */
function nameOf({ key, code }: KeyPressed): string {
  if (key.length > 1) return key;
  const isLatin = /^[ -~]$/.test(key);
  return (isLatin ? key : code.replace(/^Key/, "")).toLowerCase();
}
