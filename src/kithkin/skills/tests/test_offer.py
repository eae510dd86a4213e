"""What this part says on pages of others: homes, people, the brief, search, the file to take."""

import json
from datetime import timedelta

import pytest

from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.network.offers import About, Place, Section, offers
from kithkin.skills import services
from kithkin.skills.offer import about, brief, home, search, takeout
from kithkin.skills.tests.trying import booked, day, person, seen, tried

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_home_has_three_ways_on_for_each_open_try(cast: Cast) -> None:
    row = booked(cast, person(cast).id, by_when=day(3))
    (line,) = home(seen(cast).sight)
    assert line.place == Place.TRY
    assert "with Karin · by Thursday" in str(line.note)
    for page in ("how-it-went", "not-yet", "let-it-go"):
        assert f"/say/{page}/{row.id}/" in str(line.note)


def test_what_somebody_wrote_is_no_markup_on_a_home(cast: Cast) -> None:
    booked(cast, person(cast, "<b>K</b>").id, what="<script>x</script>")
    (line,) = home(seen(cast).sight)
    assert "<script>" not in str(line.note)
    assert "<b>" not in str(line.note)


def test_the_nearest_day_stands_first_and_none_last(cast: Cast) -> None:
    karin = person(cast)
    for what, when in (("c", ""), ("b", day(5)), ("a", day(1))):
        booked(cast, karin.id, what=what, by_when=when)
    assert [line.text for line in home(seen(cast).sight)] == ["a", "b", "c"]


def test_a_home_shows_nothing_that_was_tried_or_let_go_and_nobody_elses(cast: Cast) -> None:
    karin = person(cast)
    tried(cast, booked(cast, karin.id))
    services.let_try_go(by=cast.client, case_id=cast.case, attempt_id=booked(cast, karin.id).id)
    booked(cast, karin.id, "other_member")
    assert home(seen(cast).sight) == []
    assert home(seen(cast, "therapist").sight) == []


def test_nothing_ever_needs_anybody_because_of_a_try() -> None:
    (offer,) = [one for one in offers() if one.key == "skills"]
    assert offer.needs([]) == offer.today([]) == ()


def test_tries_stand_on_the_page_of_whom_they_are_with(cast: Cast) -> None:
    karin, rolf = person(cast), person(cast, "Rolf")
    booked(cast, karin.id)
    section = about(seen(cast).sight, About(frozenset({str(karin.id)})))
    assert isinstance(section, Section)
    assert [line.text for line in section.lines] == ["ask Karin to have Ida on Thursday"]
    empty = about(seen(cast).sight, About(frozenset({str(rolf.id)})))
    assert isinstance(empty, Section)
    assert not empty.lines
    assert empty.add


def test_the_brief_says_what_came_of_tries_since_and_what_is_open(cast: Cast) -> None:
    karin = person(cast)
    old = booked(cast, karin.id, what="old")
    with clock.held_at(clock.now() - timedelta(days=20)):
        tried(cast, old)
    tried(cast, booked(cast, karin.id, what="new"), went=4)
    booked(cast, karin.id, what="open")
    lines = brief(seen(cast, "therapist").sight, clock.now() - timedelta(days=7))
    assert [str(line.text) for line in lines] == ["Karin: new", "Karin: open"]
    assert "well" in str(lines[0].note)


def test_a_therapist_reads_of_every_line_whose_it_is(cast: Cast) -> None:
    karin = person(cast)
    booked(cast, karin.id, what="a salad")
    services.keep_rehearsal(
        by=cast.client, case_id=cast.case, values={"exercise": "ask_for_help", "words": "salad"}
    )
    sight = seen(cast, "therapist").sight
    section = about(sight, About(frozenset({str(karin.id)})))
    assert section is not None
    for lines, count in ((section.lines, 1), (brief(sight, None), 1), (search(sight, "salad"), 2)):
        assert len([line for line in lines if "Cleo's own" in str(line.note)]) == count


def test_a_word_is_found_in_tries_and_in_titles_within_ones_own_sight(cast: Cast) -> None:
    tried(cast, booked(cast, person(cast).id), learned="Breathe FIRST")
    assert len(search(seen(cast).sight, "breathe first")) == 1
    assert search(seen(cast, "other_member").sight, "breathe first") == []
    assert [line.text for line in search(seen(cast).sight, "say sorry")] == ["Say sorry well"]


def test_one_takes_ones_own_tries_along_and_nobody_elses(cast: Cast) -> None:
    karin = person(cast)
    booked(cast, karin.id, exercise="ask_for_help")
    booked(cast, karin.id, "other_member", what="theirs")
    services.keep_rehearsal(by=cast.client, case_id=cast.case, values={"exercise": "ask_for_help"})
    told = takeout(seen(cast).sight)
    assert [row["kind"] for row in told] == ["try", "practising"]
    assert told[0]["person_called"] == "Karin"
    assert told[0]["exercise_called"] == "Ask for help"
    assert "theirs" not in json.dumps(told)
