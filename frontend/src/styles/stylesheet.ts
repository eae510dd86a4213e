import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What the stylesheet tests read: every file of it, and the tokens as colour pairs. */

const folder: string = fileURLToPath(new URL(".", import.meta.url));

export type Theme = "light" | "dark";
export type Pair = Readonly<Record<Theme, string>>;

export function everyStylesheet(): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return new Map(
    names
      .filter((name) => name.endsWith(".css"))
      .map((name) => [name, withoutComments(readFileSync(`${folder}/${name}`, "utf8"))]),
  );
}

export function colourTokens(): ReadonlyMap<string, Pair> {
  const tokens = new Map<string, Pair>();
  const text = everyStylesheet().get("tokens.css") ?? "";
  for (const found of text.matchAll(/--([a-z-]+): light-dark\((#\w{6}), (#\w{6})\);/g)) {
    const [, name = "", light = "", dark = ""] = found;
    tokens.set(name, { light, dark });
  }
  return tokens;
}

/** WCAG 2.2 relative luminance and contrast ratio. */
export function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(hex.slice(at, at + 2)));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: string): number {
  const value = Number.parseInt(channel, 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function withoutComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, "");
}
