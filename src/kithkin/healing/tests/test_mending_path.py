"""A mending as its page sets it: steps in any order, each of them free."""

import pytest

from kithkin.healing.models import Repair
from kithkin.healing.steps import steps_of
from kithkin.healing.tests.conftest import Work
from kithkin.network.services import history

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def mending(alone: Work) -> str:
    return str(alone.do("client", "plan_mending", person_id=str(alone.lin)))


def taken(work: Work, mending: str, who: str = "client") -> list[str]:
    row = Repair.objects.get(id=mending)
    return [step.key for step in steps_of(work.healing(who), row) if step.taken]


def test_a_mending_begins_with_nothing_said(alone: Work, mending: str) -> None:
    assert taken(alone, mending) == []
    page = alone.get("client", "healing:mending", mending)
    assert page.status_code == 200
    assert page.content.decode().count('<li aria-labelledby="step-') == 8


def test_the_last_step_can_be_taken_first(alone: Work, mending: str) -> None:
    alone.do("client", "try_mending", mending_id=mending, values={"answered": "warmly"})
    assert taken(alone, mending) == ["tried", "answered"]


def test_not_ready_is_an_answer_and_closes_nothing(alone: Work, mending: str) -> None:
    alone.do("client", "change_mending", mending_id=mending, values={"ready": "not_yet"})
    alone.do("client", "change_mending", mending_id=mending, values={"first_step": "ring her"})
    assert taken(alone, mending) == ["ready", "first"]


def test_what_was_good_is_kept_whatever_came_of_it(alone: Work, mending: str) -> None:
    alone.do(
        "client", "try_mending", mending_id=mending,
        values={"answered": "hard", "answer": "she hung up", "good": "I said it"},
    )  # fmt: skip
    page = alone.get("client", "healing:mending", mending).content.decode()
    assert "they answered in a way that hurt" in page
    assert "I said it" in page


def test_an_answer_comes_later_to_the_try_it_belongs_to(alone: Work, mending: str) -> None:
    tried = alone.do("client", "try_mending", mending_id=mending, values={"answered": "not_yet"})
    alone.do(
        "client", "change_mending_try", mending_try_id=str(tried),
        values={"answered": "warmly", "answer": "I was waiting"},
    )  # fmt: skip
    (row,) = alone.healing().tries[Repair.objects.get().id]
    assert (row.answered, row.answer) == ("warmly", "I was waiting")


def test_the_mending_of_a_break_takes_its_person_and_stays_when_the_break_goes(alone: Work) -> None:
    kept = str(alone.do("client", "note_break", person_id=str(alone.lin)))
    made = alone.do("client", "plan_mending", rupture_id=kept)
    alone.do("client", "remove_break", rupture_id=kept)
    (row,) = alone.healing().mendings
    assert (row.id, row.person_id) == (made, alone.lin)
    assert alone.get("client", "healing:mending", made).status_code == 200


def test_taken_away_with_all_that_hangs_on_it_and_brought_back(alone: Work, mending: str) -> None:
    alone.do("client", "try_mending", mending_id=mending, values={"did": "rang"})
    alone.do("client", "write_letter", mending_id=mending, values={"words": "Dear"})
    alone.do("client", "remove_mending", mending_id=mending)
    healing = alone.healing()
    assert (healing.mendings, healing.tries, healing.letters) == ([], {}, {})
    history.undo(by=alone.actor("client"), case_id=alone.case)
    assert taken(alone, mending) == ["letter", "tried"]
