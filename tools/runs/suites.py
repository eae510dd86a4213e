"""The tests, each kind in the surroundings that prove most."""

import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

from make_ready import science_alone
from runs.asked import Asked
from runs.postgres import cluster
from runs.pytest_run import PytestRun
from runs.step import Result, State, Step, UnavailableError, skip

PYTHON = Path(sys.executable)
CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
TWO_AT_A_TIME = ("-n", "2")
NOT_ASKED_FOR = "other tests were asked for"
FIND_STRANGERS = (
    "import importlib.util, sys;"
    "sys.exit(any(map(importlib.util.find_spec, ('django', 'channels', 'kithkin'))))"
)


def suites(asked: Asked) -> list[Step]:
    return [
        Step("science, without Django", partial(run_science, asked)),
        Step("tests, on SQLite", partial(run_on_sqlite, asked)),
        Step("tests of rows, on PostgreSQL", partial(run_on_postgres, asked)),
        Step("stories in a browser", partial(run_stories, asked)),
    ]


def run_science(asked: Asked) -> Result:
    """Purity is proved by absence: nothing of the web is installed where these run."""
    if (wanted := asked.within("science")) is None:
        return skip(NOT_ASKED_FOR)
    alone = science_alone()
    if not alone.is_ready():
        return Result(State.FAILED, "its environment is not there; ./kithkin test makes it")
    if subprocess.run([alone.python, "-c", FIND_STRANGERS], check=False).returncode:
        return Result(State.FAILED, "Django or Kithkin can be imported where science stands alone")
    arguments = ("-c", "science/pyproject.toml", "-m", asked.marks, *TWO_AT_A_TIME, *wanted)
    return PytestRun(alone.python, arguments, may_be_empty=not asked.is_everything).run()


def run_on_sqlite(asked: Asked) -> Result:
    return run_product(
        asked, {"KITHKIN_TEST_DATABASE": "sqlite"}, f"not postgres and {asked.marks}"
    )


def run_on_postgres(asked: Asked) -> Result:
    try:
        with cluster() as settings:
            environment = {"KITHKIN_TEST_DATABASE": "postgres", **settings}
            return run_product(
                asked, environment, f"not sqlite and {asked.marks}", "-p", "rows_only"
            )
    except UnavailableError as reason:
        return skip(str(reason))


def run_product(asked: Asked, environment: dict[str, str], marks: str, *more: str) -> Result:
    if (wanted := asked.within("src", "tools")) is None:
        return skip(NOT_ASKED_FOR)
    arguments = ("-m", marks, *TWO_AT_A_TIME, *more, *wanted)
    surroundings = {**environment, **browser()}
    return PytestRun(PYTHON, arguments, surroundings, may_be_empty=not asked.is_everything).run()


def run_stories(asked: Asked) -> Result:
    """In a process of their own: Playwright keeps an event loop that other plugins would share."""
    if (wanted := asked.within("stories")) is None:
        return skip(NOT_ASKED_FOR)
    if not browser():
        return skip("there is no Chromium on this machine")
    arguments = ("-m", asked.marks, "-p", "no:asyncio", *wanted)
    surroundings = {"KITHKIN_TEST_DATABASE": "sqlite", **browser()}
    return PytestRun(PYTHON, arguments, surroundings, may_be_empty=not asked.is_everything).run()


def browser() -> dict[str, str]:
    """Where Chromium is, as tests are told: what the person set, else what is on PATH."""
    named = os.environ.get("KITHKIN_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, CHROMIUM)), None)
    return {"KITHKIN_CHROMIUM": found} if found else {}
