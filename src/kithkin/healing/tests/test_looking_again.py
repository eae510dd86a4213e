"""After one week and after four: asked at most twice, for a while, and "not now" ends it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kithkin.healing.days import still_asked, weeks_due
from kithkin.healing.models import Recheck
from kithkin.healing.offer import home
from kithkin.healing.tests.conftest import Work

rows = pytest.mark.django_db(databases=["default", "keys"])
DAY = date(2026, 3, 2)
Later = Callable[[int], Any]


@given(some.integers(-400, 4000))
def test_weeks_fall_due_in_order_and_pass(days: int) -> None:
    due = weeks_due(DAY, DAY + timedelta(days=days))
    assert due == (4 if days >= 28 else 1 if days >= 7 else 0)
    assert still_asked(DAY, DAY + timedelta(days=days)) == (days < 56)


@pytest.fixture
def mending(alone: Work) -> str:
    made = str(alone.do("client", "plan_mending", person_id=str(alone.lin)))
    alone.do("client", "try_mending", mending_id=made, values={"tried": "2026-03-02"})
    return made


def due(work: Work) -> list[int]:
    return [one.weeks for one in work.healing().due]


@rows
def test_it_is_asked_after_one_and_four_weeks_and_then_no_more(
    alone: Work, mending: str, days_later: Later
) -> None:
    asked = {}
    for days in (0, 6, 7, 20, 27, 28, 55, 56, 400):
        with days_later(days):
            asked[days] = due(alone)
    assert asked == {0: [], 6: [], 7: [1], 20: [1], 27: [1], 28: [4], 55: [4], 56: [], 400: []}


@rows
@pytest.mark.parametrize("holds", ["holds", "a_bit", "not", "not_now"])
def test_an_answer_of_any_kind_ends_the_asking(
    alone: Work, mending: str, days_later: Later, holds: str
) -> None:
    with days_later(8):
        alone.do("client", "look_again_at_mending", mending_id=mending, holds=holds)
        assert due(alone) == []
    with days_later(27):
        assert due(alone) == []
    with days_later(28):
        assert due(alone) == [4]


@rows
def test_not_now_is_honoured(alone: Work, mending: str, days_later: Later) -> None:
    with days_later(30):
        alone.do("client", "look_again_at_mending", mending_id=mending, holds="not_now")
        assert home(alone.sight("client")) == []
        assert "rather not" not in alone.get("client", "healing:mending", mending).content.decode()


@rows
def test_a_new_try_counts_anew(alone: Work, mending: str, days_later: Later) -> None:
    with days_later(30):
        alone.do("client", "look_again_at_mending", mending_id=mending, holds="not")
        alone.do("client", "try_mending", mending_id=mending, values={"did": "rang again"})
        assert due(alone) == []
    with days_later(38):
        assert due(alone) == [1]


@rows
def test_a_mended_break_is_looked_at_again_from_the_day_it_was_mended(
    alone: Work, days_later: Later
) -> None:
    kept = str(alone.do("client", "note_break", between="therapy"))
    alone.do(
        "client", "say_how_break_stands", rupture_id=kept,
        values={"stands": "mended", "settled": "2026-03-01"},
    )  # fmt: skip
    with days_later(6):
        assert due(alone) == [1]
        alone.do("client", "look_again_at_break", rupture_id=kept, holds="holds")
        assert due(alone) == []
    assert [(row.weeks, row.since) for row in Recheck.objects.all()] == [(1, "2026-03-01")]


@rows
def test_what_is_let_be_or_open_is_never_asked_about(alone: Work, days_later: Later) -> None:
    for stands in ("open", "let_be"):
        kept = str(alone.do("client", "note_break", person_id=str(alone.lin)))
        alone.do("client", "say_how_break_stands", rupture_id=kept, values={"stands": stands})
    with days_later(10):
        assert due(alone) == []


@rows
@pytest.mark.parametrize("tried", ["", "2026", "before 2026-03-10", "1950", "2026-03-02?"])
def test_an_uncertain_day_breaks_nothing(alone: Work, days_later: Later, tried: str) -> None:
    made = str(alone.do("client", "plan_mending", person_id=str(alone.lin)))
    alone.do("client", "try_mending", mending_id=made, values={"tried": tried, "did": "x"})
    with days_later(7):
        assert due(alone) == ([] if tried == "1950" else [1])
