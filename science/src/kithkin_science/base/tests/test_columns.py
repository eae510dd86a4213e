import datetime as dt
import math
from uuid import UUID

import numpy as np
import pytest

from kithkin_science.base.columns import (
    in_date_order,
    in_steady_order,
    is_missing,
    labels,
    memberships,
    numbers,
    same_length,
    stamps,
)

ID = UUID(int=7)


class NAType:
    """What pandas' NA looks like from outside: no truth value, equal to nothing, no number."""

    def __bool__(self) -> bool:
        raise TypeError

    def __float__(self) -> float:
        raise TypeError


@pytest.mark.parametrize(
    "nothing", [None, math.nan, np.nan, NAType(), np.datetime64("NaT"), np.ma.masked]
)
def test_every_spelling_of_missing_is_missing(nothing: object) -> None:
    assert is_missing(nothing)
    assert labels([nothing]) == [None]


def test_missing_numbers_become_nan_in_their_row() -> None:
    assert np.isnan(numbers([1, None, NAType(), True])).tolist() == [False, True, True, False]
    assert np.isnan(numbers(np.ma.array([1, 2], mask=[False, True]))).tolist() == [False, True]


def test_a_table_of_answers_keeps_its_shape() -> None:
    read = numbers([[1, None], [3, 4]])
    assert read.shape == (2, 2)
    assert np.isnan(read[0, 1])


def test_text_is_not_read_as_a_number() -> None:
    with pytest.raises(TypeError, match="not a number"):
        numbers(["3"])


def test_clock_times_of_all_kinds_are_the_same_seconds() -> None:
    noon = dt.datetime(2026, 3, 29, 12, tzinfo=dt.UTC)
    kinds = [noon, noon.replace(tzinfo=None), np.datetime64("2026-03-29T12:00")]
    assert set(stamps(kinds)) == {noon.timestamp()}
    assert stamps(np.array(["2026-03-29T12:00", "NaT"], dtype="M8[s]"))[0] == noon.timestamp()
    assert stamps([dt.date(2026, 3, 29)])[0] == noon.timestamp() - 12 * 3600


def test_the_hour_that_clocks_repeat_is_told_apart_by_its_zone() -> None:
    summer, winter = dt.timezone(dt.timedelta(hours=2)), dt.timezone(dt.timedelta(hours=1))
    first = dt.datetime(2026, 10, 25, 2, 30, tzinfo=summer)
    again = dt.datetime(2026, 10, 25, 2, 30, tzinfo=winter)
    assert np.diff(stamps([first, again]))[0] == 3600


def test_a_row_may_name_one_or_several_or_nobody_or_say_nothing() -> None:
    named = memberships(["ana", ["ana", "mum", "ana"], [], None, ID, (ID, None)])
    assert named == [("ana",), ("ana", "mum"), (), None, (ID,), (ID,)]


def test_terms_stand_in_one_order_whatever_the_rows() -> None:
    assert in_steady_order(["b", 10, 2, "a", "b"]) == [2, 10, "a", "b"]
    early, late = dt.date(2025, 1, 1), dt.date(2026, 2, 1)
    assert in_date_order([late, early, late]) == [early, late]


def test_columns_of_different_lengths_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match="value 2, person 1"):
        same_length(value=[1, 2], person=["a"], time=None)


class Column:
    """Like polars' series: plain only when asked for a list."""

    def to_list(self) -> list[object]:
        return [["ana"], [], None]


def test_nested_columns_of_other_libraries_are_read_as_lists() -> None:
    assert memberships(Column()) == [("ana",), (), None]
