"""JSON without surprises: no NaN, no duplicate keys, no depth that could exhaust the reader."""

import json
from typing import Any, NoReturn

from kithkin.base.refusals import NotUnderstoodError

DEEPEST = 64


def _no_constant(_text: str) -> NoReturn:
    raise NotUnderstoodError


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotUnderstoodError
    return found


def _depth(value: Any) -> int:
    deepest, level = 0, [value]
    while level:
        deepest += 1
        level = [
            below
            for one in level
            if isinstance(one, dict | list)
            for below in (one.values() if isinstance(one, dict) else one)
        ]
    return deepest


def strictly(text: str) -> Any:
    """Parse JSON or raise NotUnderstoodError."""
    try:
        value = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise NotUnderstoodError from None
    if _depth(value) > DEEPEST:
        raise NotUnderstoodError
    return value
