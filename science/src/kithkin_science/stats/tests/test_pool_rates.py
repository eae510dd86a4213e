import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.special import betainc, betaln, expit

from kithkin_science.base.columns import Floats
from kithkin_science.stats.rates import pooled_rates

CASES = [
    ([6, 1, 0], [8, 9, 4]),
    ([0, 0], [5, 3]),
    ([5], [5]),
    ([30, 10], [60, 40]),
    ([300, 10], [600, 40]),
    ([4, 0, 4, 0], [4, 4, 4, 4]),
]


def brute_force(k: list[int], n: list[int]) -> dict[str, Floats]:
    """The same posterior over 240 x 90 nodes, its beta distributions summed and inverted."""
    u, v = np.linspace(-11, 11, 241), 1.5 + 1.2 * np.linspace(-6, 6, 91)
    m, s = expit(u)[:, None], np.exp(v)[None, :]
    a, b = m * s, expit(-u)[:, None] * s
    log_weight = 1.5 * np.log(m * expit(-u)[:, None]) - 0.5 * ((v - 1.5) / 1.2) ** 2
    for hits, told in zip(k, n, strict=True):
        log_weight = log_weight + betaln(a + hits, b + told - hits) - betaln(a, b)
    weight = np.exp(log_weight - log_weight.max())
    weight /= weight.sum()

    def below(x: float, row: int) -> float:
        return float((weight * betainc(a + k[row], b + n[row] - k[row], x)).sum())

    def end(level: float, row: int) -> float:
        if below(1e-9, row) > level:
            return 0.0
        if below(1 - 1e-9, row) < level:
            return 1.0
        return float(brentq(lambda x: below(x, row) - level, 1e-9, 1 - 1e-9, xtol=1e-10))

    rows = range(len(k))
    none = np.prod([betainc(a + k[row], b + n[row] - k[row], 0.3) for row in rows], axis=0)
    return {
        "rate": np.array([(weight * (a + k[row]) / (s + n[row])).sum() for row in rows]),
        "low": np.array([end(0.025, row) for row in rows]),
        "high": np.array([end(0.975, row) for row in rows]),
        "prob_above": np.array([1 - below(0.3, row) for row in rows]),
        "mean": np.array((weight * m).sum()),
        "spread": np.array((weight * np.sqrt(m * (1 - m) / (s + 1))).sum()),
        "at_least_one": np.array(1 - (weight * none).sum()),
    }


@pytest.mark.parametrize(("k", "n"), CASES)
def test_rates_are_those_of_brute_force_integration(k: list[int], n: list[int]) -> None:
    rates, oracle = pooled_rates(k, n), brute_force(k, n)
    for name in ("rate", "low", "high", "prob_above", "mean", "spread"):
        assert np.allclose(getattr(rates, name), oracle[name], atol=3e-4), name
    assert rates.prob_at_least(1) == pytest.approx(float(oracle["at_least_one"]), abs=3e-4)


def test_intervals_cover_people_drawn_from_the_model() -> None:
    rng = np.random.default_rng(20)
    held = []
    for _ in range(150):
        m, s = rng.beta(1.5, 1.5), np.exp(rng.normal(1.5, 1.2))
        truth = rng.beta(m * s, (1 - m) * s, 8)
        n = 1 + rng.poisson(7, 8)
        rates = pooled_rates(rng.binomial(n, truth), n)
        held.append((rates.low <= truth + 1e-9) & (truth - 1e-9 <= rates.high))
    assert 0.93 < np.mean(held) < 0.97


def test_the_chances_of_at_least_so_many_fall_from_one() -> None:
    rates = pooled_rates([6, 1, 0, 3], [8, 9, 4, 5])
    chances = [rates.prob_at_least(count) for count in range(6)]
    assert chances == sorted(chances, reverse=True)
    assert (chances[0], chances[5]) == (1.0, 0.0)
    assert sum(chances[1:]) == pytest.approx(rates.prob_above.sum(), abs=1e-3)


def test_people_are_drawn_towards_each_other_but_not_all_the_way() -> None:
    rates = pooled_rates([2, 5, 5], [2, 10, 10])
    assert 0.5 < rates.rate[0] < 1
    assert rates.high[0] - rates.low[0] > rates.high[1] - rates.low[1]


def test_few_people_who_agree_keep_wide_bands() -> None:
    rates = pooled_rates([2, 2], [4, 4])
    assert np.all(rates.high - rates.low > 0.4)
    assert rates.spread_high > 0.2


def test_one_person_alone_has_a_band() -> None:
    rates = pooled_rates([1], [1])
    assert rates.low[0] < 0.4 < rates.high[0]


def test_a_person_without_stories_is_foretold_by_the_others() -> None:
    rates = pooled_rates([9, 8, 0], [10, 10, 0])
    assert rates.low[2] < rates.low[:2].min()
    assert rates.rate[2] > 0.6
    assert rates.says("no_stories")
    assert rates.n_used == 2


def test_impossible_counts_stay_as_nan_and_do_not_touch_the_others() -> None:
    rates = pooled_rates([6, 5, None], [8, 4, 3])
    assert np.isnan(rates.rate).tolist() == [False, True, True]
    assert rates.rate[0] == pytest.approx(float(pooled_rates([6], [8]).rate[0]), abs=1e-12)
    assert rates.n_dropped == {"impossible": 2}
    assert 0 < rates.prob_at_least(1) < 1


def test_nobody_at_all_gives_what_was_held_likely_before() -> None:
    rates = pooled_rates([], [])
    assert rates.rate.size == 0
    assert rates.mean == pytest.approx(0.5, abs=1e-6)


@pytest.mark.parametrize("threshold", [0, 1, 30])
def test_a_threshold_that_is_no_share_is_refused(threshold: float) -> None:
    with pytest.raises(ValueError, match="threshold"):
        pooled_rates([1], [2], threshold=threshold)
