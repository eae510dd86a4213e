import type { DrawnMap, DrawnPerson } from "../model/drawn.ts";
import type { Wish } from "./keys.ts";

/** Why a step led nowhere; the page has a sentence for each. */
export type Nobody = "parents" | "children" | "elder" | "younger" | "partner" | "ties";

export type Step =
  | { readonly kind: "go"; readonly to: string }
  | { readonly kind: "open"; readonly id: string }
  | { readonly kind: "ties"; readonly id: string }
  | { readonly kind: "nobody"; readonly what: Nobody };

/** Where the walker stands and how they came, so that a step back leads back. */
export interface Walk {
  readonly at: string;
  readonly from: string | null;
  readonly lastPartner: ReadonlyMap<string, string>;
}

export function walkFrom(at: string): Walk {
  return { at, from: null, lastPartner: new Map() };
}

export function walkTo(walk: Walk, to: string, wish: Wish | null): Walk {
  const lastPartner =
    wish === "partner" ? new Map(walk.lastPartner).set(walk.at, to) : walk.lastPartner;
  return { at: to, from: walk.at, lastPartner };
}

export function stepOn(map: DrawnMap, walk: Walk, wish: Wish): Step | null {
  const person = map.persons.get(walk.at);
  if (!person) return { kind: "go", to: map.home };
  switch (wish) {
    case "parents":
      return toOneOf(person.parents, walk, "parents");
    case "children":
      return toOneOf(person.children, walk, "children");
    case "elder":
      return along(person, -1, "elder");
    case "younger":
      return along(person, 1, "younger");
    case "partner":
      return toPartner(person, walk);
    default:
      return stepElsewhere(map, person, wish);
  }
}

function stepElsewhere(map: DrawnMap, person: DrawnPerson, wish: Wish): Step | null {
  switch (wish) {
    case "home":
      return { kind: "go", to: map.home };
    case "open":
      return { kind: "open", id: person.id };
    case "ties":
      return person.ties.length > 0
        ? { kind: "ties", id: person.id }
        : { kind: "nobody", what: "ties" };
    case "next":
      return round(map, person, 1);
    case "previous":
      return round(map, person, -1);
    default:
      return null;
  }
}

/** The one we came from if they are among them, else the first. */
function toOneOf(ids: readonly string[], walk: Walk, what: Nobody): Step {
  const to = ids.find((id) => id === walk.from) ?? ids[0];
  return to === undefined ? { kind: "nobody", what } : { kind: "go", to };
}

function along(person: DrawnPerson, by: number, what: Nobody): Step {
  const to = person.siblings[person.siblings.indexOf(person.id) + by];
  return to === undefined || to === person.id ? { kind: "nobody", what } : { kind: "go", to };
}

/** With several partners each press goes to the next of them, in turn. */
function toPartner(person: DrawnPerson, walk: Walk): Step {
  const last = walk.lastPartner.get(person.id);
  const place = last === undefined ? -1 : person.partners.indexOf(last);
  const to = person.partners[(place + 1) % Math.max(person.partners.length, 1)];
  return to === undefined ? { kind: "nobody", what: "partner" } : { kind: "go", to };
}

function round(map: DrawnMap, person: DrawnPerson, by: number): Step | null {
  const count = map.order.length;
  const to = map.order[(map.order.indexOf(person.id) + by + count) % count];
  return to === undefined ? null : { kind: "go", to };
}
