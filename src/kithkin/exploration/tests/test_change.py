"""What changed on the map between two sessions, as far as each viewer sees."""

from datetime import datetime, timedelta

import pytest

from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.exploration.change_words import change_lines, in_short
from kithkin.exploration.changes import How, difference
from kithkin.exploration.tests.meeting import hold, page, seen_by
from kithkin.network.models import Person
from kithkin.network.services import people, ties
from kithkin.network.services.history import undo

rows = pytest.mark.django_db(databases=["default", "keys"])


def add(cast: Cast, name: str, part: str = "joint") -> Person:
    by = cast.therapist if part == "joint" else cast.client
    return people.add_person(by=by, case_id=cast.case, part=part, values={"nickname": name})


def told(cast: Cast, who: str, hours: float = 1) -> list[str]:
    """What is told of the time after the first of these hours."""
    seen = seen_by(cast, who)
    since = clock.now() - timedelta(hours=hours)
    return [line.words for line in change_lines(seen, difference(seen, since, None))]


def later(hours: float) -> datetime:
    return clock.now() + timedelta(hours=hours)


@rows
def test_who_came_who_went_and_what_is_otherwise(cast: Cast) -> None:
    old, gone = add(cast, "Ruth"), add(cast, "Ben")
    with clock.held_at(later(5)):
        new = add(cast, "Karin")
        people.remove_person(by=cast.therapist, case_id=cast.case, person_id=gone.id)
        people.change_person(
            by=cast.therapist, case_id=cast.case, person_id=old.id, values={"work": "nurse"}
        )
        ties.add_tie(by=cast.therapist, case_id=cast.case, a=new.id, b=old.id, values={})
        said = told(cast, "client")
    assert sorted(said) == [
        "Karin and Ruth: a relationship was described.", "Karin is on the map now.",
        "Ruth: what is known was changed.", "Somebody was taken off the map.",
    ]  # fmt: skip


@rows
def test_what_came_and_went_again_or_was_taken_back_is_no_change(cast: Cast) -> None:
    with clock.held_at(later(5)):
        passing = add(cast, "Passing")
        people.remove_person(by=cast.therapist, case_id=cast.case, person_id=passing.id)
        add(cast, "By mistake")
        undo(by=cast.therapist, case_id=cast.case)
        assert told(cast, "client") == []


@rows
def test_the_others_own_part_is_not_even_counted(cast: Cast) -> None:
    with clock.held_at(later(5)):
        person = add(cast, "Lorcan", part="")
        ties.add_tie(
            by=cast.client, case_id=cast.case, a=person.id, b=add(cast, "Ruth").id, values={}
        )
        assert told(cast, "other_member") == ["Ruth is on the map now."]
        assert len(told(cast, "client")) == len(told(cast, "therapist")) == 3


@rows
def test_what_it_is_like_to_be_with_somebody_is_in_no_difference(cast: Cast) -> None:
    a, b = add(cast, "Ruth"), add(cast, "Ben")
    tie = ties.add_tie(by=cast.client, case_id=cast.case, a=a.id, b=b.id, values={})
    with clock.held_at(later(5)):
        ties.say_safety(by=cast.client, case_id=cast.case, tie_id=tie.id, words="no")
        assert told(cast, "client") == told(cast, "therapist") == []


@rows
def test_two_moments_bound_what_is_told(cast: Cast) -> None:
    begin = clock.now()
    for hours, name in ((5, "A"), (15, "B"), (25, "C")):
        with clock.held_at(later(hours)):
            add(cast, name)
    found = difference(
        seen_by(cast, "client"), begin + timedelta(hours=10), begin + timedelta(hours=20)
    )
    assert [row.last["nickname"] for row in found.of("Person", How.CAME)] == ["B"]


@rows
def test_a_place_on_the_circles_is_said_as_such(cast: Cast) -> None:
    person = add(cast, "Ruth")
    with clock.held_at(later(5)):
        people.change_person(
            by=cast.therapist, case_id=cast.case, person_id=person.id, values={"ring": 1}
        )
        assert told(cast, "client") == ["Ruth has another place on the circles."]


@rows
def test_in_short_a_few_are_named_and_the_others_counted(cast: Cast) -> None:
    with clock.held_at(later(5)):
        for name in ("A", "B", "C", "D", "E", "F"):
            add(cast, name)
        seen = seen_by(cast, "therapist")
        said = in_short(seen, difference(seen, later(-1), None))
    assert said == ["New on the map: A, B, C, D and 2 more."]


@rows
def test_whoever_is_not_to_be_involved_is_in_no_summary(cast: Cast) -> None:
    whose = people.add_person(
        by=cast.client, case_id=cast.case, part="joint", values={"nickname": "Me", "index": True}
    )
    with clock.held_at(later(5)):
        feared, dear = add(cast, "Viktor"), add(cast, "Ruth")
        tie = ties.add_tie(by=cast.client, case_id=cast.case, a=whose.id, b=feared.id, values={})
        ties.say_safety(
            by=cast.client, case_id=cast.case, tie_id=tie.id, words="", not_safe_to_involve=True
        )
        ties.add_phase(by=cast.client, case_id=cast.case, tie_id=tie.id, values={"start": "2020"})
        seen = seen_by(cast, "client")
        said = in_short(seen, difference(seen, later(-1), None))
    assert said == [f"New on the map: {dear.nickname}."]


@rows
def test_the_page_begins_with_the_last_session_and_takes_others(cast: Cast) -> None:
    with clock.held_at(later(24 * 20)):
        add(cast, "Early")
    with clock.held_at(later(24 * 40)):
        first, second = hold(cast, -30), hold(cast, -10)
        assert "The map is as it was" in page(cast, "client", "changed/")
        between = page(cast, "client", f"changed/?since={first.id}&until={second.id}")
        assert "Early is on the map now." in between
        assert "The map is as it was" in page(cast, "client", "changed/?since=nonsense")
