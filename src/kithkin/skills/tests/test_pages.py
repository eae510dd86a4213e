"""The pages of exercises and tries, opened and answered as a browser would."""

import re

import pytest

from kithkin.base.cast import Cast
from kithkin.network.models import Person
from kithkin.network.tests.visiting import Visitor
from kithkin.skills import services
from kithkin.skills.exercises import all_exercises
from kithkin.skills.models import Attempt, Rehearsal, State
from kithkin.skills.tests.trying import booked, day, person, seen, tried

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
ASK = all_exercises()["ask_for_help"]
HIDDEN = re.compile(r'name="(seen\.[a-z_]+)" value="([^"]*)"')


def test_all_twelve_stand_in_three_groups(cast: Cast) -> None:
    page = Visitor(cast, "client").words("exercises/")
    assert all(one.title in page for one in all_exercises().values())
    assert page.count('id="group-') == 3


@pytest.mark.parametrize("key", sorted(all_exercises()))
def test_every_exercise_says_with_whom_it_is_not_for(cast: Cast, key: str) -> None:
    page = Visitor(cast, "client").words(f"exercises/{all_exercises()[key].id}/")
    assert "Not with somebody you are afraid of." in page
    assert 'href="/now/"' in page
    assert page.count("<li>") >= 4


def test_an_address_does_not_say_what_somebody_practises(cast: Cast) -> None:
    page = Visitor(cast, "client").words("exercises/")
    hrefs = " ".join(re.findall(r'href="([^"]+)"', page))
    assert not any(key in hrefs for key in all_exercises())


def test_a_page_of_no_exercise_is_not_here(cast: Cast) -> None:
    assert Visitor(cast, "client").get(f"exercises/{cast.case}/").status_code == 404


def test_an_empty_page_says_how_to_begin(cast: Cast) -> None:
    karin = person(cast)
    for path in ("tries/", f"people/{karin.id}/tries/"):
        assert 'class="empty"' in Visitor(cast, "client").words(path)


def test_booking_from_a_person_and_an_exercise_has_both_chosen(cast: Cast) -> None:
    karin = person(cast)
    page = Visitor(cast, "client").words(f"tries/book/?with={karin.id}&exercise={ASK.id}")
    assert re.search(rf'value="{karin.id}" selected', page)
    assert 'value="ask_for_help" selected' in page
    assert "Whose try" not in page


def test_a_try_is_booked_and_leads_to_its_page(cast: Cast) -> None:
    karin = person(cast)
    answer = Visitor(cast, "client").post("say/book-try/", {
        "person_id": str(karin.id), "values.what": "ask for help", "values.by_when": day(3),
        "values.exercise": "ask_for_help",
    })  # fmt: skip
    row = Attempt.objects.get()
    assert answer.headers["Location"] == f"/work/{cast.case}/tries/{row.id}/"
    page = Visitor(cast, "therapist").words(f"tries/{row.id}/")
    for said in ("ask for help", "Karin", "Thursday", ASK.title, "own"):
        assert said in page


def test_what_was_typed_stays_when_a_day_has_gone_by(cast: Cast) -> None:
    page = Visitor(cast, "client").post("say/book-try/", {
        "person_id": str(person(cast).id), "values.what": "ask for help", "values.by_when": day(-9),
    }).content.decode()  # fmt: skip
    assert "That day has gone by." in page
    assert "ask for help" in page


def test_what_was_typed_about_somebody_taken_off_meanwhile_is_kept(cast: Cast) -> None:
    karin, visitor = person(cast), Visitor(cast, "client")
    visitor.words(f"tries/book/?with={karin.id}")
    Person.objects.filter(id=karin.id).update(gone_at="2026-03-02T12:00Z")
    visitor.post("say/book-try/", {"person_id": str(karin.id), "values.what": "x"})
    assert "someone" in visitor.words(f"tries/{Attempt.objects.get().id}/")


def test_one_tap_says_that_it_was_tried(cast: Cast) -> None:
    row, visitor = booked(cast, person(cast).id), Visitor(cast, "client")
    page = visitor.words(f"say/how-it-went/{row.id}/")
    assert f'value="{day(0)}"' in page
    visitor.post(f"say/how-it-went/{row.id}/", {})
    assert Attempt.objects.get().state == State.TRIED
    assert "Again in a week?" in visitor.words(f"tries/{row.id}/")


def test_saying_more_later_keeps_what_was_said(cast: Cast) -> None:
    row, visitor = booked(cast, person(cast).id), Visitor(cast, "client")
    tried(cast, row, went=3, good="He laughed.")
    page = visitor.words(f"say/how-it-went/{row.id}/")
    assert "He laughed." in page
    visitor.post(f"say/how-it-went/{row.id}/", {
        **dict(HIDDEN.findall(page)), "values.went": "3", "values.good": "He laughed.",
        "values.tried_on": day(0), "values.learned": "One sentence is enough.",
    })  # fmt: skip
    kept = Attempt.objects.get()
    assert (kept.went, kept.good, kept.learned) == (3, "He laughed.", "One sentence is enough.")


def test_an_old_page_does_not_write_over_what_somebody_said_since(cast: Cast) -> None:
    row, visitor = booked(cast, person(cast).id), Visitor(cast, "client")
    old = dict(HIDDEN.findall(visitor.words(f"say/how-it-went/{row.id}/")))
    tried(cast, row, "therapist", good="Told in session.")
    answer = visitor.post(f"say/how-it-went/{row.id}/", {**old, "values.good": "Mine."})
    assert answer.status_code == 409
    assert "Told in session." in answer.content.decode()


def test_not_yet_moves_the_day_or_takes_it_away(cast: Cast) -> None:
    row = booked(cast, person(cast).id, by_when=day(1))
    Visitor(cast, "client").post(
        f"say/not-yet/{row.id}/", {"values.by_when": "", "was.by_when": day(1)}
    )
    row.refresh_from_db()
    assert (row.by_when, row.state) == ("", State.BOOKED)


def test_again_stands_ready_for_a_week_from_now(cast: Cast) -> None:
    row = tried(cast, booked(cast, person(cast).id), next="again")
    page = Visitor(cast, "client").words(f"say/try-again/{row.id}/")
    assert f'value="{day(7)}"' in page
    assert row.what in page


def test_a_relationships_tries_are_counted_in_words_beside_the_dots(cast: Cast) -> None:
    karin = person(cast)
    for went in (4, 2, 0, None):
        tried(cast, booked(cast, karin.id), went=went)
    services.let_try_go(by=cast.client, case_id=cast.case, attempt_id=booked(cast, karin.id).id)
    booked(cast, karin.id)
    page = Visitor(cast, "client").words(f"people/{karin.id}/tries/")
    assert "In 2 of 3 tries it went half and half or better." in page
    for said in ("1 was tried without saying how it went.", "1 was let go.", "1 is open."):
        assert said in page
    drawn = page.split('class="try-dots"')[1].split("</svg>")[0]
    assert drawn.count("<circle") == 5 + 2  # a ring each but the one let go; two of them filled
    assert "%" not in re.sub(r"%[0-9A-F]{2}", "", page.split("<main")[1])


def test_a_therapist_counts_one_members_tries_at_a_time(cast: Cast) -> None:
    karin = person(cast)
    tried(cast, booked(cast, karin.id, what="hers"), went=4)
    tried(cast, booked(cast, karin.id, "other_member", what="his"), "other_member", went=0)
    for part, shown, not_shown in (
        (cast.part, "In 1 of 1 try", ">his<"), (cast.other_part, "In 0 of 1 try", ">hers<"),
    ):  # fmt: skip
        page = Visitor(cast, "therapist").words(f"people/{karin.id}/tries/?of={part}")
        assert shown in page
        assert not_shown not in page
        assert f"with={karin.id}&amp;of={part}" in page


@pytest.mark.parametrize("path", ["tries/book/", f"exercises/{ASK.id}/practised/"])
def test_an_address_puts_no_words_into_a_page(cast: Cast, path: str) -> None:
    person(cast)
    asked = "?values.what=kumquat&values.words=kumquat&with=kumquat&of=kumquat"
    page = Visitor(cast, "therapist").words(path + asked)
    assert "kumquat" not in page.split("<main")[1]


def test_no_page_speaks_of_a_day_that_has_passed(cast: Cast) -> None:
    row = booked(cast, person(cast).id, by_when=day(-1))
    visitor = Visitor(cast, "client")
    for path in ("tries/", f"tries/{row.id}/", "exercises/"):
        page = visitor.words(path).lower()
        assert not any(word in page for word in ("overdue", "late", "missed", "due "))


def test_practising_is_noted_from_the_page_of_an_exercise(cast: Cast) -> None:
    visitor = Visitor(cast, "client")
    page = visitor.words(f"exercises/{ASK.id}/practised/")
    assert 'value="ask_for_help" selected' in page
    visitor.post("say/keep-rehearsal/", {"values.exercise": "ask_for_help", "values.minutes": "10"})
    assert Rehearsal.objects.get().minutes == 10
    assert "10 minutes" in visitor.words(f"exercises/{ASK.id}/")


@pytest.mark.parametrize("minutes", ["0", "many", "9999"])
def test_minutes_that_are_none_get_a_sentence(cast: Cast, minutes: str) -> None:
    answer = Visitor(cast, "client").post(
        "say/keep-rehearsal/", {"values.exercise": "ask_for_help", "values.minutes": minutes}
    )
    assert answer.status_code == 422
    assert seen(cast).rehearsals == []


def test_a_therapist_of_a_couple_is_asked_whose_it_is(cast: Cast) -> None:
    person(cast)
    page = Visitor(cast, "therapist").words("say/book-try/")
    assert "Whose try this is" in page
    assert "ours" not in page.split("Whose try this is")[1].split("</select>")[0]
