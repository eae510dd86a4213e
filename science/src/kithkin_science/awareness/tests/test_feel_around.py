import datetime as dt

import numpy as np
import pytest
from scipy.special import stdtr
from scipy.stats import multivariate_normal

from kithkin_science.awareness import effects
from kithkin_science.awareness.around import around
from kithkin_science.awareness.effects import SPREADS, Asked, Moments, _given
from kithkin_science.awareness.neighbours import decorrelated, gaps
from kithkin_science.base.columns import Floats
from kithkin_science.stats.mixtures import Mixture, half_t4, precision_nodes

# One moment each of A, B, A and B, A, B and C, C.
MEMBERS = np.array([[1, 0, 0], [0, 1, 0], [1, 1, 0], [1, 0, 0], [0, 1, 1], [0, 0, 1]], float)
FELT = np.array([1, 2, 4, 3, 6, 5], float)


def test_effects_are_those_of_the_worked_example_of_several_members(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Both variances 1: mean 3.674296; A -.968310, B -.154930, C 1.123239.
    monkeypatch.setattr(effects, "SPREADS", np.ones(14))
    moments = Moments(FELT, np.ones((6, 1)), _shares(MEMBERS), np.full(6, np.inf), 0.0)
    found = _given(moments, Asked(np.eye(4, 1), np.eye(4)[:, 1:]), 0.0)
    known = [3.674296, -0.968310, -0.154930, 1.123239]
    assert found.centre[:, 0] == pytest.approx(known, abs=1e-6)


@pytest.mark.parametrize("node", [2, 6, 10])
def test_each_node_is_that_of_generalised_least_squares(node: int) -> None:
    ratio = SPREADS[node]
    share = _shares(MEMBERS)
    total = np.eye(6) + ratio**2 * share @ share.T
    turned = np.linalg.inv(total)
    mean = turned.sum(axis=0) @ FELT / turned.sum()
    effects = ratio**2 * share.T @ turned @ (FELT - mean)
    moments = Moments(FELT, np.ones((6, 1)), share, np.full(6, np.inf), 0.0)
    found = _given(moments, Asked(np.eye(4, 1), np.eye(4)[:, 1:]), 0.0)
    assert found.centre[:, node] == pytest.approx([mean, *effects], abs=1e-9)


def _shares(members: Floats) -> Floats:
    return np.asarray(members / members.sum(axis=1, keepdims=True))


def test_taking_out_likeness_is_that_of_the_whole_covariance() -> None:
    # Ornstein-Uhlenbeck at 0, 1, 2.5, 6 with rate .5: the published log likelihood is -3.612065.
    time, x = np.array([0, 1, 2.5, 6]), np.array([0.3, -0.1, 0.5, 0.2])
    fresh, taken = decorrelated(x[:, None], np.diff(time, prepend=-np.inf), float(np.exp(-0.5)))
    ours = taken - 0.5 * float(fresh[:, 0] @ fresh[:, 0]) - 2 * np.log(2 * np.pi)
    cov = np.exp(-0.5 * np.abs(time[:, None] - time))
    assert ours == pytest.approx(-3.612065, abs=1e-6)
    assert ours == pytest.approx(float(multivariate_normal(cov=cov).logpdf(x)), abs=1e-9)


def test_bands_are_those_of_integrating_the_spread_by_brute_force() -> None:
    felt, who = np.array([6.0, 5, 6, 4, 6, 2, 1, 3, 1, 2]), ["a"] * 5 + ["b"] * 5
    columns = np.column_stack([np.ones(10), np.repeat(np.eye(2), 5, axis=0)])
    asked = np.array([1.0, 1, 0])

    def at(ratio: float) -> tuple[float, float, float]:
        """Height of the posterior at this ratio, and centre and scale of the t distribution."""
        inner = np.linalg.inv(columns.T @ columns + np.diag([0, ratio**-2, ratio**-2]))
        best = inner @ columns.T @ felt
        square = felt @ (felt - columns @ best)
        prior = half_t4(np.array(ratio), 0.5) - 2 * np.log(ratio)
        log_height = prior + 0.5 * np.linalg.slogdet(inner)[1] - 4.5 * np.log(square)
        scale = np.sqrt(square / 9 * (asked @ inner @ asked))
        return float(np.exp(log_height)), float(asked @ best), float(scale)

    nodes = [at(ratio) for ratio in (np.arange(3000) + 0.5) * 6 / 3000]
    told = around(felt, who)
    for end, level in ((told.low[0], 0.025), (told.middle[0], 0.5), (told.high[0], 0.975)):
        below = sum(height * stdtr(9, (end - centre) / scale) for height, centre, scale in nodes)
        assert below / sum(height for height, _, _ in nodes) == pytest.approx(level, abs=1e-3)


def test_students_t_is_a_mixture_of_few_normal_distributions() -> None:
    node, weight = precision_nodes(9, 12)
    mixture = Mixture(weight, np.zeros((1, 12)), (1 / np.sqrt(node))[None, :])
    assert mixture.quantiles(np.array([0.975]))[0, 0] == pytest.approx(2.262157, abs=1e-4)


@pytest.mark.parametrize(("likeness", "run"), [(0.0, 1), (0.4, 5)])
def test_bands_cover_people_drawn_from_the_model(likeness: float, run: int) -> None:
    rng, held = np.random.default_rng(4), []
    for _ in range(120):
        effect, who = rng.normal(0, 0.4, 5), np.repeat(rng.integers(0, 5, 80), run)[:80]
        felt = effect[who] + _alike(rng, likeness, 80)
        told = around(felt, who, time=np.arange(80))
        truth = effect[np.array(told.term, dtype=int)]
        known = ~np.isnan(told.low)
        held += ((told.low <= truth) & (truth <= told.high))[known].tolist()
    assert 0.92 < np.mean(held) < 0.985


def _alike(rng: np.random.Generator, likeness: float, count: int) -> Floats:
    fresh = rng.normal(size=count)
    residual = fresh.copy()
    for row in range(1, count):
        residual[row] = likeness * residual[row - 1] + np.sqrt(1 - likeness**2) * fresh[row]
    return residual


def test_seldom_is_anything_said_when_company_makes_no_difference() -> None:
    rng, said = np.random.default_rng(8), []
    for _ in range(80):
        who = np.repeat(rng.integers(0, 4, 60), 5)[:60]
        told = around(_alike(rng, 0.4, 60), who, time=np.arange(60))
        said += [verdict in {"higher", "lower"} for verdict in told.verdict]
    assert np.mean(said) < 0.03


def test_a_run_of_alike_moments_counts_less_than_as_many_on_their_own() -> None:
    rng = np.random.default_rng(6)
    felt, who = _alike(rng, 0.8, 60), ["a", "b", "c"] * 20
    who.sort()
    timed, untimed = around(felt, who, time=np.arange(60)), around(felt, who)
    assert np.all(timed.high - timed.low > untimed.high - untimed.low)
    assert timed.inertia > 0.5
    assert untimed.says("no_times")


def test_below_the_bar_it_cannot_tell_yet_and_says_how_many_more() -> None:
    told = around([1, 2, 3, 4, 5, 6, 7, 8], ["a"] * 6 + ["b"] * 2)
    assert told.term == ("a", "b")
    assert told.verdict == ("cannot_tell_yet", "cannot_tell_yet")
    assert told.more_needed.tolist() == [3, 3]
    assert np.isnan(told.low).tolist() == [False, True]
    assert np.isnan(told.difference).all()


def test_the_one_with_whom_it_is_better_is_told_apart() -> None:
    told = around([6, 5, 6, 5, 6, 2, 1, 2, 1, 2], ["ana"] * 5 + ["boss"] * 5)
    assert told.verdict == ("higher", "lower")
    assert told.claim == "goes_with"
    assert told.prob_higher[0] > 0.99


def test_two_people_always_there_together_cannot_be_told_apart() -> None:
    rng = np.random.default_rng(1)
    told = around(rng.normal(size=20), [["a", "b"]] * 8 + ["c"] * 12)
    assert told.not_apart_from == (("b",), ("a",), ())
    assert told.verdict[:2] == ("not_apart", "not_apart")
    assert told.low[0] == told.low[1] < told.high[1]
    assert told.says("not_apart")


def test_two_to_five_people_who_agree_keep_wide_bands() -> None:
    told = around([3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 3, 4], list("aabbaabbaabb"))
    assert np.all(told.high - told.low > 0.3)
    assert np.all(told.difference_high - told.difference_low > 0.3)


def test_the_same_answer_every_time_gives_no_band() -> None:
    told = around([4] * 20, ["a", "b"] * 10)
    assert np.isnan(told.low).all()
    assert told.says("constant")
    assert told.verdict == ("cannot_tell_yet", "cannot_tell_yet")
    assert told.overall == 4


def test_the_same_answer_with_each_person_keeps_its_width() -> None:
    told = around([3] * 8 + [5] * 8, ["a"] * 8 + ["b"] * 8)
    assert np.all(told.high - told.low > 0.3)


def test_one_moment_and_none_are_no_error() -> None:
    assert around([4], ["a"]).more_needed.tolist() == [9]
    assert around([], []).term == ()
    assert np.isnan(around([], []).overall)


def test_being_alone_is_compared_with_and_has_a_band_of_its_own() -> None:
    told = around([5, 6, 5, 6, 5, 2, 1, 2, 1, 2], ["a"] * 7 + [[], [], []], alone=[0] * 5 + [1] * 5)
    assert (told.count.tolist(), told.others.tolist()) == ([5], [5])
    assert told.verdict == ("higher",)
    _, low, high = told.alone.of("alone")
    assert low < 1.6 < high < told.low[0] + 2


def test_unanswered_and_unsaid_are_left_out_and_counted() -> None:
    told = around([1, None, 3], ["a", "a", None])
    assert told.n_used == 1
    assert told.n_dropped == {"no_value": 1, "company_not_said": 1}


def test_stamps_of_one_second_unsorted_and_missing_ones_are_borne() -> None:
    rng, now = np.random.default_rng(3), dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)
    time = [now + dt.timedelta(minutes=30 * int(step)) for step in rng.integers(0, 20, 30)]
    felt, who = rng.normal(size=30), rng.choice(["a", "b"], 30).tolist()
    told = around(felt, who, time=[None, *time[1:]])
    assert np.all(np.isfinite(told.low))
    assert told.says("untimed")
    assert 0 <= told.inertia < 0.95


def test_a_night_counts_as_many_gaps_and_no_gap_as_a_quarter_of_one() -> None:
    assert gaps(np.array([0, 2, 4, 4, 16, np.nan])).tolist() == [np.inf, 1, 1, 0.25, 6, np.inf]


def test_bands_stay_inside_the_scale_they_are_told() -> None:
    felt, who = [7, 7, 7, 6, 7, 7, 1, 1, 2, 1, 1, 1], ["a"] * 6 + ["b"] * 6
    told = around(felt, who, scale=(1, 7))
    assert np.all((told.low >= 1) & (told.high <= 7))
    assert np.all(told.high - told.low > 0.2)


def test_a_bar_of_nothing_and_a_scale_upside_down_are_refused() -> None:
    with pytest.raises(ValueError, match="a bar is 1 or more"):
        around([1.0], ["a"], bar=0)
    with pytest.raises(ValueError, match="scale runs upwards"):
        around([1.0], ["a"], scale=(7, 1))
