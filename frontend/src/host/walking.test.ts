// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { familyAsSvg } from "../tools/family.ts";
import { canvasOf, readPicture } from "./reading.ts";
import { letWalk } from "./walking.ts";

let svg: SVGSVGElement;
const open = vi.fn();
const say = vi.fn();
const showTies = vi.fn();

function press(key: string): void {
  document.activeElement?.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
  );
}

function focused(): string | null {
  return document.activeElement?.getAttribute("data-id") ?? null;
}

function focusOn(id: string): void {
  svg.querySelector<SVGElement>(`.person[data-id="${id}"]`)?.focus();
}

function tabStops(): string[] {
  return [...svg.querySelectorAll('[tabindex="0"]')].map(
    (mark) => mark.getAttribute("data-id") ?? "",
  );
}

beforeEach(() => {
  vi.clearAllMocks();
  // jsdom has no scrolling.
  Element.prototype.scrollIntoView = vi.fn();
  document.body.innerHTML = familyAsSvg();
  const found = document.querySelector<SVGSVGElement>("svg");
  const map = found && readPicture(found);
  if (!found || !map) throw new Error("the picture could not be read");
  svg = found;
  letWalk({ svg, map, mover: null, start: map.home, open, say, showTies });
});

describe("the keyboard on the map", () => {
  it("has one tab stop, the index person", () => {
    expect(tabStops()).toEqual(["mara"]);
  });

  it("moves the focus and the tab stop together", () => {
    focusOn("mara");
    press("ArrowUp");
    expect(focused()).toBe("ruth");
    expect(tabStops()).toEqual(["ruth"]);
  });

  it("remembers the way after a jump by pointer", () => {
    focusOn("mara");
    focusOn("ben");
    press("ArrowUp");
    press("ArrowDown");
    expect(focused()).toBe("ben");
  });

  it("opens the person in focus", () => {
    focusOn("lea");
    press("Enter");
    expect(open).toHaveBeenCalledWith("lea");
  });

  it("opens the person who is tapped", () => {
    svg.querySelector('[data-id="ben"]')?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    expect(open).toHaveBeenCalledWith("ben");
    expect(focused()).toBe("ben");
  });

  it("leads from a second symbol to the person, who has the one tab stop", () => {
    const second = document.createElementNS("http://www.w3.org/2000/svg", "g");
    second.setAttribute("class", "person second");
    second.setAttribute("data-again", "ben");
    svg.append(second);
    second.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    expect(open).toHaveBeenCalledExactlyOnceWith("ben");
    expect(focused()).toBe("ben");
    expect(tabStops()).toEqual(["ben"]);
  });

  it("says why a key led nowhere and stays", () => {
    focusOn("ida");
    press("ArrowUp");
    expect(say).toHaveBeenCalledWith("parents");
    expect(focused()).toBe("ida");
  });

  it("lists ties and walks along the one that is chosen", () => {
    focusOn("mara");
    press("t");
    expect(showTies).toHaveBeenCalledWith("mara", expect.any(Function));
    showTies.mock.lastCall?.[1]("ida");
    expect(focused()).toBe("ida");
  });

  it("leaves Tab to the browser", () => {
    focusOn("mara");
    const tab = new KeyboardEvent("keydown", { key: "Tab", bubbles: true, cancelable: true });
    expect(document.activeElement?.dispatchEvent(tab)).toBe(true);
  });

  it("lights the ties of the person in focus until the focus leaves", () => {
    focusOn("ida");
    expect(svg.querySelector(".tie")?.classList.contains("lit")).toBe(true);
    focusOn("lea");
    expect(svg.querySelector(".tie")?.classList.contains("lit")).toBe(false);
    expect(svg.classList.contains("attending")).toBe(false);
  });
});

describe("a picture without a canvas", () => {
  it("gets one round all that is drawn, its words left outside", () => {
    const canvas = canvasOf(svg);
    expect(canvas.querySelectorAll(".person")).toHaveLength(8);
    expect(svg.querySelector(":scope > title")).not.toBeNull();
    expect(canvasOf(svg)).toBe(canvas);
  });
});
