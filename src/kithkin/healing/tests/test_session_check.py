from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest

from kithkin.base.refusals import NotHereError
from kithkin.healing.errors import NotYoursToWriteError, TherapistAsksError
from kithkin.healing.models import SessionCheck
from kithkin.healing.offer import home, needs
from kithkin.healing.services.breaks import open_session_check
from kithkin.healing.tests.conftest import Work
from kithkin.network.act_words import done_words
from kithkin.network.doors import all_forms

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
QUESTION = "How was the last session for you?"


def asked(work: Work, who: str = "client") -> list[str]:
    return [str(line.text) for line in home(work.sight(who))]


def open_check(work: Work, *members: UUID) -> str:
    by = work.actor("therapist")
    made = open_session_check(by=by, case_id=work.case, members=members)
    return str(made[0]) if made else ""


def test_it_is_one_quiet_line_for_a_week(alone: Work, days_later: Callable[[int], Any]) -> None:
    assert asked(alone) == []
    open_check(alone)
    open_check(alone)
    assert asked(alone) == [QUESTION]
    with days_later(8):
        assert asked(alone) == []


@pytest.mark.parametrize("went", ["fine", "not_today"])
def test_fine_and_not_today_end_it_and_tell_nobody(alone: Work, went: str) -> None:
    check = open_check(alone)
    alone.do("client", "answer_session_check", check_id=check, went=went)
    assert asked(alone) == []
    assert needs([alone.sight("therapist")]) == []
    assert alone.healing().breaks == []


def test_something_was_off_becomes_a_break_the_therapist_sees_at_once(alone: Work) -> None:
    check = open_check(alone)
    alone.do(
        "client",
        "answer_session_check",
        check_id=check,
        went="off",
        values={"happened": "the hour"},
    )
    (row,) = alone.healing("therapist").breaks
    assert (row.between, row.happened) == ("therapy", "the hour")
    assert len(needs([alone.sight("therapist")])) == 1


def test_one_session_asks_nobody_twice(alone: Work) -> None:
    session = uuid4()
    for _again in range(2):
        open_session_check(by=alone.actor("therapist"), case_id=alone.case, session_id=session)
    assert SessionCheck.objects.count() == 1


def test_in_a_couple_only_those_who_are_named_are_asked(couple: Work) -> None:
    assert open_check(couple) == ""
    check = open_check(couple, couple.cast.part)
    assert (asked(couple), asked(couple, "other_member")) == ([QUESTION], [])
    with pytest.raises(NotHereError):
        couple.do("other_member", "answer_session_check", check_id=check, went="fine")
    assert open_check(couple, uuid4()) == ""


def test_therapists_ask_and_members_answer(alone: Work) -> None:
    check = open_check(alone)
    with pytest.raises(NotYoursToWriteError):
        alone.do("therapist", "answer_session_check", check_id=check, went="fine")
    with pytest.raises(TherapistAsksError):
        open_session_check(by=alone.actor("client"), case_id=alone.case)


@pytest.mark.parametrize("who", ["therapist", "client"])
def test_no_door_opens_the_question_and_the_history_has_words_for_it(alone: Work, who: str) -> None:
    with pytest.raises(NotHereError):
        alone.do(who, "open_session_check")
    assert "open_session_check" not in all_forms()
    assert done_words("healing.open_session_check") == "asked how a session was"
