"""Names in neutral JSON: each stands for one thing, and what is named has to be there."""

from collections.abc import Iterable, Iterator

from kithkin.exchange.json_fields import Field
from kithkin.network.copies import MapCopy

_NAMED = ("persons", "unions", "ties", "twins", "groups", "events", "tellings")
_LISTS_OF_PEOPLE = (("unions", "partners"), ("twins", "children"), ("events", "persons"))
_PEOPLE = (("ties", "a"), ("ties", "b"), ("parentages", "child"), ("parentages", "parent"))


def check_names(top: Field, copy: MapCopy) -> None:
    """Refuse a name that stands twice or for nothing, with its path."""
    _check_single(field for kind in _NAMED for field in _each(top, kind, "id"))
    persons = {person.id for person in copy.persons}
    ties = {tie.id for tie in copy.ties}
    others = {union.id for union in copy.unions} | {event.id for event in copy.events}
    _check_known(_people_named(top), persons, "There is nobody of this name in this file.")
    _check_known(_each_listed(top, "events", "ties"), ties, "There is no tie of this name here.")
    _check_known(
        _each(top, "tellings", "about"),
        persons | ties | others,
        "There is nothing of this name in this file.",
    )


def _check_single(names: Iterable[Field]) -> None:
    seen: set[str] = set()
    for field in names:
        name = field.text()
        if name and name in seen:
            field.refuse("This name already stands for something else in this file.")
        seen.add(name)


def _check_known(names: Iterable[Field], known: set[str], sentence: str) -> None:
    for field in names:
        if field.text() not in known:
            field.refuse(sentence)


def _each(top: Field, kind: str, name: str) -> Iterator[Field]:
    return (one.key(name) for one in top.key(kind).each())


def _each_listed(top: Field, kind: str, name: str) -> Iterator[Field]:
    for listed in _each(top, kind, name):
        yield from listed.each()


def _people_named(top: Field) -> Iterator[Field]:
    yield from top.key("ego").one_or_each()
    for kind, name in _LISTS_OF_PEOPLE:
        yield from _each_listed(top, kind, name)
    for kind, name in _PEOPLE:
        yield from _each(top, kind, name)
    for child in _each_listed(top, "unions", "children"):
        yield child.key("id")
        yield from (parent.key("parent") for parent in child.key("parents").each())
    yield from (member.key("person") for member in _each_listed(top, "groups", "members"))
    yield from (teller for teller in _each(top, "tellings", "teller") if teller.text())
    positions = top.key("positions")
    yield from (Field(person, f"positions.{person}") for person in positions.names())
