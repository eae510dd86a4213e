import { type DrawnMap, drawnMap, personFrom, tieFrom } from "../model/drawn.ts";

/** A small family for the tests: Mara between parents and child, two siblings, two partners. */
const people: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ida: { children: "ruth", siblings: "ida" },
  ruth: { parents: "ida", children: "mara ben", siblings: "ruth", partners: "paul" },
  paul: { children: "mara ben", siblings: "paul", partners: "ruth" },
  mara: {
    parents: "ruth paul",
    children: "lea",
    siblings: "mara ben",
    partners: "sam kim",
    ties: "t1",
  },
  ben: { parents: "ruth paul", siblings: "mara ben" },
  sam: { children: "lea", siblings: "sam", partners: "mara" },
  kim: { siblings: "kim", partners: "mara" },
  lea: { parents: "mara sam", siblings: "lea" },
};

export function family(): DrawnMap {
  const persons = Object.entries(people).flatMap(([id, marks]) => {
    const person = personFrom({ id, ...marks }, id, id === "mara");
    return person ? [person] : [];
  });
  const tie = tieFrom({ id: "t1", a: "mara", b: "ida" }, "Mara and Ida are close");
  const map = drawnMap(persons, tie ? [tie] : []);
  if (!map) throw new Error("the family is empty");
  return map;
}

/** The same family as the server would draw it. */
export function familyAsSvg(): string {
  const marks = Object.entries(people).map(([id, lists]) => {
    const data = Object.entries(lists).map(([list, ids]) => `data-${list}="${ids}"`);
    const kind = id === "mara" ? "person index" : "person";
    return `<g class="${kind}" data-id="${id}" ${data.join(" ")} tabindex="-1" aria-label="${id}"/>`;
  });
  const tie = `<g class="tie" data-id="t1" data-a="mara" data-b="ida" aria-label="close"/>`;
  return `<svg class="map" viewBox="0 0 10 10"><title>x</title>${tie}${marks.join("")}</svg>`;
}
