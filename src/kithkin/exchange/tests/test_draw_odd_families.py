"""Files that no family can be like, or that go on for ever: drawn, or refused with a sentence."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from kithkin.exchange.cli import exchange_app

app = typer.Typer()
app.add_typer(exchange_app)


@app.callback()
def kithkin() -> None:
    """Keep `draw` a word of its own, as in the real command line."""


def person(who: str, label: str = "", birth: int | None = None) -> dict[str, Any]:
    return {
        "id": who, "label": label or who, "sex": "U", "birth": birth, "kind": "person",
        "dead": False,
    }  # fmt: skip


def union(name: str, partners: list[str], *children: str) -> dict[str, Any]:
    hung = [{"id": child, "pedi": "birth"} for child in children]
    return {"id": name, "partners": partners, "children": hung, "status": "married"}


def family(persons: list[Any], *unions: Any) -> dict[str, Any]:
    return {"name": "odd", "persons": persons, "unions": list(unions)}


ABC = [person("a"), person("b"), person("c")]
ODD = {
    "nobody": family([]),
    "their own parent": family([person("a")], union("u", ["a"], "a")),
    "a circle": family(ABC, union("u", ["a"], "b"), union("v", ["b"], "c"), union("w", ["c"], "a")),
    "a child older than the parent": family(
        [person("a", birth=1990), person("b", birth=1960)], union("u", ["a"], "b")
    ),
    "forty unions": family(
        [person("a"), *(person(f"p{k}") for k in range(40))],
        *(union(f"u{k}", ["a", f"p{k}"]) for k in range(40)),
    ),
    "five hundred without ties": family([person(f"p{k}") for k in range(500)]),
    "long and right-to-left names": family(
        [
            person("a", "Wilhelmina " * 18),
            person("b", "فاطمة الزهراء بنت محمد"),
            person("c", "יעקב"),
        ],
        union("u", ["a", "b"], "c"),
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_file_is_drawn_or_refused_in_a_sentence(name: str, tmp_path: Path) -> None:
    source, places = tmp_path / "odd.json", tmp_path / "places.json"
    source.write_text(json.dumps(ODD[name], ensure_ascii=False), encoding="utf-8")
    done = CliRunner().invoke(app, ["draw", str(source), "--out", str(places)])
    said = " ".join(done.output.split())
    if done.exit_code == 0:
        drawn = [one["pid"] for one in json.loads(places.read_text(encoding="utf-8"))["nodes"]]
        assert sorted(drawn) == sorted(one["id"] for one in ODD[name]["persons"])
    else:
        assert not places.exists()
        assert said.endswith(".")
    picture = CliRunner().invoke(app, ["draw", str(source)])
    assert picture.exit_code == done.exit_code
    assert picture.exit_code or picture.stdout.startswith("<svg")
