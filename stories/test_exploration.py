"""Two people, one map, and the hour they have: live on two screens, then before, in and after it."""

import re
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Locator, Page, expect
from stories.visiting import DESK, PHONE, Look, OpenBrowser, Photograph

from kithkin.base.cast import Cast
from kithkin.exploration.models import Session, SessionNote
from kithkin.network.services import people

SOON_MS = 5000
SECRET = "They laughed once, together."


class Hour:
    """Thea at her desk, Cleo and Omar each with a telephone, in one couple's work."""

    def __init__(self, cast: Cast, open_browser: OpenBrowser) -> None:
        self.cast = cast
        self.work = f"/work/{cast.case}/"
        self.desk = enter(open_browser(DESK), "thea")
        self.phone = enter(open_browser(PHONE), "cleo")
        self.other = enter(open_browser(PHONE), "omar")


def enter(page: Page, name: str) -> Page:
    page.goto("/sign-in/")
    page.get_by_label("Your sign-in name").fill(name)
    page.get_by_label("Password", exact=True).fill("lantern river oak 7")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(re.compile(r"localhost:\d+/$"))
    return page


@pytest.fixture
def hour(cast: Cast, open_browser: OpenBrowser) -> Hour:
    return Hour(cast, open_browser)


def today() -> date:
    """As the server has it: this thread lives at the cast's quiet noon."""
    return datetime.now(tz=UTC).date()


def drawn(page: Page, name: str) -> Locator:
    return page.locator(f"svg.map .person[aria-label^='{name}']")


def put_on_the_map(hour: Hour, *names: str) -> list[UUID]:
    by, case = hour.cast.therapist, hour.cast.case
    made = (
        people.add_person(by=by, case_id=case, part="joint", values={"nickname": name})
        for name in names
    )
    return [person.id for person in made]


def add_by_hand(page: Page, work: str, name: str, *, mine: bool = False) -> None:
    page.goto(f"{work}say/add-person/")
    page.locator("input[name='values.nickname']").fill(name)
    page.locator("details.disclosure > summary").click()
    page.get_by_label("mine" if mine else "ours").check()
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**/people/**")


def test_a_change_by_one_appears_for_the_other_and_nothing_jumps(
    hour: Hour, expect_no_barrier: Look, photograph: Photograph
) -> None:
    put_on_the_map(hour, "Ruth", "Ben")
    desk, other = hour.desk, hour.other
    for page in (desk, other):
        page.goto(f"{hour.work}map/genogram/")
    drawn(desk, "Ruth").focus()
    desk.keyboard.press("+")
    near = scale_of(desk)
    add_by_hand(hour.phone, hour.work, "Karin")
    for page in (desk, other):
        expect(drawn(page, "Karin")).to_be_visible(timeout=SOON_MS)
    expect(drawn(desk, "Karin")).to_have_class(re.compile("newly"))
    expect(desk.locator("#live")).to_contain_text("The map has changed.")
    expect(drawn(desk, "Ruth")).to_be_focused()
    assert scale_of(desk) == near
    expect_no_barrier(desk)
    expect_no_barrier(other)
    photograph(desk, "live-map")


def scale_of(page: Page) -> str:
    lies = page.locator("svg.map .canvas").get_attribute("transform") or ""
    return lies.partition("scale")[2]


def test_whoever_is_writing_is_asked_first(hour: Hour, expect_no_barrier: Look) -> None:
    put_on_the_map(hour, "Ruth")
    desk = hour.desk
    desk.goto(f"{hour.work}map/genogram/")
    line = desk.locator("#line-words")
    line.fill("brother Jo")
    add_by_hand(hour.phone, hour.work, "Sunita")
    show = desk.get_by_role("button", name="Show it")
    expect(show).to_be_visible(timeout=SOON_MS)
    expect_no_barrier(desk)
    expect(drawn(desk, "Sunita")).to_have_count(0)
    show.press("Enter")
    expect(drawn(desk, "Sunita")).to_be_visible()
    expect(line).to_have_value("brother Jo")


def test_what_is_ones_own_makes_no_other_page_stir(hour: Hour) -> None:
    put_on_the_map(hour, "Ruth")
    for page in (hour.desk, hour.other):
        page.goto(f"{hour.work}map/genogram/")
        page.wait_for_load_state("networkidle")
    asked: list[str] = []
    hour.other.on("request", lambda request: asked.append(request.url))
    add_by_hand(hour.phone, hour.work, "Greta", mine=True)
    expect(drawn(hour.desk, "Greta")).to_be_visible(timeout=SOON_MS)
    hour.other.wait_for_timeout(600)
    assert asked == []


def test_a_persons_page_follows_too(hour: Hour) -> None:
    (ruth,) = put_on_the_map(hour, "Ruth")
    hour.phone.goto(f"{hour.work}people/{ruth}/")
    hour.phone.wait_for_load_state("networkidle")
    people.change_person(
        by=hour.cast.therapist, case_id=hour.cast.case, person_id=ruth, values={"work": "midwife"}
    )
    expect(hour.phone.get_by_text("midwife")).to_be_visible(timeout=SOON_MS)


def test_a_session_from_the_plan_to_the_note(
    hour: Hour, expect_no_barrier: Look, photograph: Photograph
) -> None:
    plan_by_keyboard(hour, expect_no_barrier)
    put_on_the_list(hour, expect_no_barrier)
    add_by_hand(hour.phone, hour.work, "Ana")
    look_at_the_brief(hour, expect_no_barrier, photograph)
    it_took_place(hour, expect_no_barrier)
    keep_the_note(hour, expect_no_barrier)
    look_as_members(hour, expect_no_barrier)
    plan_an_ending(hour, expect_no_barrier)
    assert Session.objects.get().there == sorted([str(hour.cast.part), str(hour.cast.other_part)])


def plan_by_keyboard(hour: Hour, expect_no_barrier: Look) -> None:
    desk = hour.desk
    desk.goto(f"{hour.work}say/plan-session/")
    expect_no_barrier(desk)
    desk.locator("input[name='values.day']").focus()
    desk.keyboard.type(today().strftime("%m%d%Y"))
    desk.locator("input[name='values.time']").focus()
    desk.keyboard.type("1200AM")
    desk.get_by_role("button", name="Plan it").press("Enter")
    desk.wait_for_url("**/sessions/")
    expect(desk.get_by_text("Today, 00:00")).to_be_visible()
    expect_no_barrier(desk)


def put_on_the_list(hour: Hour, expect_no_barrier: Look) -> None:
    """From Cleo's home: one thing for all, and one for Thea alone."""
    phone = hour.phone
    for words, whose in (("The piano", "ours"), ("What I have not said", "mine")):
        phone.goto("/")
        expect(phone.get_by_text("Today, 00:00")).to_be_visible()
        phone.get_by_role("link", name="Something for today").click()
        expect_no_barrier(phone)
        phone.get_by_label("What would you like to speak of?").fill(words)
        phone.get_by_label(whose).check()
        phone.get_by_role("button", name="Put it on the list").click()
        phone.wait_for_url("**/sessions/*")
    expect_no_barrier(phone)
    hour.other.goto(f"{hour.work}sessions/")
    expect(hour.other.get_by_text("The piano").first).to_be_visible()
    expect(hour.other.get_by_text("What I have not said")).to_have_count(0)


def look_at_the_brief(hour: Hour, expect_no_barrier: Look, photograph: Photograph) -> None:
    """One tap from home, and all of it on one screen."""
    desk = hour.desk
    desk.goto("/")
    desk.locator(f"a[href='{hour.work}brief/']").click()
    expect(desk.get_by_role("heading", name="Before session 1")).to_be_visible()
    expect(desk.get_by_text("What I have not said")).to_be_visible()
    expect_no_barrier(desk)
    photograph(desk, "brief")
    bottom = desk.locator(".brief").evaluate("one => one.getBoundingClientRect().bottom")
    assert bottom <= DESK[1]


def it_took_place(hour: Hour, expect_no_barrier: Look) -> None:
    desk = hour.desk
    desk.get_by_role("link", name="It took place").click()
    expect(desk.get_by_label("Cleo")).to_be_checked()
    desk.get_by_label("The piano").check()
    expect_no_barrier(desk)
    desk.get_by_role("button", name="Keep").click()
    desk.wait_for_url("**/sessions/*-*/")
    expect_no_barrier(desk)


def keep_the_note(hour: Hour, expect_no_barrier: Look) -> None:
    """Four boxes, kept with Ctrl and Enter."""
    desk = hour.desk
    desk.get_by_role("link", name="Write the note").click()
    expect_no_barrier(desk)
    desk.get_by_label("What moved").fill(SECRET)
    desk.get_by_label("What is agreed").fill("A walk on Sunday.")
    desk.get_by_label("What is agreed").press("Control+Enter")
    desk.wait_for_url(re.compile(r"/sessions/[0-9a-f-]+/$"))
    expect(desk.get_by_text(SECRET)).to_be_visible()
    assert SessionNote.objects.get().agreed == "A walk on Sunday."
    desk.goto(f"{hour.work}notes/")
    expect_no_barrier(desk)


def look_as_members(hour: Hour, expect_no_barrier: Look) -> None:
    """The hour and who came, what changed since, and never a word of the note."""
    session = Session.objects.get()
    for page in (hour.phone, hour.other):
        page.goto(f"{hour.work}sessions/{session.id}/")
        expect(page.get_by_text("Who was there")).to_be_visible()
        expect(page.get_by_text(SECRET)).to_have_count(0)
        expect_no_barrier(page)
    hour.phone.goto(f"{hour.work}changed/?since={session.id}")
    expect(hour.phone.get_by_text("Ana is on the map now.")).to_be_visible()
    expect_no_barrier(hour.phone)


def plan_an_ending(hour: Hour, expect_no_barrier: Look) -> None:
    desk = hour.desk
    desk.goto(f"{hour.work}say/plan-ending/")
    desk.locator("input[name='values.day']").fill((today() + timedelta(days=56)).isoformat())
    desk.get_by_label("Which session is the last").fill("9")
    expect_no_barrier(desk)
    desk.get_by_role("button", name="Keep").click()
    desk.wait_for_url("**/sessions/")
    hour.phone.goto("/")
    expect(hour.phone.get_by_text("Session 9, about")).to_be_visible()
    expect_no_barrier(hour.phone)
