// @vitest-environment jsdom
import { describe, expect, it, vi } from "vitest";
import { newMarks, piecesOf, showNew } from "./newly.ts";

function drawn(...people: [id: string, label: string][]): Element {
  const frame = document.createElement("div");
  const marks = people.map(
    ([id, label]) => `<g class="person" data-id="${id}" aria-label="${label}"/>`,
  );
  frame.innerHTML = `<svg>${marks.join("")}</svg>`;
  return frame;
}

describe("what is new", () => {
  it("is who was not drawn before, or is called otherwise", () => {
    const was = drawn(["1", "Ana"], ["2", "Ben"]);
    const marks = newMarks(was, drawn(["1", "Ana"], ["2", "Benjamin"], ["3", "Cleo"]));
    expect(marks.map((mark) => mark.dataset["id"])).toEqual(["2", "3"]);
  });

  it("stands out as a whole row and only for a moment", () => {
    vi.useFakeTimers();
    document.body.innerHTML = "<ul><li><b>Ana</b></li></ul>";
    const inner = document.querySelector("b");
    const pieces = inner ? piecesOf([inner]) : [];
    showNew(pieces);
    expect(document.querySelector("li")?.className).toBe("newly");
    vi.runAllTimers();
    expect(document.querySelector("li")?.className).toBe("");
    vi.useRealTimers();
  });
});
