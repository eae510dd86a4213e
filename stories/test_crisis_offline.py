"""A plan kept on a phone opens with the server down; on paper it fits one page."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from stories.visiting import DESK, PHONE, Look, OpenBrowser, sign_in

from kithkin.accounts.models import CaseKind, Role
from kithkin.accounts.services import cases
from kithkin.base.actor import OPERATOR, Actor
from kithkin.conftest import AddUser
from kithkin.crisis import device_files
from kithkin.crisis.models import Plan, PlanStep
from kithkin.crisis.policy import LONGEST_WORDS, MOST_LINES
from kithkin.crisis.services import lines
from kithkin.crisis.services import plan as verbs

STRANGE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 39\r\nConnection: close\r\n\r\n"
    b"<h1>Please sign in to this network</h1>"
)


class Way:
    """The way to the server: open, shut, or answered by somebody else on it."""

    def __init__(self, port: int) -> None:
        self.behind = port
        self.state = "open"
        self._ear = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._ear.getsockname()[1]
        self._open: list[socket.socket] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def set(self, state: str) -> None:
        self.state = state
        while self._open:
            _shut(self._open.pop())

    def close(self) -> None:
        self.set("shut")
        self._ear.close()

    def _listen(self) -> None:
        while True:
            try:
                caller, _place = self._ear.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(caller,), daemon=True).start()

    def _serve(self, caller: socket.socket) -> None:
        if self.state == "shut":
            return _shut(caller)
        if self.state == "strange":
            caller.recv(65536)
            caller.sendall(STRANGE)
            return _shut(caller)
        server = socket.create_connection(("localhost", self.behind))
        self._open += [caller, server]
        threading.Thread(target=_carry, args=(server, caller), daemon=True).start()
        return _carry(caller, server)


def _carry(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while told := source.recv(65536):
            target.sendall(told)
    _shut(target)


def _shut(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


class Address(str):
    """Where the browser finds the server, and the way there."""

    __slots__ = ("way",)
    way: Way


@pytest.fixture
def kithkin(kithkin: str) -> Iterator[Address]:
    """Here the browser comes to the server by a way that can be shut."""
    if not device_files.worker_code():
        pytest.skip("the front end is not built")
    built = Way(urlsplit(kithkin).port or 80)
    address = Address(f"http://localhost:{built.port}")
    address.way = built
    yield address
    built.close()


@pytest.fixture
def way(kithkin: Address) -> Way:
    return kithkin.way


@pytest.fixture
def work(add_user: AddUser) -> dict[str, Any]:
    """Mina's work with Thea, the clinic's own line, no plan yet."""
    thea, user = Actor(id=add_user("thea", Role.THERAPIST).id), add_user("mina")
    case = cases.open_case(by=thea, kind=CaseKind.INDIVIDUAL, label="Mina")
    cases.add_member(by=thea, case_id=case.id, called="Mina", user=user)
    told = {"kind": "own", "name": "Lindenhof at night", "phone": "01632 960111", "hours": "daily"}
    line = lines.add_clinic_line(by=OPERATOR, clinic_id=case.clinic_id, values=told)
    assert line.checked_on is None
    return {"case": case.id, "mina": Actor(id=user.id), "base": f"/work/{case.id}/plan/"}


def planned(work: dict[str, Any]) -> str:
    """A plan with one line, by the verbs; its address."""
    by = {"by": work["mina"], "case_id": work["case"]}
    plan = verbs.begin_plan(**by, values={"words": "Lighter by the morning"})
    values = {"number": 4, "words": "Bea, can you come?", "phone": "01632 960143"}
    verbs.add_plan_step(**by, plan_id=plan.id, values=values)
    return str(work["base"])


KEPT_HERE = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    const box = await caches.open(name);
    for (const one of await box.keys()) found.push(new URL(one.url).pathname);
  }
  return found.sort();
}"""


def keep_on_phone(page: Page, base: str) -> None:
    page.goto(base)
    expect(page.get_by_text("Not on this device.")).to_be_visible()
    assert page.evaluate(KEPT_HERE) == []
    page.get_by_role("button", name="Keep it here, open").click()
    expect(page.get_by_text("On this device, open.")).to_be_visible()


def test_the_plan_opens_with_the_server_down(
    work: dict[str, Any], way: Way, open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    page = open_browser(PHONE)
    sign_in(page, "mina")
    keep_on_phone(page, planned(work))
    assert page.evaluate(KEPT_HERE) == sorted(["/now/", "/now/kept", *device_files.pieces()])

    page.goto("about:blank")
    way.set("shut")
    for address in ("/now/", "/now"):
        page.goto(address)
        expect(page.get_by_text("Bea, can you come?")).to_be_visible()
        expect(page.locator("a[href='tel:01632960143']")).to_be_visible()
        expect(page.locator("a[href='tel:112']")).to_be_visible()
        expect(page.locator("a[href='tel:01632960111']")).to_be_visible()
    page.get_by_role("button", name="Leave now").click()
    page.wait_for_url("about:blank")
    page.goto("/now/")
    expect(page.get_by_text("Lighter by the morning")).to_be_visible()

    way.set("open")
    by = {"by": work["mina"], "case_id": work["case"]}
    step = PlanStep.objects.get()
    verbs.change_plan_step(**by, plan_step_id=step.id, values={"words": "Ring before midnight"})
    page.goto("/now/")
    expect(page.get_by_text("Ring before midnight")).to_be_visible()
    expect_no_barrier(page)
    page.get_by_role("button", name="Take it off this device").click()
    expect(page.get_by_text("It is no longer on this device.")).to_be_visible()
    assert "/now/kept" not in page.evaluate(KEPT_HERE)
    page.goto("/now/")
    expect(page.get_by_text("No plan is kept on this device.")).to_be_visible()
    expect(page.get_by_text("Ring before midnight")).to_have_count(0)
    expect_no_barrier(page)


def test_a_strange_answer_never_replaces_what_is_kept(
    work: dict[str, Any], way: Way, open_browser: OpenBrowser
) -> None:
    page = open_browser(PHONE)
    sign_in(page, "mina")
    keep_on_phone(page, planned(work))
    page.goto("about:blank")
    for state in ("strange", "shut", "strange"):
        way.set(state)
        page.goto("/now/")
        expect(page.get_by_text("Bea, can you come?")).to_be_visible()
        expect(page.locator("a[href='tel:01632960111']")).to_be_visible()
        expect(page.get_by_text("Please sign in to this network")).to_have_count(0)


@pytest.mark.parametrize("words", ["word ", "漢", "w"])
def test_the_plan_fits_one_page_of_paper(
    work: dict[str, Any], open_browser: OpenBrowser, expect_no_barrier: Look, words: str
) -> None:
    planned(work)
    plan = Plan.objects.get()
    page = open_browser(DESK)
    sign_in(page, "mina")
    page.goto(f"{work['base']}{plan.id}/paper/")
    expect_no_barrier(page)
    assert pages_of(page) == 1
    fill(work, plan.id, (words * LONGEST_WORDS)[:LONGEST_WORDS])
    page.reload()
    expect(page.get_by_text("Long lines are cut short here")).to_be_visible()
    assert pages_of(page) == 1


def fill(work: dict[str, Any], plan_id: Any, words: str) -> None:
    """The fullest plan there can be."""
    by = {"by": work["mina"], "case_id": work["case"], "plan_id": plan_id}
    for number in range(1, 7):
        for _line in range(MOST_LINES - (number == 4)):
            told = {"number": number, "words": words, "note": words, "phone": "01632 960143"}
            verbs.add_plan_step(**by, values=told)


def pages_of(page: Page) -> int:
    """How many pages a printer would give; A4 all of them."""
    printed = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[0 0 (\d+)[\d.]* (\d+)", printed)
    assert set(boxes) == {(b"594", b"841")}
    return len(re.findall(rb"/Type\s*/Page[^s]", printed))
