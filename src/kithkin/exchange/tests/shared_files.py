"""Families that lie beside the repository, and what the tests of files need again and again."""

import importlib.util
import textwrap
from pathlib import Path
from types import ModuleType

import pytest

from kithkin.exchange.gedcom.reader import read_gedcom
from kithkin.exchange.kept import Reading

SHARED = Path(__file__).resolve().parents[4] / ".." / "shared"
GEDCOM_FILES = sorted((SHARED / "data/genogram/gedcom").glob("*"))
PEDIGREE_TABLES = sorted((SHARED / "data/genogram/pedigree").glob("*.tab"))
JSON_FILES = sorted((SHARED / "data/genogram/cases").glob("*.json")) + sorted(
    (SHARED / "data/genogram/pedigree").glob("*.json")
)
_ABSENT = "the shared example families are not beside this repository"
needs_shared = pytest.mark.skipif(not GEDCOM_FILES, reason=_ABSENT)


def each_file(files: list[Path]) -> pytest.MarkDecorator:
    """Once for every file; skipped with a reason where there is none."""
    absent = pytest.param(Path(), marks=pytest.mark.skip(reason=_ABSENT))
    cases = [pytest.param(file, id=file.name) for file in files]
    return pytest.mark.parametrize("file", cases or [absent])


def shared_tool(name: str) -> ModuleType:
    """A tool that lies beside the repository, as a module."""
    spec = importlib.util.spec_from_file_location(name, SHARED / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gedcom(rows: str, *, head: str = "1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8") -> bytes:
    return f"0 HEAD\n{head}\n{textwrap.dedent(rows).strip()}\n0 TRLR\n".encode()


def read(rows: str, *, head: str = "1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8") -> Reading:
    """Read the rows of a small file."""
    return read_gedcom(gedcom(rows, head=head))


def kept(reading: Reading) -> dict[str, str]:
    return {one.path: one.text for one in reading.not_understood if not one.path.startswith("HEAD")}
