"""A plan for a bad night: made from the map, agreed with a helper, apart in a couple."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from stories.visiting import DESK, PHONE, Look, OpenBrowser, sign_in

from kithkin.accounts.models import CaseKind, Role, User
from kithkin.accounts.services import cases
from kithkin.base.actor import OPERATOR, Actor
from kithkin.base.cast import Cast
from kithkin.conftest import AddUser
from kithkin.crisis.services import lines
from kithkin.crisis.services import plan as verbs
from kithkin.network.services import people


@pytest.fixture
def work(add_user: AddUser) -> dict[str, Any]:
    """Mina's work with Thea: three people on the map, the clinic's own line, no plan yet."""
    thea, user = Actor(id=add_user("thea", Role.THERAPIST).id), add_user("mina")
    case = cases.open_case(by=thea, kind=CaseKind.INDIVIDUAL, label="Mina")
    cases.add_member(by=thea, case_id=case.id, called="Mina", user=user)
    for name in ("Mina", "Bea", "Jonas"):
        values = {"nickname": name, "index": name == "Mina"}
        people.add_person(by=thea, case_id=case.id, values=values)
    told = {"kind": "own", "name": "Lindenhof at night", "phone": "01632 960111", "hours": "daily"}
    line = lines.add_clinic_line(by=OPERATOR, clinic_id=case.clinic_id, values=told)
    assert line.checked_on is None
    return {"case": case.id, "mina": Actor(id=user.id), "base": f"/work/{case.id}/plan/"}


def send(page: Page) -> None:
    page.locator("main form button[type=submit]").first.click()


def test_a_plan_is_made_from_the_map_and_a_helper_says_yes(
    work: dict[str, Any], open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    page = open_browser(PHONE)
    sign_in(page, "mina")
    page.get_by_role("link", name="My plan").first.click()
    page.get_by_role("link", name="Sign in to see yours").click()
    expect_no_barrier(page)
    begin_by_keyboard(page)
    expect(page.get_by_text("Nobody is in step 3 yet.").first).to_be_visible()
    expect_no_barrier(page)

    put_bea_in(page, expect_no_barrier)
    link = prepare_to_ask(page, expect_no_barrier)
    bea = open_browser(PHONE)
    answer_by_link(bea, link, expect_no_barrier)
    page.goto(work["base"])
    expect(page.get_by_text("said yes, until")).to_be_visible()
    bea.get_by_role("button", name="I step back").click()
    expect(bea.get_by_text("You have stepped back.")).to_be_visible()
    page.reload()
    expect(
        page.get_by_text("Bea has stepped back. The rest of the plan holds.").first
    ).to_be_visible()

    therapist_keeps_a_version(open_browser(DESK), work, expect_no_barrier)
    page.reload()
    page.get_by_role("link", name="Version 1").click()
    expect(page.get_by_text("made together")).to_be_visible()
    expect_no_barrier(page)


def put_bea_in(page: Page, expect_no_barrier: Look) -> None:
    page.get_by_role("link", name="Add a line People I can ask for help").click()
    expect_no_barrier(page)
    page.get_by_label("Who").select_option(label="Bea")
    page.get_by_label("Number").fill("ask her")
    send(page)
    expect(page.get_by_text("A telephone cannot ring this.").first).to_be_visible()
    page.get_by_label("Number").fill("01632 960143")
    send(page)
    expect(page.locator("a[href='tel:01632960143']")).to_be_visible()
    expect(page.get_by_text("Bea has not been asked yet.").first).to_be_visible()


def prepare_to_ask(page: Page, expect_no_barrier: Look) -> str:
    """What to ask, and the link to hand over."""
    page.get_by_role("link", name="Prepare to ask").click()
    expect_no_barrier(page)
    page.get_by_label("What you ask of them").fill("May I ring you at night?")
    page.get_by_label("What makes it worse").fill("Advice")
    send(page)
    expect_no_barrier(page)
    page.get_by_role("button", name="Make the link").click()
    expect_no_barrier(page)
    return page.locator(".link-to-give a").get_attribute("href") or ""


def begin_by_keyboard(page: Page) -> None:
    """Nothing but keys: to the beginning, through its box, to the first line of step 1."""
    press_on(page, page.get_by_role("link", name="Begin a plan"))
    page.locator("textarea").focus()
    page.keyboard.type("Lighter by the morning")
    press_on(page, page.get_by_role("button", name="Begin"))
    press_on(page, page.get_by_role("link", name="Add a line How I notice"))
    page.locator("textarea").focus()
    page.keyboard.type("I answer with one word")
    press_on(page, page.get_by_role("button", name="Put it in the plan"))
    expect(page.get_by_text("I answer with one word").first).to_be_visible()


def press_on(page: Page, aim: Any) -> None:
    """Walk there with Tab, as somebody without a pointer does, and press Enter."""
    expect(aim).to_be_visible()
    for _step in range(60):
        page.keyboard.press("Tab")
        if aim.evaluate("one => one === document.activeElement"):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    pytest.fail("the keyboard does not lead there")


def answer_by_link(bea: Page, link: str, expect_no_barrier: Look) -> None:
    bea.goto(link)
    expect(bea.get_by_text("Mina")).to_have_count(0)
    expect_no_barrier(bea)
    assert "#" not in bea.url
    bea.get_by_role("button", name="Open it").click()
    expect(bea.get_by_role("heading", name="Mina asks you something")).to_be_visible()
    expect(bea.get_by_text("I answer with one word")).to_have_count(0)
    expect_no_barrier(bea)
    bea.get_by_label("What are your limits?").fill("Not after 23:00")
    bea.get_by_role("button", name="Yes, within my limits").click()
    expect(bea.get_by_text("You said yes, until")).to_be_visible()
    expect_no_barrier(bea)


def therapist_keeps_a_version(desk: Page, work: dict[str, Any], expect_no_barrier: Look) -> None:
    sign_in(desk, "thea")
    expect(desk.get_by_text("Bea has stepped back.")).to_be_visible()
    desk.goto(work["base"])
    expect_no_barrier(desk)
    expect(desk.get_by_role("button", name="Keep it here, open")).to_have_count(0)
    desk.get_by_role("link", name="Keep as a new version").click()
    desk.get_by_label("What is different now").fill("made together")
    send(desk)
    expect(desk.get_by_role("link", name="Version 1")).to_be_visible()


def test_each_of_a_couple_has_a_plan_the_other_never_sees(
    cast: Cast, open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    verbs.begin_plan(by=cast.client, case_id=cast.case, values={"words": "Ring Greta first"})
    base = f"/work/{cast.case}/plan/"
    omar = open_browser(PHONE)
    sign_in(omar, User.objects.get(id=cast.other_member.id).sign_in_name)
    omar.goto(base)
    expect(omar.get_by_text("No plan yet")).to_be_visible()
    assert "Greta" not in omar.content()
    desk = open_browser(DESK)
    sign_in(desk, "thea")
    desk.goto(base)
    expect_no_barrier(desk)
    desk.get_by_role("link", name="Cleo").click()
    expect(desk.get_by_role("heading", name="The plan of Cleo")).to_be_visible()
    expect(desk.get_by_text("Ring Greta first")).to_be_visible()


@pytest.mark.usefixtures("cast")
def test_the_office_keeps_the_numbers_of_the_clinic(
    open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    desk = open_browser(DESK)
    sign_in(desk, "amos")
    desk.get_by_role("link", name="Numbers to ring", exact=True).click()
    expect(desk.get_by_text("please check").first).to_be_visible()
    expect_no_barrier(desk)
    desk.get_by_role("link", name="Write it down").click()
    desk.get_by_label("What it is called").fill("Emergency")
    desk.get_by_role("textbox", name="Number").fill("112")
    send(desk)
    expect_no_barrier(desk)
    desk.get_by_role("button", name="Looked up today").click()
    expect(desk.get_by_text("please check")).to_have_count(0)
