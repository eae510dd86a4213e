"""Stories in a browser: eight questions on a phone, looked at together, on the map, kept apart."""

from uuid import UUID

import pytest
from playwright.sync_api import Page, expect
from stories.visiting import DESK, PHONE, Look, OpenBrowser, Photograph, sign_in, work_alone

from kithkin.attachment import services
from kithkin.attachment.models import Sitting, TurnedTo
from kithkin.attachment.questions import eight_questions
from kithkin.base.cast import Cast
from kithkin.network.models import Person
from kithkin.network.services import people


@pytest.fixture
def alone(cast: Cast) -> UUID:
    """Thea's work with Cleo alone, with four others on the map."""
    case = work_alone(cast)
    for values in (
        {"nickname": "Cleo", "index": True}, {"nickname": "Rosa", "ring": 1},
        {"nickname": "Bea", "ring": 1}, {"nickname": "نور", "ring": 2},
        {"nickname": "Pepper", "kind": "pet", "ring": 1},
    ):  # fmt: skip
        people.add_person(by=cast.therapist, case_id=case, values=values)
    return case


def somebody(case: UUID, name: str) -> Person:
    return next(one for one in Person.objects.filter(case=case) if one.nickname == name)


def filled(cast: Cast, case: UUID, name: str, worry: int, distance: int, day: str = "") -> None:
    wanted = {"worry": worry, "distance": distance}
    answers = {one.key: one.counted(wanted[one.dimension]) for one in eight_questions()}
    services.fill_eight_questions(
        by=cast.client, case_id=case, person_id=somebody(case, name).id,
        values={**answers, "filled": day},
    )  # fmt: skip


def answer(page: Page, place: int, question: int) -> None:
    page.get_by_role("group").nth(question).get_by_role("radio").nth(place - 1).check(force=True)


def test_a_client_fills_eight_questions_about_one_and_then_another(
    alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look, photograph: Photograph
) -> None:
    page = open_browser(PHONE)
    sign_in(page, "cleo")
    page.goto(f"/work/{alone}/closeness/")
    expect_no_barrier(page)
    page.get_by_role("link", name="Eight questions about somebody").click()
    expect_no_barrier(page)
    page.get_by_label("About whom").select_option(label="Rosa")
    page.get_by_role("button", name="Keep these answers").click()
    expect(page.get_by_text("Please answer one question at least").first).to_be_visible()
    expect_no_barrier(page)
    for question in range(8):
        answer(page, 2 + question % 3, question)
    page.get_by_text("More, if you like").click()
    page.get_by_label("Anything to add").fill("كما هو الآن 🌧️")
    photograph(page, "eight-questions")
    page.get_by_role("button", name="Keep these answers").click()
    expect(page.get_by_text("كما هو الآن 🌧️")).to_be_visible()
    expect(page.get_by_text("of 7:")).to_have_count(8)
    expect_no_barrier(page)
    page.goto(f"/work/{alone}/people/{somebody(alone, 'نور').id}/")
    page.get_by_role("link", name="Eight questions about them").click()
    for question in (0, 1):
        answer(page, 6, question)
    page.get_by_role("button", name="Keep these answers").click()
    page.get_by_role("link", name="نور").click()
    expect(page.get_by_text("not enough answered to place it").first).to_be_visible()
    page.goto(f"/work/{alone}/closeness/")
    expect(page.get_by_role("table")).to_contain_text("Rosa")
    expect_no_barrier(page)
    photograph(page, "closeness")
    assert Sitting.objects.count() == 2


def test_by_keyboard_alone_one_question_is_answered(alone: UUID, open_browser: OpenBrowser) -> None:
    page = open_browser(DESK)
    sign_in(page, "cleo")
    page.goto(f"/work/{alone}/closeness/ask/{somebody(alone, 'Rosa').id}/")
    page.get_by_label("About whom").focus()
    page.keyboard.press("Tab")  # where nothing is answered, focus stands on "leave open"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Keep these answers").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("3 of 7: rather not")).to_be_visible()
    assert Sitting.objects.get().late_answer == 3


def test_both_look_at_the_places_and_at_what_changed(
    cast: Cast, alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look,
    photograph: Photograph,
) -> None:  # fmt: skip
    filled(cast, alone, "Rosa", 6, 5, "2026-01-04")
    filled(cast, alone, "Rosa", 2, 5)
    filled(cast, alone, "Bea", 2, 2)
    page = open_browser(DESK)
    sign_in(page, "thea")
    page.goto(f"/work/{alone}/closeness/")
    expect(page.locator(".closeness-plot .dot")).to_have_count(2)
    expect_no_barrier(page)
    photograph(page, "closeness")
    page.get_by_text("What this is, and what it is not").click()
    expect(page.get_by_text("no published test")).to_be_visible()
    page.get_by_role("link", name="Rosa").click()
    expect(
        page.get_by_text("Since then: less, by more than the error of the questions.")
    ).to_be_visible()
    expect(page.get_by_text("Since then: about the same.")).to_be_visible()
    expect_no_barrier(page)
    photograph(page, "closeness-person")


def test_the_map_is_coloured_by_it_in_words_too(
    cast: Cast, alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look,
    photograph: Photograph,
) -> None:  # fmt: skip
    filled(cast, alone, "Rosa", 6, 5)
    filled(cast, alone, "Bea", 1, 1)
    page = open_browser(PHONE)
    sign_in(page, "cleo")
    page.goto(f"/work/{alone}/map/circles/")
    expect(page.locator(".map .step-mark")).to_have_count(0)
    page.get_by_text("Colour by").click()
    page.get_by_role("link", name="Worries about closeness").click()
    expect(page.locator(".map .step-mark")).to_have_count(2)
    expect(page.get_by_text("little worry about closeness")).to_be_visible()
    spoken = page.locator('.map .person:has(.name:text-is("Bea"))').get_attribute("aria-label")
    assert "Little worry about closeness: " in str(spoken)
    expect_no_barrier(page)
    photograph(page, "map-coloured")
    page.get_by_role("link", name="In words").click()
    expect(page.get_by_text("Little worry about closeness: ").first).to_be_visible()
    expect_no_barrier(page)


def test_who_one_turns_to_now_and_last_time(
    cast: Cast, alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look,
    photograph: Photograph,
) -> None:  # fmt: skip
    rosa, bea = somebody(alone, "Rosa"), somebody(alone, "Bea")
    services.say_whom_i_turn_to(
        by=cast.client, case_id=alone, seek_out=[rosa.id], calms=[], asked="2026-01-04"
    )
    page = open_browser(PHONE)
    sign_in(page, "cleo")
    page.goto(f"/work/{alone}/closeness/turned-to/")
    page.get_by_role("link", name="Answer as it is now").click()
    expect_no_barrier(page)
    seek, calms = page.get_by_role("group").nth(0), page.get_by_role("group").nth(1)
    seek.get_by_label("nobody").check()
    seek.get_by_label("Bea").check()
    calms.get_by_label("Pepper").check()
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("Please take one away").first).to_be_visible()
    expect_no_barrier(page)
    seek.get_by_label("nobody").uncheck()
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_text("Not named now: Rosa")).to_be_visible()
    expect_no_barrier(page)
    photograph(page, "turned-to")
    last = TurnedTo.objects.order_by("said_at").last()
    assert last is not None
    assert (last.seek_out, last.go_out_from) == ([str(bea.id)], None)


def test_of_a_couple_neither_sees_what_the_other_answered(
    cast: Cast, open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    for name in ("Rosa", "Bea"):
        people.add_person(
            by=cast.therapist, case_id=cast.case, part="joint", values={"nickname": name}
        )
    filled(cast, cast.case, "Rosa", 5, 5)
    page = open_browser(DESK)
    sign_in(page, "omar")
    page.goto(f"/work/{cast.case}/closeness/")
    expect(page.get_by_text("Nothing was answered yet")).to_be_visible()
    page.goto(f"/work/{cast.case}/map/circles/")
    expect(page.get_by_text("Colour by")).to_have_count(0)
    expect_no_barrier(page)
    mine = open_browser(DESK)
    sign_in(mine, "thea")
    mine.goto(f"/work/{cast.case}/closeness/")
    mine.get_by_role("navigation", name="Whose answers").get_by_role("link", name="Cleo").click()
    expect(mine.get_by_role("table")).to_contain_text("Rosa")
    expect_no_barrier(mine)
