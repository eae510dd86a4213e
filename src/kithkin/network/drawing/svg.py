"""Safe SVG as text: every value is escaped here and nowhere else, so that none can be forgotten.

`Drawn` text comes only from the functions of this module. Attribute order is the order given, and
coordinates have one decimal at most, so that equal maps give equal bytes.
There is no way to write a style attribute: pages forbid them. Attributes set a plain look for a
file opened alone; the page's stylesheet outranks them by class.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple, NewType

Drawn = NewType("Drawn", str)
Value = str | int | float

# What XML 1.0 cannot carry even when escaped; surrogates cannot be encoded.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_UNSAFE = re.compile("[&<>\"'\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_NAME = re.compile(r"[a-z][A-Za-z0-9:-]*")
NOTHING = Drawn("")


def escaped(text: str) -> str:
    """Make text safe between tags and between double quotes."""
    if not _UNSAFE.search(text):
        return text
    text = _UNWRITABLE.sub("\ufffd", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = text.replace('"', "&quot;").replace("'", "&#39;")
    return text.replace("\t", "&#9;").replace("\n", "&#10;").replace("\r", "&#13;")


@lru_cache(maxsize=16_384)
def number(value: float) -> str:
    """Write a coordinate with one decimal at most: 12, 12.5, never -0 and never 1e-5."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


@cache
def _checked(name: str) -> str:
    """Write the name of an attribute; stroke_width is stroke-width."""
    name = name.replace("_", "-")
    if name == "style" or name.startswith("on") or not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is not an attribute a drawing may have")
    return f' {name}="'


def _names(attributes: Mapping[str, Value]) -> str:
    values = [
        number(value) if type(value) is float else str(value) for value in attributes.values()
    ]
    # Asked once for all of them: hardly any holds something to escape.
    if _UNSAFE.search("".join(values)):
        values = [escaped(value) for value in values]
    return "".join(
        [f'{name}{value}"' for name, value in zip(map(_checked, attributes), values, strict=True)]
    )


def tag(name: str, attributes: Mapping[str, Value], *inside: Drawn) -> Drawn:
    """Draw one element round what is inside it."""
    if not inside:
        return Drawn(f"<{name}{_names(attributes)}/>")
    return Drawn(f"<{name}{_names(attributes)}>{''.join(inside)}</{name}>")


class Frame(NamedTuple):
    """An element without its inside, written once to be drawn round many."""

    start: str
    end: str

    def round(self, inside: Drawn) -> Drawn:
        return Drawn(f"{self.start}{inside}{self.end}") if inside else NOTHING


def frame(name: str, attributes: Mapping[str, Value]) -> Frame:
    return Frame(f"<{name}{_names(attributes)}>", f"</{name}>")


def words(text: str) -> Drawn:
    return Drawn(escaped(text))


def together(parts: Iterable[Drawn]) -> Drawn:
    return Drawn("".join(parts))


def group(kind: str, parts: Iterable[Drawn], **attributes: Value) -> Drawn:
    """Draw a group of the class `kind`, or nothing when it would be empty."""
    inside = "".join(parts)
    return tag("g", {"class": kind, **attributes}, Drawn(inside)) if inside else NOTHING


def moves(points: Iterable[tuple[float, float]], *, closed: bool = False) -> str:
    """Write the path data of a polyline."""
    return "M" + "L".join([f"{number(x)} {number(y)}" for x, y in points]) + ("Z" if closed else "")


def path(data: str, **attributes: Value) -> Drawn:
    return tag("path", {**attributes, "d": data})
