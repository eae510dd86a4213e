from uuid import UUID

import numpy as np

from kithkin_science.network.turnover import turnover

FIRST = {"ego": ["m", "m", "m", "b", "b"], "alter": ["ana", "leo", "kim", "ana", "leo"]}
THEN = {"ego": ["m", "m", "n"], "alter": ["sol", "ana", "leo"]}


def test_who_stayed_came_and_went_is_counted_by_hand() -> None:
    told = turnover(FIRST, THEN)
    row = told.term.index("m")
    counts = (told.before, told.after, told.kept, told.lost, told.gained)
    assert [int(one[row]) for one in counts] == [3, 2, 1, 2, 1]
    assert (told.kept_share[row], told.stability[row], told.change[row]) == (1 / 3, 1 / 4, -1)


def test_asked_only_once_cannot_be_compared() -> None:
    told = turnover(FIRST, THEN)
    rows = [told.term.index(one) for one in ("b", "n")]
    assert told.kept[rows].tolist() == [-1, -1]
    assert np.isnan(told.stability[rows]).all()
    assert [(note.code, note.count) for note in told.notes] == [("asked_once", 2)]


def test_who_named_nobody_at_one_time_lost_or_gained_everybody() -> None:
    told = turnover(FIRST, THEN, egos_before=["m", "b", "n", "o"], egos_after=["m", "b", "n", "o"])
    assert told.term == ("b", "m", "n", "o")
    assert told.lost.tolist() == [2, 2, 0, 0]
    assert told.gained.tolist() == [0, 1, 1, 0]
    assert told.stability[:3].tolist() == [0, 0.25, 0]
    assert np.isnan(told.stability[3])
    assert told.says("nobody_twice")


def test_the_same_people_are_no_turnover() -> None:
    told = turnover(FIRST, FIRST)
    assert told.stability.tolist() == told.kept_share.tolist() == [1, 1]


def test_named_twice_counts_once_and_rows_without_ids_are_said() -> None:
    first = {"ego": [1, 1, None, 1], "alter": ["a", "a", "a", None]}
    told = turnover(first, {"ego": [1], "alter": ["a"]})
    assert (int(told.before[0]), told.n_dropped) == (1, {"no_id": 2})


def test_ids_of_people_may_be_of_any_kind_and_rows_in_any_order() -> None:
    ids = {name: UUID(int=len(name) + row) for row, name in enumerate(["ana", "leo", "kim", "sol"])}
    first, then = (
        {"ego": one["ego"][::-1], "alter": [ids[name] for name in one["alter"]][::-1]}
        for one in (FIRST, THEN)
    )
    assert np.array_equal(turnover(first, then).kept, turnover(FIRST, THEN).kept)
