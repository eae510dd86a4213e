// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { isWriting } from "./writing.ts";

function main(html: string): HTMLElement {
  document.body.innerHTML = `<main>${html}</main>`;
  return document.querySelector("main") ?? document.body;
}

describe("somebody is writing", () => {
  it("once there are words that were not sent", () => {
    const page = main(`<form><input value="as it was"></form>`);
    expect(isWriting(page)).toBe(false);
    const box = page.querySelector("input");
    if (box) box.value = "as it wa";
    expect(isWriting(page)).toBe(true);
  });

  it("on a page that is one form, from its first moment", () => {
    expect(isWriting(main(`<form class="form" method="post"><p></p></form>`))).toBe(true);
    expect(isWriting(main(`<form class="form" method="get"><p></p></form>`))).toBe(false);
  });

  it("while a dialog stands open", () => {
    expect(isWriting(main("<dialog open></dialog>"))).toBe(true);
  });
});
