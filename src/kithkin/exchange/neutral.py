"""The neutral JSON of a family: small enough to write by hand, and whole enough for a whole map.

{"name", "ego": id or list of ids,
 "persons": [{"id", "label", "sex": M F X U, "birth": year, "kind": person | pet | pregnancy | loss
              or any kind of the map, "loss": miscarriage | stillbirth | abortion, "dead", "twin"}],
 "unions": [{"id", "partners": [ids], "children": [{"id", "pedi"}], "status", "m": year}],
 "ties": [{"a", "b", "kind"}]}

Beside these a file may say anything the map knows by the map's own words: "nickname", "full_name",
"born" and "died" as EDTF, "gender", "statuses", "parents" of a child, "phases" of a tie, and lists
of "parentages", "twins", "groups", "events", "tellings" and "positions".
"""

import json
from collections.abc import Iterator
from dataclasses import replace

from kithkin.exchange import neutral_fields as words
from kithkin.exchange.errors import (
    EncodingNotUnderstoodError,
    FileTooLargeError,
    NotAFamilyFileError,
)
from kithkin.exchange.json_fields import Field, read_json
from kithkin.exchange.kept import Kept, Reading
from kithkin.exchange.neutral_links import check_names
from kithkin.exchange.neutral_people import PERSON_KEYS, index_of, person_of, twins_by_mark
from kithkin.exchange.neutral_unions import CHILD_KEYS, UNION_KEYS, read_unions
from kithkin.network.copies import (
    EventCopy,
    GroupCopy,
    MapCopy,
    ParentageCopy,
    TellingCopy,
    TieCopy,
    TwinsCopy,
)

LARGEST_JSON_BYTES = 20_000_000
_TIE_KEYS = words.TIE.keys() | {"kind"}


def read_neutral(raw: bytes, name: str = "") -> Reading:
    """Read neutral JSON.

    Raises
    ------
    FileNotUnderstoodError
        With the path of what is wrong; nothing is read then.
    """
    if len(raw) > LARGEST_JSON_BYTES:
        raise FileTooLargeError("This file is larger than 20 MB.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise EncodingNotUnderstoodError("JSON has to be written in UTF-8.") from None
    top = read_json(text)
    if top.key("persons").value is None:
        raise NotAFamilyFileError("This JSON file holds no list of persons.")
    copy = _map(top, name)
    check_names(top, copy)
    return Reading(copy, tuple(_kept(top)))


def _map(top: Field, name: str) -> MapCopy:
    index = index_of(top.key("ego"))
    families = read_unions(top)
    persons = (*map(person_of, top.key("persons").each()), *families.unnamed)
    twins = words.several(TwinsCopy, words.TWINS)(top.key("twins"))
    return MapCopy(
        name=top.key("name").text() or name,
        persons=tuple(
            replace(one, index=one.index or one.id in index) if index else one for one in persons
        ),
        unions=families.unions,
        parentages=(
            *families.parentages,
            *words.several(ParentageCopy, words.PARENTAGE)(top.key("parentages")),
        ),
        twins=twins or twins_by_mark(top, families.parentages),
        ties=tuple(map(_tie, top.key("ties").each())),
        groups=words.several(GroupCopy, words.GROUP)(top.key("groups")),
        events=words.several(EventCopy, words.EVENT)(top.key("events")),
        tellings=words.several(TellingCopy, words.TELLING)(top.key("tellings")),
        positions=_positions(top.key("positions")),
    )


def _tie(field: Field) -> TieCopy:
    tie: TieCopy = words.made(TieCopy, field, words.TIE)
    return replace(tie, code=field.key("kind").text() or tie.code)


def _positions(field: Field) -> dict[str, tuple[float, float]]:
    return {person: _place(field.key(person)) for person in field.names()}


def _place(field: Field) -> tuple[float, float]:
    numbers = [one.number() for one in field.each()]
    if len(numbers) != 2:
        field.refuse("Here two numbers are expected.")
    return numbers[0], numbers[1]


def _kept(top: Field) -> Iterator[Kept]:
    """Every named value that nobody asked for, with its path."""
    yield from _unknown(top, words.TOP_KEYS)
    for person in top.key("persons").each():
        yield from _unknown(person, PERSON_KEYS, person.key("id").text())
    for union in top.key("unions").each():
        yield from _unknown(union, UNION_KEYS, union.key("id").text())
        for child in union.key("children").each():
            yield from _unknown(child, CHILD_KEYS)
    for tie in top.key("ties").each():
        yield from _unknown(tie, _TIE_KEYS)
    for name, table in words.LISTS.items():
        for one in top.key(name).each():
            yield from _unknown(one, table.keys())


def _unknown(field: Field, known: words.Names, about: str = "") -> Iterator[Kept]:
    for name in field.names():
        if name not in known and field.key(name).value not in (None, "", [], {}):
            below = field.key(name)
            text = json.dumps(below.value)
            yield Kept(0, below.path, text, about)
