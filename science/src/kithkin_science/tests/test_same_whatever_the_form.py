"""The same data in another order, another unit, with other ids or another "missing"."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import numpy as np
import pytest

from kithkin_science.attachment.hierarchy import figures, security
from kithkin_science.awareness.around import around
from kithkin_science.healing.repair import time_to_repair
from kithkin_science.patterns.episodes import pervasiveness, phases
from kithkin_science.patterns.exchanges import dynamics
from kithkin_science.patterns.sequences import transitions
from kithkin_science.stats.centring import centre
from kithkin_science.stats.intervals import proportion
from kithkin_science.stats.rates import pooled_rates

RNG = np.random.default_rng(12)
ROWS = 40
WHO = RNG.choice(["p1", "p2", "p3", "p4"], ROWS).tolist()
FELT = [None if row % 9 == 0 else float(one) for row, one in enumerate(RNG.integers(1, 8, ROWS))]
CODE = [None if row % 7 == 0 else int(one) for row, one in enumerate(RNG.integers(0, 2, ROWS))]
TIME = np.cumsum(RNG.exponential(2, ROWS)).tolist()
HOME = {"p1": "family", "p2": "family", "p3": "friends", "p4": "work"}
SHUFFLED = RNG.permutation(ROWS).tolist()


class NAType:
    """pandas' NA as it looks from outside."""

    def __bool__(self) -> bool:
        raise TypeError


def _around(who: list[Any], felt: list[Any], code: list[Any], time: list[Any]) -> Any:
    told = around(felt, who, time=time)
    return _by_term(told.term, told.low, told.middle)


def _pervasive(who: list[Any], felt: list[Any], code: list[Any], time: list[Any]) -> Any:
    told = pervasiveness(code, who)
    return _by_term(told.persons, told.k_by_person[:, 0], told.n_by_person[:, 0]) | {
        "band": [told.low[0], told.high[0]]
    }


def _secure(who: list[Any], felt: list[Any], code: list[Any], time: list[Any]) -> Any:
    homes = [HOME[NAMES.get(one, one)] for one in who]
    told = security(felt, tie=who, domain=homes, items=4)
    return _by_term(told.tie.term, told.tie.low, told.departure.high)


def _figures(who: list[Any], felt: list[Any], code: list[Any], time: list[Any]) -> Any:
    told = figures(who, [int(one) // 30 for one in time])
    return _by_term(told.figure, told.now, told.last)


def _moves(who: list[Any], felt: list[Any], code: list[Any], time: list[Any]) -> Any:
    told = dynamics(list(zip(felt, time, strict=True)), person=who)
    return _by_term(told.term, told.spin, told.pulse)


def _centred(who: list[Any], felt: list[Any], code: list[Any], time: list[Any]) -> Any:
    told = centre(felt, who)
    return _by_term(told.term, told.mean, told.reliability_of_mean)


def _mended(who: list[Any], felt: list[Any], code: list[Any], time: list[Any]) -> Any:
    told = time_to_repair(felt, ["repaired"] * len(who), who)
    return {kind: told.by(4, kind) for kind in told.kinds}


def _following(who: list[Any], felt: list[Any], code: list[Any], time: list[Any]) -> Any:
    told = transitions(code, who, time=time)
    return _by_term((0, 1, 2, 3), told.count, told.rate)


ESTIMATORS = [_following, _mended, _centred, _moves, _around, _pervasive, _secure, _figures]
IDS = {name: UUID(int=99 - row) for row, name in enumerate(HOME)}
NAMES: dict[Any, str] = {one: name for name, one in IDS.items()}
Estimator = Callable[[list[Any], list[Any], list[Any], list[Any]], Any]


def _by_term(terms: tuple[Any, ...], *columns: Any) -> dict[Any, list[float]]:
    rows = zip(terms, zip(*columns, strict=True), strict=True)
    return {NAMES.get(term, term): list(row) for term, row in rows}


def _same(one: dict[Any, list[float]], other: dict[Any, list[float]]) -> bool:
    return one.keys() == other.keys() and all(
        np.allclose(one[term], other[term], rtol=0, atol=1e-9, equal_nan=True) for term in one
    )


@pytest.mark.parametrize("estimator", ESTIMATORS)
def test_the_order_of_rows_is_no_matter(estimator: Estimator) -> None:
    shuffled = ([column[row] for row in SHUFFLED] for column in (WHO, FELT, CODE, TIME))
    assert _same(estimator(WHO, FELT, CODE, TIME), estimator(*shuffled))


@pytest.mark.parametrize("estimator", ESTIMATORS)
def test_ids_may_be_of_any_kind(estimator: Estimator) -> None:
    uuids = [IDS[one] for one in WHO]
    assert _same(estimator(WHO, FELT, CODE, TIME), estimator(uuids, FELT, CODE, TIME))


@pytest.mark.parametrize("estimator", ESTIMATORS)
@pytest.mark.parametrize("missing", [np.nan, NAType()], ids=["nan", "NA"])
def test_every_spelling_of_missing_gives_the_same(estimator: Estimator, missing: object) -> None:
    felt, code = ([missing if one is None else one for one in column] for column in (FELT, CODE))
    assert _same(estimator(WHO, FELT, CODE, TIME), estimator(WHO, felt, code, TIME))


def test_moments_in_millionths_say_the_same() -> None:
    plain = around(FELT, WHO, time=TIME)
    tiny = [None if one is None else one * 1e6 - 3e6 for one in FELT]
    other = around(tiny, WHO, time=[one * 3600 + 1e5 for one in TIME])
    assert np.allclose((other.low + 3e6) / 1e6, plain.low, rtol=0, atol=1e-9, equal_nan=True)
    assert np.allclose(
        other.difference_high / 1e6, plain.difference_high, atol=1e-9, equal_nan=True
    )


def test_people_of_pooled_rates_may_come_in_any_order() -> None:
    k, n, order = np.array([5, 0, 2, 7]), np.array([9, 3, 2, 20]), [2, 0, 3, 1]
    first, other = pooled_rates(k, n), pooled_rates(k[order], n[order])
    assert np.allclose(first.low[order], other.low, rtol=0, atol=1e-9)
    assert first.spread == pytest.approx(other.spread, abs=1e-9)


def test_counts_may_stand_in_lists_with_gaps_or_in_arrays() -> None:
    listed, array = proportion([1, None], [4, 5]), proportion(np.array([1, np.nan]), [4, 5])
    assert np.array_equal(listed.low, array.low, equal_nan=True)
    assert np.array_equal(phases(([1], [4]), ([2], [4])).low, phases((1, 4), (2, 4)).low)


def test_columns_may_be_named_in_a_frame() -> None:
    frame = {"felt": FELT, "who": WHO, "when": TIME, "code": CODE}
    named, given = around("felt", "who", time="when", data=frame), around(FELT, WHO, time=TIME)
    assert np.array_equal(named.low, given.low, equal_nan=True)
    assert pervasiveness("code", "who", data=frame).term == ("code",)
