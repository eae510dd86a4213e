from typing import Any
from uuid import UUID

import numpy as np
import pytest

from kithkin_science.crisis.coverage import Coverage, coverage

PLAN = [
    ((8, 20), "call", "ana"),
    ((18, 8), "call", "mum"),
    ((9, 17), "come", "ana"),
    ((0, 24), "line", "helpline"),
]


def plan(rows: Any = PLAN, **more: Any) -> Coverage:
    hours, role, person = zip(*rows, strict=True)
    return coverage(hours, list(role), list(person), **more)


def test_each_hour_has_as_many_as_a_minute_by_minute_count_finds() -> None:
    rng = np.random.default_rng(3)
    rows = [
        ((float(a), float(b)), f"r{role}", f"p{who}")
        for a, b, role, who in zip(
            rng.integers(0, 96, 30) / 4,
            rng.integers(1, 97, 30) / 4,
            rng.integers(0, 3, 30),
            rng.integers(0, 6, 30),
            strict=True,
        )
        if a % 24 != b
    ]
    told = plan(rows)
    minutes = (np.arange(24 * 60) + 0.5) / 60
    for row, role in enumerate(told.roles[:-1]):
        here: list[set[str]] = [set() for _ in minutes]
        for (start, end), what, who in rows:
            for minute, at in enumerate(minutes):
                inside = start <= at < end if start < end else at >= start or at < end
                if what == role and inside:
                    here[minute].add(who)
        count = np.array([len(one) for one in here])
        assert told.by_hour[row].tolist() == count.reshape(24, 60).min(axis=1).tolist()
        assert told.covered[row] == pytest.approx((count > 0).mean(), rel=1e-12)
        assert told.doubled[row] == pytest.approx((count > 1).mean(), rel=1e-12)


def test_past_midnight_is_one_window_and_one_gap() -> None:
    told = plan()
    assert told.by_hour[told.roles.index("call")].tolist() == [1] * 18 + [2] * 2 + [1] * 4
    assert list(told.gaps) == [("come", 17.0, 9.0)]
    assert told.redundancy.tolist() == [1, 0, 1, 2]


def test_without_one_person_what_hung_on_them_is_open() -> None:
    told = plan().without("mum")
    assert ("call", 20, 8) in told.gaps
    assert told.redundancy.tolist() == [0, 0, 1, 1]
    assert told.without("ana").covered[told.roles.index("call")] == 0
    with pytest.raises(ValueError, match="nobody here is"):
        told.without("leo")


def test_who_is_the_only_one_is_named_longest_first() -> None:
    told = plan()
    assert told.single_points[:2] == (("helpline", "line", 24), ("mum", "call", 12))
    assert told.share_of_roles[told.persons.index("ana")] == pytest.approx(2 / 3)
    assert [note.count for note in told.notes if note.code == "one_person"] == [3]


def test_a_gap_of_a_minute_is_a_gap() -> None:
    told = plan([((0, 12), "call", "ana"), ((12 + 1 / 60, 24), "call", "mum")])
    assert told.by_hour[0, 12] == 0
    assert told.gaps[0][1:] == pytest.approx((12, 12 + 1 / 60))


def test_one_person_always_there_is_a_single_point() -> None:
    told = plan([((0, 24), "call", "ana")])
    assert (told.covered[0], told.doubled[0]) == (1, 0)
    assert told.single_points == (("ana", "call", 24),)


def test_two_always_there_together_are_no_single_point() -> None:
    told = plan([((0, 24), "call", "ana"), ((0, 24), "call", "mum")])
    assert told.single_points == ()
    assert told.redundancy.tolist() == [2, 2]


def test_named_twice_at_one_hour_counts_once() -> None:
    assert plan([((0, 24), "call", "ana"), ((5, 9), "call", "ana")]).redundancy[0] == 1


def test_hours_that_nobody_said_or_that_cannot_be_are_not_counted_on() -> None:
    rows = [(None, "call", "ana"), ((5, 25), "call", "mum"), ((8, 8), "call", "leo"),
            ((0, 24), "call", None), ((None, 3), "call", "kim")]  # fmt: skip
    told = plan(rows)
    assert told.n_dropped == {"hours_unknown": 2, "hours_impossible": 2, "no_id": 1}
    assert (told.covered[0], told.n_used) == (0, 0)
    assert told.says("nobody")
    assert set(told.persons) == {"ana", "mum", "leo", "kim"}


def test_nobody_at_all_is_a_gap_all_day() -> None:
    told = coverage([], [], [])
    assert list(told.gaps) == [("anyone", 0.0, 24.0)]
    assert told.by_hour.tolist() == [[0] * 24]


def test_not_said_for_what_counts_for_anyone_only() -> None:
    told = plan([((0, 24), None, "ana"), ((0, 12), "call", "mum")])
    assert told.redundancy.tolist() == [0, 1]
    assert told.says("no_role")


def test_a_week_has_168_hours() -> None:
    told = plan([((160, 4), "call", "ana")], period=168)
    assert told.by_hour[0].sum() == 12
    with pytest.raises(ValueError, match="24 or 168"):
        plan(period=12)


def test_order_ids_and_names_of_columns_are_no_matter_for_hours() -> None:
    told = plan(PLAN[::-1])
    assert told.single_points == plan().single_points
    ids = {name: UUID(int=row) for row, name in enumerate(["ana", "mum", "helpline"])}
    other = plan([(hours, role, ids[who]) for hours, role, who in PLAN])
    assert np.array_equal(other.by_hour, told.by_hour)
    frame = {
        "from": [one[0][0] for one in PLAN],
        "to": [one[0][1] for one in PLAN],
        "what": [one[1] for one in PLAN],
        "who": [one[2] for one in PLAN],
    }
    named = coverage(("from", "to"), "what", "who", data=frame)
    assert np.array_equal(named.by_hour, told.by_hour)
