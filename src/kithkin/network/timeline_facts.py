"""What a timeline shows besides people: couples' statuses, phases of ties, events, the world.

The layout and the drawing both work from these, so that the room kept for words is the room they
take, and each fact has the words that the text view has for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kithkin.base.date_words import shown
from kithkin.network.copies import EventCopy, MapCopy, TieCopy, UnionCopy, UnionStatus
from kithkin.network.notation.profile import Profile, kithkin_profile
from kithkin.network.notation.tie_codes import TieCode, tie_code
from kithkin.network.ties_in_words import said_by, tie_sentence, when_words
from kithkin.network.voice import Voice
from kithkin.network.years import date_order, year_label

SOCIETY = "society"
_LONGEST_PHRASE = 26  # letters; a longer one would push the name off its line


@dataclass(frozen=True, slots=True)
class Around:
    """Something dated in the world beside the family; `start` and `end` in EDTF."""

    id: str
    what: str
    start: str
    end: str = ""

    @property
    def said(self) -> str:
        when = when_words(self.start, self.end).strip() if self.end else shown(self.start)
        return f"{when}: {self.what}"


@dataclass(frozen=True, slots=True)
class StatusFact:
    """One status of a couple, on the stretch it lasted.

    `by`: where no date is told, the birth of their first child: by then they had met.
    """

    id: str
    union: UnionCopy
    status: UnionStatus | None
    start: str = ""
    end: str = ""
    by: str = ""

    def words(self, profile: Profile) -> str:
        """What stands on the line: the word and the year it began."""
        return f"{profile.couple(self.status).legend} {year_label(self.start)}".strip()

    @property
    def said(self) -> str:
        legend = kithkin_profile().couple(self.status).legend
        return f"{legend}{when_words(self.start, self.end)}"


@dataclass(frozen=True, slots=True)
class TieFact:
    """A tie, or one phase of it, on the stretch it lasted."""

    id: str
    tie: TieCopy
    start: str
    end: str
    code: TieCode

    def words(self, voice: Voice, home: str) -> str:
        """What stands on the line, seen from the person beneath whose life it lies."""
        other = self.tie.b if home == self.tie.a else self.tie.a
        phrase = said_by(self.tie, self.code, home).phrase.removeprefix("is ")
        if len(phrase) > _LONGEST_PHRASE:
            return f"{self.code.label}, with {voice.name(other)}"
        return f"{phrase} {voice.name(other)}"

    def said(self, voice: Voice) -> str:
        names = voice.name(self.tie.a), voice.name(self.tie.b)
        sentence = tie_sentence(self.tie, self.code, names)
        mine = when_words(self.tie.start, self.tie.end)
        return sentence.removesuffix(mine) + when_words(self.start, self.end)


def statuses(copy: MapCopy) -> Iterator[StatusFact]:
    """What each couple was, status by status; at least that they are a couple."""
    for union in copy.unions:
        by = "" if any(one.start or one.end for one in union.statuses) else _first_born(copy, union)
        for place, one in enumerate(union.statuses):
            yield StatusFact(f"{union.id}:{place}", union, one.status, one.start, one.end, by)
        if not union.statuses:
            yield StatusFact(f"{union.id}:", union, None, by=by)


def _first_born(copy: MapCopy, union: UnionCopy) -> str:
    mine = {one.child for one in copy.parentages if one.union == union.id}
    births = [one.birth for one in copy.persons if one.id in mine and one.birth]
    return min(births, key=lambda birth: (date_order(birth) or (9999, 0, 0), birth), default="")


def lasted(fact: StatusFact) -> tuple[str, str]:
    """From when until when it is drawn: until the next status begins, where no end is told."""
    later = [one.start for one in fact.union.statuses if one.start]
    following = [one for one in later if fact.start and one > fact.start]
    return fact.start, fact.end or (following[0] if following else "") or fact.by


def tie_facts(copy: MapCopy) -> Iterator[TieFact]:
    """The phases of each tie; a tie without dated phases is one stretch itself."""
    people = {person.id for person in copy.persons}
    for tie in copy.ties:
        if tie.a not in people or tie.b not in people or tie.a == tie.b:
            continue
        dated = [one for one in tie.phases if one.start or one.end]
        for one in dated:
            yield TieFact(one.id, tie, one.start, one.end, tie_code(one.code or tie.code))
        if not dated:
            yield TieFact(tie.id, tie, tie.start, tie.end, tie_code(tie.code))


def touched(event: EventCopy, ties: dict[str, TieCopy]) -> list[str]:
    """Whom an event was about: its people, and those of its ties."""
    found = dict.fromkeys(event.persons)
    for one in event.ties:
        if one in ties:
            found.update(dict.fromkeys((ties[one].a, ties[one].b)))
    return list(found)


def is_around(event: EventCopy, ties: dict[str, TieCopy]) -> bool:
    """Whether an event lies behind everybody: society's, or nobody's in particular."""
    return event.kind == SOCIETY or not touched(event, ties)


def event_words(event: EventCopy) -> str:
    return event.what or event.kind


def event_said(event: EventCopy) -> str:
    """How the text view begins its line about the event."""
    return f"{shown(event.date)}: {event_words(event)}" if event.date else event_words(event)


def around(copy: MapCopy, world: Sequence[Around]) -> list[Around]:
    """The world beside the family: the map's own events of society, and what the page hands in."""
    ties = {one.id: one for one in copy.ties}
    own = [
        Around(one.id, event_words(one), one.date) for one in copy.events if is_around(one, ties)
    ]
    return [*own, *world]
