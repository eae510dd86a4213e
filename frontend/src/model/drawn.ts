/** What the picture says about itself, as plain values. The server wrote it for this viewer only. */

export type Marks = Readonly<Record<string, string | undefined>>;

export interface DrawnPerson {
  readonly id: string;
  readonly label: string;
  readonly parents: readonly string[];
  readonly children: readonly string[];
  /** In order of birth, the person included. */
  readonly siblings: readonly string[];
  readonly partners: readonly string[];
  readonly ties: readonly string[];
  readonly isIndex: boolean;
}

export interface DrawnTie {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly label: string;
}

export interface DrawnMap {
  readonly persons: ReadonlyMap<string, DrawnPerson>;
  readonly ties: ReadonlyMap<string, DrawnTie>;
  /** Ids in the order in which they are drawn. */
  readonly order: readonly string[];
  readonly home: string;
}

export function personFrom(marks: Marks, label: string, isIndex: boolean): DrawnPerson | null {
  const id = marks["id"];
  if (!id) return null;
  return {
    id,
    label,
    parents: idsIn(marks["parents"]),
    children: idsIn(marks["children"]),
    siblings: idsIn(marks["siblings"]),
    partners: idsIn(marks["partners"]),
    ties: idsIn(marks["ties"]),
    isIndex,
  };
}

export function tieFrom(marks: Marks, label: string): DrawnTie | null {
  const { id, a, b } = marks as { id?: string; a?: string; b?: string };
  return id && a && b ? { id, a, b, label } : null;
}

/** Links to what is not drawn are dropped, so that no key ever leads to nothing. */
export function drawnMap(
  persons: readonly DrawnPerson[],
  ties: readonly DrawnTie[],
): DrawnMap | null {
  const first = persons[0];
  if (!first) return null;
  const order = persons.map((person) => person.id);
  const here = new Set(order);
  const drawnTies = ties.filter((tie) => here.has(tie.a) && here.has(tie.b));
  const tieIds = new Set(drawnTies.map((tie) => tie.id));
  return {
    persons: new Map(persons.map((person) => [person.id, within(person, here, tieIds, order)])),
    ties: new Map(drawnTies.map((tie) => [tie.id, tie])),
    order,
    home: (persons.find((person) => person.isIndex) ?? first).id,
  };
}

/** Who stands at the far end of a tie. */
export function otherEnd(tie: DrawnTie, from: string): string {
  return tie.a === from ? tie.b : tie.a;
}

function within(
  person: DrawnPerson,
  here: ReadonlySet<string>,
  ties: ReadonlySet<string>,
  order: readonly string[],
): DrawnPerson {
  const drawn = (ids: readonly string[]): readonly string[] => ids.filter((id) => here.has(id));
  return {
    ...person,
    parents: drawn(person.parents),
    children: drawn(person.children),
    siblings: withSelf(drawn(person.siblings), person.id, order),
    partners: drawn(person.partners),
    ties: person.ties.filter((id) => ties.has(id)),
  };
}

/** A list that forgot the person falls back to the order of drawing. */
function withSelf(
  ids: readonly string[],
  self: string,
  order: readonly string[],
): readonly string[] {
  if (ids.length === 0 || ids.includes(self)) return ids;
  return order.filter((id) => id === self || ids.includes(id));
}

function idsIn(text: string | undefined): readonly string[] {
  return text ? text.split(/\s+/).filter((id) => id !== "") : [];
}
