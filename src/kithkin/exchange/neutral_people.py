"""Persons of neutral JSON."""

from collections import defaultdict
from collections.abc import Iterable

from kithkin.base.date_spans import year_text
from kithkin.base.days import civil_date
from kithkin.base.edtf import parse
from kithkin.exchange import neutral_fields as words
from kithkin.exchange.gedcom.tags import GENDERS, SEX_VALUES
from kithkin.exchange.json_fields import Field
from kithkin.network.copies import (
    Gender,
    ParentageCopy,
    PersonCopy,
    PersonKind,
    TwinKind,
    TwinsCopy,
)

PERSON_KEYS = words.PERSON.keys() | {
    "id",
    "label",
    "sex",
    "birth",
    "kind",
    "loss",
    "dead",
    "twin",
    "born",
    "died",
}
_KINDS = {kind.value: kind for kind in PersonKind} | {
    "": PersonKind.HUMAN,
    "person": PersonKind.HUMAN,
    "loss": PersonKind.MISCARRIAGE,  # unless "loss" says more
}
_LOSSES = {kind.value: kind for kind in PersonKind if kind.is_loss}
_TWIN_MARKS = {"twMZ": TwinKind.IDENTICAL, "twDZ": TwinKind.FRATERNAL}
_MARKS = {TwinKind.IDENTICAL: "twMZ", TwinKind.FRATERNAL: "twDZ", TwinKind.UNKNOWN: "tw"}


def person_of(field: Field) -> PersonCopy:
    said = words.said(field, words.PERSON)
    if not said.keys() & {"nickname", "full_name"}:
        said["nickname"] = field.key("label").text()
    said.setdefault("gender", _gender(field.key("sex")))
    return PersonCopy(
        id=field.key("id").name(),
        kind=_kind(field),
        birth=field.key("born").date() or _birth(field.key("birth")),
        death=field.key("died").date(),
        dead=field.key("dead").flag(),
        **said,
    )


def _kind(field: Field) -> PersonKind:
    word = field.key("kind").text()
    if word not in _KINDS:
        field.key("kind").refuse(
            f"Here one of these is expected: {', '.join(filter(None, _KINDS))}."
        )
    loss = field.key("loss").text()
    if word != "loss" or not loss:
        return _KINDS[word]
    if loss not in _LOSSES:
        field.key("loss").refuse(f"Here one of these is expected: {', '.join(_LOSSES)}.")
    return _LOSSES[loss]


def _gender(field: Field) -> Gender:
    sex = field.text().upper()
    if sex not in GENDERS:
        field.refuse("Here one of these is expected: M, F, X, U.")
    return GENDERS[sex]


def _birth(field: Field) -> str:
    if isinstance(field.value, str):
        return field.date()
    year = field.whole(-9999, 9999)
    return "" if year is None else year_text(year)


def index_of(field: Field) -> frozenset[str]:
    """Whose map it is: one person or several."""
    return frozenset(one.name() for one in field.one_or_each())


def twins_by_mark(top: Field, parentages: Iterable[ParentageCopy]) -> tuple[TwinsCopy, ...]:
    """Children of one couple with the same mark and the same birth."""
    family = {one.child: one.union for one in reversed(tuple(parentages))}
    together: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for field in top.key("persons").each():
        mark, person = field.key("twin").text(), field.key("id").name()
        if mark:
            birth = field.key("born").text() or str(field.key("birth").value)
            together[family.get(person, ""), mark, birth].append(person)
    pairs = [(mark, people) for (_, mark, _), people in together.items() if len(people) > 1]
    return tuple(
        TwinsCopy(f"twins-{number}", tuple(people), _TWIN_MARKS.get(mark, TwinKind.UNKNOWN))
        for number, (mark, people) in enumerate(pairs, start=1)
    )


def person_json(person: PersonCopy, twin: TwinKind | None) -> dict[str, object]:
    """A person in the short words, and what these cannot say in the map's own."""
    kind = "person" if person.kind is PersonKind.HUMAN else person.kind.value
    short: dict[str, object] = {
        "id": person.id,
        "label": person.name,
        "sex": SEX_VALUES[person.gender] or "U",
        "birth": _year(person.birth),
        "kind": "loss" if person.kind.is_loss else kind,
        "dead": person.dead,
    }
    if person.kind.is_loss:
        short["loss"] = kind
    if twin is not None:
        short["twin"] = _MARKS[twin]
    rebuilt = person_of(Field(short, ""))
    if rebuilt.birth != person.birth:
        short["born"] = person.birth
    if person.death:
        short["died"] = person.death
    return short | words.differing(person, rebuilt)


def _year(text: str) -> int | None:
    """The year a date begins in, for programs that know years only."""
    when = parse(text)
    day = when.earliest if when.earliest is not None else when.latest
    year = None if day is None else civil_date(day)[0]
    return year if year is not None and abs(year) <= 9999 else None
