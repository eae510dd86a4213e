// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { wakeDialogs, wireOpeners } from "./dialogs.ts";

// jsdom knows the element but not its modes.
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = vi.fn(function (this: HTMLDialogElement) {
    this.open = true;
  });
  HTMLDialogElement.prototype.close = vi.fn(function (this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new Event("close"));
  });
});

function dialog(): HTMLDialogElement | null {
  return document.querySelector("dialog");
}

describe("a dialog that arrives", () => {
  beforeEach(() => {
    document.body.innerHTML = '<div id="dialogs"><dialog data-modal open>Hello</dialog></div>';
    wakeDialogs(document.body);
  });

  it("opens over the page", () => {
    expect(dialog()?.showModal).toHaveBeenCalledOnce();
  });

  it("opens once, however often the page is looked over", () => {
    wakeDialogs(document.body);
    expect(dialog()?.showModal).toHaveBeenCalledOnce();
  });

  it("is gone from the page when it closes", () => {
    dialog()?.close();
    expect(dialog()).toBeNull();
  });
});

describe("a dialog of the page", () => {
  it("opens from a button that names it", () => {
    document.body.innerHTML = '<button data-opens="d"></button><dialog id="d"></dialog>';
    wireOpeners(document.body);
    document.querySelector("button")?.click();
    expect(dialog()?.open).toBe(true);
  });
});
