import { describe, expect, it } from "vitest";
import { type DrawnPerson, drawnMap, otherEnd, personFrom, tieFrom } from "./drawn.ts";

function person(id: string, marks: Record<string, string> = {}, isIndex = false): DrawnPerson {
  const drawn = personFrom({ id, ...marks }, id, isIndex);
  if (!drawn) throw new Error("a person needs an id");
  return drawn;
}

describe("a drawn person", () => {
  it("has lists of ids split at blanks", () => {
    expect(person("mara", { parents: " ruth  paul " }).parents).toEqual(["ruth", "paul"]);
  });

  it("without an id is nobody", () => {
    expect(personFrom({}, "x", false)).toBeNull();
  });
});

describe("a drawn map", () => {
  it("starts at the index person, else at the first drawn", () => {
    expect(drawnMap([person("a"), person("b", {}, true)], [])?.home).toBe("b");
    expect(drawnMap([person("a"), person("b")], [])?.home).toBe("a");
  });

  it("without persons is no map", () => {
    expect(drawnMap([], [])).toBeNull();
  });

  it("leads to nobody who is not drawn", () => {
    const map = drawnMap([person("mara", { parents: "ruth hidden" }), person("ruth")], []);
    expect(map?.persons.get("mara")?.parents).toEqual(["ruth"]);
  });

  it("knows only ties whose two ends are drawn", () => {
    const ties = [
      { id: "t1", a: "mara", b: "ruth", label: "" },
      { id: "t2", a: "mara", b: "hidden", label: "" },
    ];
    const map = drawnMap([person("mara", { ties: "t1 t2" }), person("ruth")], ties);
    expect(map?.persons.get("mara")?.ties).toEqual(["t1"]);
    expect([...(map?.ties.keys() ?? [])]).toEqual(["t1"]);
  });

  it("puts a person back among siblings that left them out", () => {
    const map = drawnMap([person("a"), person("b", { siblings: "a c" }), person("c")], []);
    expect(map?.persons.get("b")?.siblings).toEqual(["a", "b", "c"]);
  });
});

describe("a drawn tie", () => {
  it("has another end, whichever end one stands at", () => {
    const tie = tieFrom({ id: "t", a: "mara", b: "ruth" }, "close");
    expect(tie && otherEnd(tie, "mara")).toBe("ruth");
    expect(tie && otherEnd(tie, "ruth")).toBe("mara");
  });

  it("with one end is none", () => {
    expect(tieFrom({ id: "t", a: "mara" }, "")).toBeNull();
  });
});
