"""Where we come from: own words, what strains and holds, eight questions, the world beside us."""

from uuid import UUID

import pytest
from playwright.sync_api import Page, expect
from stories.visiting import DESK, PHONE, Look, OpenBrowser, Photograph, sign_in, work_alone

from kithkin.base.cast import Cast
from kithkin.consent.queries import sight
from kithkin.culture import services
from kithkin.culture.queries import answers as answers_of
from kithkin.culture.queries import bearings, conditions
from kithkin.network.services import people, ties


@pytest.fixture
def alone(cast: Cast) -> UUID:
    """Thea's work with Cleo, who has a mother, a partner and a neighbour."""
    case = work_alone(cast)

    def put(name: str, **more: object) -> UUID:
        values = {"nickname": name, **more}
        row = people.add_person(by=cast.therapist, case_id=case, values=values)
        return UUID(str(row.id))

    cleo_here = put("Cleo", index=True)
    for name in ("Rosa", "Kim", "Neighbour Ada"):
        ties.add_tie(
            by=cast.therapist, case_id=case, a=cleo_here, b=put(name), values={"code": "close"}
        )
    return case


def test_a_client_tells_on_a_phone_and_the_therapist_finds_it_by_keyboard(
    cast: Cast, alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look,
    photograph: Photograph,
) -> None:  # fmt: skip
    phone = open_browser(PHONE)
    sign_in(phone, "cleo")
    describes(phone, alone, expect_no_barrier, photograph)
    marks(phone, alone, expect_no_barrier, photograph)
    answers(phone, alone, expect_no_barrier, photograph)
    world_beside(phone, alone, expect_no_barrier, photograph)
    desk = open_browser(DESK)
    sign_in(desk, "thea")
    reads_and_adds_by_keyboard(desk, alone, expect_no_barrier, photograph)
    seen = sight(cast.therapist, alone)
    marked = sorted(row.way for row in bearings(seen, conditions(seen)))
    assert marked == ["both", "holds", "strains"]
    assert [row.text for row in answers_of(seen)] == ["At home they say nerves."]


def describes(page: Page, case: UUID, look: Look, photograph: Photograph) -> None:
    """Nothing is there and nothing preset; then of oneself and of one's mother."""
    page.goto(f"/work/{case}/origins/")
    look(page)
    photograph(page, "culture-empty")
    page.get_by_role("main").get_by_role("link", name="Say something").click()
    look(page)
    expect(page.get_by_label("What it is about")).to_have_value("")
    page.get_by_label("What it is about").fill("My two languages")
    page.get_by_label("What brings pride").fill("The songs.")
    page.get_by_label("What is hard, or brings shame").fill("I read it like a child.")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("heading", name="My two languages")).to_be_visible()
    page.get_by_role("link", name="Say something").click()
    page.get_by_label("Whom it is about").select_option("Rosa")
    page.get_by_label("In your words").fill("من الميناء")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("heading", level=2, name="Rosa")).to_be_visible()
    look(page)
    photograph(page, "culture-origins")


def marks(page: Page, case: UUID, look: Look, photograph: Photograph) -> None:
    """The rent strains one relationship and holds another."""
    page.goto(f"/work/{case}/origins/conditions/")
    look(page)
    page.get_by_role("main").get_by_role("link", name="Add something").click()
    expect(page.get_by_text("Write only what you would want kept here.")).to_be_visible()
    page.get_by_label("This is about").select_option("housing")
    page.get_by_label("In your words").fill("The rent went up")
    page.get_by_label("Since").fill("March 2025")
    look(page)
    page.get_by_role("button", name="Keep this").click()
    for name, way in (("Kim and Cleo", "it strains"), ("Neighbour Ada and Cleo", "it holds")):
        page.get_by_role("link", name="Mark what it strains or holds").click()
        expect(page.get_by_label("What", exact=True)).to_contain_text("The rent went up")
        page.get_by_label(name).check()
        page.get_by_label(way).check()
        look(page)
        page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("heading", name="Housing")).to_be_visible()
    expect(page.locator("svg.flow .flow-line")).to_have_count(2)
    look(page)
    photograph(page, "culture-condition")
    page.goto(f"/work/{case}/origins/conditions/")
    expect(page.get_by_text("strains: Kim and Cleo")).to_be_visible()
    expect(page.get_by_text("holds: Neighbour Ada and Cleo")).to_be_visible()
    look(page)
    photograph(page, "culture-conditions")


def answers(page: Page, case: UUID, look: Look, photograph: Photograph) -> None:
    """One answered, one left for another day; the answer stands on the person's page."""
    page.goto(f"/work/{case}/origins/guide/")
    look(page)
    photograph(page, "culture-guide")
    page.get_by_role("link", name="Begin").click()
    look(page)
    photograph(page, "culture-question")
    page.get_by_label("In your words").fill("At home they say nerves.")
    page.get_by_label("Rosa").check()
    page.get_by_role("button", name="Keep this answer").click()
    expect(page.get_by_text("Question 2 of 8")).to_be_visible()
    page.get_by_role("link", name="Not today").click()
    expect(page.get_by_text("Question 3 of 8")).to_be_visible()
    page.goto(f"/work/{case}/origins/guide/")
    expect(page.get_by_text("At home they say nerves.")).to_be_visible()
    page.get_by_role("link", name="Go on").click()
    expect(page.get_by_text("Question 2 of 8")).to_be_visible()


def world_beside(page: Page, case: UUID, look: Look, photograph: Photograph) -> None:
    """A law of the year, and whom it touched."""
    page.goto(f"/work/{case}/origins/world/")
    page.get_by_role("link", name="Add something in the world").click()
    page.get_by_label("What happened").fill("A new law on papers")
    page.get_by_label("When").fill("2024")
    look(page)
    page.get_by_role("button", name="Keep this").click()
    page.get_by_role("link", name="Say whom it touched").click()
    page.get_by_label("Rosa").check()
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("link", name="Rosa")).to_be_visible()
    expect(page.get_by_text("in the world", exact=True).first).to_be_visible()
    look(page)
    photograph(page, "culture-world")


def reads_and_adds_by_keyboard(page: Page, case: UUID, look: Look, photograph: Photograph) -> None:
    """The therapist walks from the person to the condition and adds a mark with keys alone."""
    page.goto(f"/work/{case}/origins/")
    look(page)
    photograph(page, "culture-origins")
    page.get_by_role("link", name="Rosa", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Where they come from")).to_be_visible()
    expect(page.get_by_text("At home they say nerves.")).to_be_visible()
    page.goto(f"/work/{case}/origins/conditions/")
    look(page)
    page.get_by_role("link", name="The rent went up").focus()
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Mark what it strains or holds").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Rosa and Cleo").focus()
    page.keyboard.press("Space")
    page.get_by_label("both", exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Keep this").focus()
    page.keyboard.press("Enter")
    expect(page.locator("svg.flow .flow-line")).to_have_count(4)
    look(page)
    photograph(page, "culture-condition")
    for name in ("guide", "world"):
        page.goto(f"/work/{case}/origins/{name}/")
        look(page)
        photograph(page, f"culture-{name}")


def test_in_a_couple_neither_learns_what_the_other_lives_with(
    cast: Cast, open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    papers = services.add_condition(
        by=cast.client, case_id=cast.case, values={"kind": "law", "words": "my papers"}
    )
    services.describe_belonging(by=cast.client, case_id=cast.case, values={"aspect": "my faith"})
    services.add_condition(
        by=cast.client, case_id=cast.case, part="joint", values={"words": "the rent"}
    )
    mine, theirs = open_browser(PHONE), open_browser(PHONE)
    sign_in(mine, "cleo")
    sign_in(theirs, "omar")
    for page, sees in ((mine, True), (theirs, False)):
        page.goto(f"/work/{cast.case}/origins/conditions/")
        expect(page.get_by_text("the rent")).to_be_visible()
        expect(page.get_by_text("my papers")).to_have_count(int(sees))
        expect_no_barrier(page)
        page.goto(f"/work/{cast.case}/origins/")
        expect(page.get_by_role("heading", name="my faith")).to_have_count(int(sees))
    absent = theirs.goto(f"/work/{cast.case}/origins/conditions/{papers.id}/")
    assert absent is not None
    assert absent.status == 404
