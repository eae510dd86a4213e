from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin.awareness import errors, offer, queries, services
from kithkin.awareness.models import Asking, OpenedBy
from kithkin.awareness.prompts import Plan, Planned
from kithkin.awareness.tests.keeping import TINY, keep
from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.conftest import NOON
from kithkin.consent.queries import sight

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
SIX = NOON.replace(hour=18)


def ask(cast: Cast, until: str = "") -> Asking:
    return services.ask_me(by=cast.client, case_id=cast.case, times=["18:00"], until=until)


def answer(cast: Cast, asked: datetime) -> str:
    moment = services.keep_moment(
        by=cast.client, case_id=cast.case, asked_at=asked.isoformat(), values=TINY
    )
    return moment.opened_by


def due(cast: Cast) -> datetime | None:
    return queries.due_now(sight(cast.client, cast.case), f"part:{cast.part}")


def test_it_is_due_from_its_hour_for_a_while_and_then_no_more(cast: Cast) -> None:
    ask(cast)
    found = []
    for at in (SIX - timedelta(minutes=1), SIX, SIX + timedelta(hours=5)):
        with clock.held_at(at):
            found.append(due(cast))
    assert found == [None, SIX, None]


def test_an_answer_is_kept_apart_from_what_was_opened_by_oneself(cast: Cast) -> None:
    ask(cast)
    with clock.held_at(SIX + timedelta(minutes=20)):
        assert answer(cast, SIX) == OpenedBy.PROMPTED
        assert due(cast) is None
        assert keep(cast).opened_by == OpenedBy.SELF


def test_an_asking_that_never_was_planned_makes_a_check_in_of_ones_own(cast: Cast) -> None:
    ask(cast)
    with clock.held_at(SIX):
        assert answer(cast, SIX + timedelta(minutes=1)) == OpenedBy.SELF
        assert answer(cast, SIX + timedelta(days=1)) == OpenedBy.SELF


def test_what_was_not_answered_stays_planned_also_after_a_change(cast: Cast) -> None:
    ask(cast)
    with clock.held_at(SIX + timedelta(days=2)):
        services.ask_me(by=cast.client, case_id=cast.case, times=["08:00"])
        plan = queries.plan(sight(cast.client, cast.case), f"part:{cast.part}")
        asked = plan.asked(clock.now() + timedelta(days=1), [])
    days = [SIX, SIX + timedelta(days=1)]
    assert asked == [*days, NOON.replace(hour=8) + timedelta(days=3)]
    assert Asking.objects.filter(gone_at=None).count() == 2


def test_two_silent_weeks_pause_it_and_the_next_check_in_wakes_it(cast: Cast) -> None:
    ask(cast)
    for day, waits in ((13, True), (14, False)):
        with clock.held_at(SIX + timedelta(days=day)):
            assert bool(due(cast)) is waits
    with clock.held_at(NOON + timedelta(days=15)):
        keep(cast)
    with clock.held_at(SIX + timedelta(days=15)):
        assert due(cast) is not None


def test_a_pause_is_said_to_the_therapist_once_and_goes_by_itself(cast: Cast) -> None:
    ask(cast, until="2026-06-01")
    for days, lines in ((13, 0), (15, 1), (29, 0)):
        with clock.held_at(NOON + timedelta(days=days)):
            assert len(offer.needs([sight(cast.therapist, cast.case)])) == lines
            assert offer.needs([sight(cast.other_member, cast.case)]) == []


def test_whoever_never_wished_to_be_asked_is_not_watched(cast: Cast) -> None:
    keep(cast)
    with clock.held_at(NOON + timedelta(days=15)):
        assert offer.needs([sight(cast.therapist, cast.case)]) == []


def test_it_can_be_stopped_and_stopping_nothing_is_said_kindly(cast: Cast) -> None:
    ask(cast)
    services.stop_asking_me(by=cast.client, case_id=cast.case)
    with clock.held_at(SIX):
        assert due(cast) is None
    with pytest.raises(errors.NoAskingError):
        services.stop_asking_me(by=cast.client, case_id=cast.case)


@pytest.mark.parametrize("until", ["2026-03-01", "2031", "../1949"])
def test_asking_ends_on_a_day_ahead_within_a_year(cast: Cast, until: str) -> None:
    with pytest.raises(errors.TooLateToAskError):
        ask(cast, until=until)


def test_one_of_a_couple_hears_nothing_of_the_others_askings(cast: Cast) -> None:
    ask(cast)
    with clock.held_at(SIX):
        other = sight(cast.other_member, cast.case)
        assert queries.due_now(other, f"part:{cast.other_part}") is None
        assert queries.paused([other]) == []


WEEK = st.frozensets(st.integers(0, 6), min_size=1)
START = datetime(2026, 1, 5, tzinfo=UTC)


@given(
    days=WEEK, length=st.integers(1, 40),
    silent=st.lists(st.integers(0, 40 * 24), max_size=12),
)  # fmt: skip
def test_no_asking_is_ever_lost_or_made_up(
    days: frozenset[int], length: int, silent: list[int]
) -> None:
    hours = (time(9), time(21))
    end = START + timedelta(days=length)
    wish = Planned(START, end, hours, days)
    kept = sorted(START + timedelta(hours=one) for one in silent)
    asked = Plan([wish]).asked(end, kept)
    assert asked == sorted(set(asked))
    assert all(at.weekday() in days and START <= at <= end for at in asked)
    never_silent = [START + timedelta(days=one) for one in range(length)]
    whole = Plan([wish]).asked(end, never_silent)
    assert set(asked) <= set(whole)
    assert len(whole) == 2 * sum(
        (START + timedelta(days=d)).weekday() in days for d in range(length)
    )
