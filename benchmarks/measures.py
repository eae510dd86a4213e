"""Alpha, omega, scores and reliable change: CPU time beside pingouin where it is installed.

    .venv/bin/python benchmarks/measures.py

Simulated answers of 2,800 people to five items, one in a hundred missing. psych is recorded.
KITHKIN_BENCH_PEERS may name a folder of packages.
"""

import os
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

import numpy as np

from kithkin_science.measures.change import reliable_change
from kithkin_science.measures.reliability import alpha, omega
from kithkin_science.measures.scoring import ScaleKey, score
from kithkin_science.measures.within_person import within_person

PEOPLE, ITEMS = 2800, 5
RECORDED = {"alpha": 18.0, "omega": 16.0}  # milliseconds of psych 2.2.9, R 4.2.2


def main() -> None:
    sys.path += filter(None, [os.environ.get("KITHKIN_BENCH_PEERS")])
    rng = np.random.default_rng(4)
    answers = np.round(3.5 + rng.normal(size=(PEOPLE, 1)) + rng.normal(size=(PEOPLE, ITEMS)))
    answers = np.clip(answers, 1, 6)
    answers[rng.random(answers.shape) < 0.01] = np.nan
    taken = seconds(lambda: alpha(answers)) * 1e3
    print(f"alpha with all items dropped, {PEOPLE:,} x {ITEMS}: {taken:.2f} ms CPU", end="")
    print(f"; psych recorded {RECORDED['alpha']:.0f} ms, ratio {RECORDED['alpha'] / taken:.0f}")
    print_pingouin(answers, taken)
    taken = seconds(lambda: omega(answers, replicates=1000, rng=1), 3) * 1e3
    print(
        f"omega with 1,000 draws: {taken:.0f} ms CPU; psych recorded {RECORDED['omega']:.0f} ms",
        end="",
    )
    print(" without an interval")
    key = ScaleKey(1, 6, turned=[0], reliability=0.8, sd=1.0)
    print(f"score: {seconds(lambda: score(answers, key)) * 1e3:.2f} ms CPU")
    pre, post = answers[:, 0], answers[:, 1]
    taken = seconds(lambda: reliable_change(pre, post, reliability=0.8)) * 1e3
    print(f"reliable_change: {taken:.2f} ms CPU")
    person, day = np.repeat(np.arange(100), 28), np.tile(np.arange(28), 100)
    whole = np.nan_to_num(answers, nan=3.0)
    taken = seconds(lambda: within_person(whole, person, day)) * 1e3
    print(f"within_person, 100 people x 28 days: {taken:.2f} ms CPU")


def print_pingouin(answers: np.ndarray, ours: float) -> None:
    if find_spec("pingouin") is None:
        print("  pingouin is not installed")
        return
    frame = import_module("pandas").DataFrame(answers)
    peer = import_module("pingouin").cronbach_alpha
    theirs = seconds(lambda: peer(frame)) * 1e3
    print(f"  pingouin {theirs:.2f} ms CPU, alpha only, ratio {theirs / ours:.1f}", end="")
    print(f", apart {abs(peer(frame)[0] - alpha(answers).estimate):.0e}")


def seconds(work: Callable[[], object], times: int = 30) -> float:
    """The least CPU time of one call; the first is not counted."""
    work()
    taken = []
    for _ in range(times):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


if __name__ == "__main__":
    main()
