from collections import Counter
from pathlib import Path

import pytest

from runs.asked import Asked
from runs.commands import ROOT
from runs.pytest_run import PytestRun, read_report
from runs.release import Progress
from runs.report import closing_line, left_out, row, verdict
from runs.step import Outcome, Result, State, Tally

REPORT = """<testsuites><testsuite>
<testcase name="a"/>
<testcase name="b"><failure message="no"/></testcase>
<testcase name="c"><error message="no"/></testcase>
<testcase name="d"><skipped message="no Chromium"/></testcase>
</testsuite></testsuites>"""


def outcome(state: State, why: str = "", tally: Tally | None = None) -> Outcome:
    return Outcome("tests", 1.25, Result(state, why, tally))


def test_a_report_is_counted_with_its_reasons(tmp_path: Path) -> None:
    (tmp_path / "report.xml").write_text(REPORT)
    counted = read_report(tmp_path / "report.xml")
    assert counted == Tally(1, 2, Counter({"no Chromium": 1}))


def test_finding_no_test_is_a_failure_unless_some_were_picked() -> None:
    everything = PytestRun(Path("python"), ())
    picked = PytestRun(Path("python"), (), may_be_empty=True)
    assert everything.judge(5, Tally()).state is State.FAILED
    assert picked.judge(5, Tally()).state is State.SKIPPED


def test_a_runner_that_dies_has_failed() -> None:
    died = PytestRun(Path("python"), ()).judge(-9, Tally(passed=3))
    assert (died.state, died.why) == (State.FAILED, "pytest stopped with code -9")


def test_the_closing_line_sums_all_runs() -> None:
    runs = [Tally(2, 0, Counter(a=1)), Tally(3, 1)]
    outcomes = [outcome(State.PASSED, "", tally) for tally in runs]
    assert closing_line(outcomes) == "5 passed, 1 failed, 1 skipped"


def test_a_row_says_what_and_why() -> None:
    told = row(outcome(State.SKIPPED, "there is no Chromium"), 5)
    assert told == "tests  skipped     1.2 s  there is no Chromium"


def test_what_was_not_run_is_listed_with_its_reason() -> None:
    tally = Tally(1, 0, Counter({"needs a phone": 2}))
    told = left_out([outcome(State.SKIPPED, "no Chromium"), outcome(State.PASSED, "", tally)])
    assert told == "Not run here:\n  tests: no Chromium\n  2 × needs a phone\n"


@pytest.mark.parametrize("state", [State.PASSED, State.SKIPPED])
def test_a_skip_fails_only_where_nothing_may_be_skipped(state: State) -> None:
    outcomes = [outcome(state, "no Chromium", Tally(passed=1))]
    assert verdict(outcomes, skip_nothing=False) == ""
    assert bool(verdict(outcomes, skip_nothing=True)) is (state is State.SKIPPED)


def test_a_run_without_any_test_is_not_well() -> None:
    assert verdict([outcome(State.PASSED)], skip_nothing=False) == "No test was found."


def test_a_failed_step_is_named() -> None:
    assert verdict([outcome(State.FAILED)], skip_nothing=False) == "Not well: tests."


def test_paths_go_only_to_the_runs_they_concern() -> None:
    path = str(ROOT / "tools" / "tests" / "test_runs.py")
    asked = Asked.read([f"{path}::test_x", "-k", "tools", "-x"])
    assert asked.within("src", "tools") == [f"{path}::test_x", "-k", "tools", "-x"]
    assert asked.within("stories") is None


def test_without_paths_each_run_looks_in_its_own_roots() -> None:
    asked = Asked.read(["-k", "phase"])
    assert asked.within("stories") == ["stories", "-k", "phase"]
    assert (asked.is_everything, Asked.read([]).is_everything) == (False, True)


def test_long_runs_go_on_where_they_stopped_and_try_failures_first() -> None:
    progress = Progress().after(1, passed=True).after(2, passed=False).after(3, passed=True)
    assert progress.seeds(3) == [2, 4, 5]
    assert progress.after(2, passed=True) == Progress(next_seed=4)
