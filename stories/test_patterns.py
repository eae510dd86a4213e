"""Stories in a browser: told on a phone, given words at a desk, seen to come back, kept apart."""

from uuid import UUID

import pytest
from playwright.sync_api import expect
from stories.visiting import DESK, PHONE, Look, OpenBrowser, Photograph, sign_in, work_alone

from kithkin.base.cast import Cast
from kithkin.network.models import Person
from kithkin.network.services import people
from kithkin.patterns import services
from kithkin.patterns.models import Episode, Marking


@pytest.fixture
def alone(cast: Cast) -> UUID:
    """Thea's work with Cleo alone, with three people on the map."""
    case = work_alone(cast)
    for values in ({"nickname": "Cleo", "index": True}, {"nickname": "Rosa"}, {"nickname": "نور"}):
        people.add_person(by=cast.therapist, case_id=case, values=values)
    return case


def told_already(cast: Cast, case: UUID) -> None:
    """Five stories with Rosa, of long ago and of now, three of them alike."""
    rosa = next(one for one in Person.objects.filter(case=case) if one.nickname == "Rosa")
    cold = services.add_word(by=cast.therapist, case_id=case, box="they", text="turned away")
    warm = services.add_word(by=cast.therapist, case_id=case, box="they", text="made room")
    for year, what, word in (
        ("2001", "She closed the door.", cold), ("2003", "She hung up.", cold),
        ("2004", "She looked at her watch.", cold), ("2025", "She moved the chairs.", warm),
    ):  # fmt: skip
        story = services.tell_story(
            by=cast.client, case_id=case, persons=[rosa.id],
            values={"happened": year, "they_did": what, "ending": "well" if word is warm else ""},
        )  # fmt: skip
        services.mark_story(by=cast.therapist, case_id=case, episode_id=story.id, words=[word.id])


def test_a_client_tells_a_story_on_a_phone(
    alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look, photograph: Photograph
) -> None:
    page = open_browser(PHONE)
    sign_in(page, "cleo")
    page.goto(f"/work/{alone}/stories/")
    expect_no_barrier(page)
    page.get_by_role("link", name="Tell a story").click()
    expect_no_barrier(page)
    photograph(page, "story-tell")
    page.get_by_role("button", name="Keep this story").click()
    expect(page.get_by_text("One answer is missing.").first).to_be_visible()
    expect_no_barrier(page)
    page.get_by_label("Rosa").check()
    page.get_by_label("I wanted").fill("to be asked first 🌧️")
    page.get_by_label("They", exact=True).fill("She had decided already.")
    page.get_by_label("I", exact=True).fill("سكتُّ")
    page.get_by_label("When it happened").fill("next year")
    page.get_by_text("More, if you like").click()
    page.get_by_text("very strong").click()
    page.get_by_label("not well").check()
    page.get_by_role("button", name="Keep this story").click()
    expect(page.get_by_text("was not understood as a date").first).to_be_visible()
    expect(page.get_by_label("I", exact=True)).to_have_value("سكتُّ")
    page.get_by_label("When it happened").fill("yesterday")
    page.get_by_role("button", name="Keep this story").click()
    expect(page.get_by_text("to be asked first 🌧️")).to_be_visible()
    expect_no_barrier(page)
    photograph(page, "story")
    story = Episode.objects.get()
    assert (story.strength, story.ending, len(story.persons)) == (4, "badly", 1)


def test_a_therapist_puts_words_and_both_see_what_comes_back(
    cast: Cast, alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look,
    photograph: Photograph,
) -> None:  # fmt: skip
    told_already(cast, alone)
    page = open_browser(DESK)
    sign_in(page, "thea")
    page.goto(f"/work/{alone}/stories/")
    page.get_by_role("link", name="They: She hung up.").click()
    page.get_by_role("link", name="Words for this story").click()
    expect_no_barrier(page)
    expect(page.get_by_label("turned away")).to_be_checked()
    page.get_by_label("A new word for “I”").fill("went quiet")
    page.get_by_role("button", name="Keep these words").click()
    expect(page.get_by_role("link", name="went quiet")).to_be_visible()
    page.goto(f"/work/{alone}/stories/comes-back/")
    expect(page.get_by_text("in 3 of 4 stories, with 1 of 1 person")).to_be_visible()
    expect(page.get_by_text("3 of 3 then")).to_be_visible()
    expect(page.get_by_text("cannot tell yet").first).to_be_visible()
    expect_no_barrier(page)
    photograph(page, "comes-back")
    phone = open_browser(PHONE)
    sign_in(phone, "cleo")
    phone.goto(f"/work/{alone}/stories/comes-back/")
    expect(phone.get_by_text("in 3 of 4 stories, with 1 of 1 person")).to_be_visible()
    expect_no_barrier(phone)
    photograph(phone, "comes-back")
    phone.get_by_role("link", name="turned away").first.click()
    expect(phone.locator("section:has(#otherwise)")).to_contain_text("She moved the chairs.")
    expect_no_barrier(phone)
    photograph(phone, "word")


def test_a_word_is_added_and_put_by_keyboard_alone(
    cast: Cast, alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    story = services.tell_story(by=cast.client, case_id=alone, values={"they_did": "She hung up."})
    page = open_browser(DESK)
    sign_in(page, "thea")
    page.goto(f"/work/{alone}/say/words-for-story/{story.id}/")
    page.get_by_label("A new word for “They”").focus()
    page.keyboard.type("turned away")
    page.keyboard.press("Tab")
    page.keyboard.type("went quiet")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="turned away")).to_be_visible()
    expect_no_barrier(page)
    page.get_by_role("link", name="Words for this story").focus()
    page.keyboard.press("Enter")
    page.get_by_label("went quiet").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Words for this story")).to_be_visible()
    expect(page.get_by_role("link", name="went quiet")).to_have_count(0)
    assert Marking.objects.filter(gone_at=None).count() == 1


def test_a_story_is_changed_taken_away_and_brought_back(
    cast: Cast, alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    story = services.tell_story(by=cast.client, case_id=alone, values={"wanted": "quiet"})
    page = open_browser(PHONE)
    sign_in(page, "cleo")
    page.goto(f"/work/{alone}/stories/{story.id}/")
    page.get_by_role("link", name="Change whom it was with").click()
    page.get_by_label("نور").check()
    page.get_by_role("button", name="Keep").click()
    page.get_by_role("link", name="Change", exact=True).click()
    expect_no_barrier(page)
    page.get_by_label("I wanted").fill("a quiet hour")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("a quiet hour")).to_be_visible()
    page.get_by_role("link", name="Change", exact=True).click()
    page.get_by_role("link", name="Take this away").click()
    expect_no_barrier(page)
    page.get_by_role("button", name="Take away").click()
    expect(page.get_by_text("No story is told yet")).to_be_visible()
    page.get_by_role("link", name="What was done here, and undo").click()
    page.get_by_role("button", name="Undo took a story away").first.click()
    page.goto(f"/work/{alone}/stories/")
    expect(page.get_by_text("I wanted: a quiet hour")).to_be_visible()


def test_a_couple_keeps_its_walls(
    cast: Cast, open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    page = open_browser(PHONE)
    sign_in(page, "cleo")
    page.goto(f"/work/{cast.case}/say/tell-story/")
    page.get_by_label("I wanted").fill("hush")
    page.get_by_role("button", name="Keep this story").click()
    expect(page.get_by_text("mine", exact=True)).to_be_visible()
    other = open_browser(PHONE)
    sign_in(other, "omar")
    other.goto(f"/work/{cast.case}/stories/")
    expect(other.get_by_text("No story is told yet")).to_be_visible()
    desk = open_browser(DESK)
    sign_in(desk, "thea")
    desk.goto(f"/work/{cast.case}/stories/")
    expect(desk.get_by_text("Cleo's own")).to_be_visible()
    desk.goto(f"/work/{cast.case}/stories/comes-back/")
    expect(desk.get_by_text("hush")).to_have_count(0)  # a shared screen opens on what is ours
    desk.get_by_role("link", name="Cleo's own").click()
    expect(desk.get_by_text("1 has no words yet and is not counted.")).to_be_visible()
    expect_no_barrier(desk)
