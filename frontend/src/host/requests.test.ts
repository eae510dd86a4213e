// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { wireRequests } from "./requests.ts";

let root: HTMLElement;

beforeEach(() => {
  vi.useFakeTimers();
  // jsdom has no scrolling.
  Element.prototype.scrollIntoView = vi.fn();
  document.head.innerHTML = '<meta name="csrf-token" content="a-token">';
  document.body.innerHTML =
    '<main><div id="messages" data-say-unsent="That did not go through."></div></main>';
  root = document.querySelector("main") ?? document.body;
  wireRequests(root);
});

afterEach(() => {
  vi.useRealTimers();
});

function tell(name: string, detail: unknown = {}): void {
  document
    .querySelector("#messages")
    ?.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
}

describe("a request", () => {
  it("carries the page's token", () => {
    const headers: Record<string, string> = {};
    tell("htmx:configRequest", { headers });
    expect(headers).toEqual({ "X-CSRFToken": "a-token" });
  });

  it("shows the bar only when it takes its time", () => {
    tell("htmx:beforeRequest");
    expect(root.hasAttribute("data-busy")).toBe(false);
    vi.advanceTimersByTime(200);
    expect(root.hasAttribute("data-busy")).toBe(true);
  });

  it("hides the bar when the last of several has ended", () => {
    tell("htmx:beforeRequest");
    tell("htmx:beforeRequest");
    vi.advanceTimersByTime(200);
    tell("htmx:afterRequest");
    expect(root.hasAttribute("data-busy")).toBe(true);
    tell("htmx:afterRequest");
    expect(root.hasAttribute("data-busy")).toBe(false);
  });

  it("that was quick shows no bar afterwards", () => {
    tell("htmx:beforeRequest");
    tell("htmx:afterRequest");
    vi.advanceTimersByTime(500);
    expect(root.hasAttribute("data-busy")).toBe(false);
  });

  it.each(["htmx:sendError", "htmx:responseError"])("that failed (%s) is said in words", (name) => {
    tell(name);
    expect(document.querySelector("#messages")?.textContent).toBe("That did not go through.");
  });
});
