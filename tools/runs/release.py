"""Long runs: the tests marked `release`, one seed a round, going on where the last run stopped.

A seed that failed is tried again first. The last result stands in benchmarks/RESULTS.md.
"""

import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from runs.asked import Asked
from runs.commands import ROOT
from runs.step import Result, State, Step, Tally, skip
from runs.suites import suites

MEMORY = ROOT / ".kithkin" / "release.json"
RESULTS = ROOT / "benchmarks" / "RESULTS.md"
BEGIN, END = "<!-- long runs: begin -->", "<!-- long runs: end -->"


@dataclass(frozen=True)
class Progress:
    next_seed: int = 1
    failing: tuple[int, ...] = ()

    def seeds(self, rounds: int) -> list[int]:
        fresh = range(self.next_seed, self.next_seed + max(0, rounds - len(self.failing)))
        return [*self.failing, *fresh]

    def after(self, seed: int, *, passed: bool) -> "Progress":
        failing = [known for known in self.failing if known != seed]
        if not passed:
            failing.append(seed)
        return Progress(max(self.next_seed, seed + 1), tuple(failing))


def remembered(memory: Path) -> Progress:
    if not memory.exists():
        return Progress()
    kept = json.loads(memory.read_text())
    return Progress(kept["next_seed"], tuple(kept["failing"]))


def release_step(asked: Asked, rounds: int) -> Step:
    return Step("long runs", partial(run_rounds, asked, rounds))


def run_rounds(asked: Asked, rounds: int) -> Result:
    progress, total, seeds = remembered(MEMORY), Tally(), []
    for seed in progress.seeds(rounds):
        print(f"\nLong runs, seed {seed}", flush=True)
        tally, passed = run_round(asked, seed)
        total += tally
        seeds.append(seed)
        progress = progress.after(seed, passed=passed)
        MEMORY.parent.mkdir(exist_ok=True)
        MEMORY.write_text(json.dumps(asdict(progress)))
    if not (total.passed or total.failed):
        return skip("no test is marked `release` yet")
    write_results(seeds, total, progress)
    if progress.failing:
        return Result(State.FAILED, f"failing with seed {list(progress.failing)}", total)
    return Result(State.PASSED, f"seeds {seeds[0]} to {seeds[-1]}", total)


def run_round(asked: Asked, seed: int) -> tuple[Tally, bool]:
    seeded = (f"--randomly-seed={seed}", f"--hypothesis-seed={seed}")
    steps = suites(replace(asked, marks="release", words=(*asked.words, *seeded)))
    results = [step.run() for step in steps]
    tally = sum((result.tally for result in results if result.tally), Tally())
    return tally, all(result.state is not State.FAILED for result in results)


def write_results(seeds: list[int], tally: Tally, progress: Progress) -> None:
    """Replaces our own section of the page; what benchmarks wrote there stays."""
    failing = ", ".join(map(str, progress.failing)) or "none"
    day = f"{datetime.now(UTC):%Y-%m-%d}"
    row = [day, f"{seeds[0]} to {seeds[-1]}", str(tally.passed), str(tally.failed), failing]
    section = [
        BEGIN,
        "## Long runs (`./kithkin test --release`)",
        "",
        "| day | seeds | passed | failed | seeds still failing |",
        "|---|---|---|---|---|",
        f"| {' | '.join(row)} |",
        END,
    ]
    page = RESULTS.read_text() if RESULTS.exists() else "# Results\n"
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    text = "\n".join(section)
    RESULTS.write_text(f"{before.rstrip()}\n\n{text}\n{after.lstrip()}")
