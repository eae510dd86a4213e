"""Stories in a browser: twenty seconds on a phone, looked at together at a desk, kept apart."""

from datetime import timedelta
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect
from stories.visiting import DESK, PHONE, Look, OpenBrowser, Photograph, sign_in, work_alone

from kithkin.awareness import services
from kithkin.awareness.models import Moment
from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.conftest import NOON
from kithkin.network.models import Person
from kithkin.network.services import people


def put(cast: Cast, case: UUID, name: str, **more: object) -> Person:
    return people.add_person(
        by=cast.therapist, case_id=case, part="joint", values={"nickname": name, **more}
    )


def from_home(page: Page, case: UUID, where: str) -> None:
    """Cleo has two pieces of work on her home, each with its own lines."""
    page.locator(f'a[href="/work/{case}/{where}/"]').click()


@pytest.fixture
def alone(cast: Cast) -> UUID:
    """Thea's work with Cleo alone, with three people on the map."""
    case = work_alone(cast)
    put(cast, case, "Cleo", index=True)
    for name in ("Rosa", "Bea", "نور"):
        put(cast, case, name)
    return case


def kept_before(cast: Cast, case: UUID) -> None:
    """Eight check-ins with Rosa and eight with Bea, in turns; with Bea all goes well."""
    met = {one.nickname: one.id for one in Person.objects.filter(case=case)}
    for number in range(16):
        name, level = (("Rosa", -2), ("Bea", 2))[number % 2]
        with clock.held_at(NOON + timedelta(days=number)):
            services.keep_moment(
                by=cast.client, case_id=case, persons=[met[name]],
                values={"feeling_pleasant": level + (number % 4 == 0), "note": f"day {number}"},
            )  # fmt: skip


def tap_twice(page: Page) -> None:
    """First how I was, warm and leading; then how they were, cold and giving way."""
    square = page.locator("[data-pad-square]")
    square.evaluate("one => one.scrollIntoView({block: 'center'})")
    box = square.bounding_box()
    assert box is not None
    assert box["width"] >= 7 * 44
    square.click(position={"x": box["width"] * 0.92, "y": box["height"] * 0.2})
    square.click(position={"x": box["width"] * 0.1, "y": box["height"] * 0.9})


def place(page: Page, row: str, word: str) -> None:
    page.locator(f'[data-row="{row}"]').get_by_label(word, exact=True).check(force=True)


def test_a_check_in_takes_few_taps_on_a_phone(
    alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look, photograph: Photograph
) -> None:
    page = open_browser(PHONE)
    sign_in(page, "cleo")
    from_home(page, alone, "check-in")
    expect_no_barrier(page)
    page.get_by_label("Rosa").check()
    page.get_by_text("How we were with each other").click()
    tap_twice(page)
    page.locator('[data-row="feeling_pleasant"]').locator("label").nth(6).click()
    page.get_by_text("A note, and when it was").click()
    page.get_by_label("A note", exact=True).fill("لم أقل شيئا 🌧️")
    page.get_by_label("When, if not just now").fill("2044-01-01T10:00")
    expect_no_barrier(page)
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("This time has not come yet").first).to_be_visible()
    expect(page.get_by_label("A note", exact=True)).to_have_value("لم أقل شيئا 🌧️")
    expect_no_barrier(page)
    page.get_by_label("When, if not just now").fill("")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("Kept. You can undo it.")).to_be_visible()
    expect_no_barrier(page)

    kept = Moment.objects.get()
    assert (kept.my_warmth, kept.my_lead, kept.their_warmth, kept.their_lead) == (3, 2, -3, -3)
    assert (kept.feeling_pleasant, kept.feeling_calm) == (2, None)
    page.get_by_role("link", name="With Rosa").click()
    expect(page.get_by_text("لم أقل شيئا 🌧️")).to_be_visible()
    expect_no_barrier(page)
    page.goto(f"/work/{alone}/check-in/")
    photograph(page, "check-in")


def test_a_good_moment_is_one_tap_and_being_asked_is_a_wish(
    alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look, photograph: Photograph
) -> None:
    page = open_browser(PHONE)
    sign_in(page, "cleo")
    from_home(page, alone, "check-in")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("One tap is enough")).to_be_visible()
    expect_no_barrier(page)
    page.get_by_role("link", name="Home").first.click()
    from_home(page, alone, "good-moment")
    expect_no_barrier(page)
    photograph(page, "good-moment")
    page.get_by_role("button", name="نور").click()
    expect(page.get_by_text("A good moment is kept.")).to_be_visible()
    assert Moment.objects.get().good

    page.get_by_role("link", name="Choose when to be asked").click()
    expect_no_barrier(page)
    page.get_by_label("19:00").check()
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("You wish to be asked at")).to_be_visible()
    page.get_by_role("link", name="Stop asking").click()
    expect_no_barrier(page)
    page.get_by_role("button", name="Stop asking").click()
    expect(page.get_by_text("You wish to be asked at")).to_have_count(0)
    expect_no_barrier(page)


def test_a_check_in_by_keyboard_alone_and_without_script(
    alone: UUID, open_browser: OpenBrowser
) -> None:
    page = open_browser(PHONE, java_script_enabled=False)
    sign_in(page, "cleo")
    page.goto(f"/work/{alone}/check-in/")
    page.get_by_label("Bea").focus()
    page.keyboard.press("Space")
    page.locator('[data-row="feeling_pleasant"]').get_by_label("not said").focus()
    page.keyboard.press("ArrowRight")
    page.get_by_text("How we were with each other").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-pad]")).to_be_hidden()
    page.locator('[data-row="my_warmth"]').get_by_label("not said").focus()
    for _step in range(6):
        page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Keep").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kept. You can undo it.")).to_be_visible()
    kept = Moment.objects.get()
    assert (kept.feeling_pleasant, kept.my_warmth, kept.alone) == (-3, 2, False)
    assert kept.person is not None


def test_it_is_looked_at_together_first(
    cast: Cast, alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look,
    photograph: Photograph,
) -> None:  # fmt: skip
    kept_before(cast, alone)
    client, thea = open_browser(PHONE), open_browser(DESK)
    sign_in(client, "cleo")
    client.goto(f"/work/{alone}/check-ins/")
    expect_no_barrier(client)
    client.get_by_role("link", name="How I tend to feel around each person").click()
    expect(client.get_by_text("First looked at together")).to_be_visible()
    expect_no_barrier(client)

    sign_in(thea, "thea")
    thea.goto(f"/work/{alone}/check-ins/")
    expect(thea.get_by_role("link", name="A check-in")).to_have_count(0)
    expect_no_barrier(thea)
    thea.goto(f"/work/{alone}/around/")
    expect(thea.get_by_text("Check-ins with Bea go with feeling more pleasant")).to_be_visible()
    photograph(thea, "around")
    thea.get_by_role("button", name="We look at it together now").click()
    expect(thea.get_by_text("Opened.")).to_be_visible()
    thea.goto(f"/work/{alone}/around/")
    expect_no_barrier(thea)

    client.reload()
    expect(client.get_by_text("Check-ins with Rosa go with feeling less pleasant")).to_be_visible()
    expect(client.get_by_text("8 opened unasked, 0 asked for").first).to_be_visible()
    client.get_by_text("The check-ins behind it").first.click()
    expect_no_barrier(client)
    photograph(client, "around")
    client.locator(".around-behind a").first.click()
    expect(client.get_by_text("day 15")).to_be_visible()


def test_what_one_of_a_couple_keeps_the_other_never_meets(
    cast: Cast, open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    cleo = put(cast, cast.case, "Cleo", index=True)
    people.say_this_is_me(by=cast.client, case_id=cast.case, person_id=cleo.id)
    omar = put(cast, cast.case, "Omar", index=True)
    page, other, thea = open_browser(PHONE), open_browser(PHONE), open_browser(DESK)
    sign_in(page, "cleo")
    page.goto(f"/work/{cast.case}/check-in/")
    page.get_by_label("Omar").check()
    place(page, "feeling_pleasant", "unpleasant")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("mine")).to_be_visible()
    kept = Moment.objects.get()
    assert kept.scope == f"part:{cast.part}"

    sign_in(other, "omar")
    other.goto(f"/work/{cast.case}/check-ins/")
    expect(other.get_by_text("No check-ins yet")).to_be_visible()
    expect_no_barrier(other)
    answer = other.goto(f"/work/{cast.case}/check-ins/{kept.id}/")
    assert answer is not None
    assert answer.status == 404
    other.goto(f"/work/{cast.case}/people/{omar.id}/")
    expect(other.get_by_text("With Omar")).to_have_count(0)

    sign_in(thea, "thea")
    thea.goto(f"/work/{cast.case}/check-ins/")
    expect(thea.get_by_text("With Omar")).to_have_count(0)
    expect_no_barrier(thea)
    thea.get_by_role("link", name="What Cleo kept").click()
    expect(thea.get_by_text("With Omar")).to_be_visible()
    thea.get_by_role("link", name="How Cleo tends to feel").click()
    expect_no_barrier(thea)
