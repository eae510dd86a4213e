"""Every view of every family that lies beside the repository comes out as a file."""

from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kithkin.exchange.drawn_files import Kind, Wanted, drawn
from kithkin.exchange.drawn_views import View
from kithkin.exchange.reading import read_file
from kithkin.exchange.tests.shared_files import (
    GEDCOM_FILES,
    JSON_FILES,
    PEDIGREE_TABLES,
    needs_shared,
)
from kithkin.network.notation.profile import profiles

DAY = date(2026, 6, 1)
SMALL = 6_000  # bytes: those are drawn on every run
FILES = [one for one in (*JSON_FILES, *GEDCOM_FILES, *PEDIGREE_TABLES) if one.is_file()]
PICTURES = [one for one in View if one.is_picture]
each_view = pytest.mark.parametrize("view", View, ids=[one.value for one in View])


def sized(paths: list[Path]) -> pytest.MarkDecorator:
    """Once for every file; large ones only before a release."""
    cases = [
        pytest.param(
            path, id=path.name, marks=[pytest.mark.release] if path.stat().st_size > SMALL else []
        )
        for path in paths
    ]
    return pytest.mark.parametrize("path", cases or [pytest.param(Path(), id="none")])


def people_in(svg: bytes) -> set[str | None]:
    marks = (one for one in ET.fromstring(svg).iter())
    return {one.get("data-id") for one in marks if "person" in (one.get("class") or "").split()}


@needs_shared
@each_view
@sized(FILES)
def test_every_view_shows_everyone_in_the_file(path: Path, view: View) -> None:
    copy = read_file(path).copy
    kind = Kind.SVG if view.is_picture else Kind.TEXT
    made = drawn(copy, Wanted(view, kind, DAY)).content
    if view.is_picture:
        assert len(people_in(made)) == len(copy.persons)
    else:
        text = made.decode("utf-8")
        assert all(" ".join(one.name.split()) in text for one in copy.persons if view is View.WORDS)
        assert len(text.splitlines()) > len(copy.persons) // 2


FEW = [path for path in FILES if path.name.startswith(("t06", "t08"))]


@needs_shared
@pytest.mark.parametrize("kind", [Kind.PNG, Kind.PDF, Kind.JSON])
@pytest.mark.parametrize("view", PICTURES)
def test_every_picture_is_written_in_every_way(view: View, kind: Kind) -> None:
    start = {Kind.PNG: b"\x89PNG", Kind.PDF: b"%PDF", Kind.JSON: b"{"}[kind]
    for path in FEW:
        assert drawn(read_file(path).copy, Wanted(view, kind, DAY)).content.startswith(start)


@needs_shared
@pytest.mark.parametrize("notation", list(profiles()))
@pytest.mark.parametrize("view", PICTURES)
def test_every_picture_is_drawn_in_every_notation(view: View, notation: str) -> None:
    for path in FEW:
        copy = read_file(path).copy
        made = drawn(copy, Wanted(view, Kind.SVG, DAY, notation=profiles()[notation])).content
        assert len(people_in(made)) == len(copy.persons)
