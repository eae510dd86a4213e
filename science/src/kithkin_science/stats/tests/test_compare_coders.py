from typing import Any
from uuid import UUID

import numpy as np
import pytest

from kithkin_science.stats.agreement import Weights, cohen_kappa
from kithkin_science.stats.alpha import Level, krippendorff_alpha
from kithkin_science.stats.spans import span_agreement

RNG = np.random.default_rng(5)
# Krippendorff (2011), four observers, twelve units.
CODES = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]
KRIPPENDORFF: list[tuple[Level, float]] = [
    ("nominal", 0.743421),
    ("ordinal", 0.815388),
    ("interval", 0.849107),
    ("ratio", 0.797403),
]


def coded(table: list[list[int]]) -> tuple[list[int], list[int]]:
    cells = [(i, j) for i, row in enumerate(table) for j, many in enumerate(row) for _ in range(many)]  # fmt: skip
    return [one for one, _ in cells], [other for _, other in cells]


def test_kappa_of_a_table_is_that_by_hand() -> None:
    # 35 of 50 agree; by chance .5 * .6 + .5 * .4 = .5: (.7 - .5) / .5 = .4.
    told = cohen_kappa(*coded([[20, 5], [10, 15]]))
    assert [told.observed, told.expected, told.kappa] == pytest.approx([0.7, 0.5, 0.4], rel=1e-12)


@pytest.mark.parametrize("weights", ["none", "linear", "quadratic"])
def test_the_error_of_kappa_is_that_of_the_delta_method(weights: Weights) -> None:
    # Slopes of kappa by finite differences, variance of a multinomial.
    table = np.array([[20.0, 5, 2], [10, 15, 4], [1, 3, 9]])
    told = cohen_kappa(*coded(table.astype(int).tolist()), weights=weights)
    steps = np.abs(np.arange(3)[:, None] - np.arange(3)) / 2
    agreed = {"none": (steps == 0) * 1.0, "linear": 1 - steps, "quadratic": 1 - steps**2}[weights]

    def kappa(p: Any) -> float:
        chance = (np.outer(p.sum(1), p.sum(0)) * agreed).sum() / p.sum() ** 2
        return float(((p * agreed).sum() / p.sum() - chance) / (1 - chance))

    p, h, slope = table / table.sum(), 1e-6, np.zeros((3, 3))
    for cell in np.ndindex(3, 3):
        off = np.zeros((3, 3))
        off[cell] = h
        slope[cell] = (kappa(p + off) - kappa(p - off)) / 2 / h
    variance = ((p * slope**2).sum() - (p * slope).sum() ** 2) / table.sum()
    assert told.kappa == pytest.approx(kappa(p), rel=1e-12)
    assert told.std_error == pytest.approx(np.sqrt(variance), rel=1e-7)


def test_complete_agreement_keeps_its_width() -> None:
    told = cohen_kappa(list("aabbab"), list("aabbab"))
    assert told.kappa == 1
    assert told.low < 0.8
    assert told.high == 1
    assert told.says("perfect")


def test_one_category_has_no_kappa() -> None:
    told = cohen_kappa(["a"] * 5, ["a"] * 5)
    assert np.isnan([told.kappa, told.low]).all()
    assert told.says("one_category")


def test_units_of_one_coder_are_left_out_and_counted() -> None:
    told = cohen_kappa(["a", "b", None, "a"], ["a", "b", "a", None])
    assert (told.n_used, told.n_dropped) == (2, {"one_coder": 2})
    assert np.isnan(cohen_kappa([], []).kappa)
    assert np.isnan(cohen_kappa(["a"], ["b"]).std_error) or cohen_kappa(["a"], ["b"]).kappa == 0


def test_categories_have_the_order_that_is_given() -> None:
    a, b = ["low", "mid", "high"] * 5, ["low", "high", "high"] * 5
    told = cohen_kappa(a, b, weights="linear", categories=["low", "mid", "high"])
    assert told.kappa == pytest.approx(cohen_kappa([0, 1, 2] * 5, [0, 2, 2] * 5, weights="linear").kappa)  # fmt: skip
    with pytest.raises(ValueError, match="not among"):
        cohen_kappa(a, b, categories=["low", "mid"])


@pytest.mark.parametrize(("level", "alpha"), KRIPPENDORFF)
def test_alpha_is_krippendorffs(level: Level, alpha: float) -> None:
    told = krippendorff_alpha(CODES, level, rng=1)
    assert told.alpha == pytest.approx(alpha, abs=5e-7)
    assert told.low < told.alpha < told.high
    assert told.n_dropped == {"one_coder": 1}  # the last unit


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
def test_alpha_is_that_of_all_pairs_counted_out(level: Level) -> None:
    given = RNG.integers(1, 5, (3, 9)).astype(float)
    given[0, 2] = given[1, 5] = np.nan
    units = [column[~np.isnan(column)] for column in given.T]
    pool = np.concatenate(units)

    def apart(c: float, k: float) -> float:
        if level == "ordinal":
            low, high = min(c, k), max(c, k)
            ends = ((pool == c).sum() + (pool == k).sum()) / 2
            return float(((pool >= low) & (pool <= high)).sum() - ends) ** 2 if c != k else 0.0
        off = {"nominal": float(c != k), "interval": c - k, "ratio": (c - k) / (c + k)}[level]
        return float(off**2)

    seen = sum(apart(c, k) / (len(u) - 1) for u in units for c in u for k in u) / len(pool)
    chance = sum(apart(c, k) for c in pool for k in pool) / len(pool) / (len(pool) - 1)
    told = krippendorff_alpha(given, level, rng=1)
    assert told.alpha == pytest.approx(1 - seen / chance, rel=1e-10)


def test_values_that_are_all_the_same_have_no_alpha() -> None:
    told = krippendorff_alpha([[1, 1, 1], [1, 1, 1]], "interval", rng=1)
    assert np.isnan([told.alpha, told.low]).all()
    assert told.says("one_value")


def test_complete_agreement_of_all_has_no_interval_and_says_so() -> None:
    told = krippendorff_alpha([[1, 2] * 15, [1, 2] * 15], "nominal", rng=1)
    assert told.alpha == 1
    assert np.isnan(told.low)
    assert told.says("no_interval")


def test_one_unit_or_none_is_no_error() -> None:
    assert np.isnan(krippendorff_alpha([[1], [2]], "nominal", rng=1).low)
    assert np.isnan(krippendorff_alpha([[None], [2]], "interval", rng=1).alpha)


def test_a_ratio_has_no_values_below_nought() -> None:
    with pytest.raises(ValueError, match="no values below 0"):
        krippendorff_alpha([[-1, 2], [1, 2]], "ratio")
    with pytest.raises(ValueError, match="coders, units"):
        krippendorff_alpha([1, 2], "interval")


def test_agreement_does_not_depend_on_order_ids_units_or_missing() -> None:
    order = RNG.permutation(12)
    first = krippendorff_alpha(CODES, "interval", rng=3)
    scaled = np.array(CODES, dtype=float)[::-1][:, order] * 1e6 - 5
    other = krippendorff_alpha(scaled, "interval", rng=3)
    assert [other.alpha, other.low] == pytest.approx([first.alpha, first.low], abs=1e-9)
    ids = [[None if one is None else UUID(int=one) for one in row] for row in CODES]
    assert krippendorff_alpha(ids, "nominal", rng=3).alpha == pytest.approx(0.743421, abs=5e-7)
    a, b = coded([[20, 5], [10, 15]])
    named = cohen_kappa("a", "b", data={"a": [UUID(int=one + 1) for one in a][::-1], "b": [UUID(int=one + 1) for one in b][::-1]})  # fmt: skip
    assert named.kappa == pytest.approx(0.4, rel=1e-12)


A = [("t1", 0, 10, "w"), ("t1", 20, 30, "ro"), ("t2", 5, 9, "rs"), ("t2", 50, 60, "w")]
B = [("t1", 1, 10, "w"), ("t1", 21, 31, "rs"), ("t2", 5, 9, "rs"), ("t3", 0, 4, "w")]


def test_passages_are_matched_by_hand() -> None:
    # .9, 9/11 and 1: three matched of four and four, f1 = 6/8; codes w-w, ro-rs, rs-rs.
    told = span_agreement(A, B, rng=1)
    assert (told.f1, told.matched, told.only_a, told.only_b) == (0.75, 3, 1, 1)
    assert told.overlap == pytest.approx((0.9 + 9 / 11 + 1) / 3)
    codes = krippendorff_alpha([["w", "ro", "rs"], ["w", "rs", "rs"]], "nominal", rng=1)
    assert told.alpha_matched == pytest.approx(codes.alpha, rel=1e-12)


def test_a_passage_is_matched_once_and_to_the_best() -> None:
    told = span_agreement([(0, 10, "w")], [(0, 6, "a"), (1, 10, "w")], least=0.3, rng=1)
    assert (told.matched, told.only_b, told.overlap) == (1, 1, 0.9)


def test_passages_that_overlap_too_little_are_not_the_same() -> None:
    told = span_agreement([(0, 10, "w")], [(6, 16, "w")], rng=1)
    assert (told.f1, told.matched) == (0, 0)
    assert np.isnan(told.alpha_matched)


def test_f1_has_an_interval_of_texts_only() -> None:
    assert np.isnan(span_agreement(A[:2], B[:2], rng=1).f1_low)
    told = span_agreement(A, B, rng=1)
    assert told.f1_low < 0.75 < told.f1_high


def test_nothing_marked_is_no_error() -> None:
    told = span_agreement([], [], rng=1)
    assert np.isnan(told.f1)
    assert told.says("nothing_marked")


def test_passages_without_extent_are_left_out_and_counted() -> None:
    told = span_agreement([(3, 3, "w"), (None, 4, "w"), (0, 5, "w")], [(0, 5, None)], rng=1)
    assert told.n_dropped == {"no_extent": 2}
    assert told.f1 == 1
    with pytest.raises(ValueError, match="overlap lies"):
        span_agreement([], [], least=0)


def test_passages_may_come_in_any_order_with_any_ids() -> None:
    ids = {"t1": UUID(int=7), "t2": UUID(int=3), "t3": UUID(int=5)}
    first = span_agreement(A, B, rng=2)
    other = span_agreement(
        [(ids[one[0]], one[1] * 3, one[2] * 3, one[3]) for one in A[::-1]],
        [(ids[one[0]], one[1] * 3, one[2] * 3, one[3]) for one in B[::-1]],
        rng=2,
    )
    assert (first.f1, first.f1_low) == (other.f1, other.f1_low)
    assert first.overlap == pytest.approx(other.overlap, rel=1e-12)


@pytest.mark.release
def test_the_interval_of_kappa_covers_what_it_promises() -> None:
    rng, held = np.random.default_rng(1), []
    p = np.array([0.4, 0.1, 0.2, 0.3])
    truth = (0.7 - (0.5 * 0.6 + 0.5 * 0.4)) / 0.5
    for _ in range(2000):
        cells = rng.choice(4, 80, p=p)
        told = cohen_kappa(cells // 2, cells % 2)
        held.append(told.low <= truth <= told.high)
    assert 0.93 < np.mean(held) < 0.97
