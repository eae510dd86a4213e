import type { Spot } from "./lines.ts";

/** Where people were put by hand, by id; whoever is missing stands where the map puts them. */
export type Placed = Readonly<Record<string, readonly [number, number]>>;

/** One step back: people to put where they stood, and people to let go of. */
export interface StepBack {
  readonly place: Placed;
  readonly letGo: readonly string[];
}

export function placedFrom(text: string | undefined): Placed {
  try {
    const found: unknown = JSON.parse(text || "{}");
    return typeof found === "object" && found !== null ? (found as Placed) : {};
  } catch {
    return {};
  }
}

/** What undoes a move of these people, given who was placed by hand before it. */
export function backFrom(before: Placed, moved: readonly string[]): StepBack {
  const held = moved.flatMap((id) => {
    const at = before[id];
    return at ? [[id, at] as const] : [];
  });
  return {
    place: Object.fromEntries(held),
    letGo: moved.filter((id) => before[id] === undefined),
  };
}

export interface Sent {
  readonly view: string;
  readonly persons: readonly string[];
  readonly at: readonly (readonly [number, number])[];
}

export function sentFor(view: string, placed: Placed): Sent {
  const persons = Object.keys(placed);
  return { view, persons, at: persons.flatMap((id) => (placed[id] ? [placed[id]] : [])) };
}

export function onlyHere(placed: Placed, here: ReadonlySet<string>): Placed {
  return Object.fromEntries(Object.entries(placed).filter(([id]) => here.has(id)));
}

export function asPair({ x, y }: Spot): readonly [number, number] {
  return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
}
