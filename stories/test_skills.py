"""Tries in a browser: booked on a phone, rated, seen on a relationship, let go, kept apart."""

import re
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect
from stories.visiting import DESK, PHONE, Look, OpenBrowser, Photograph, sign_in, work_alone

from kithkin.base.cast import Cast
from kithkin.network.models import Person
from kithkin.network.services import people
from kithkin.skills import services
from kithkin.skills.exercises import all_exercises
from kithkin.skills.models import Attempt, State


@pytest.fixture
def alone(cast: Cast) -> UUID:
    """Thea's work with Cleo alone, with two people on the map."""
    case = work_alone(cast)
    for values in ({"nickname": "Cleo", "index": True}, {"nickname": "Karin"}, {"nickname": "نور"}):
        people.add_person(by=cast.therapist, case_id=case, values=values)
    return case


def karin_of(case: UUID) -> UUID:
    found: UUID = next(
        one.id for one in Person.objects.filter(case=case) if one.nickname == "Karin"
    )
    return found


def rate_from_home(page: Page, expect_no_barrier: Look, photograph: Photograph) -> None:
    """Done, with one tap for how it went and one for what next."""
    page.goto("/")
    expect(page.get_by_role("heading", name="What we said we'd try")).to_be_visible()
    expect_no_barrier(page)
    photograph(page, "home-with-a-try")
    page.get_by_role("link", name=re.compile("^Done.*Karin")).click()
    expect_no_barrier(page)
    photograph(page, "how-it-went")
    page.get_by_text("mostly").click()
    page.get_by_label("once more").check()
    page.get_by_role("button", name="Keep").click()
    page.get_by_role("link", name="Again in a week?").click()
    expect(page.get_by_label("What exactly")).to_have_value("ask Karin to have Ida on Thursday 🦆")
    expect_no_barrier(page)
    page.get_by_role("button", name="Book it").click()


def test_a_client_books_tries_and_rates_on_a_phone(
    alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look, photograph: Photograph
) -> None:
    page = open_browser(PHONE)
    sign_in(page, "cleo")
    page.goto(f"/work/{alone}/exercises/")
    expect_no_barrier(page)
    photograph(page, "exercises")
    page.get_by_role("link", name="Ask for help", exact=True).click()
    expect(page.get_by_text("Not with somebody you are afraid of.")).to_be_visible()
    expect_no_barrier(page)
    photograph(page, "exercise")
    page.get_by_role("link", name="Book it with somebody").click()
    expect_no_barrier(page)
    page.get_by_role("button", name="Book it").click()
    expect(page.get_by_text("answer is missing").first).to_be_visible()
    page.get_by_label("With whom").select_option(label="Karin")
    page.get_by_label("What exactly").fill("ask Karin to have Ida on Thursday 🦆")
    page.get_by_role("button", name="Book it").click()
    expect(page.get_by_role("link", name="Done: say how it went")).to_be_visible()
    expect_no_barrier(page)
    photograph(page, "try")
    rate_from_home(page, expect_no_barrier, photograph)
    assert sorted(row.state for row in Attempt.objects.all()) == [State.BOOKED, State.TRIED]


def test_a_therapist_books_for_a_client_and_both_see_it_on_the_relationship(
    cast: Cast, alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look,
    photograph: Photograph,
) -> None:  # fmt: skip
    karin = karin_of(alone)
    for went in (0, 3, 4):
        row = services.book_try(
            by=cast.client, case_id=alone, person_id=karin, values={"what": f"ask once ({went})"}
        )
        services.say_how_try_went(
            by=cast.client, case_id=alone, attempt_id=row.id, values={"went": went}
        )
    page = open_browser(DESK)
    sign_in(page, "thea")
    page.goto(f"/work/{alone}/people/{karin}/")
    page.get_by_role("link", name="Book something to try").click()
    page.get_by_label("What exactly").fill("say no to Sunday")
    page.get_by_label("From the exercises").select_option(label="Say no, kindly")
    page.get_by_role("button", name="Book it").click()
    page.get_by_role("link", name="Karin").click()
    expect(page.get_by_text("In 2 of 3 tries it went half and half or better.")).to_be_visible()
    expect(page.get_by_text("1 is open.")).to_be_visible()
    expect_no_barrier(page)
    photograph(page, "tries-with")
    phone = open_browser(PHONE)
    sign_in(phone, "cleo")
    phone.get_by_role("link", name=re.compile("^Not yet.*Sunday")).click()
    expect_no_barrier(phone)
    phone.goto("/")
    phone.get_by_role("link", name=re.compile("^Let it go.*Sunday")).click()
    expect_no_barrier(phone)
    phone.get_by_role("button", name="Let it go").click()
    expect(phone.get_by_text("That is a decision too.")).to_be_visible()
    expect_no_barrier(phone)
    phone.goto(f"/work/{alone}/tries/")
    expect_no_barrier(phone)
    photograph(phone, "tries")
    phone.goto("/")
    expect(phone.get_by_text("What we said we'd try")).to_have_count(0)


def test_a_try_is_booked_and_rated_by_keyboard_alone(
    alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    page = open_browser(DESK)
    sign_in(page, "cleo")
    page.goto(f"/work/{alone}/tries/book/")
    page.get_by_label("With whom").focus()
    page.keyboard.type("Kar")
    page.keyboard.press("Tab")
    page.keyboard.type("ask for an hour")
    page.get_by_role("button", name="Book it").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Done: say how it went").focus()
    page.keyboard.press("Enter")
    page.get_by_label("not this time").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_text("a little")).to_be_visible()
    expect_no_barrier(page)
    assert Attempt.objects.get().went == 1


def test_each_exercise_is_one_sheet_of_paper(
    alone: UUID, open_browser: OpenBrowser, photograph: Photograph
) -> None:
    page = open_browser(DESK)
    sign_in(page, "thea")
    for one in all_exercises().values():
        page.goto(f"/work/{alone}/exercises/{one.id}/")
        paper = page.pdf(format="A4", prefer_css_page_size=True)
        assert re.findall(rb"/Count (\d+)", paper) == [b"1"], one.key
    page.emulate_media(media="print")
    expect(page.get_by_role("link", name="Book it with somebody")).to_be_hidden()
    photograph(page, "exercise-on-paper")


def test_a_couple_keeps_its_walls(
    cast: Cast, open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    karin = people.add_person(
        by=cast.therapist, case_id=cast.case, part="joint", values={"nickname": "Karin"}
    )
    page = open_browser(PHONE)
    sign_in(page, "cleo")
    page.goto(f"/work/{cast.case}/tries/book/?with={karin.id}")
    page.get_by_label("What exactly").fill("hush")
    page.get_by_role("button", name="Book it").click()
    expect(page.get_by_text("mine", exact=True)).to_be_visible()
    other = open_browser(PHONE)
    sign_in(other, "omar")
    for path in ("tries/", f"people/{karin.id}/tries/", f"people/{karin.id}/"):
        other.goto(f"/work/{cast.case}/{path}")
        expect(other.get_by_text("hush")).to_have_count(0)
    desk = open_browser(DESK)
    sign_in(desk, "thea")
    desk.goto(f"/work/{cast.case}/tries/")
    expect(desk.get_by_text("Cleo's own")).to_be_visible()
    expect_no_barrier(desk)
