"""Sequences of 2,000 people, 16 places, 8 states; cycles in told episodes."""

import numpy as np
from science_runs.timing import recorded, seconds, show

from kithkin_science.patterns.cycles import cycles
from kithkin_science.patterns.sequences import transitions


def main() -> None:
    rng = np.random.default_rng(1)
    states = np.cumsum(rng.random((2000, 16)) < 0.1, axis=1) % 8
    work = seconds(lambda: transitions(states), 30)
    show("transition rates, 2,000 x 16", work, "0.36 ms")
    recorded("TraMineR 2.2-12", 0.036, work, "100")
    work = seconds(lambda: transitions(states, replicates=2000, rng=1), 3)
    show("the same with 2,000 draws of people", work)
    moves = rng.integers(0, 6, (25, 6))
    work = seconds(lambda: cycles(moves, rng=1), 3)
    show("cycles, 25 episodes of 6 moves, 1,999 shuffles and draws", work)
