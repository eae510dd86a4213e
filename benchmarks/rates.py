"""Shares and pooled rates: CPU time beside a peer, and what the bands cover.

    .venv/bin/python benchmarks/rates.py [REPLICATES]

The peer is statsmodels' proportion_confint, where it is installed; it has neither pooled rates nor
shares clustered by person. Coverage is averaged over people drawn from the model, 2,000 replicates
a design unless told otherwise; "far" are people more than 1.5 standard deviations from the mean.
"""

import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

import numpy as np

from kithkin_science.patterns.episodes import pervasiveness
from kithkin_science.stats.intervals import proportion
from kithkin_science.stats.rates import pooled_rates

RATES = [(2, 6), (4, 4), (6, 10), (12, 8), (20, 20), (40, 12)]
CLUSTERS = [(2, 4, 0.25), (3, 8, 0.25), (6, 4, 0.1), (6, 10, 0.25), (12, 8, 0.4)]


def main(replicates: int) -> None:
    rng = np.random.default_rng(1)
    print_speed(rng)
    print_rates(rng, replicates)
    print_clusters(rng, replicates)


def seconds(work: Callable[[], object], times: int = 40) -> float:
    """The least CPU time of one call; the first is not counted."""
    work()
    taken = []
    for _ in range(times):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


def print_speed(rng: np.random.Generator) -> None:
    n = rng.integers(1, 60, 10_000)
    k = rng.binomial(n, 0.3)
    ours = seconds(lambda: proportion(k, n))
    print(f"proportion, 10,000 rows, Wilson: {ours * 1e3:.2f} ms CPU", end="")
    if find_spec("statsmodels") is None:
        print(" (statsmodels is not installed)")
    else:
        peer = import_module("statsmodels.stats.proportion").proportion_confint
        theirs = seconds(lambda: peer(k, n, method="wilson"))
        off = np.abs(np.array(peer(k, n, method="wilson")) - _ends(k, n)).max()
        print(f", statsmodels {theirs * 1e3:.2f} ms, ratio {theirs / ours:.1f}, apart {off:.0e}")
    n = 1 + rng.poisson(12, 40)
    k = rng.binomial(n, rng.beta(2, 4, 40))
    rates = pooled_rates(k, n)
    print(f"pooled_rates, 40 people: {seconds(lambda: pooled_rates(k, n)) * 1e3:.2f} ms CPU")
    print(f"prob_at_least, 40 people: {seconds(lambda: rates.prob_at_least(5)) * 1e3:.2f} ms CPU")
    who = rng.integers(0, 20, 500).tolist()
    codes = {word: rng.integers(0, 2, 500).tolist() for word in range(36)}
    taken = seconds(lambda: pervasiveness(codes, who), 5)
    print(f"pervasiveness, 500 stories, 20 people, 36 words: {taken * 1e3:.2f} ms CPU")


def _ends(k: np.ndarray, n: np.ndarray) -> np.ndarray:
    band = proportion(k, n)
    return np.array([band.low, band.high])


def print_rates(rng: np.random.Generator, replicates: int) -> None:
    print("\npooled_rates: people, stories each: coverage, of the mean, of far people")
    for people, stories in RATES:
        held, of_mean, far = [], [], []
        for _ in range(replicates):
            m, s = rng.beta(1.5, 1.5), np.exp(rng.normal(1.5, 1.2))
            truth = rng.beta(m * s, (1 - m) * s, people)
            n = 1 + rng.poisson(stories - 1, people)
            told = pooled_rates(rng.binomial(n, truth), n)
            inside = (told.low <= truth + 1e-9) & (truth - 1e-9 <= told.high)
            held.append(inside)
            of_mean.append(told.mean_low <= m <= told.mean_high)
            far.append(inside[np.abs(truth - m) > 1.5 * np.sqrt(m * (1 - m) / (s + 1))])
        shown = (np.mean(held), np.mean(of_mean), np.mean(np.concatenate(far)))
        print(f"{people:3} {stories:3}   " + "  ".join(f"{one:.3f}" for one in shown))


def print_clusters(rng: np.random.Generator, replicates: int) -> None:
    print("\npervasiveness: people, stories each, likeness: coverage, of naive Wilson, mean width")
    for people, stories, likeness in CLUSTERS:
        held, naive, width, s = [], [], [], 1 / likeness - 1
        for _ in range(replicates):
            truth = rng.choice([0.1, 0.3, 0.5])
            sizes = 1 + rng.poisson(stories - 1, people)
            who = np.repeat(np.arange(people), sizes)
            has = rng.random(len(who)) < rng.beta(truth * s, (1 - truth) * s, people)[who]
            told, plain = pervasiveness(has, who), proportion(has.sum(), len(has))
            held.append(told.low[0] <= truth <= told.high[0])
            naive.append(plain.low <= truth <= plain.high)
            width.append(told.high[0] - told.low[0])
        shown = (np.mean(held), np.mean(naive), np.mean(width))
        print(
            f"{people:3} {stories:3} {likeness:.2f}   " + "  ".join(f"{one:.3f}" for one in shown)
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
