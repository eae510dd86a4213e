"""What the page of one person shows, from a filtered copy alone."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from kithkin.network.copies import (
    EventCopy,
    MapCopy,
    ParentageCopy,
    PersonCopy,
    PhaseCopy,
    TellingCopy,
    TieCopy,
    UnionCopy,
)
from kithkin.network.models import MapRow, Person, Phase, Tie
from kithkin.network.notation.tie_codes import tie_code
from kithkin.network.sentences import Voice, spoken
from kithkin.network.ties_in_words import phase_words, present_code


@dataclass(frozen=True, slots=True)
class TieLine:
    """One relationship as its person's page shows it."""

    tie: TieCopy
    other: PersonCopy
    label: str


def person_of(copy: MapCopy, person_id: str) -> PersonCopy | None:
    return next((one for one in copy.persons if one.id == person_id), None)


def ties_of(copy: MapCopy, person_id: str) -> list[TieLine]:
    people = {one.id: one for one in copy.persons}
    found = []
    for tie in copy.ties:
        if person_id in {tie.a, tie.b}:
            other = people[tie.b if tie.a == person_id else tie.a]
            found.append(TieLine(tie, other, str(tie_code(tie.code).label)))
    return sorted(found, key=lambda line: (line.other.name.casefold(), line.tie.id))


def today_or(text: str, today: date) -> date:
    """The day asked for, or today when none (or none that is a day) was given."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return today


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything one person's page says."""

    person: PersonCopy
    sentence: str
    ties: list[TieLine]
    parents: list[ParentageCopy]
    unions: list[UnionCopy]
    events: list[EventCopy]
    tellings: list[TellingCopy]
    names: dict[str, str]


def person_page(copy: MapCopy, person_id: str, today: date) -> PersonPage | None:
    person = person_of(copy, person_id)
    if person is None:
        return None
    voice = Voice.of(copy, today)
    return PersonPage(
        person=person,
        sentence=spoken(voice, person),
        ties=ties_of(copy, person_id),
        parents=[link for link in copy.parentages if link.child == person_id],
        unions=[union for union in copy.unions if person_id in union.partners],
        events=sorted(
            (event for event in copy.events if person_id in event.persons),
            key=lambda event: (event.date, event.id),
        ),
        tellings=[telling for telling in copy.tellings if telling.about == person_id],
        names={one.id: one.name for one in copy.persons},
    )


@dataclass(frozen=True, slots=True)
class TiePage:
    tie: TieCopy
    a: PersonCopy
    b: PersonCopy
    label: str
    phases: list[tuple[PhaseCopy, str]]
    tellings: list[TellingCopy]


def tie_page(copy: MapCopy, tie_id: str, today: date) -> TiePage | None:
    tie = next((one for one in copy.ties if one.id == tie_id), None)
    if tie is None:
        return None
    people = {one.id: one for one in copy.persons}
    return TiePage(
        tie=tie,
        a=people[tie.a],
        b=people[tie.b],
        label=present_code(tie, today).label,
        phases=[(phase, phase_words(phase)) for phase in tie.phases],
        tellings=[telling for telling in copy.tellings if telling.about == tie_id],
    )


def after(case_id: UUID, subject: MapRow | None) -> str:
    """Where a page leads when it was answered: to its person or relationship, else to the map."""
    match subject:
        case Person():
            return reverse("network:person", args=[case_id, subject.id])
        case Tie():
            return reverse("network:tie", args=[case_id, subject.id])
        case Phase():
            return reverse("network:tie", args=[case_id, subject.tie_id])
        case _:
            return reverse("network:map", args=[case_id, "genogram"])
