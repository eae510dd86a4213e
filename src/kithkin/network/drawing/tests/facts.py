"""Every fact a drawing shows, read back from its SVG and looked up in the words.

For the tests of any view: `untold(svg, map_words(copy, today=TODAY), copy)` lists what the drawing
shows and the words leave out, each with whose fact it is; it should be empty. What a view draws of
its own (rings, dates on an axis) it has to look up itself.
"""

import re
from collections.abc import Iterable, Iterator
from math import dist
from typing import NamedTuple
from xml.etree import ElementTree as ET

from kithkin.network.copies import MapCopy
from kithkin.network.drawing.persons import token
from kithkin.network.drawing.tests.pictures import classes, having_class, read, texts
from kithkin.network.notation.profile import kithkin_profile
from kithkin.network.notation.tie_codes import tie_codes
from kithkin.network.speech import name_of
from kithkin.network.words import Item, MapWords

_LETTERS = {
    "D": ("donor for",),
    "S": ("surrogate who carried",),
    "AFAB": ("assigned female at birth",),
    "AMAB": ("assigned male at birth",),
    "UAAB": ("assigned neither female nor male at birth",),
}
_SYMBOLS = {
    "dead": ("who has died",),
    "index": ("whose map this is",),
    "adopted": ("adopted by",),
    "again": ("divorced",),
    "related": ("related by birth",),
    "identical": ("identical twin",),
    "unknown": ("twin of",),
    "household": ("(household)",),
    "circle-of-people": ("(group of people)",),
}
_STEMS = {"biological": ("child of", "born to"), "pet": ("living with",)}
_ROUGH = re.compile(r"~(\d+)")


class Fact(NamedTuple):
    """Something drawn of somebody or something; any one of the phrases says it."""

    of: str
    phrases: tuple[str, ...]


def untold(svg: str, words: MapWords, copy: MapCopy) -> list[Fact]:
    """What the drawing shows and the words do not say."""
    picture, said = read(svg), _said(words, copy)
    return [
        fact
        for fact in facts(picture, copy)
        if not any(phrase.lower() in said.get(fact.of, "").lower() for phrase in fact.phrases)
    ]


def facts(picture: ET.Element, copy: MapCopy) -> Iterator[Fact]:
    yield from _persons(picture)
    yield from _couples(picture)
    yield from _children(picture)
    yield from _twins(picture, copy)
    yield from _ties(picture, copy)
    yield from _groups(picture)


def _said(words: MapWords, copy: MapCopy) -> dict[str, str]:
    """All that is said of each person, couple, tie and group, by id as the drawing writes it."""
    said = {
        token(one.id): f"{one.text} {one.details}"
        for one in _items(words.people)
        if one.kind != "again"
    }
    said |= {token(tie.id): f"{tie.sentence} {tie.label}" for tie in words.ties}
    groups = zip(copy.groups, words.groups, strict=True)
    return said | {token(group.id): line for group, line in groups}


def _items(found: Iterable[Item]) -> Iterator[Item]:
    for one in found:
        yield one
        yield from _items(one.inside)


def _persons(picture: ET.Element) -> Iterator[Fact]:
    profile = kithkin_profile()
    signs = {**profile.genders, **profile.kinds, "unsaid": profile.genders[""]}
    for one in having_class(picture, "person"):
        who = one.get("data-id", "")
        for name in classes(one)[1:]:
            if not name.startswith("step-"):
                yield Fact(who, _SYMBOLS.get(name) or (signs[name].legend,))
        yield from (Fact(who, _SYMBOLS["adopted"]) for _ in having_class(one, "adopted"))
        yield from (Fact(who, (name.strip("…\u200f"),)) for name in texts(one, "name"))
        for kind in ("year", "age"):
            drawn = [text for text in texts(one, kind) if any(map(str.isdigit, text))]
            yield from (Fact(who, _number(text)) for text in drawn)
        for kind in ("letter", "assigned"):
            letters = [letter for text in texts(one, kind) for letter in _letters(kind, text)]
            yield from (Fact(who, _LETTERS[letter]) for letter in letters)


def _letters(kind: str, text: str) -> list[str]:
    return [text] if kind == "assigned" else list(text)


def _number(text: str) -> tuple[str, ...]:
    """A year or an age: "~1943" is said "about 1943"; of a span each year is looked up apart."""
    rough = _ROUGH.search(text)
    if rough:
        return (f"about {rough[1]}", f"around {rough[1]}")
    digits = re.findall(r"\d+", text)
    return (digits[0],) if digits else (text,)


def _couples(picture: ET.Element) -> Iterator[Fact]:
    unions = kithkin_profile().unions
    by_letter = {line.letter: line.legend for line in unions.values() if line.letter}
    for one in (two for two in having_class(picture, "union") if two.get("data-id")):
        who = one.get("data-id", "")
        yield Fact(who, (unions.get(classes(one)[1], unions[""]).legend,))
        for name in ("related", "again"):
            yield from (Fact(who, _SYMBOLS[name]) for _ in having_class(one, name))
    for label in having_class(picture, "union-years"):
        for one in (two for two in label.iter() if two.get("data-id")):
            for text in texts(one, "year"):
                letter, *year = text.rsplit(" ", 1)
                yield Fact(one.get("data-id", ""), _number(year[-1] if year else letter))
                if year and letter in by_letter:
                    yield Fact(one.get("data-id", ""), (by_letter[letter], letter))


def _children(picture: ET.Element) -> Iterator[Fact]:
    parentages = kithkin_profile().parentages
    for one in having_class(picture, "stem"):
        for kind in classes(one)[1:]:
            if one.get("data-id"):
                yield Fact(one.get("data-id", ""), _STEMS.get(kind) or (parentages[kind].says,))


def _twins(picture: ET.Element, copy: MapCopy) -> Iterator[Fact]:
    births = {token(birth.id): birth for birth in copy.twins}
    for one in having_class(picture, "twins"):
        for child in births[one.get("data-id", "")].children:
            yield Fact(token(child), _SYMBOLS[classes(one)[-1]])


def _ties(picture: ET.Element, copy: MapCopy) -> Iterator[Fact]:
    """The code, and the arrow: whoever it leads away from says the giver's sentence."""
    places = {one.get("data-id", ""): _place(one) for one in having_class(picture, "person")}
    names = {token(person.id): name_of(person) for person in copy.persons}
    for one in (two for two in having_class(picture, "tie") if two.get("data-id")):
        who, code = one.get("data-id", ""), tie_codes().get(classes(one)[2])
        yield Fact(who, (one.get("aria-label", ""),))
        if code is None:
            continue
        yield Fact(who, (code.label,))
        heads, a, b = having_class(one, "head"), one.get("data-a", ""), one.get("data-b", "")
        if len(heads) == 2:
            yield Fact(who, (f"{code.says} and {code.told}",))
        elif heads and a in places and b in places:
            giver = a if _nearer(_place(heads[0]), places[b], places[a]) else b
            yield Fact(who, (f"{names[giver]} {code.says}",))
        else:
            yield Fact(who, (code.says,))


def _place(drawn: ET.Element) -> tuple[float, float]:
    found = re.match(r"translate\(([-\d.]+) ([-\d.]+)\)", drawn.get("transform", ""))
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)


def _nearer(at: tuple[float, float], one: tuple[float, float], other: tuple[float, float]) -> bool:
    return dist(at, one) < dist(at, other)


def _groups(picture: ET.Element) -> Iterator[Fact]:
    for one in having_class(picture, "hull"):
        who = one.get("data-id", "")
        yield Fact(who, _SYMBOLS[classes(one)[1]])
        yield from (Fact(who, (name.strip("…\u200f"),)) for name in texts(one, "group-name"))
