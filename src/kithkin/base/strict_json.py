"""JSON without surprises: no NaN, no infinity, no doubled names, no depth that exhausts a reader."""

import json
import math
import re
from typing import Any, NoReturn

from kithkin.base.refusals import NotUnderstoodError

DEEPEST = 64
LONGEST_NUMBER = 15

# A text is taken whole even where its closing mark is missing, so that the scan stays linear.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\Z)|[\[{]|[\]}]', re.DOTALL)


class NotJsonError(NotUnderstoodError):
    """Carries the line, where there is one."""

    code = "json_not_understood"
    sentence = "This is not well-formed JSON."

    def __init__(self, sentence: str = "", *, line: int | None = None) -> None:
        super().__init__(sentence)
        self.line = line


class TooDeepError(NotJsonError):
    sentence = "This is nested more than 64 levels deep."


def strictly(text: str) -> Any:
    """Parse JSON or raise NotJsonError. The depth is looked at before anything is built."""
    _check_depth(text)
    try:
        return json.loads(
            text,
            object_pairs_hook=_once,
            parse_constant=_no_constant,
            parse_float=_finite,
            parse_int=_whole,
        )
    except json.JSONDecodeError as error:
        raise NotJsonError(line=error.lineno) from None


def _check_depth(text: str) -> None:
    depth = 0
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign in {"[", "{"}:
            depth += 1
            if depth > DEEPEST:
                raise TooDeepError(line=text.count("\n", 0, token.start()) + 1)
        elif sign in {"]", "}"}:
            depth -= 1


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise NotJsonError("One name stands twice in the same part of this.")
    return found


def _no_constant(_text: str) -> NoReturn:
    raise NotJsonError("This holds a number that is none, such as NaN.")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise NotJsonError("This holds a number that is too large.")
    return number


def _whole(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise NotJsonError("This holds a number that is too large.")
    return int(text)
