// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from "vitest";
import { wakeLine } from "./line.ts";

beforeEach(() => {
  document.body.innerHTML = `
    <form data-line>
      <input list="l"><datalist id="l"><option value="mother"></option></datalist>
      <template data-words="ties"><option value="close"></option></template>
    </form>`;
  const form = document.querySelector<HTMLElement>("form");
  if (form) wakeLine(form);
});

function type(line: string): string[] {
  const box = document.querySelector("input");
  if (!box) throw new Error("there is no box");
  box.value = line;
  box.dispatchEvent(new Event("input"));
  return [...document.querySelectorAll("datalist option")].map(
    (one) => one.getAttribute("value") ?? "",
  );
}

describe("the quick line", () => {
  it("is completed word by word", () => {
    expect(type("mother Rosa cl")).toEqual(["mother Rosa close"]);
  });

  it("knows its first words again after it was emptied", () => {
    type("mother Rosa cl");
    expect(type("mo")).toEqual(["mother"]);
  });
});
