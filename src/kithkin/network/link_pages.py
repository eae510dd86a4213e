"""What the pages of a relationship and of a couple show, from a filtered copy alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kithkin.network.copies import MapCopy, PersonCopy, PhaseCopy, TieCopy, UnionCopy
from kithkin.network.event_lines import EventLine, TellingLine, event_lines, telling_lines
from kithkin.network.speech import joined, name_of
from kithkin.network.ties_in_words import phase_words, present_code, tie_sentence


@dataclass(frozen=True, slots=True)
class TiePage:
    tie: TieCopy
    a: PersonCopy
    b: PersonCopy
    sentence: str
    label: str
    phases: list[tuple[PhaseCopy, str, str]]  # the period, when, what
    events: list[EventLine]
    tellings: list[TellingLine]

    @property
    def both(self) -> list[PersonCopy]:
        return [self.a, self.b]


def tie_page(copy: MapCopy, tie_id: str, today: date) -> TiePage | None:
    tie = next((one for one in copy.ties if one.id == tie_id), None)
    if tie is None:
        return None
    people = {one.id: one for one in copy.persons}
    a, b = people[tie.a], people[tie.b]
    code = present_code(tie, today)
    return TiePage(
        tie=tie,
        a=a,
        b=b,
        sentence=f"{tie_sentence(tie, code, (name_of(a), name_of(b)))}.",
        label=code.label,
        phases=[(phase, *_split(phase_words(phase))) for phase in tie.phases],
        events=event_lines(copy, (one for one in copy.events if tie_id in one.ties)),
        tellings=telling_lines(copy, tie_id),
    )


def _split(words: str) -> tuple[str, str]:
    when, _colon, what = words.partition(": ")
    return when[:1].upper() + when[1:], what


@dataclass(frozen=True, slots=True)
class CouplePage:
    union: UnionCopy
    people: list[PersonCopy]
    children: list[PersonCopy]

    @property
    def names(self) -> str:
        return joined([name_of(one) for one in self.people])


def couple_page(copy: MapCopy, union_id: str) -> CouplePage | None:
    union = next((one for one in copy.unions if one.id == union_id), None)
    if union is None:
        return None
    people = {one.id: one for one in copy.persons}
    children = dict.fromkeys(one.child for one in copy.parentages if one.union == union_id)
    return CouplePage(
        union=union,
        people=sorted(_known(people, union.partners), key=lambda one: name_of(one).casefold()),
        children=_known(people, list(children)),
    )


def _known(people: dict[str, PersonCopy], ids: Sequence[str]) -> list[PersonCopy]:
    return [people[one] for one in ids if one in people]
