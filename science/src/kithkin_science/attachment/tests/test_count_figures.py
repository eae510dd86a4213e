import datetime as dt

import numpy as np
import pytest

from kithkin_science.attachment.hierarchy import figures

MAY, JUNE, JULY = (dt.date(2026, month, 1) for month in (5, 6, 7))


def test_who_is_turned_to_now_and_last_time() -> None:
    seen = figures(["mum", ["ana", "mum"], "ana", "bo"], [MAY, MAY, JUNE, JULY])
    assert (seen.figure, seen.dates) == (("ana", "bo", "mum"), (MAY, JUNE, JULY))
    assert seen.counts.tolist() == [[1, 0, 2], [1, 0, 0], [0, 1, 0]]
    assert (seen.now.tolist(), seen.last.tolist()) == ([0, 1, 0], [1, 0, 0])
    assert seen.standing == ("gone", "new", "before")


def test_each_kind_of_turning_is_counted_for_itself() -> None:
    seen = figures(["mum", "ana"], [MAY, MAY], kind=["calms", "seek_out"])
    assert seen.kinds == ("calms", "seek_out")
    assert seen.counts_by_kind["calms"].tolist() == [[0, 1]]


def test_nobody_is_an_answer_and_no_answer_is_none() -> None:
    seen = figures([[], None, "ana"], [MAY, MAY, JUNE])
    assert seen.nobody.tolist() == [1, 0]
    assert seen.n_dropped == {"not_answered": 1}


def test_a_first_time_has_no_last() -> None:
    seen = figures(["ana"], [MAY])
    assert np.isnan(seen.last).all()
    assert np.isnan(seen.change).all()
    assert seen.says("one_date")


def test_no_choice_at_all_is_no_error() -> None:
    assert figures([], []).figure == ()


def test_two_always_named_together_are_both_counted() -> None:
    assert figures([["a", "b"]] * 2, [1, 2]).counts.tolist() == [[1, 1], [1, 1]]


def test_dates_need_not_come_in_order() -> None:
    assert figures(["a", "b"], [JUNE, MAY]).now.tolist() == [1, 0]


def test_columns_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="different lengths"):
        figures(["a"], [])
