"""How a helper's answer stands, as pure values: whatever is answered, in whatever order."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin.crisis.policy import (
    ANSWERS,
    LASTS,
    LINK_OUTLIVES,
    SOON,
    Held,
    Standing,
    answered,
    may_follow,
    standing_on,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
said = st.lists(
    st.tuples(
        st.sampled_from(["yes", "not_now", "paused", "stepped_back"]),
        st.sampled_from(list(LASTS)),
        st.integers(0, 200),
    ),
    max_size=8,
)


def told(answers: list[tuple[str, str, int]]) -> tuple[Held, datetime]:
    held, now = Held("asked"), NOON
    for answer, lasts, days in answers:
        now += timedelta(days=days)
        if may_follow(held.state, answer):
            held = answered(held, answer, now, lasts)
    return held, now


@given(said)
def test_a_yes_always_has_an_end_and_the_link_outlives_it(
    answers: list[tuple[str, str, int]],
) -> None:
    held, _now = told(answers)
    if held.state in {"yes", "paused"}:
        assert held.yes_until is not None
        assert held.link_until is not None
        assert held.link_until.date() - held.yes_until == LINK_OUTLIVES
    else:
        assert held.yes_until is None


@given(said, st.integers(0, 400))
def test_nobody_is_counted_on_without_a_yes_that_still_runs(
    answers: list[tuple[str, str, int]], later: int
) -> None:
    held, now = told(answers)
    day = (now + timedelta(days=later)).date()
    if standing_on(held, day).holds:
        assert held.state == "yes"
        assert held.yes_until is not None
        assert held.yes_until >= day


@given(said)
def test_whoever_said_yes_can_always_step_back_and_return(
    answers: list[tuple[str, str, int]],
) -> None:
    held, now = told([*answers, ("yes", "30", 0)])
    if held.state == "yes":
        back = answered(held, "stepped_back", now)
        assert standing_on(back, now.date()) == Standing.STEPPED_BACK
        assert may_follow(back.state, "yes")


@pytest.mark.parametrize("state", ANSWERS)
def test_no_state_is_a_dead_end(state: str) -> None:
    assert may_follow(state, "yes")


def test_two_weeks_before_its_end_a_yes_is_said_to_end() -> None:
    held = answered(Held("asked"), "yes", NOON, "91")
    assert held.yes_until is not None
    before = held.yes_until - SOON
    assert standing_on(held, before - timedelta(days=1)) == Standing.YES
    assert standing_on(held, before) == Standing.ENDING
    assert standing_on(held, held.yes_until) == Standing.ENDING
    assert standing_on(held, held.yes_until + timedelta(days=1)) == Standing.OVER


def test_a_pause_does_not_outlast_the_yes_it_paused() -> None:
    held = answered(answered(Held("asked"), "yes", NOON, "30"), "paused", NOON)
    assert standing_on(held, NOON.date()) == Standing.PAUSED
    assert standing_on(held, NOON.date() + timedelta(days=31)) == Standing.OVER
