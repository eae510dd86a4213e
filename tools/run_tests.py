"""`./kithkin test`: every check and test this machine can run, and what it could not run."""

import argparse
import os
import signal
import sys
import time
from collections.abc import Sequence
from types import FrameType

from runs.asked import Asked
from runs.house_checks import house_checks
from runs.release import release_step
from runs.report import closing_line, left_out, table, verdict
from runs.step import Outcome, Step
from runs.suites import suites

ABOUT = """Runs the house checks, then all tests. Words Kithkin does not know go to pytest;
with any of them only tests are run: ./kithkin test src/kithkin/network -k phase"""


def read_arguments(words: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser("kithkin test", description=ABOUT, allow_abbrev=False)
    parser.add_argument("--release", action="store_true", help="also the long runs, by seed")
    parser.add_argument("--rounds", type=int, default=5, help="long runs: how many seeds (5)")
    return parser.parse_known_args(words)


def steps(asked: Asked, rounds: int) -> list[Step]:
    """Particular tests are asked for while writing them; the house is checked when all are run."""
    checks = house_checks() if asked.is_everything else []
    long_runs = [release_step(asked, rounds)] if rounds else []
    return [*checks, *suites(asked), *long_runs]


def run_step(step: Step) -> Outcome:
    print(f"— {step.name}", flush=True)
    started = time.monotonic()
    result = step.run()
    return Outcome(step.name, time.monotonic() - started, result)


def main(words: Sequence[str]) -> int:
    signal.signal(signal.SIGTERM, leave)
    options, rest = read_arguments(words)
    asked = Asked.read(rest)
    skip_nothing = os.environ.get("KITHKIN_SKIP_NOTHING") == "1"
    outcomes = [run_step(step) for step in steps(asked, options.rounds if options.release else 0)]
    not_well = verdict(outcomes, skip_nothing=skip_nothing and asked.is_everything)
    told = [table(outcomes), left_out(outcomes), not_well, closing_line(outcomes)]
    print(*filter(None, told), sep="\n", flush=True)
    return 1 if not_well else 0


def leave(signum: int, _frame: FrameType | None) -> None:
    """Unwinds, so that the database server we started is stopped and its folder removed."""
    sys.exit(128 + signum)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
