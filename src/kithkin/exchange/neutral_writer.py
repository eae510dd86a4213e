"""A map written as neutral JSON; reading it gives the same map again."""

import json
from collections import defaultdict

from kithkin.exchange import neutral_fields as words
from kithkin.exchange.neutral_people import person_json
from kithkin.exchange.neutral_unions import union_json
from kithkin.network.copies import MapCopy, ParentageCopy, TieCopy


def write_neutral(copy: MapCopy) -> bytes:
    """Short words where they say all, the map's own where they do not; in UTF-8."""
    unions = {union.id for union in copy.unions}
    parentages: defaultdict[str, list[ParentageCopy]] = defaultdict(list)
    for one in copy.parentages:
        parentages[one.union if one.union in unions else ""].append(one)
    twin_of = {child: twins.kind for twins in copy.twins for child in twins.children}
    top = {
        "name": copy.name,
        "ego": _ego(copy),
        "persons": [person_json(one, twin_of.get(one.id)) for one in copy.persons],
        "unions": [union_json(one, parentages[one.id], copy) for one in copy.unions],
        "ties": [_tie(one) for one in copy.ties],
    }
    more = {
        "parentages": words.plain(tuple(parentages[""])),
        "twins": words.plain(copy.twins),
        "groups": words.plain(copy.groups),
        "events": words.plain(copy.events),
        "tellings": words.plain(copy.tellings),
        "positions": {person: list(place) for person, place in copy.positions.items()},
    }
    top |= {name: value for name, value in more.items() if value}
    return json.dumps(top, ensure_ascii=False, indent=1, allow_nan=False).encode()


def _ego(copy: MapCopy) -> str | list[str] | None:
    index = [person.id for person in copy.persons if person.index]
    return index if len(index) > 1 else (index[0] if index else None)


def _tie(tie: TieCopy) -> dict[str, object]:
    said: dict[str, object] = words.plain(tie)
    said["kind"] = said.pop("code", "")
    return said
