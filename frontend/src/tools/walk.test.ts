import { describe, expect, it } from "vitest";
import { family } from "./family.ts";
import type { Wish } from "./keys.ts";
import { stepOn, type Walk, walkFrom, walkTo } from "./walk.ts";

const map = family();

/** Fulfils the wishes one after another and says where that leads. */
function walked(start: string, ...wishes: Wish[]): string {
  let walk: Walk = walkFrom(start);
  for (const wish of wishes) {
    const step = stepOn(map, walk, wish);
    if (step?.kind === "go") walk = walkTo(walk, step.to, wish);
  }
  return walk.at;
}

describe("walking by kinship", () => {
  it("goes up to the first parent", () => {
    expect(walked("mara", "parents")).toBe("ruth");
  });

  it("goes down to the first child", () => {
    expect(walked("mara", "children")).toBe("lea");
  });

  it("comes back down to the child it came from", () => {
    expect(walked("ben", "parents", "children")).toBe("ben");
  });

  it("comes back up to the parent it came from", () => {
    expect(walked("sam", "children", "parents")).toBe("sam");
  });

  it("goes among siblings by birth, elder to the left", () => {
    expect(walked("mara", "younger")).toBe("ben");
    expect(walked("ben", "elder")).toBe("mara");
  });

  it("visits several partners in turn", () => {
    expect(walked("mara", "partner")).toBe("sam");
    expect(walked("mara", "partner", "partner", "partner")).toBe("kim");
    expect(walked("mara", "partner", "partner", "partner", "partner", "partner")).toBe("sam");
  });

  it("goes home to the index person from anywhere", () => {
    expect(walked("ida", "home")).toBe("mara");
  });

  it("reaches everyone one by one, also those without kin", () => {
    const seen = new Set([...map.order].map((_, n) => walked("ida", ...next(n))));
    expect(seen).toEqual(new Set(map.order));
    expect(walked("ida", "previous")).toBe("lea");
  });

  it("goes home when it stands on somebody who is gone", () => {
    expect(stepOn(map, walkFrom("gone"), "parents")).toEqual({ kind: "go", to: "mara" });
  });
});

describe("a step that leads nowhere", () => {
  it.each([
    ["ida", "parents"],
    ["ben", "children"],
    ["mara", "elder"],
    ["ben", "younger"],
    ["lea", "partner"],
    ["ben", "ties"],
  ] as const)("from %s says that there are no %s", (at, wish) => {
    expect(stepOn(map, walkFrom(at), wish)).toEqual({ kind: "nobody", what: wish });
  });
});

describe("other wishes", () => {
  it("opens the person one stands on", () => {
    expect(stepOn(map, walkFrom("ben"), "open")).toEqual({ kind: "open", id: "ben" });
  });

  it("lists the ties of who has some", () => {
    expect(stepOn(map, walkFrom("mara"), "ties")).toEqual({ kind: "ties", id: "mara" });
  });

  it("leaves zooming to the zoom", () => {
    expect(stepOn(map, walkFrom("mara"), "nearer")).toBeNull();
  });
});

function next(times: number): Wish[] {
  return Array.from({ length: times }, () => "next");
}
