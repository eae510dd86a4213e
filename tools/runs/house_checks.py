"""The checks that read the code without running it."""

import shutil
from functools import partial

from front_end import BuildError, install
from runs.commands import ROOT, check
from runs.step import Result, State, Step, skip

# Django's own checks run first; then a model that no migration knows is found.
MIGRATIONS = (
    "python", "-m", "django", "makemigrations", "--check", "--dry-run",
    "--settings", "kithkin.config.settings.test",
)  # fmt: skip


def house_checks() -> list[Step]:
    return [
        Step("ruff check", partial(check, "ruff", "check", ".")),
        Step("ruff format", partial(check, "ruff", "format", "--check", ".")),
        Step("mypy, strict", partial(check, "mypy", "src", "science/src", "tools")),
        Step("import contracts", partial(check, "lint-imports")),
        Step("shape of the house", partial(check, "python", "tools/shape.py")),
        Step("models and migrations", partial(check, *MIGRATIONS)),
        Step("templates", check_templates),
        Step("front end", check_front_end),
    ]


def check_templates() -> Result:
    pages = sorted(str(page.relative_to(ROOT)) for page in ROOT.glob("src/**/templates/**/*.html"))
    if not pages:
        return skip("there are no templates yet")
    return check("djade", "--check", "--target-version", "5.2", *pages)


def check_front_end() -> Result:
    if not shutil.which("npm"):
        return skip("Node.js is not on this machine")
    try:
        install()
    except BuildError as reason:
        return Result(State.FAILED, str(reason))
    return check("npm", "run", "--silent", "check", folder=ROOT / "frontend")
