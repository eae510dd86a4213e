"""What the documents claim about tests must be there."""

import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
HAZARDS: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "docs/safety/hazards.yaml").read_text("utf-8")
)
ASKED = {"id", "hazard", "cause", "harm", "severity", "before", "after", "owner", "control"}


def missing(reference: str) -> bool:
    path, _, name = reference.partition("::")
    file = ROOT / path
    if not file.exists():
        return True
    return bool(name) and not re.search(rf"def {name}\b", file.read_text("utf-8"))


def test_every_hazard_says_what_a_hazard_log_asks() -> None:
    incomplete = [one["id"] for one in HAZARDS if not one.keys() >= ASKED]
    assert incomplete == []
    assert len({one["id"] for one in HAZARDS}) == len(HAZARDS)


def test_every_control_has_a_test_or_says_that_it_is_not_built() -> None:
    silent = [one["id"] for one in HAZARDS if bool(one.get("tests")) == bool(one.get("open"))]
    assert silent == []


def test_every_test_of_a_hazard_exists() -> None:
    gone = [ref for one in HAZARDS for ref in one.get("tests", []) if missing(ref)]
    assert gone == []


def test_a_control_lowers_the_likelihood_or_is_open() -> None:
    idle = [one["id"] for one in HAZARDS if one["after"] >= one["before"] and not one.get("open")]
    assert idle == []


def test_every_file_the_capabilities_name_exists() -> None:
    named = re.findall(r"`(src/[^`]+)`", (ROOT / "docs/capabilities.md").read_text("utf-8"))
    assert named
    assert [one for one in named if missing(one)] == []


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = sorted(int(one.name[:4]) for one in (ROOT / "docs/decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
