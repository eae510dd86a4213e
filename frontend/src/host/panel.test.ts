// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { panelBesideMap, wirePanel } from "./panel.ts";

function at(width: "wide" | "narrow"): void {
  window.matchMedia = vi.fn(() => ({ matches: width === "wide" }) as MediaQueryList);
}

let root: HTMLElement;

beforeEach(() => {
  document.body.innerHTML = `
    <main><svg class="map"><g class="person" tabindex="0"></g></svg>
    <aside id="panel"><h2 tabindex="-1">Ana</h2><a href="#x">Change</a></aside></main>`;
  root = document.querySelector("main") ?? document.body;
  wirePanel(root);
});

function settled(): void {
  const panel = document.querySelector("#panel");
  const detail = { target: panel };
  panel?.firstElementChild?.dispatchEvent(
    new CustomEvent("htmx:afterSettle", { bubbles: true, detail }),
  );
}

describe("the panel beside the map", () => {
  it("is used where there is room for it", () => {
    at("wide");
    expect(panelBesideMap()?.id).toBe("panel");
    at("narrow");
    expect(panelBesideMap()).toBeNull();
  });

  it("takes the focus of whoever opened it by keyboard", () => {
    const map = document.querySelector("svg");
    // jsdom cannot tell how the focus came.
    vi.spyOn(map as Element, "querySelector").mockReturnValue(document.body);
    map?.dispatchEvent(new CustomEvent("kithkin:open", { bubbles: true }));
    settled();
    expect(document.activeElement).toBe(document.querySelector("h2"));
  });

  it("leaves the focus on the map of whoever tapped", () => {
    const person = document.querySelector<SVGElement>(".person");
    person?.focus();
    settled();
    expect(document.activeElement).toBe(person);
  });

  it("gives the focus back to the map on Escape", () => {
    const link = document.querySelector("a");
    link?.focus();
    link?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    expect(document.activeElement).toBe(document.querySelector(".person"));
  });
});
