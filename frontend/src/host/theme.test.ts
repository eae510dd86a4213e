// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from "vitest";
import { themeCookie, wireTheme } from "./theme.ts";

let root: HTMLElement;
let button: HTMLButtonElement;

beforeEach(() => {
  document.body.innerHTML = "<main><button data-theme-toggle hidden></button></main>";
  root = document.querySelector("main") ?? document.body;
  button = document.querySelector("button") ?? document.createElement("button");
});

describe("the colours", () => {
  it("can be changed only where script runs", () => {
    expect(button.hidden).toBe(true);
    wireTheme(root);
    expect(button.hidden).toBe(false);
  });

  it("turn dark and light again, and the button says which", () => {
    wireTheme(root);
    button.click();
    expect(root.dataset["theme"]).toBe("dark");
    expect(button.getAttribute("aria-pressed")).toBe("true");
    button.click();
    expect(root.dataset["theme"]).toBe("light");
  });

  it("start from what the server remembered", () => {
    root.dataset["theme"] = "dark";
    wireTheme(root);
    expect(button.getAttribute("aria-pressed")).toBe("true");
  });

  it("are remembered in a cookie that goes to this site only", () => {
    expect(themeCookie("dark", "https:")).toMatch(/^kithkin_theme=dark;.*SameSite=Lax; Secure$/);
    expect(themeCookie("dark", "http:")).not.toContain("Secure");
  });
});
