"""The demo clinic's stories as written in the YAML files beside this one, with today's dates."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

# The C reader where libyaml is there: it is ten times as quick on the first start.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_AGO = re.compile(r"\{(\+?)(\d+)([ymd])\}")


def read_story(name: str, today: date) -> dict[str, Any]:
    return read_file(Path(__file__).with_name(f"{name}.yaml"), today)


def read_file(path: Path, today: date) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    story: dict[str, Any] = yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader, either way
    filled: dict[str, Any] = with_dates(story, today)
    return filled


def with_dates(value: Any, today: date) -> Any:
    """Write out every "{14m}" in a story: the year, month or day so long before `today`.

    "{+3d}" lies as long after it.
    """
    match value:
        case str():
            return _AGO.sub(lambda ago: before(today, _away(ago), ago[3]), value)
        case list():
            return [with_dates(one, today) for one in value]
        case dict():
            return {name: with_dates(one, today) for name, one in value.items()}
        case _:
            return value


def _away(said: re.Match[str]) -> int:
    return -int(said[2]) if said[1] else int(said[2])


def before(today: date, count: int, unit: str) -> str:
    """As exact as the unit: 34 years ago is a year, 14 months ago a month of a year."""
    match unit:
        case "y":
            return f"{today.year - count:04}"
        case "m":
            year, month = divmod(today.year * 12 + today.month - 1 - count, 12)
            return f"{year:04}-{month + 1:02}"
        case _:
            return (today - timedelta(days=count)).isoformat()
