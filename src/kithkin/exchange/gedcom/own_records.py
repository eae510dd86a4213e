"""Records only our own writer makes: households and groups, twins, events, whose story."""

from collections.abc import Callable

from kithkin.exchange.gedcom.gathering import Gathering
from kithkin.exchange.gedcom.lines import Line
from kithkin.exchange.gedcom.own_people import keep_again, one_of
from kithkin.exchange.gedcom.ties import number_under
from kithkin.exchange.gedcom.values import date_under, exact_date, pointer, text_under
from kithkin.network.copies import (
    EventCopy,
    GroupCopy,
    GroupKind,
    MembershipCopy,
    TellingCopy,
    TwinKind,
    TwinsCopy,
)


def _id(record: Line, gathering: Gathering, word: str) -> str:
    return record.record_id or gathering.new_id(word)


def _people(record: Line, tag: str) -> tuple[str, ...]:
    people = []
    for line in record.each(tag):
        person = pointer(line)
        line.used = person is not None
        people.append(person or "")
    return tuple(person for person in people if person)


def _group(record: Line, gathering: Gathering) -> None:
    kind = record.first("TYPE")
    members = tuple(
        MembershipCopy(_member(line), exact_date(line, "_START"), exact_date(line, "_END"))
        for line in record.each("_MEMBER")
        if pointer(line) is not None
    )
    gathering.groups.append(
        GroupCopy(
            _id(record, gathering, "group"),
            text_under(record, "NAME", gathering.dialect),
            (one_of(GroupKind, kind) if kind else None) or GroupKind.HOUSEHOLD,
            members,
        )
    )


def _member(line: Line) -> str:
    line.used = True
    return pointer(line) or ""


def _twins(record: Line, gathering: Gathering) -> None:
    kind = record.first("TYPE")
    gathering.twins.append(
        TwinsCopy(
            _id(record, gathering, "twins"),
            _people(record, "CHIL"),
            (one_of(TwinKind, kind) if kind else None) or TwinKind.UNKNOWN,
        )
    )


def _event(record: Line, gathering: Gathering) -> None:
    dialect = gathering.dialect
    gathering.events.append(
        EventCopy(
            id=_id(record, gathering, "event"),
            what=text_under(record, "TYPE", dialect),
            kind=text_under(record, "_KIND", dialect),
            date=date_under(record),
            place=text_under(record, "PLAC", dialect),
            note=text_under(record, "NOTE", dialect),
            persons=_people(record, "_PERSON"),
            ties=_people(record, "_TIE"),
        )
    )


def _telling(record: Line, gathering: Gathering) -> None:
    fact = record.first("_FACT")
    if fact is not None:
        fact.used = True
    gathering.tellings.append(
        TellingCopy(
            id=_id(record, gathering, "story"),
            about="".join(_people(record, "_ABOUT")[:1]),
            teller="".join(_people(record, "_TELLER")[:1]),
            words=text_under(record, "NOTE", gathering.dialect),
            is_fact=fact is not None,
            sure=number_under(record, "_SURE", 0, 4),
        )
    )


def _kept(record: Line, gathering: Gathering) -> None:
    keep_again(record, gathering, "")


OWN_RECORDS: dict[str, Callable[[Line, Gathering], None]] = {
    "_GROUP": _group,
    "_TWINS": _twins,
    "_EVENT": _event,
    "_TELLING": _telling,
    "_KEPT": _kept,
}
