"""The picture in a browser: how long 1,000 people take to appear, and how smoothly one of 150 moves.

    .venv/bin/python benchmarks/map_in_browser.py [PEOPLE] [DRAGGED_AMONG]

Goals: 1,000 people drawn within 300 ms; 150 people, one dragged at 60 frames a second. Chromium is
the one that KITHKIN_CHROMIUM names, or the machine's own; it draws without a graphics card here, so
a desk does better. Times are the browser's own main thread (style, layout, paint, script), which
other work on the machine lengthens: the least and the middle of several runs are printed.
The built front end is served to it from the folder; nothing listens and nothing is stored.
"""

import json
import os
import shutil
import statistics
import sys
from datetime import date
from pathlib import Path
from typing import Any

import drawing
from playwright.sync_api import CDPSession, Page, Route, sync_playwright

from kithkin.network.drawing.genogram import draw_genogram
from kithkin.network.drawing.page import Look
from kithkin.network.layouts.family import family

TODAY = date(2026, 6, 1)
DIST = Path(__file__).resolve().parents[1] / "src/kithkin/static/dist"
ADDRESS = "http://map.invalid/"
RUNS = 5
STEPS, FRAME_MS = 120, 1000 / 60
WORK = ("ScriptDuration", "RecalcStyleDuration", "LayoutDuration", "TaskDuration")
_PUT_IN = """svg => new Promise(done => {
  const began = performance.now();
  document.querySelector('.map-frame').innerHTML = svg;
  document.querySelector('.map .canvas').getBoundingClientRect();
  const laidOut = performance.now();
  requestAnimationFrame(() => requestAnimationFrame(() =>
    done([laidOut - began, performance.now() - began])));
})"""
_WATCH = """() => { window.frames_ = []; let last = performance.now();
  const tick = now => { window.frames_.push(now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick); }"""


def main(people: int, among: int) -> None:
    with sync_playwright() as playwright:
        chromium = os.environ.get("KITHKIN_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        print(f"{browser.browser_type.name} {browser.version}, {os.cpu_count()} processors")
        appear(browser.new_page(viewport={"width": 1280, "height": 800}), svg_of(people), people)
        move(browser.new_page(viewport={"width": 1280, "height": 800}), svg_of(among), among)
        browser.close()


def svg_of(people: int) -> str:
    copy = drawing.made(people, people // 5)
    laid = family(copy)
    return draw_genogram(copy, laid, today=TODAY, look=Look(legend=True))


def appear(page: Page, svg: str, people: int) -> None:
    serve(page, "")
    page.goto(ADDRESS)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    page.evaluate(_PUT_IN, svg)  # fonts and code are warm from here on
    found = []
    for _ in range(RUNS):
        before = metrics(session)
        laid_out, seen = page.evaluate(_PUT_IN, svg)
        after = metrics(session)
        found.append((seen, laid_out, (after["TaskDuration"] - before["TaskDuration"]) * 1000))
    seen, laid_out, busy = (
        [min(column), statistics.median(column)] for column in zip(*found, strict=True)
    )
    print(f"{people:,} people appear          least   middle   goal 300 ms")
    for what, (least, middle) in (
        ("read, styled, laid out", laid_out), ("until painted", seen), ("main thread busy", busy),
    ):  # fmt: skip
        print(f"  {what:24} {least:6.0f}   {middle:6.0f} ms")


def move(page: Page, svg: str, among: int) -> None:
    serve(page, svg)
    page.goto(ADDRESS)
    page.wait_for_selector(".map-frame[data-arranges]")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    mark = page.locator(".map .person.index, .map .person").nth(among // 2)
    page.evaluate("mark => mark.scrollIntoView({block: 'center'})", mark.element_handle())
    page.evaluate("mark => mark.focus()", mark.element_handle())
    page.wait_for_timeout(600)
    box = mark.locator(".symbol").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.evaluate(_WATCH)
    before = metrics(session)
    moved = drag(page, session, x, y)
    after = metrics(session)
    told: list[float] = page.evaluate("window.frames_")
    report(told, {name: after[name] - before[name] for name in WORK}, among, moved)


def drag(page: Page, session: CDPSession, x: float, y: float) -> str:
    def mouse(kind: str, at: tuple[float, float]) -> None:
        session.send("Input.dispatchMouseEvent", {
            "type": kind, "x": at[0], "y": at[1], "button": "left", "buttons": 1, "clickCount": 1,
        })  # fmt: skip

    mouse("mousePressed", (x, y))
    page.evaluate("window.frames_.length = 0")
    for step in range(STEPS):
        mouse("mouseMoved", (x + 1.2 * step, y + 30 * ((step % 40) / 40)))
        page.wait_for_timeout(FRAME_MS / 2)
    carried: str = page.evaluate("document.querySelector('.map.arranging') ? 'moved' : 'NOT MOVED'")
    mouse("mouseReleased", (x + 1.2 * STEPS, y))
    return carried


def report(frames: list[float], work: dict[str, float], among: int, moved: str) -> None:
    count = len(frames)
    late = sum(one > 1.5 * FRAME_MS for one in frames)
    print(f"{among} people, one dragged ({moved})      goal 60 frames a second")
    print(f"  frames a second           {1000 * count / sum(frames):6.1f}, {late} of {count} late")
    print(f"  longest, 95th, middle     {max(frames):6.1f} {sorted(frames)[int(0.95 * count)]:6.1f}"
          f" {statistics.median(frames):6.1f} ms")  # fmt: skip
    each = {name.removesuffix("Duration"): 1000 * spent / count for name, spent in work.items()}
    told = ", ".join(f"{name} {spent:.1f}" for name, spent in each.items())
    print(f"  main thread a frame, ms   {told} (of {FRAME_MS:.1f})")


def metrics(session: CDPSession) -> dict[str, float]:
    found: dict[str, Any] = session.send("Performance.getMetrics")
    return {one["name"]: one["value"] for one in found["metrics"]}


def serve(page: Page, svg: str) -> None:
    manifest = json.loads((DIST / "manifest.json").read_text())["src/main.ts"]
    sheets = "".join(f'<link rel="stylesheet" href="/{one}">' for one in manifest["css"])
    html = (
        f'<!doctype html><meta charset="utf-8">{sheets}<body class="page-map"><main id="main">'
        f'<div class="map-frame" data-place="/place" data-tidy="/tidy" data-view="genogram"'
        f' data-placed="{{}}">{svg}<div class="map-tools" hidden></div><p class="map-said"></p>'
        f'</div></main><script type="module" src="/{manifest["file"]}"></script>'
    )

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ADDRESS)
        if path in {"", "place", "tidy"}:
            route.fulfill(body=html, content_type="text/html")
        elif (DIST / path).is_file():
            route.fulfill(path=DIST / path)
        else:
            route.fulfill(status=404)

    page.route("**/*", answer)


if __name__ == "__main__":
    main(*(int(word) for word in (*sys.argv[1:], *("1000", "150")[len(sys.argv) - 1 :])))
