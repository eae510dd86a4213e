"""A part is its folder, its line in the settings and its lines among the reactions: nothing else."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from kithkin.network.offers import offers

HOUSE = Path(__file__).resolve().parents[2]
PARTS: list[str] = settings.KITHKIN_PARTS
# Where a part may be named: its lines go when it goes.
ITS_LINES = {
    "config/settings/base.py", "config/tests/access.yaml", "config/tests/test_parts.py",
    "workspace/reactions.py", "workspace/tests/test_reactions.py",
}  # fmt: skip
READ = {".py", ".html", ".txt", ".yaml", ".toml"}

WITHOUT = """
import sys

PART = sys.argv[1]

class Gone:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[:2] == ["kithkin", PART]:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Gone())

from django.conf import settings
from kithkin.config.settings import test

kept = {name: getattr(test, name) for name in dir(test) if name.isupper()}
kept["KITHKIN_PARTS"] = [one for one in test.KITHKIN_PARTS if one != PART]
kept["INSTALLED_APPS"] = [one for one in test.INSTALLED_APPS if one != f"kithkin.{PART}"]
settings.configure(**kept)

import django
django.setup()

from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from django.urls import get_resolver
from kithkin.network.offers import offers

call_command("check")
MigrationLoader(None)
assert get_resolver().url_patterns
print(*[one.key for one in offers()])
"""


def outside(part: str) -> Iterator[tuple[str, str]]:
    for file in sorted(HOUSE.rglob("*")):
        place = file.relative_to(HOUSE)
        if file.suffix not in READ or place.parts[0] in {part, "static"}:
            continue
        if place.as_posix() not in ITS_LINES:
            yield place.as_posix(), file.read_text()


@pytest.mark.parametrize("part", PARTS)
def test_nobody_outside_names_a_part(part: str) -> None:
    named = re.compile(rf"kithkin[./]{part}\b|['\"]{part}['\"./:]")
    assert [place for place, text in outside(part) if named.search(text)] == []


@pytest.mark.parametrize("part", PARTS)
def test_nobody_outside_names_a_page_or_a_verb_of_a_part(part: str) -> None:
    (offer,) = (one for one in offers() if one.key == part)
    named = re.compile("|".join(f"['\"]{one}['\"]" for one in (*offer.pages, *offer.forms)))
    assert [place for place, text in outside(part) if named.search(text)] == []


def test_the_house_stands_without_patterns() -> None:
    command = [sys.executable, "-c", WITHOUT, "patterns"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[-7:] == [one for one in PARTS if one != "patterns"]
