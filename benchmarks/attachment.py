"""Attachment by relationship, and moments around people: CPU time and what the bands cover.

    .venv/bin/python benchmarks/attachment.py [REPLICATES]

No peer does either. Coverage is averaged over relationships and people drawn from the model, 2,000
replicates a design unless told otherwise. Answers are rounded and cut at the scale's ends, as those
on a form are; residuals of moments are AR(1), and company comes in runs.
"""

import sys
from itertools import chain

import numpy as np
from rates import seconds

from kithkin_science.attachment.hierarchy import security
from kithkin_science.awareness.around import around

# Domains, ties in each, items, spread of domains and of ties, mean; shares of the scale's length.
FORMS = [
    (3, 2, 4, 0.10, 0.15, 0.5),
    (2, 1, 4, 0.15, 0.15, 0.4),
    (1, 1, 4, 0.10, 0.15, 0.5),
    (3, 3, 8, 0.00, 0.05, 0.3),
    (4, 5, 4, 0.10, 0.20, 0.4),
    (3, 2, 4, 0.10, 0.15, 0.15),
    (5, 3, 3, 0.20, 0.20, 0.5),
]
# People, moments, AR(1), spread between people in residual sd, moments in one run of company.
MOMENTS = [
    (4, 40, 0.0, 0.3, 1),
    (4, 40, 0.4, 0.3, 5),
    (8, 120, 0.4, 0.5, 5),
    (12, 200, 0.4, 0.3, 1),
    (6, 60, 0.7, 0.5, 4),
    (6, 60, 0.4, 0.0, 5),
]


def main(replicates: int) -> None:
    rng = np.random.default_rng(1)
    print_speed(rng)
    print_security(rng, replicates)
    print_around(rng, replicates)


def print_speed(rng: np.random.Generator) -> None:
    answers, home = rng.integers(1, 8, (30, 8)), [tie % 5 for tie in range(30)]
    taken = seconds(lambda: security(answers, tie=range(30), domain=home))
    print(f"security, 30 ties, 8 items: {taken * 1e3:.2f} ms CPU")
    people = [f"p{one}" for one in range(20)]
    company = [rng.choice(people, rng.integers(0, 4), replace=False).tolist() for _ in range(2000)]
    felt, when = rng.normal(size=2000), np.cumsum(rng.exponential(2, 2000))
    taken = seconds(lambda: around(felt, company, time=when), 15)
    print(f"around, 2,000 moments, {len(set(chain(*company)))} people: {taken * 1e3:.2f} ms CPU")


def print_security(rng: np.random.Generator, replicates: int) -> None:
    print(
        "\nsecurity: domains, ties, items, spreads, mean: coverage of tie, domain, overall, departure"
    )
    for form in FORMS:
        held: list[list[np.ndarray]] = [[], [], [], []]
        for _ in range(replicates):
            for kept, inside in zip(held, one_form(rng, *form), strict=True):
                kept.append(inside)
        print(*form, "  ", "  ".join(f"{np.mean(one):.3f}" for one in held))


def one_form(
    rng: np.random.Generator,
    domains: int,
    ties: int,
    items: int,
    domain_sd: float,
    tie_sd: float,
    mean: float,
) -> list[np.ndarray]:
    """Whether each band holds what was drawn; drawn again until all lies on the scale."""
    home = np.repeat(np.arange(domains), ties)
    while True:
        whole = rng.normal(mean, 0.1, 1)
        place = rng.normal(whole, domain_sd, domains)
        truth = rng.normal(place[home], tie_sd)
        everything = np.concatenate([whole, place, truth])
        if everything.min() >= 0 and everything.max() <= 1:
            break
    raw = 1 + 6 * rng.normal(truth[:, None], 0.24, (len(home), items))
    told = security(np.clip(np.rint(raw), 1, 7), tie=range(len(home)), domain=home)
    pairs = (
        (told.tie, 1 + 6 * truth),
        (told.domain, 1 + 6 * place),
        (told.overall, 1 + 6 * whole),
        (told.departure, 6 * (truth - whole)),
    )
    return [(bands.low <= true) & (true <= bands.high) for bands, true in pairs]


def print_around(rng: np.random.Generator, replicates: int) -> None:
    print(
        "\naround: people, moments, AR, spread, run: coverage of middle, of difference, "
        "of far people's difference; share said to differ"
    )
    for design in MOMENTS:
        rows = np.vstack([one_life(rng, *design) for _ in range(max(replicates // design[0], 50))])
        far = rows[rows[:, 2] == 1, 1]
        shown = (rows[:, 0].mean(), rows[:, 1].mean(), far.mean() if far.size else np.nan)
        print(*design, "  ", "  ".join(f"{one:.3f}" for one in shown), f"  {rows[:, 3].mean():.3f}")


def one_life(
    rng: np.random.Generator, people: int, moments: int, likeness: float, spread: float, run: int
) -> np.ndarray:
    """One row a person above the bar: middle held, difference held, far, said to differ."""
    effect = spread * rng.normal(size=people)
    who = np.repeat(rng.integers(0, people, moments), run)[:moments]
    residual = rng.normal(size=moments)
    for row in range(1, moments):
        fresh = np.sqrt(1 - likeness**2) * residual[row]
        residual[row] = likeness * residual[row - 1] + fresh
    told = around(effect[who] + residual, who, time=np.arange(moments))
    there = np.array(told.term, dtype=int)
    truth = effect[there]
    apart = truth - (effect[who].sum() - told.count * truth) / np.maximum(told.others, 1)
    held = (told.low <= truth) & (truth <= told.high)
    held_apart = (told.difference_low <= apart) & (apart <= told.difference_high)
    far = (np.abs(truth) > 1.5 * spread) & (spread > 0)
    said = np.isin(np.array(told.verdict), ("higher", "lower"))
    rows = np.column_stack([held, held_apart, far, said]).astype(float)
    return rows[~np.isnan(told.difference_low)]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
