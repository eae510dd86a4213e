"""What belongs together: stories and people, stories and words."""

from collections.abc import Iterable, Mapping
from typing import Any

BOX_FIELDS = ("wanted", "they_did", "i_did")


def says_something(values: Mapping[str, Any], persons: Iterable[object]) -> bool:
    """No box must be filled and nobody must be named, but not all may be missing."""
    return any(persons) or any(str(values.get(name, "")).strip() for name in BOX_FIELDS)


def the_same(one: str, other: str) -> bool:
    """Whether two words of a list are one, however they are spaced and written large or small."""
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()
