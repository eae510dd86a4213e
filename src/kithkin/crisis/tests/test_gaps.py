from datetime import timedelta

import pytest

from kithkin.base import clock
from kithkin.conftest import NOON
from kithkin.crisis.gaps import gaps_of
from kithkin.crisis.models import HelperRole
from kithkin.crisis.services import asking
from kithkin.crisis.services import plan as verbs
from kithkin.crisis.tests.conftest import Mina
from kithkin.network.services import people

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def kinds(mina: Mina, days: int = 0) -> list[str]:
    return [kind for kind, _words in told(mina, days)]


def told(mina: Mina, days: int = 0) -> list[tuple[str, str]]:
    with clock.held_at(NOON + timedelta(days=days)):
        return [(gap.kind, gap.words) for gap in gaps_of(mina.sheet(), mina.case, clock.now())]


def says_yes(mina: Mina, role: HelperRole, lasts: str = "91") -> None:
    asking.keep_helper_answer(
        by=mina.client, case_id=mina.case, helper_role_id=role.id, helper_says="yes", lasts=lasts
    )


def test_an_empty_plan_misses_somebody_in_steps_three_and_four(mina: Mina) -> None:
    assert kinds(mina) == ["nobody", "nobody"]


def test_one_who_carries_the_fourth_step_alone_is_named_kindly(mina: Mina) -> None:
    mina.add(3, person=str(mina.jonas))
    says_yes(mina, mina.ask(mina.bea))
    assert told(mina) == [("one", "Bea carries step 4 alone. Who could be second?")]


def test_nothing_is_missing_once_two_said_yes_and_can_be_rung(mina: Mina) -> None:
    mina.add(3, person=str(mina.jonas))
    says_yes(mina, mina.ask(mina.bea))
    says_yes(mina, mina.ask(mina.jonas))
    assert kinds(mina) == []


def test_a_helper_not_asked_or_silent_and_a_missing_number_are_said(mina: Mina) -> None:
    mina.add(3, words="The park", person=str(mina.jonas))
    mina.add(4, person=str(mina.jonas))
    mina.ask(mina.bea)
    assert told(mina) == [
        ("number", "There is no number for Jonas."),
        ("unasked", "Jonas has not been asked yet."),
        ("asked", "Bea has not answered yet."),
    ]


def test_somebody_not_used_here_is_said_without_name_or_reason(mina: Mina) -> None:
    mina.add(4, person=str(mina.bea), phone="01632 960143")
    mina.mark(mina.bea)
    words = dict(told(mina))["unused"]
    assert words.startswith("A line of step 4 names somebody who is not used here.")
    assert "Bea" not in words
    assert "nobody" in kinds(mina)


def test_somebody_off_the_map_is_said_kindly_and_stays_in_the_plan(mina: Mina) -> None:
    mina.add(4, person=str(mina.bea), phone="01632 960143")
    people.remove_person(by=mina.client, case_id=mina.case, person_id=mina.bea)
    assert dict(told(mina))["off_map"].startswith("Bea is no longer on the map. The line stays")
    assert kinds(mina) == ["nobody", "one", "off_map"]


def test_a_plan_nobody_looked_at_for_ninety_days_says_so(mina: Mina) -> None:
    assert "old" not in kinds(mina, days=90)
    assert "old" in kinds(mina, days=91)
    with clock.held_at(NOON + timedelta(days=91)):
        verbs.look_at_plan(by=mina.client, case_id=mina.case, plan_id=mina.plan.id, together=True)
    assert "old" not in kinds(mina, days=180)


def test_changing_a_line_is_not_looking_at_the_whole(mina: Mina) -> None:
    with clock.held_at(NOON + timedelta(days=80)):
        mina.add(1, words="late")
    assert "old" in kinds(mina, days=91)


def test_a_yes_that_ends_soon_or_has_ended_is_said(mina: Mina) -> None:
    says_yes(mina, mina.ask(mina.bea), lasts="30")
    assert "ending" not in kinds(mina, days=15)
    assert "Bea said yes until 1 April 2026" in dict(told(mina, days=16))["ending"]
    assert "ended on 1 April 2026" in dict(told(mina, days=31))["over"]


def test_no_gap_ranks_scores_or_calls_anything_safe(mina: Mina) -> None:
    mina.ask(mina.bea)
    words = " ".join(words for _kind, words in told(mina, days=200)).lower()
    assert not any(word in words for word in ("safe", "risk", "score", "%", "complete", "fail"))
