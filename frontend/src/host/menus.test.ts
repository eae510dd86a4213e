// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from "vitest";
import { wireMenus } from "./menus.ts";

let menu: HTMLDetailsElement;

beforeEach(() => {
  document.body.innerHTML =
    '<details class="menu" open><summary tabindex="0">More</summary><a href="#">One</a></details><p>Page</p>';
  menu = document.querySelector("details") ?? document.createElement("details");
  wireMenus(document.body);
});

describe("an open menu", () => {
  it("closes on a press elsewhere", () => {
    document.querySelector("p")?.click();
    expect(menu.open).toBe(false);
  });

  it("stays for a press inside", () => {
    menu.querySelector("a")?.click();
    expect(menu.open).toBe(true);
  });

  it("closes on Escape and gives the focus back", () => {
    menu.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    expect(menu.open).toBe(false);
    expect(document.activeElement).toBe(menu.querySelector("summary"));
  });
});
