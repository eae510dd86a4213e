"""What every story stands on: a running Kithkin, a browser, and somebody to look at it.

Playwright keeps an event loop in this thread, so stories run in a process of their own, and
Django is told that its rows may be asked from here all the same. Scripts of the page may not
evaluate text, so `wait_for_function` cannot be used: wait for what can be seen instead.
"""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.staticfiles.handlers import ASGIStaticFilesHandler
from django.core.cache import cache
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Response,
    sync_playwright,
)
from stories.visiting import DESK, Look, OpenBrowser, Photograph

from kithkin.config.asgi import application
from kithkin.conftest import _keys_forgotten, add_user, cast, clinic

__all__ = ["_keys_forgotten", "add_user", "cast", "clinic"]

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# Django's types know no application but its own; ours is one for pages and sockets.
whole: Any = application
PAGES: Any = ASGIStaticFilesHandler(whole)

PATIENCE_MS = 30_000
PARTS_OF_A_PAGE = {"stylesheet", "script", "font", "image"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Rows are really committed here: the server reads them on connections of its own."""
    rows = pytest.mark.django_db(transaction=True, databases=["default", "keys"])
    for item in items:
        item.add_marker(rows, append=False)
        item.add_marker(pytest.mark.browser)


@pytest.fixture(autouse=True)
def _no_tries_counted(db: None) -> Iterator[None]:
    """Every story comes from the same address; the count of one must not stop the next."""
    yield
    cache.clear()


async def _with_files(scope: Any, receive: Any, send: Any) -> None:
    """The workspace as it is served, sockets and all; its files straight from their folders."""
    await (PAGES if scope["type"] == "http" else application)(scope, receive, send)


@pytest.fixture
def kithkin(transactional_db: None) -> Iterator[str]:
    """The address of a running Kithkin. Passkeys want a name: localhost, never 127.0.0.1."""
    if not Path(str(settings.DJANGO_VITE["default"]["manifest_path"])).exists():
        pytest.skip("the front end is not built")
    server = uvicorn.Server(
        uvicorn.Config(
            _with_files, host="localhost", port=0, log_level="error", lifespan="off",
            timeout_graceful_shutdown=1,
        )
    )  # fmt: skip
    running = threading.Thread(target=server.run)
    running.start()
    while not server.started and running.is_alive():
        time.sleep(0.02)
    yield f"http://localhost:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    running.join()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("KITHKIN_CHROMIUM") or shutil.which("chromium")
    if path is None:
        pytest.skip("there is no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class _Watch:
    """Listens to what a page asks for and complains of; a story ends well only in silence."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.foreign: list[str] = []
        self.complaints: list[str] = []

    def over(self, context: BrowserContext) -> None:
        context.on("request", lambda request: self._asked(request.url))
        context.on("response", self._answered)
        context.on("console", self._said)
        context.on("weberror", lambda broke: self.complaints.append(str(broke.error)))

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:", "about:")):
            self.foreign.append(url)

    def _answered(self, response: Response) -> None:
        # A page may be refused, and some stories ask for that; what a page is made of may not.
        if response.status >= 400 and response.request.resource_type in PARTS_OF_A_PAGE:
            self.complaints.append(f"{response.status} {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        # The browser itself reports every refused request; which of them matter is told above.
        refused = message.text.startswith("Failed to load resource")
        # Whoever taps on before the live line stands leaves it half open; the next page has its own.
        left = "WebSocket is closed before the connection is established" in message.text
        if message.type in {"error", "warning"} and not (refused or left):
            self.complaints.append(message.text)


@pytest.fixture
def open_browser(chromium: Browser, kithkin: str) -> Iterator[OpenBrowser]:
    """Open a browser of one's own, with cookies of its own: `open_browser(PHONE)`."""
    contexts: list[BrowserContext] = []
    watch = _Watch(kithkin)

    def open_one(size: tuple[int, int] = DESK, **options: Any) -> Page:
        width, height = size
        context = chromium.new_context(
            base_url=kithkin, viewport={"width": width, "height": height},
            reduced_motion="reduce", **options,
        )  # fmt: skip
        context.set_default_timeout(PATIENCE_MS)
        watch.over(context)
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
    assert watch.foreign == []
    assert watch.complaints == []


@pytest.fixture
def expect_no_barrier() -> Look:
    """axe finds nothing on this page, and nothing hangs over its right edge."""
    axe = Axe()

    def look(page: Page) -> None:
        found = axe.run(page)
        assert found.violations_count == 0, found.generate_report()
        room = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert room[0] <= room[1], f"{page.url} is wider than the screen"

    return look


@pytest.fixture
def photograph() -> Photograph:
    """Keep a picture of a page in the folder KITHKIN_PICTURES names; without one, do nothing."""
    folder = os.environ.get("KITHKIN_PICTURES")

    def keep(page: Page, name: str) -> None:
        if folder:
            width = page.viewport_size["width"] if page.viewport_size else 0
            page.screenshot(path=Path(folder, f"{name}-{width}.png"), full_page=True)

    return keep


@pytest.fixture
def add_passkeys() -> Look:
    """Give a page's browser a passkey keeper that always says yes, as a finger on it would."""

    def add(page: Page) -> None:
        tools = page.context.new_cdp_session(page)
        tools.send("WebAuthn.enable")
        keeper = {
            "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
            "hasUserVerification": True, "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }  # fmt: skip
        tools.send("WebAuthn.addVirtualAuthenticator", {"options": keeper})

    return add
