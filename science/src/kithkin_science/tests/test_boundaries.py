"""The matrix of boundary cases is whole and true to the tests."""

import re
from pathlib import Path

import pytest

import kithkin_science

PACKAGE = Path(kithkin_science.__file__).parent
MATRIX = PACKAGE.parents[2] / "docs" / "science" / "boundaries.md"
ESTIMATORS = {name for name in kithkin_science.PUBLIC if name.islower()}


def cases() -> list[str]:
    if not MATRIX.exists():
        return []
    return re.split(r"^## ", MATRIX.read_text("utf-8"), flags=re.MULTILINE)[1:]


def names_of_tests() -> set[str]:
    files = (path.read_text("utf-8") for path in PACKAGE.rglob("test_*.py"))
    return {name for text in files for name in re.findall(r"^def (test_\w+)", text, re.MULTILINE)}


@pytest.mark.skipif(not MATRIX.exists(), reason="the documents are not beside this package")
def test_there_are_ten_cases() -> None:
    assert [one.partition(".")[0] for one in cases()] == [str(case) for case in range(1, 11)]


@pytest.mark.parametrize("case", cases(), ids=lambda case: str(case.partition(".")[0]))
def test_every_estimator_has_a_row_in_every_case(case: str) -> None:
    rows = set(re.findall(r"^\| `(\w+)`", case, re.MULTILINE))
    spared = set(re.findall(r"`(\w+)`", (re.findall(r"Does not arise: .*", case) or [""])[0]))
    assert rows | spared == ESTIMATORS
    assert not rows & spared


@pytest.mark.parametrize("case", cases(), ids=lambda case: str(case.partition(".")[0]))
def test_every_row_names_a_test_that_is_there(case: str) -> None:
    rows = re.findall(r"^\| `\w+`.*", case, re.MULTILINE)
    named = [re.findall(r"`(test_\w+)`", row) for row in rows]
    assert all(named)
    assert {name for row in named for name in row} <= names_of_tests()
