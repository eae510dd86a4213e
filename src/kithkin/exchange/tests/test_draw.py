import importlib.util
import json
import re
from datetime import date
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import typer
from typer.testing import CliRunner, Result

from kithkin.exchange.cli import exchange_app
from kithkin.exchange.drawn_files import NODE_HEIGHT, NODE_WIDTH
from kithkin.exchange.drawn_views import View
from kithkin.exchange.reading import read_file
from kithkin.network.drawing.genogram import draw_genogram
from kithkin.network.drawing.tests.pictures import people
from kithkin.network.layouts.family import family as lay_out

app = typer.Typer()
app.add_typer(exchange_app)


@app.callback()
def kithkin() -> None:
    """Keep `draw` a word of its own, as in the real command line."""


NEUTRAL = {
    "name": "small",
    "ego": "kid",
    "persons": [
        {"id": "mum", "label": "Mum", "sex": "F", "birth": 1960, "kind": "person", "dead": False},
        {"id": "dad", "label": "Dad", "sex": "M", "birth": 1958, "kind": "person", "dead": True},
        {"id": "kid", "label": "Kid", "sex": "U", "birth": 1990, "kind": "person", "dead": False},
    ],
    "unions": [
        {
            "id": "u",
            "partners": ["mum", "dad"],
            "children": [{"id": "kid", "pedi": "birth"}],
            "status": "married",
        }
    ],
    "ties": [{"a": "kid", "b": "mum", "kind": "close"}],
}


@pytest.fixture
def family(tmp_path: Path) -> Path:
    path = tmp_path / "small.json"
    path.write_text(json.dumps(NEUTRAL), encoding="utf-8")
    return path


def draw(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["draw", *map(str, words)])


def test_a_file_is_drawn_to_the_screen_as_svg(family: Path) -> None:
    result = draw(family)
    picture = ET.fromstring(result.stdout)
    assert result.exit_code == 0
    assert len([one for one in picture.iter() if "person" in one.get("class", "").split()]) == 3


def test_the_same_file_gives_the_same_picture(family: Path) -> None:
    assert draw(family).stdout == draw(family).stdout


def test_somebody_is_drawn_twice_only_if_asked_for(tmp_path: Path) -> None:
    wives = [
        {"id": who, "label": who, "sex": "F", "birth": 1960, "kind": "person", "dead": False}
        for who in ("ada", "bea", "cid")
    ]
    unions = [
        {"id": f"u{k}", "partners": ["dad", one["id"]], "children": [], "status": "married",
         "m": 1980 + k}
        for k, one in enumerate(wives)
    ]  # fmt: skip
    people_of = [NEUTRAL["persons"][1], *wives]
    path = tmp_path / "three.json"
    path.write_text(json.dumps({"name": "three", "persons": people_of, "unions": unions}))
    assert "data-again" not in draw(path).stdout
    asked = draw(path, "--twice")
    assert asked.stdout.count(" second") == 1
    assert "1 person stands twice" in asked.stderr
    assert draw(path, "--twice", "--view", "circles").exit_code == 2


def test_the_map_in_words_is_plain_text(family: Path) -> None:
    said = draw(family, "--view", "words").stdout
    assert "Kid is close to Mum (close)." in said


def test_the_table_has_a_row_a_person(family: Path) -> None:
    table = draw(family, "--view", "table").stdout.splitlines()
    assert [line.split("\t")[1] for line in table[1:]] == ["mother", "father", "whose map this is"]


def test_an_earlier_day_leaves_out_who_was_not_born(family: Path) -> None:
    said = draw(family, "--view", "words", "--as-of", "1985").stdout
    assert "Kid" not in said
    assert "Mum, 25 this year" in said


@pytest.mark.parametrize(
    ("ending", "start"),
    [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("json", b"{")],
)
def test_the_ending_says_what_is_written(family: Path, ending: str, start: bytes) -> None:
    out = family.with_suffix(f".drawn.{ending}")
    assert draw(family, "--out", out).exit_code == 0
    assert out.read_bytes().startswith(start)


def test_places_are_written_for_measuring(family: Path) -> None:
    out = family.with_suffix(".places.json")
    draw(family, "--out", out)
    places = json.loads(out.read_text(encoding="utf-8"))
    assert {node["pid"] for node in places["nodes"]} == {"mum", "dad", "kid"}
    assert set(places["nodes"][0]) == {"pid", "x", "y", "w", "h"}
    assert places["claimed"] == [["mum", "dad"]]


def test_places_come_with_their_lines(family: Path) -> None:
    out = family.with_suffix(".places.json")
    draw(family, "--out", out)
    lines = json.loads(out.read_text(encoding="utf-8"))["routes"]
    assert {line["kind"] for line in lines} >= {"couple"}
    assert all(len(line["points"]) > 1 for line in lines)


def test_a_notation_says_what_it_has_no_sign_for(family: Path) -> None:
    told = json.loads(family.read_text(encoding="utf-8"))
    told["ties"][0]["kind"] = "hostile"
    family.write_text(json.dumps(told), encoding="utf-8")
    result = draw(family, "--notation", "bowen")
    assert "Bowen has no sign for “hostile”" in result.stderr
    assert result.stdout.startswith("<svg")


def test_an_export_profile_leaves_names_out(family: Path) -> None:
    result = draw(family, "--profile", "de-identified")
    assert "Mum" not in result.output
    assert ">mother<" in result.stdout


@pytest.mark.parametrize("view", [one.value for one in View if one.is_picture])
def test_remarks_name_nobody(family: Path, view: str) -> None:
    told = draw(family, "--view", view).stderr
    assert not any(name in told for name in ("Mum", "Dad", "Kid"))


def test_a_poster_says_how_many_sheets_it_takes(family: Path) -> None:
    told = json.loads(family.read_text(encoding="utf-8"))
    kids = [{**told["persons"][2], "id": f"kid{n}", "birth": 1990 + n} for n in range(16)]
    told["persons"] += kids
    told["unions"][0]["children"] += [{"id": one["id"], "pedi": "birth"} for one in kids]
    family.write_text(json.dumps(told), encoding="utf-8")
    said = draw(family, "--paper", "a4", "--poster", "--out", family.with_suffix(".pdf")).stderr
    assert re.search(r"A poster of \d+ sheets of A4: \d+ across and \d+ down\.", said)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--out", "x.jpg"], "x.jpg should end in one of .svg, .png, .pdf, .json, .txt."),
        (["--out", "x.txt"], "The view genogram is written as .svg, .png, .pdf or .json."),
        (["--view", "words", "--out", "x.svg"], "The view words is written as .txt."),
        (["--as-of", "yesterday"], "“yesterday” was not understood as a date."),
        (["--as-of", "../.."], "not understood"),
        (["--as-of", "-0500"], "“-0500” is not a day, a month or a year between 1 and 9999."),
        (["--out", "/nowhere/x.svg"], "could not be written"),
        (["--notation", "klingon"], "“klingon” is no notation; there are kithkin, mcgoldrick,"),
        (["--paper", "a4"], "Paper, its side and --poster are for files that end in .pdf."),
        (["--poster", "--out", "x.png"], "are for files that end in .pdf."),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    family: Path, words: list[str], sentence: str
) -> None:
    result = draw(family, *words)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "This file is empty."), (b"hello", "neither a GEDCOM file"), (b"{", "JSON")],
)
def test_a_file_that_is_no_family_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "odd.ged"
    path.write_bytes(content)
    result = draw(path)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert result.stdout == ""


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    result = draw(tmp_path / "gone.ged")
    assert result.exit_code == 2
    assert "could not be read: No such file or directory." in result.stderr


def test_help_shows_how_to_draw() -> None:
    said = draw("--help").stdout
    assert "kithkin draw family.ged --out family.svg" in said


SHARED = Path(__file__).resolve().parents[4] / ".." / "shared" / "data" / "genogram"
LARGE = 150_000  # bytes
FILES = sorted(
    path
    for path in SHARED.rglob("*")
    if path.suffix.lower() in {".ged", ".json"} and path.parent.name in {"cases", "gedcom"}
)


SIZED = [
    pytest.param(
        path, id=path.name, marks=[pytest.mark.release] if path.stat().st_size > LARGE else []
    )
    for path in FILES
]


@pytest.mark.skipif(not FILES, reason="the shared family files are not beside the repository")
@pytest.mark.parametrize("path", SIZED)
def test_every_family_file_is_drawn_with_everyone_once(path: Path) -> None:
    copy = read_file(path).copy
    laid = lay_out(copy)
    near = [
        (a, b)
        for a, b in combinations(laid.positions.values(), 2)
        if abs(a[0] - b[0]) < NODE_WIDTH - 0.5 and abs(a[1] - b[1]) < NODE_HEIGHT - 0.5
    ]
    drawn = people(ET.fromstring(draw_genogram(copy, laid, today=date(2026, 6, 1))))
    assert len({one.get("data-id") for one in drawn}) == len(drawn) == len(copy.persons)
    assert near == []


TOOL = SHARED.parents[1] / "tools" / "layout_metrics.py"
CASES = [path for path in FILES if path.parent.name == "cases"]


@pytest.mark.skipif(not CASES or not TOOL.exists(), reason="the measuring tool is not there")
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_measuring_tool_finds_nobody_lost_and_nobody_covered(
    path: Path, tmp_path: Path
) -> None:
    spec = importlib.util.spec_from_file_location("layout_metrics", TOOL)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    out = tmp_path / "out.json"
    draw(path, "--out", out)
    found = tool.metrics(json.loads(path.read_bytes()), json.loads(out.read_bytes()))
    assert (found["missing"], found["duplicates"], found["extra"], found["overlaps"]) == (
        0,
        0,
        0,
        0,
    )
    assert found["parent_links_drawn"] == 1
    assert found["false_couples"] == 0
