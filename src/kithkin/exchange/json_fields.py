"""Fields of a JSON file that know where they stand, so that a refusal can name the place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn, TypeVar

from kithkin.base.edtf import DateNotUnderstoodError, parse
from kithkin.base.strict_json import NotJsonError, TooDeepError, strictly
from kithkin.exchange.errors import (
    FieldNotUnderstoodError,
    JsonNotUnderstoodError,
    NestedTooDeepError,
)

Word = TypeVar("Word", bound=StrEnum)

_UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def read_json(text: str) -> "Field":
    """Parse strict JSON, at most 64 levels deep.

    Raises
    ------
    JsonNotUnderstoodError, NestedTooDeepError
        With the line where there is one.
    """
    try:
        return Field(strictly(text), "")
    except TooDeepError as deep:
        raise NestedTooDeepError(line=deep.line) from None
    except NotJsonError as error:
        raise JsonNotUnderstoodError(error.sentence, line=error.line) from None


@dataclass(frozen=True, slots=True)
class Field:
    """A value and its path, such as unions[2].partners[0]. A missing field holds None."""

    value: object
    path: str

    def refuse(self, sentence: str) -> NoReturn:
        raise FieldNotUnderstoodError(sentence, path=self.path)

    def names(self) -> list[str]:
        """The names of the values in curly brackets; none for a missing field."""
        if self.value is None:
            return []
        if not isinstance(self.value, dict):
            self.refuse("Here a group of named values in curly brackets is expected.")
        return list(self.value)

    def key(self, name: str) -> "Field":
        value = self.value.get(name) if isinstance(self.value, dict) else None
        return Field(value, f"{self.path}.{name}" if self.path else name)

    def each(self) -> Iterator["Field"]:
        """The items of a list; none for a missing one."""
        if self.value is None:
            return
        if not isinstance(self.value, list):
            self.refuse("Here a list in square brackets is expected.")
        for number, value in enumerate(self.value):
            yield Field(value, f"{self.path}[{number}]")

    def one_or_each(self) -> Iterator["Field"]:
        """The items of a list, or the field itself; nothing for a missing one."""
        if isinstance(self.value, list):
            yield from self.each()
        elif self.value is not None:
            yield self

    def text(self) -> str:
        if self.value is None:
            return ""
        if not isinstance(self.value, str):
            self.refuse("Here a text is expected.")
        if _UNUSABLE.search(self.value):
            self.refuse("This text holds signs that cannot be shown.")
        return self.value

    def name(self) -> str:
        """An id: a text that is not empty."""
        text = self.text()
        if not text:
            self.refuse("Here a name is expected.")
        return text

    def flag(self) -> bool:
        if not isinstance(self.value, bool | None):
            self.refuse("Here true or false is expected.")
        return bool(self.value)

    def whole(self, lowest: int, highest: int) -> int | None:
        if self.value is None:
            return None
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            self.refuse("Here a whole number is expected.")
        if not lowest <= self.value <= highest:
            self.refuse(f"Here a number from {lowest} to {highest} is expected.")
        return self.value

    def number(self) -> float:
        if not isinstance(self.value, int | float) or isinstance(self.value, bool):
            self.refuse("Here a number is expected.")
        return float(self.value)

    def date(self) -> str:
        """An EDTF text."""
        try:
            return parse(self.text()).text
        except DateNotUnderstoodError as error:
            self.refuse(error.sentence)

    def one_of(self, words: type[Word], otherwise: Word) -> Word:
        if self.value is None:
            return otherwise
        text = self.text()
        if text not in set(words):
            self.refuse(f"Here one of these is expected: {', '.join(filter(None, words))}.")
        return words(text)
