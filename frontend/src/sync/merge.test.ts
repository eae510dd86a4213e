// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from "vitest";
import { likeness } from "./likeness.ts";
import { type Merged, merge } from "./merge.ts";

function page(html: string): Element {
  const main = new DOMParser().parseFromString(`<main id="main">${html}</main>`, "text/html");
  return main.querySelector("#main") ?? main.body;
}

function put(html: string): Element {
  document.body.innerHTML = `<main id="main">${html}</main>`;
  return document.querySelector("#main") ?? document.body;
}

function mended(was: Element, html: string): Merged {
  return merge(was, page(html), (a, b) => likeness(a) === likeness(b));
}

function rows(...names: string[]): string {
  return `<ul>${names.map((name) => `<li><a href="/p/${name}">${name}</a></li>`).join("")}</ul>`;
}

let main: Element;

beforeEach(() => {
  document.body.innerHTML = "";
});

describe("mending a page", () => {
  it("ends with what the server says", () => {
    main = put(`<h1>One</h1>${rows("Ana", "Ben")}<p>a</p>`);
    const now = `<h1>Two</h1><p>b <b>c</b></p>${rows("Ben", "Cleo")}`;
    mended(main, now);
    expect(main.innerHTML).toBe(page(now).innerHTML);
  });

  it("leaves focus on the row it was on when one is added before it", () => {
    main = put(rows("Ben", "Cleo"));
    const ben = main.querySelector<HTMLElement>("a[href='/p/Ben']");
    ben?.focus();
    const { added } = mended(main, rows("Ana", "Ben", "Cleo"));
    expect(document.activeElement).toBe(ben);
    expect(added.map((one) => one.textContent)).toEqual(["Ana"]);
  });

  it("leaves focus when the row before it goes", () => {
    main = put(rows("Ana", "Ben", "Cleo"));
    const cleo = main.querySelector<HTMLElement>("a[href='/p/Cleo']");
    cleo?.focus();
    mended(main, rows("Cleo"));
    expect(document.activeElement).toBe(cleo);
  });

  it("leaves typed words and takes the rest", () => {
    main = put(`<p>a</p><input name="q" value="">`);
    const box = main.querySelector("input");
    if (box) box.value = "half a sen";
    mended(main, `<p>b</p><input name="q" value="other">`);
    expect([main.querySelector("p")?.textContent, box?.value]).toEqual(["b", "half a sen"]);
    expect(main.contains(box)).toBe(true);
  });

  it("leaves details as the reader set them", () => {
    main = put(`<details id="d"><summary>More</summary><p>a</p></details>`);
    main.querySelector("details")?.setAttribute("open", "");
    mended(main, `<details id="d"><summary>More</summary><p>b</p></details>`);
    expect(main.querySelector("details[open] p")?.textContent).toBe("b");
  });

  it("puts a picture in anew only when it differs", () => {
    const picture = (name: string): string =>
      `<div class="map-frame"><svg class="map" viewBox="0 0 9 9"><g class="canvas">
       <g class="person" data-id="1" aria-label="${name}"></g></g></svg></div>`;
    main = put(picture("Ana"));
    const svg = main.querySelector("svg");
    svg?.removeAttribute("viewBox");
    main.querySelector(".canvas")?.setAttribute("transform", "scale(2)");
    expect(mended(main, picture("Ana")).replaced).toHaveLength(0);
    expect(main.querySelector("svg")).toBe(svg);
    expect(mended(main, picture("Ben")).replaced).toHaveLength(1);
    expect(main.querySelector("svg")).not.toBe(svg);
  });

  it("keeps what was just said to the reader", () => {
    main = put(`<div id="messages"><p>Kept.</p></div><p>a</p>`);
    mended(main, `<div id="messages"></div><p>b</p>`);
    expect(main.textContent).toBe("Kept.b");
  });
});

describe("the likeness of two pages", () => {
  it("is of what the server said, not of what a script did with it", () => {
    const said = `<ul><li class="chip" tabindex="0">Ana</li></ul><input type="hidden" value="1">`;
    main = put(said);
    main.querySelector("li")?.setAttribute("tabindex", "-1");
    main.querySelector("li")?.classList.add("opened", "htmx-added");
    main.querySelector("input")?.setAttribute("value", "2");
    expect(likeness(main)).toBe(likeness(page(said)));
    expect(likeness(main)).not.toBe(likeness(page(said.replace("Ana", "Ben"))));
  });
});
