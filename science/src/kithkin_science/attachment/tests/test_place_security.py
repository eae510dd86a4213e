import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.stats import norm, t

from kithkin_science.attachment.hierarchy import security
from kithkin_science.attachment.nested import Measured, nested
from kithkin_science.attachment.scores import opened
from kithkin_science.base.columns import Floats

VALUE = np.array([0.2, 0.3, 0.85, 0.5, 1.0])
ERROR = np.array([0.01, 0.02, 0.01, 0.01, 0.03])
HOME = np.array([0, 0, 1, 1, 2])
LEVELS = np.array([0.5, 0.025, 0.975])


def by_kalman() -> Floats:
    """The same posterior by conditioning one large normal vector at each of 60 x 60 spreads."""
    home, spreads = np.eye(3)[HOME], (np.arange(60) + 0.5) * 0.8 / 60
    see = np.hstack([np.ones((5, 1)), home, np.eye(5)])
    whole = np.eye(1, 9)
    ask = np.vstack(
        [whole, np.hstack([np.ones((3, 1)), np.eye(3), np.zeros((3, 5))]), see, see - whole]
    )
    log_weight, centre, spread = [], [], []
    for domain in spreads:
        for tie in spreads:
            before = np.diag(np.repeat([0.25, domain, tie], [1, 3, 5]) ** 2)
            total = see @ before @ see.T + np.diag(ERROR)
            off = VALUE - 0.5
            gain = before @ see.T @ np.linalg.inv(total)
            centre.append(ask @ (np.eye(9)[0] * 0.5 + gain @ off))
            spread.append(np.sqrt(np.diag(ask @ (before - gain @ see @ before) @ ask.T)))
            told = np.linalg.slogdet(total)[1] + off @ np.linalg.solve(total, off)
            log_weight.append(-0.5 * told + t.logpdf(np.array([domain, tie]) * 6, 4).sum())
    weight = np.exp(np.array(log_weight) - max(log_weight))
    return _cut_quantiles(weight / weight.sum(), np.array(centre), np.array(spread))


def _cut_quantiles(weight: Floats, centre: Floats, spread: Floats) -> Floats:
    def below(x: float, row: int) -> float:
        return float(weight @ norm.cdf((x - centre[:, row]) / spread[:, row]))

    found = []
    for row in range(centre.shape[1]):
        low = -1.0 if row > 8 else 0.0
        start, end = below(low, row), below(1, row)
        aims = start + (end - start) * LEVELS
        found.append([brentq(lambda x, a=aim, r=row: below(x, r) - a, low, 1) for aim in aims])
    return np.array(found)


def test_bands_are_those_of_one_large_normal_vector_over_a_fine_grid() -> None:
    found = nested(
        Measured(VALUE, ERROR, HOME, 3), overall_sd=0.25, domain_scale=1 / 6, tie_scale=1 / 6
    )
    levels = (found.overall, found.domain, found.tie, found.departure)
    ours = np.vstack([one.quantiles(LEVELS) for one in levels])
    assert np.allclose(ours, by_kalman(), atol=3e-4)


def test_answers_cut_at_the_ends_are_opened_as_simulated() -> None:
    rng = np.random.default_rng(1)
    for truth in (1.2, 2.0, 4.0, 6.8):
        cut = np.clip(truth + 1.44 * rng.normal(size=400_000), 1, 7)
        inside = ((cut > 1) & (cut < 7)).mean()
        value, error = opened(np.array([cut.mean()]), np.array([1.44**2]), 1.44, (1, 7))
        assert value[0] == pytest.approx(truth, abs=0.02)
        assert error[0] == pytest.approx(cut.var() / inside**2, rel=0.02)


def test_bands_cover_relationships_drawn_from_the_model() -> None:
    rng, held = np.random.default_rng(2), []
    for _ in range(200):
        whole = rng.normal(0.45, 0.08)
        truth = np.clip(whole + np.repeat(rng.normal(0, 0.1, 3), 2) + rng.normal(0, 0.12, 6), 0, 1)
        raw = 1 + 6 * (truth[:, None] + rng.normal(0, 0.24, (6, 4)))
        told = security(np.clip(np.rint(raw), 1, 7), tie=range(6), domain=[0, 0, 1, 1, 2, 2])
        held.append((told.tie.low <= 1 + 6 * truth) & (1 + 6 * truth <= told.tie.high))
    assert 0.93 < np.mean(held) < 0.975


def test_bands_never_leave_the_scale_nor_lose_their_width() -> None:
    told = security([[1] * 4, [7] * 4, [1] * 4], tie=["a", "b", "c"], domain=["x", "x", "y"])
    for bands in (told.overall, told.domain, told.tie):
        assert np.all((bands.low >= 1) & (bands.high <= 7))
        assert np.all(bands.high - bands.low > 0.3)
    assert told.says("at_scale_end")


def test_one_relationship_alone_has_a_wide_band_and_hardly_a_departure() -> None:
    told = security([[2, 3, 2, 1]], tie=["mum"], domain=["family"])
    _, low, high = told.tie.of("mum")
    assert high - low > 1.5
    _, low, high = told.departure.of("mum")
    assert low < 0 < high


def test_relationships_that_agree_are_not_taken_to_be_all_alike() -> None:
    told = security([[3, 3, 3, 3]] * 4, tie=list("abcd"), domain=list("xxyy"))
    assert np.all(told.tie.high - told.tie.low > 1)


def test_a_tie_lies_between_its_answers_and_its_domain() -> None:
    told = security([[2] * 4, [2] * 4, [6] * 4], tie=list("abc"), domain=["x", "x", "x"])
    assert 4 < told.tie.of("c")[0] < 6
    assert told.departure.of("c")[0] > 0 > told.departure.of("a")[0]


def test_unanswered_questions_make_a_tie_less_sure() -> None:
    whole = security([[3, 3, 3, 3], [4, 4, 4, 4]], tie=["a", "b"], domain=["x", "x"])
    part = security([[3, None, 3, None], [4, 4, 4, 4]], tie=["a", "b"], domain=["x", "x"])
    assert np.ptp(part.tie.of("a")[1:]) > np.ptp(whole.tie.of("a")[1:])


def test_fewer_than_half_answered_is_refused_in_words_and_stays_as_nan() -> None:
    told = security([[3, None, None], [4, 4, None]], tie=["a", "b"], domain=["x", "y"])
    assert np.isnan(told.tie.of("a")).all()
    assert np.isnan(told.domain.of("x")).all()
    assert not np.isnan(told.tie.of("b")).any()
    assert told.n_dropped == {"too_few_answers": 1}
    assert told.says("too_few_answers")


def test_nothing_answered_at_all_is_no_error() -> None:
    told = security([[None, None]], tie=["a"], domain=["x"])
    assert np.isnan(told.overall.estimate[0])
    assert security(np.zeros((0, 3)), tie=[], domain=[]).n_used == 0


def test_an_answer_outside_the_scale_counts_as_unanswered() -> None:
    told = security([[3, 3, 9]], tie=["a"], domain=["x"])
    same = security([[3, 3, None]], tie=["a"], domain=["x"])
    assert told.tie.of("a") == same.tie.of("a")
    assert told.says("outside_scale")


def test_fewer_items_than_tried_and_values_near_an_end_are_said() -> None:
    few = security([[4, 4, 3]], tie=["a"], domain=["x"])
    near = security([[1, 1, 2, 1]] * 3, tie=list("abc"), domain=["x"] * 3)
    assert (few.says("few_items"), few.says("near_scale_end")) == (True, False)
    assert (near.says("few_items"), near.says("near_scale_end")) == (False, True)
    assert not security([3.0], tie=["a"], domain=["x"], sem=0.5).says("few_items")


def test_two_sittings_about_one_tie_are_surer_than_one() -> None:
    once = security([[3, 3, 3, 3]], tie=["a"], domain=["x"])
    twice = security([[3, 3, 3, 3]] * 2, tie=["a", "a"], domain=["x", "x"])
    assert len(twice.tie) == 1
    assert np.ptp(twice.tie.of("a")[1:]) < np.ptp(once.tie.of("a")[1:])


def test_mean_scores_do_as_well_as_answers() -> None:
    answers = security([[3, 4, 3, 2], [5, 5, 6, 6]], tie=["a", "b"], domain=["x", "y"])
    scores = security([3.0, 5.5], tie=["a", "b"], domain=["x", "y"], items=4)
    assert np.allclose(answers.tie.low, scores.tie.low, atol=1e-9)


def test_the_other_form_of_the_scale_gives_the_same_in_its_own_points() -> None:
    seven = security([[3, 4, 3, 2], [5, 5, 6, 6]], tie=["a", "b"], domain=["x", "y"])
    million = security(
        [[2e6, 3e6, 2e6, 1e6], [4e6, 4e6, 5e6, 5e6]],
        tie=["a", "b"], domain=["x", "y"], scale=(0, 6e6),
    )  # fmt: skip
    assert np.allclose(1 + million.tie.low / 1e6, seven.tie.low, atol=1e-9)


@pytest.mark.parametrize("sem", [0, -1])
def test_a_form_without_error_is_refused(sem: float) -> None:
    with pytest.raises(ValueError, match="without error"):
        security([3.0], tie=["a"], domain=["x"], sem=sem)


def test_scores_of_unknown_error_scales_upside_down_and_two_homes_are_refused() -> None:
    with pytest.raises(ValueError, match="items"):
        security([3.0], tie=["a"], domain=["x"])
    with pytest.raises(ValueError, match="lowest to its highest"):
        security([[3.0]], tie=["a"], domain=["x"], scale=(7, 1))
    with pytest.raises(ValueError, match="two domains"):
        security([[3], [3]], tie=["a", "a"], domain=["x", "y"])
