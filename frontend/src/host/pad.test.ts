// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from "vitest";
import { wakePad } from "./pad.ts";

const LEVELS = [-3, -2, -1, 0, 1, 2, 3];

function row(name: string): string {
  const places = LEVELS.map((level) => `<input type="radio" name="${name}" value="${level}">`);
  return `<input type="radio" name="${name}" value="" checked>${places.join("")}`;
}

beforeEach(() => {
  document.body.innerHTML = `<form><div data-pad hidden>
    <button type="button" data-pad-who="my" aria-pressed="true"></button>
    <button type="button" data-pad-who="their" aria-pressed="false"></button>
    <div data-pad-square><span data-pad-mark="my" hidden></span><span data-pad-mark="their" hidden></span></div>
    </div><details open></details>
    ${["my_warmth", "my_lead", "their_warmth", "their_lead"].map(row).join("")}</form>`;
  wakePad(one("[data-pad]"));
});

function one(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(selector);
  return found;
}

function tap(x: number, y: number): void {
  const square = one("[data-pad-square]");
  square.getBoundingClientRect = () => new DOMRect(0, 0, 70, 70);
  square.dispatchEvent(new MouseEvent("click", { clientX: x, clientY: y, bubbles: true }));
}

function said(): (FormDataEntryValue | null)[] {
  const form = document.querySelector("form");
  const data = new FormData(form ?? undefined);
  return ["my_warmth", "my_lead", "their_warmth", "their_lead"].map((name) => data.get(name));
}

describe("the square", () => {
  it("shows itself, and folds the rows it answers", () => {
    expect(one("[data-pad]").hidden).toBe(false);
    expect(one("details").hasAttribute("open")).toBe(false);
  });

  it("answers two rows with one tap, first mine, then theirs", () => {
    tap(65, 5);
    expect(said()).toEqual(["3", "3", "", ""]);
    tap(5, 65);
    expect(said()).toEqual(["3", "3", "-3", "-3"]);
  });

  it("takes the very edge as the last place", () => {
    tap(70, 70);
    expect(said().slice(0, 2)).toEqual(["3", "-3"]);
  });

  it("turns with a page that is read from right to left", () => {
    one("[data-pad-square]").style.direction = "rtl";
    tap(65, 35);
    expect(said().slice(0, 2)).toEqual(["-3", "0"]);
  });

  it("moves its mark when a row is answered by keyboard", () => {
    const box = document.querySelector<HTMLInputElement>('[name="my_warmth"][value="2"]');
    if (box) box.checked = true;
    box?.dispatchEvent(new Event("change", { bubbles: true }));
    const mark = one('[data-pad-mark="my"]');
    const { column, row: line } = mark.dataset;
    expect([mark.hidden, column, line]).toEqual([false, "6", "4"]);
  });
});
