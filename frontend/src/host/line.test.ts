// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from "vitest";
import { wakeLine, wireOpened } from "./line.ts";

beforeEach(() => {
  document.body.innerHTML = `
    <form data-line>
      <input list="l"><datalist id="l"><option value="mother"></option></datalist>
      <input type="hidden" name="open">
      <select name="about"><option value="a" selected></option><option value="b"></option></select>
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

describe("whoever is opened on the map", () => {
  it("is whom the line is about, and stays open", () => {
    wireOpened(document.body);
    const detail = { id: "b" };
    document.body.firstElementChild?.dispatchEvent(
      new CustomEvent("kithkin:open", { bubbles: true, detail }),
    );
    expect(document.querySelector("select")?.value).toBe("b");
    expect(document.querySelector<HTMLInputElement>('[name="open"]')?.value).toBe("b");
  });
});

describe("the quick line", () => {
  it("is completed word by word", () => {
    expect(type("mother Rosa cl")).toEqual(["mother Rosa close"]);
  });

  it("knows its first words again after it was emptied", () => {
    type("mother Rosa cl");
    expect(type("mo")).toEqual(["mother"]);
  });
});
