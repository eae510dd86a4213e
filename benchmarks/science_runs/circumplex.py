"""Structural summaries: the data of R circumplex where they are there, else simulated ones."""

import csv
import warnings
from pathlib import Path
from typing import Any

import numpy as np
from science_runs.timing import beside, once, peer, recorded, seconds, show

from kithkin_science.patterns.circumplex import structural_summary

DATA = Path(__file__).resolve().parents[2] / ".." / "shared/data/science/circumplex_jz2017.csv"
OCTANTS = np.array([90.0, 135, 180, 225, 270, 315, 360, 45])
SCALES = ["PA", "BC", "DE", "FG", "HI", "JK", "LM", "NO"]


def main() -> None:
    people, gender = rows()
    scores, measures = people[:, :8], people[:, 8:]
    print(f"{len(people):,} people, 8 scales, {measures.shape[1]} measures, 2,000 replicates")
    work = seconds(lambda: structural_summary(scores, OCTANTS, measures=measures, rng=1))
    show("correlation profiles of all measures", work, "43 ms")
    beside("circumplex (Python)", correlations(people), work, "200")
    recorded("circumplex (R 2.0.0)", 2.221, work, "50")
    work = seconds(lambda: structural_summary(scores, OCTANTS, group=gender, rng=1))
    show("mean profiles of two groups", work)
    beside("circumplex (Python)", means(scores, gender), work)
    recorded("circumplex (R 2.0.0)", 1.446, work, "80")
    rng = np.random.default_rng(1)
    crowd = rng.normal(size=(10_000, 8)) + np.cos(np.deg2rad(OCTANTS - 40))
    one = crowd[:, :1] + rng.normal(size=(10_000, 1))
    work = seconds(lambda: structural_summary(crowd, OCTANTS, measures=one, rng=1), 3)
    show("10,000 people, one measure", work)
    recorded("circumplex (R 2.0.0)", 14.6, work, "50")
    print_faults()


def rows() -> tuple[Any, list[str]]:
    if not DATA.exists():
        rng = np.random.default_rng(1)
        return rng.normal(size=(1166, 18)), rng.choice(["a", "b"], 1166).tolist()
    with DATA.open(encoding="utf-8", newline="") as file:
        found = list(csv.reader(file))[1:]
    return np.array([row[1:] for row in found], dtype=float), [row[0] for row in found]


def correlations(people: Any) -> float | None:
    package, frames = peer("circumplex"), peer("pandas")
    if package is None or frames is None:
        return None
    names = [f"m{k}" for k in range(people.shape[1] - 8)]
    frame = frames.DataFrame(people, columns=[*SCALES, *names])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return once(
            lambda: package.ssm_analyze(
                frame, scales=SCALES, angles=OCTANTS, measures=names, boots=2000, seed=1
            )
        )


def means(scores: Any, gender: list[str]) -> float | None:
    package, frames = peer("circumplex"), peer("pandas")
    if package is None or frames is None:
        return None
    frame = frames.DataFrame(scores, columns=SCALES).assign(group=gender)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return once(
            lambda: package.ssm_analyze(
                frame, scales=SCALES, angles=OCTANTS, grouping="group", boots=2000, seed=1
            )
        )


def print_faults() -> None:
    """The displacement of three hard cases, ours and the peer's."""
    rng = np.random.default_rng(1)
    uneven = np.array([*OCTANTS[:7], 30.0])
    cases = {
        "flat profiles": (np.full((60, 8), 3.0) + rng.normal(size=(60, 1)), OCTANTS),
        "one person": (rng.normal(size=(1, 8)), OCTANTS),
        "a scale at 30 degrees, true 120": (
            2 + np.cos(np.deg2rad(uneven - 120)) + rng.normal(scale=0.001, size=(60, 8)),
            uneven,
        ),
    }
    for name, (people, angles) in cases.items():
        told = structural_summary(people, angles, rng=1)
        ours = f"{told.d[0]:.2f} [{told.d_low[0]:.2f}, {told.d_high[0]:.2f}]"
        print(f"displacement, {name}: ours {ours}, circumplex (Python) {theirs_of(people, angles)}")


def theirs_of(people: Any, angles: Any) -> str:
    package, frames = peer("circumplex"), peer("pandas")
    if package is None or frames is None:
        return "not installed"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frame = frames.DataFrame(people, columns=SCALES)
        told = package.ssm_analyze(frame, scales=SCALES, angles=angles, boots=500, seed=1)
    row = told.results.iloc[0]
    return f"{row.d_est:.2f} [{row.d_lci:.2f}, {row.d_uci:.2f}]"
