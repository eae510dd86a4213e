import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import beta

from kithkin_science.patterns.episodes import pervasiveness, phases, stories_needed
from kithkin_science.stats.intervals import proportion

COVERED = [(2, 8, 0.25), (3, 3, 0.4), (6, 10, 0.25), (12, 3, 0.1)]


def test_in_k_of_n_stories_with_j_of_m_people() -> None:
    codes = {"pulls away": [1, 0, 1, None], "listens": [0, 0, 0, 1]}
    told = pervasiveness(codes, ["mum", "ana", ["mum", "ana"], "boss"])
    assert told.term == ("pulls away", "listens")
    assert (told.k.tolist(), told.n.tolist()) == ([2, 1], [3, 4])
    assert (told.people_with.tolist(), told.people.tolist()) == ([2, 1], [2, 3])
    assert told.n_dropped == {"not_coded": 1}


def test_stories_are_counted_per_person_and_word() -> None:
    told = pervasiveness({"a": [1, 0, 1]}, ["mum", "ana", ["mum", "ana"]])
    assert told.persons == ("ana", "mum")
    assert told.k_by_person.tolist() == [[1], [2]]
    assert told.n_by_person.tolist() == [[2], [2]]


def test_stories_of_one_person_make_a_plain_wilson_band() -> None:
    told, plain = pervasiveness([1, 1, 0, 0, 0], ["mum"] * 5), proportion(2, 5)
    assert (told.low[0], told.high[0]) == pytest.approx(
        (float(plain.low), float(plain.high)), abs=1e-6
    )
    assert told.says("one_person")


def test_the_clustered_band_is_that_reckoned_by_hand() -> None:
    # Three people, 2 stories each: k = 2, 1, 0. Share 1/2, off = 1, 0, -1, between 3/2 * 2 = 3,
    # seen 3 / (6/4) = 2; held likely 1 + (12/6 - 1)/4 = 1.25, worth 4; so (4 * 1.25 + 2 * 2) / 6
    # = 1.5: six stories are worth 4, with t(.975; 6) = 2.446912. Then Wilson with k = 2, n = 4.
    told = pervasiveness([1, 1, 1, 0, 0, 0], ["a", "a", "b", "b", "c", "c"])
    t = 2.446912
    reach = t * np.sqrt(1 + t**2 / 4) / (4 + t**2)
    assert (told.low[0], told.high[0]) == pytest.approx((0.5 - reach, 0.5 + reach), abs=1e-6)


@pytest.mark.parametrize(("people", "stories", "likeness"), COVERED)
def test_the_band_covers_when_stories_of_one_person_are_alike(
    people: int, stories: int, likeness: float
) -> None:
    rng, held, s = np.random.default_rng(9), [], 1 / likeness - 1
    for _ in range(250):
        truth = rng.choice([0.15, 0.3, 0.5])
        sizes = 1 + rng.poisson(stories - 1, people)
        rate = np.repeat(rng.beta(truth * s, (1 - truth) * s, people), sizes)
        who = np.repeat(np.arange(people), sizes)
        told = pervasiveness(rng.random(len(who)) < rate, who)
        held.append(told.low[0] <= truth <= told.high[0])
    assert np.mean(held) > 0.93


def test_none_and_all_keep_their_width() -> None:
    told = pervasiveness({"never": [0] * 6, "always": [1] * 6}, ["a", "a", "b", "b", "c", "c"])
    assert told.low[0] == 0 < 0.3 < told.high[0]
    assert told.low[1] < 0.7 < told.high[1] == 1


def test_two_people_who_agree_keep_a_wide_band() -> None:
    told = pervasiveness([1, 0, 1, 0], ["a", "a", "b", "b"])
    assert told.high[0] - told.low[0] > 0.6
    assert told.says("few_people")


def test_two_people_always_in_the_same_stories_are_counted_as_both() -> None:
    told = pervasiveness([1, 0, 1], [["a", "b"]] * 3)
    assert told.k_by_person.tolist() == [[2], [2]]
    assert told.low[0] < told.high[0]


def test_a_word_that_no_story_is_known_for_stays_as_nan() -> None:
    told = pervasiveness({"a": [None, None], "b": [1, 0]}, ["x", "y"])
    assert np.isnan(told.low).tolist() == [True, False]
    assert told.says("no_trials")


def test_stories_about_nobody_stand_for_themselves() -> None:
    told = pervasiveness([1, 0, 1, 0], [[], None, [], []])
    assert (told.n[0], told.people[0]) == (4, 0)
    assert told.low[0] < 0.5 < told.high[0]


def test_no_story_at_all_is_no_error() -> None:
    told = pervasiveness({"a": []}, [])
    assert np.isnan(told.estimate[0])


def test_a_code_that_is_neither_true_nor_false_is_refused() -> None:
    with pytest.raises(ValueError, match="true, false or missing"):
        pervasiveness([2], ["a"])


@pytest.mark.parametrize(
    ("early", "late"),
    [((3, 10), (1, 12)), ((0, 5), (0, 5)), ((1, 1), (0, 1)), ((500, 1000), (480, 900))],
)
def test_the_chance_of_less_is_that_of_integrating_the_posteriors(
    early: tuple[int, int], late: tuple[int, int]
) -> None:
    first, second = (beta(k + 0.5, n - k + 0.5) for k, n in (early, late))
    chance, _ = quad(lambda q: second.cdf(first.ppf(q)), 0, 1, limit=200)
    assert phases(early, late).prob_fell[0] == pytest.approx(chance, abs=1e-6)


def test_the_change_and_its_band_are_newcombes() -> None:
    change = phases((48, 80), (56, 70))
    assert change.difference[0] == pytest.approx(0.20)
    assert (change.low[0], change.high[0]) == pytest.approx((0.05243, 0.33387), abs=5e-6)
    assert change.verdict == ("rose",)


def test_seldom_does_any_of_many_words_fall_or_rise_when_nothing_changed() -> None:
    rng, alarms = np.random.default_rng(3), 0
    for _ in range(400):
        rate = rng.uniform(0.1, 0.6, 12)
        told = phases((rng.binomial(15, rate), 15), (rng.binomial(15, rate), 15))
        alarms += any(verdict != "cannot_tell_yet" for verdict in told.verdict)
    assert alarms / 400 < 0.065


def test_an_early_phase_without_stories_cannot_tell() -> None:
    change = phases(([0, 3], [0, 5]), ([1, 1], [4, 5]))
    assert np.isnan(change.prob_fell).tolist() == [True, False]
    assert change.verdict == ("cannot_tell_yet", "cannot_tell_yet")


def test_none_against_all_has_a_band_inside_the_range() -> None:
    change = phases((0, 4), (4, 4))
    assert 0 < change.low[0] < change.high[0] == 1
    assert change.prob_fell[0] < 0.01


def test_one_story_each_cannot_tell() -> None:
    assert phases((1, 1), (0, 1)).verdict == ("cannot_tell_yet",)


def test_so_many_stories_make_the_band_as_narrow_as_wished_and_one_less_does_not() -> None:
    for k, n in ((0, 0), (2, 7), (0, 12), (30, 40)):
        plan = stories_needed(k, n, 0.1)
        share, total = float(plan.planned_share), int(plan.total)
        widths = [
            float(band.high - band.low) / 2
            for band in (
                proportion(share * total, total),
                proportion(share * (total - 1), total - 1),
            )
        ]
        assert widths[0] <= 0.1 < widths[1]


def test_no_more_stories_are_asked_for_than_needed() -> None:
    plan = stories_needed([0, 500, None], [0, 1000, 5], 0.1)
    assert plan.more.tolist() == [93, 0, -1]
    assert plan.says("impossible")


@pytest.mark.parametrize("half_width", [0, 0.5, 20])
def test_half_a_width_that_is_none_is_refused(half_width: float) -> None:
    with pytest.raises(ValueError, match="half a width"):
        stories_needed(1, 2, half_width)
