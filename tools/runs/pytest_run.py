"""One pytest run in its own process, seen as it goes, counted from its report."""

import os
import subprocess
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from runs.commands import ROOT, with_our_tools
from runs.step import Result, State, Tally

NOTHING_COLLECTED = 5


@dataclass(frozen=True)
class PytestRun:
    python: Path
    arguments: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)
    may_be_empty: bool = False

    def run(self) -> Result:
        with tempfile.TemporaryDirectory(prefix="kithkin-tests-") as folder:
            report = Path(folder, "report.xml")
            ours = ("-q", "-p", "untimed", f"--junit-xml={report}")
            command = [str(self.python), "-m", "pytest", *ours, *self.arguments]
            code = subprocess.run(
                command,
                cwd=ROOT,
                env=with_our_tools() | away_from_home(folder) | self.environment,
                stdin=subprocess.DEVNULL,
                check=False,
            ).returncode
            tally = read_report(report) if report.exists() else Tally()
        return self.judge(code, tally)

    def judge(self, code: int, tally: Tally) -> Result:
        if code == NOTHING_COLLECTED:
            state = State.SKIPPED if self.may_be_empty else State.FAILED
            return Result(state, "no test was found", tally)
        if code:
            why = "" if tally.failed else f"pytest stopped with code {code}"
            return Result(State.FAILED, why, tally)
        return Result(State.PASSED, "", tally)


def away_from_home(folder: str) -> dict[str, str]:
    """No test may touch this person's own data, and threads of two libraries must not compete."""
    homes = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), "1")
    tools = os.pathsep.join([str(ROOT / "tools"), *filter(None, [os.environ.get("PYTHONPATH")])])
    away = {name: f"{folder}/{name.lower()}" for name in homes}
    return {**away, **threads, "PYTHONPATH": tools, "TMPDIR": folder}


def read_report(report: Path) -> Tally:
    passed = failed = 0
    reasons: Counter[str] = Counter()
    for case in ET.parse(report).iter("testcase"):
        skipped = case.find("skipped")
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
        elif skipped is not None:
            reasons[skipped.get("message", "").removeprefix("Skipped: ")] += 1
        else:
            passed += 1
    return Tally(passed, failed, reasons)
