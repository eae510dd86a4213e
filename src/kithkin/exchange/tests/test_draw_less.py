"""What is to stay out of a file is in no byte of it, whatever the view and the kind of file."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from kithkin.exchange.drawn_files import Kind, Wanted, drawn
from kithkin.exchange.drawn_views import View
from kithkin.network.export_profiles import ExportProfile
from kithkin.network.tests.canaries import CANARY, DAYS, canary_map

DAY = date(2026, 6, 1)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
SAID = re.compile(r'>([^<]+)<|aria-label="([^"]*)"')
NAMELESS = (ExportProfile.DE_IDENTIFIED, ExportProfile.STRUCTURE_ONLY)
WAYS = [
    (view, kind)
    for view in View
    for kind in Kind
    if view.is_picture != (kind is Kind.TEXT) and kind is not Kind.PNG
]
each_way = pytest.mark.parametrize(("view", "kind"), WAYS)


def file(view: View, kind: Kind, profile: ExportProfile) -> bytes:
    return drawn(canary_map(), Wanted(view, kind, DAY, profile=profile, legend=True)).content


def opened(made: bytes) -> bytes:
    """The bytes of a file, and of a PDF also what is packed inside and the words on its pages."""
    return b"\n".join([made, *_inside(made)])


def said(made: bytes) -> str:
    """The words of a picture, seen and spoken, without the numbers of its places."""
    text = made.decode("utf-8")
    if not text.startswith("<svg"):
        return text
    return "\n".join("".join(found) for found in SAID.findall(text))


def _inside(made: bytes) -> Iterator[bytes]:
    if not made.startswith(b"%PDF"):
        return
    with pikepdf.open(BytesIO(made)) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream):
                yield one.read_bytes()
            yield repr(one).encode()
    with closing(pypdfium2.PdfDocument(made)) as document:
        for page in document:
            yield page.get_textpage().get_text_range().encode()


@each_way
def test_the_whole_map_carries_names(view: View, kind: Kind) -> None:
    # Without this the tests below could not fail. Places carry ids, everything else carries names.
    sign = CANARY if kind is Kind.JSON else f"{CANARY}nick"
    assert sign.encode() in opened(file(view, kind, ExportProfile.FULL))


@pytest.mark.parametrize("profile", NAMELESS)
@each_way
def test_names_words_and_ids_are_in_no_byte(view: View, kind: Kind, profile: ExportProfile) -> None:
    made = opened(file(view, kind, profile)).lower()
    assert CANARY.encode() not in made


# The foot of a PDF tells the day of the map, and places are numbers that look like years.
TELLING = [(view, kind) for view, kind in WAYS if kind in {Kind.SVG, Kind.TEXT}]


@pytest.mark.parametrize("profile", NAMELESS)
@pytest.mark.parametrize(("view", "kind"), TELLING)
def test_no_day_of_the_year_is_told(view: View, kind: Kind, profile: ExportProfile) -> None:
    made = file(view, kind, profile).decode("utf-8")
    assert [day for day in DAYS if day in made] == []


def test_days_are_told_where_nothing_is_left_out() -> None:
    assert b"17 March 1950" in file(View.WORDS, Kind.TEXT, ExportProfile.FULL)


@pytest.mark.parametrize(("view", "kind"), TELLING)
def test_structure_alone_tells_no_year(view: View, kind: Kind) -> None:
    whole, bare = (
        set(YEAR.findall(said(file(view, kind, profile))))
        for profile in (ExportProfile.FULL, ExportProfile.STRUCTURE_ONLY)
    )
    assert bare == set()
    assert whole, "a full file tells years, so this test can fail"


@each_way
def test_hidden_ties_tell_nothing_of_how_people_get_on(view: View, kind: Kind) -> None:
    made = opened(file(view, kind, ExportProfile.TIES_HIDDEN))
    assert b"tie-words" not in made
    assert b"close to" not in made.lower()


def test_the_command_starts_without_any_settings(tmp_path: Path) -> None:
    family = tmp_path / "small.json"
    family.write_text('{"name": "s", "persons": [{"id": "a", "label": "Ana"}], "unions": []}')
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")}
    code = "from kithkin.config.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "draw", str(family)],
        env=kept,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(b"<svg")
