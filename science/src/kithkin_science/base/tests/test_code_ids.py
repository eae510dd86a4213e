from uuid import UUID

import numpy as np

from kithkin_science.base.codes import coded

IDS = [UUID(int=5), UUID(int=2)]


def test_ids_of_all_columns_share_their_numbers() -> None:
    terms, (first, other) = coded([30, 10, 10], np.array([20, 30], dtype=np.uint8))
    assert terms == [10, 20, 30]
    assert first.tolist() == [2, 0, 0]
    assert other.tolist() == [1, 2]


def test_numbers_far_apart_are_numbered_as_well() -> None:
    terms, (codes,) = coded([10**15, 3, -(10**15), 3])
    assert terms == [-(10**15), 3, 10**15]
    assert codes.tolist() == [2, 1, 0, 1]


def test_a_missing_id_is_minus_one() -> None:
    assert coded(["b", None, "a"])[1][0].tolist() == [1, -1, 0]
    assert coded(np.array([2.0, np.nan]))[1][0].tolist() == [0, -1]
    assert coded(np.ma.array([1, 2], mask=[False, True]))[1][0].tolist() == [0, -1]


def test_ids_may_be_of_any_kind_and_come_back_as_given() -> None:
    terms, (codes,) = coded([*IDS, "ana", 4])
    assert set(terms) == {*IDS, "ana", 4}
    assert [terms[code] for code in codes] == [*IDS, "ana", 4]


def test_no_rows_are_no_ids() -> None:
    assert coded([], np.zeros(0, dtype=int))[0] == []
