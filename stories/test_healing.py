"""A break and its mending in a browser: noted, said, tried, looked at again, closed, and kept apart."""

from datetime import UTC, datetime
from typing import Literal
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect
from stories.visiting import DESK, PHONE, Look, OpenBrowser, Photograph, sign_in, work_alone

from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.healing.services.breaks import open_session_check
from kithkin.network.services import people, ties


def put_lin(cast: Cast, case: UUID) -> UUID:
    def put(name: str, **more: object) -> UUID:
        row = people.add_person(
            by=cast.therapist, case_id=case, part="joint", values={"nickname": name, **more}
        )
        return UUID(str(row.id))

    cleo, lin = put("Cleo", index=True), put("Lin")
    tie = ties.add_tie(by=cast.therapist, case_id=case, a=cleo, b=lin, values={"code": "close"})
    return UUID(str(tie.id))


@pytest.fixture
def alone(cast: Cast) -> UUID:
    return work_alone(cast)


def follow(page: Page, link: str) -> None:
    page.get_by_role("main").get_by_role("link", name=link).first.click()


def press(page: Page, button: str) -> None:
    page.get_by_role("main").get_by_role("button", name=button, exact=True).click()


def test_a_break_is_noted_mended_a_step_at_a_time_and_shown_on_the_relationship(
    cast: Cast, alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look,
    photograph: Photograph,
) -> None:  # fmt: skip
    tie = put_lin(cast, alone)
    page = open_browser(PHONE)
    sign_in(page, "cleo")
    page.goto(f"/work/{alone}/breaks/")
    expect_no_barrier(page)
    follow(page, "Note a break")
    page.get_by_label("With whom").select_option("Lin")
    page.get_by_label("What happened").fill("She told it at the lunch.")
    page.get_by_label("I pulled back").check()
    expect_no_barrier(page)
    press(page, "Keep it")
    expect(page.get_by_role("heading", level=1, name="With Lin")).to_be_visible()
    expect_no_barrier(page)
    follow(page, "Begin a mending")
    page.get_by_label("What would be good").fill("Christmas together.")
    press(page, "Begin")
    expect_no_barrier(page)
    photograph(page, "mending-begun")
    take_steps(page)
    expect_no_barrier(page)
    photograph(page, "mending-tried")
    page.goto(f"/work/{alone}/ties/{tie}/")
    section = page.get_by_role("region", name="Breaks and mendings")
    expect(section.get_by_text("Tried · rather well · they answered warmly")).to_be_visible()
    expect_no_barrier(page)
    therapist_reads(open_browser(DESK), alone, expect_no_barrier)


def take_steps(page: Page) -> None:
    """Four steps of the path; the others are left."""
    follow(page, "Write something, if you like – Am I ready?")
    page.get_by_label("yes", exact=True).check()
    press(page, "Keep")
    follow(page, "Write a letter, sent or never sent")
    page.get_by_label("The letter").fill("Dear Lin, you said his name.")
    press(page, "Keep the letter")
    follow(page, "It was tried")
    page.get_by_label("What you did").fill("Wrote two sentences.")
    page.get_by_label("rather well", exact=True).check()
    page.get_by_label("they answered warmly").check()
    press(page, "Keep")
    follow(page, "Look at it again")
    page.get_by_label("a bit", exact=True).check()
    press(page, "Keep")
    expect(page.get_by_text("in between: a bit")).to_be_visible()


def therapist_reads(page: Page, case: UUID, expect_no_barrier: Look) -> None:
    sign_in(page, "thea")
    page.goto(f"/work/{case}/breaks/")
    expect(page.get_by_text("I pulled back · today · being mended")).to_be_visible()
    expect_no_barrier(page)
    follow(page, "With Lin")
    follow(page, "With Lin")
    expect(page.get_by_text("Dear Lin, you said his name.")).to_be_visible()
    expect(page.get_by_role("link", name="Go on writing")).to_have_count(0)
    expect_no_barrier(page)


def test_something_was_off_is_said_in_two_taps_and_waits_for_the_therapist(
    cast: Cast, alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    with clock.held_at(datetime.now(tz=UTC)):  # the server's own clock, not the cast's quiet noon
        open_session_check(by=cast.therapist, case_id=alone)
    page, desk = open_browser(PHONE), open_browser(DESK)
    sign_in(page, "cleo")
    follow(page, "How was the last session for you?")
    expect_no_barrier(page)
    page.get_by_label("Something was off", exact=True).check()
    press(page, "Keep")
    expect(page.get_by_text("How was the last session for you?")).to_have_count(0)
    sign_in(desk, "thea")
    expect_no_barrier(desk)
    follow(desk, "Something was off last time")
    expect_no_barrier(desk)
    follow(desk, "We spoke of it")
    press(desk, "We spoke of it")
    desk.goto("/")
    expect(desk.get_by_text("Something was off last time")).to_have_count(0)
    page.goto(f"/work/{alone}/breaks/")
    follow(page, "With my therapist")
    follow(page, "Say how it stands")
    page.get_by_label("mended", exact=True).check()
    press(page, "Keep")
    expect(page.get_by_text("mended, today")).to_be_visible()
    expect_no_barrier(page)


def test_it_is_not_safe_said_by_keyboard_closes_it_gently_and_care_is_offered(
    cast: Cast, alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    put_lin(cast, alone)
    page = open_browser(PHONE)
    sign_in(page, "cleo")
    page.goto(f"/work/{alone}/say/plan-mending/")
    page.get_by_label("With whom").focus()
    page.keyboard.type("Lin")
    by_keys(page, "button", "Begin")
    by_keys(page, "link", "Write something, if you like – Is it safe for me?")
    page.get_by_label("not said").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    by_keys(page, "button", "Keep")
    expect(page.get_by_text("Mending is not used here")).to_be_visible()
    expect_no_barrier(page)
    by_keys(page, "link", "What helps instead")
    by_keys(page, "link", "Say how it stands")
    page.get_by_label("nothing is decided").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_label("One thing that helps").focus()
    page.keyboard.type("The harbour, early")
    by_keys(page, "button", "Keep")
    expect(page.get_by_role("heading", name="No contact")).to_be_visible()
    expect(page.get_by_text("The harbour, early")).to_be_visible()
    expect_no_barrier(page)


def by_keys(page: Page, role: Literal["button", "link"], name: str) -> None:
    """Tab until it has the focus, then Enter: it must be reachable, not only clickable."""
    wanted = page.get_by_role("main").get_by_role(role, name=name, exact=True)
    expect(wanted).to_be_visible()
    for _tab in range(60):
        if wanted.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def test_of_a_couple_neither_meets_what_the_other_keeps(
    cast: Cast, open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    put_lin(cast, cast.case)
    hers, his, desk = open_browser(PHONE), open_browser(PHONE), open_browser(DESK)
    for page, name in ((hers, "cleo"), (his, "omar"), (desk, "thea")):
        sign_in(page, name)
    hers.goto(f"/work/{cast.case}/say/note-break/")
    hers.get_by_label("With whom").select_option("Lin")
    hers.get_by_label("What happened").fill("kumquat")
    expect(hers.get_by_label("mine: you and your therapist see it")).to_be_checked()
    press(hers, "Keep it")
    hers.goto(f"/work/{cast.case}/say/something-was-off/")
    press(hers, "Tell my therapist")
    his.goto(f"/work/{cast.case}/breaks/")
    expect(his.get_by_text("Nothing is noted")).to_be_visible()
    expect_no_barrier(his)
    expect(desk.get_by_text("something was off")).to_have_count(0)
    desk.reload()
    expect(desk.get_by_text("Cleo: something was off last time")).to_be_visible()
    desk.goto(f"/work/{cast.case}/breaks/")
    expect(desk.get_by_text("Cleo's own")).to_have_count(2)
    expect_no_barrier(desk)
