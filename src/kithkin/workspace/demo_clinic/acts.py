"""What the parts add to a story: `<part>/demo/<story>.yaml`, a list of acts in plain verbs.

    acts:
      - {ago: 40, at: "18:20", by: mina, verb: tell_story, key: bread, sent: {persons: ["@salma"]}}

"@salma" is the id of whom or what carries that key in the story; `key` names what the act makes.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings

from kithkin.workspace.demo_clinic.reading import read_file
from kithkin.workspace.demo_clinic.steps import Row, Step, Story

PACKAGE = Path(__file__).resolve().parents[2]


def part_steps(story: Story, name: str, today: date) -> Iterator[Step]:
    """In the order of the parts; the caller sorts by time."""
    for part in settings.KITHKIN_PARTS:
        path = PACKAGE / part / "demo" / f"{name}.yaml"
        if path.exists():
            for row in read_file(path, today)["acts"]:
                yield Step(row["ago"], partial(_do, story, row), row.get("at", ""))


def _do(story: Story, row: Row) -> None:
    sent = _with_ids(row.get("sent", {}), story)
    made = story.perform_as(row["by"], row["verb"], sent)
    if "key" in row and made is not None:
        story.made[row["key"]] = made


def _with_ids(value: Any, story: Story) -> Any:
    match value:
        case str() if value.startswith("@"):
            return str(story.named(value[1:]))
        case list():
            return [_with_ids(one, story) for one in value]
        case dict():
            return {name: _with_ids(one, story) for name, one in value.items()}
        case _:
            return value
