"""Stories in a browser: a home, a person who opens onto everything, a brief, a search, two walls."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import pytest
from playwright.sync_api import expect
from stories.visiting import DESK, PHONE, Look, OpenBrowser, sign_in, work_alone

from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.base.cast import Cast
from kithkin.network.doors import perform

STORY = "She had laid the table for three."


def do(by: Actor, case: UUID, verb: str, **sent: Any) -> str:
    return perform(by=by, case_id=case, verb=verb, sent=sent).id


@pytest.fixture
def rosa(cast: Cast) -> tuple[UUID, str]:
    """Thea's work with Cleo alone; of Rosa there is a story, a good moment and something to try."""
    with clock.held_at(datetime.now(tz=UTC)):  # the server's own clock, not the cast's quiet noon
        return written(cast)


def written(cast: Cast) -> tuple[UUID, str]:
    case = work_alone(cast)
    do(cast.client, case, "add_person", values={"nickname": "Me", "index": True})
    rosa = do(cast.client, case, "add_person", values={"nickname": "Rosa"})
    told = {"persons": [rosa], "values": {"they_did": STORY}}
    do(cast.client, case, "tell_story", **told)
    do(cast.client, case, "keep_good_moment", persons=[rosa])
    tried = {"exercise": "ask_for_help", "what": "Ask her about Sunday"}
    do(cast.client, case, "book_try", person_id=rosa, values=tried)
    day = (clock.today() + timedelta(days=2)).isoformat()
    do(cast.therapist, case, "plan_session", values={"day": day, "time": "14:00"})
    return case, rosa


def test_a_client_goes_from_home_to_all_that_is_told_of_somebody(
    rosa: tuple[UUID, str], open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    page = open_browser(PHONE)
    sign_in(page, "cleo")
    for said in ("A check-in", "My people", "Something for", "Ask her about Sunday", "My plan"):
        expect(page.get_by_text(said).first).to_be_visible()
    expect_no_barrier(page)
    page.goto(f"/work/{rosa[0]}/people/{rosa[1]}/")
    for said in (STORY, "Ask her about Sunday", "good moment"):
        expect(page.get_by_text(said).first).to_be_visible()
    expect_no_barrier(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


@pytest.mark.usefixtures("rosa")
def test_a_therapist_goes_from_home_to_the_brief_in_one_tap(
    open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    page = open_browser(DESK)
    sign_in(page, "thea")
    expect(page.get_by_role("heading", name="Needs a person")).to_be_visible()
    expect_no_barrier(page)
    page.get_by_role("region", name="Coming").get_by_role("link").first.click()
    page.wait_for_url(lambda url: "/brief" in url)
    expect(page.get_by_text("Ask her about Sunday").first).to_be_visible()
    expect_no_barrier(page)


def test_a_word_is_found_by_keyboard_alone_and_stands_in_no_address(
    rosa: tuple[UUID, str], open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    page = open_browser(DESK)
    sign_in(page, "thea")
    page.goto(f"/work/{rosa[0]}/")
    page.get_by_label("Look for a word or a name").focus()
    page.keyboard.type("TABLE for")
    page.keyboard.press("Enter")
    expect(page.get_by_text(STORY).first).to_be_visible()
    assert "table" not in page.url.lower()
    expect_no_barrier(page)
    page.locator("#main ul.rows a").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(STORY).first).to_be_visible()


def test_what_one_of_two_tells_is_on_no_page_of_the_other(
    cast: Cast, open_browser: OpenBrowser
) -> None:
    kim = do(
        cast.therapist, cast.case, "add_person", part="joint", values={"nickname": "Kim"}
    )  # fmt: skip
    told = {"persons": [kim], "values": {"they_did": STORY}}
    do(cast.client, cast.case, "tell_story", part=str(cast.part), **told)
    for name, seen in (("cleo", True), ("omar", False)):
        page = open_browser(PHONE)
        sign_in(page, name)
        page.goto(f"/work/{cast.case}/people/{kim}/")
        assert (page.get_by_text(STORY).count() > 0) == seen
        page.goto(f"/work/{cast.case}/")
        page.get_by_label("Look for a word or a name").fill("table")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: urlsplit(url).path.endswith("/search/"))
        assert (page.get_by_text(STORY).count() > 0) == seen
