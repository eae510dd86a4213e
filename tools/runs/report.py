"""What a run says at its end: a row a step, why something was left out, and the count."""

from collections.abc import Sequence

from runs.step import Outcome, State, Tally


def table(outcomes: Sequence[Outcome]) -> str:
    width = max(len(outcome.name) for outcome in outcomes)
    return "\n".join(["", *(row(outcome, width) for outcome in outcomes), ""])


def row(outcome: Outcome, width: int) -> str:
    result = outcome.result
    counted = counts(result.tally) if result.tally else ""
    told = " · ".join(filter(None, [counted, result.why]))
    return f"{outcome.name:<{width}}  {result.state:<7}  {outcome.seconds:6.1f} s  {told}".rstrip()


def counts(tally: Tally) -> str:
    said = [(tally.passed, "passed"), (tally.failed, "failed"), (tally.skipped, "skipped")]
    return ", ".join(f"{number} {word}" for number, word in said if number)


def left_out(outcomes: Sequence[Outcome]) -> str:
    """Every step and every test that was not run, with the reason; nothing is left out unsaid."""
    steps = [
        f"  {outcome.name}: {outcome.result.why}"
        for outcome in outcomes
        if outcome.result.state is State.SKIPPED
    ]
    tests = [f"  {count} × {why}" for why, count in total(outcomes).reasons.most_common()]
    return "\n".join(["Not run here:", *steps, *tests, ""]) if steps or tests else ""


def total(outcomes: Sequence[Outcome]) -> Tally:
    return sum((o.result.tally for o in outcomes if o.result.tally), Tally())


def closing_line(outcomes: Sequence[Outcome]) -> str:
    counted = total(outcomes)
    return f"{counted.passed} passed, {counted.failed} failed, {counted.skipped} skipped"


def verdict(outcomes: Sequence[Outcome], *, skip_nothing: bool) -> str:
    """Empty when all is well; else the sentence that says what is not."""
    failed = [o.name for o in outcomes if o.result.state is State.FAILED]
    if failed:
        return f"Not well: {', '.join(failed)}."
    counted = total(outcomes)
    if not counted.passed + counted.failed:
        return "No test was found."
    if skip_nothing and left_out(outcomes):
        return "Not complete: KITHKIN_SKIP_NOTHING is set, and something was not run."
    return ""
