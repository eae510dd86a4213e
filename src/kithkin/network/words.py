"""The text twin: the whole map in words, made from the same plain values as the pictures.

Whoever cannot or does not want to look at a drawing reads this instead, so every fact a picture
shows must be here; a test walks through the pictures and looks each one up.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from kithkin.base.date_words import shown
from kithkin.network.copies import EventCopy, GroupCopy, GroupKind, MapCopy, TieCopy, UnionCopy
from kithkin.network.flows import energy_words, flow_words
from kithkin.network.home import home_of
from kithkin.network.kinship import related_by_birth
from kithkin.network.notation.profile import kithkin_profile
from kithkin.network.outgoing import outgoing
from kithkin.network.parts_of_life import SECTOR_WORDS, sectors
from kithkin.network.sentences import details, spoken
from kithkin.network.speech import joined, sentence, stopped
from kithkin.network.ties_in_words import (
    holds,
    phase_words,
    present_code,
    tie_sentence,
    when_words,
)
from kithkin.network.voice import Voice

# Deeper than this nobody can follow a list; the rest is told from its own beginning.
_DEEPEST = 24


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the nested list: a person, or a couple with their children inside."""

    id: str
    kind: str  # person, again (told elsewhere in the list), or couple
    text: str
    details: str = ""
    inside: tuple["Item", ...] = ()


@dataclass(frozen=True, slots=True)
class TieWords:
    """One row of the table of relationships."""

    id: str
    between: tuple[str, str]
    label: str
    sentence: str
    now: bool
    periods: tuple[str, ...] = ()
    good: str = ""
    flow: str = ""  # how strong it is and which way energy flows, as the ecomap draws it


@dataclass(frozen=True, slots=True)
class MapWords:
    people: tuple[Item, ...]
    ties: tuple[TieWords, ...]
    groups: tuple[str, ...]
    events: tuple[str, ...]
    sentences: dict[str, str] = field(default_factory=dict)
    energy: tuple[str, ...] = ()  # of the household in the middle of the ecomap


def map_words(
    copy: MapCopy,
    *,
    today: date,
    said_too: Mapping[str, str] | None = None,
    assigned: bool = False,
) -> MapWords:
    """Say the whole map: the nested list of people, relationships, households and events.

    `said_too`: for some people, the words of what the map is coloured by; `assigned`: sex assigned
    at birth is said too, for a picture that shows it.
    """
    voice = Voice.of(copy, today, said_too)
    return MapWords(
        people=tuple(_Family(voice, assigned=assigned).told()),
        ties=tuple(_tie(voice, tie) for tie in _both_known(voice)),
        groups=tuple(_group(voice, one) for one in copy.groups),
        events=tuple(_event(voice, one) for one in copy.events),
        sentences={person.id: spoken(voice, person) for person in copy.persons},
        energy=energy_words(outgoing(copy, home_of(copy, today).people, today)),
    )


class _Family:
    """Tells each person in full once, from the eldest generation down."""

    def __init__(self, voice: Voice, *, assigned: bool) -> None:
        self.voice = voice
        self.assigned = assigned
        self.parts = sectors(voice.copy)
        self.told_already: set[str] = set()
        self.couples_told: set[str] = set()

    def told(self) -> Iterator[Item]:
        kin = self.voice.kin
        founders = [one for one in kin.persons if not kin.parents(one)]
        own = [one for one in self._forebears_of_index() if not kin.parents(one)]
        with_children = [one for one in founders if kin.children(one) or kin.unions.get(one)]
        # A partner with parents of their own on the map is told there, not here; people in a
        # loop of parentage have no forebear to be found under, so everyone else comes last.
        first = [one for one in with_children if not self._comes_in_by_partner(one)]
        for person in (*own, *first, *founders, *kin.persons):
            if person not in self.told_already:
                yield self._person(person, 0)

    def _forebears_of_index(self) -> list[str]:
        kin = self.voice.kin
        found = dict.fromkeys(one.id for one in kin.persons.values() if one.index)
        waiting = list(found)
        for person in waiting:
            new = [one for one in kin.parents(person) if one not in found]
            found.update(dict.fromkeys(new))
            waiting += new
        return waiting

    def _comes_in_by_partner(self, person: str) -> bool:
        kin = self.voice.kin
        return any(kin.parents(other) for other in kin.partners(person))

    def _person(self, person: str, depth: int) -> Item:
        one = self.voice.kin.persons[person]
        if person in self.told_already or depth > _DEEPEST:
            return Item(person, "again", f"{self.voice.name(person)} (told elsewhere in this list)")
        self.told_already.add(person)
        inside = [
            self._couple(union, person, depth)
            for union in self.voice.kin.unions.get(person, ())
            if union.id not in self.couples_told
        ]
        inside += [self._person(child, depth + 1) for child in self._children_alone(person)]
        part = f"among {SECTOR_WORDS[self.parts[person]]}" if one.ring and not one.index else ""
        more = "; ".join(filter(None, [details(one, assigned=self.assigned), part]))
        return Item(person, "person", spoken(self.voice, one), more, tuple(inside))

    def _couple(self, union: UnionCopy, person: str, depth: int) -> Item:
        self.couples_told.add(union.id)
        partners = [one for one in self.voice.known(union.partners) if one != person]
        held = [self._partner(one, depth) for one in partners]
        held += [self._person(child, depth + 1) for child in self._children(union)]
        return Item(union.id, "couple", self._couple_text(union), "", tuple(held))

    def _couple_text(self, union: UnionCopy) -> str:
        partners = [self.voice.name(one) for one in self.voice.known(union.partners)]
        names = joined(partners if len(partners) > 1 else [*partners, "someone not on this map"])
        history = [
            f"{kithkin_profile().couple(one.status).legend}{when_words(one.start, one.end)}"
            for one in union.statuses
        ]
        kin = self.voice.kin
        pairs = combinations(self.voice.known(union.partners), 2)
        related = any(related_by_birth(kin, one, other) for one, other in pairs)
        more = "; related by birth" if related else ""
        return stopped(f"{names}: {', then '.join(history) or 'a couple'}{more}")

    def _partner(self, person: str, depth: int) -> Item:
        # Those with parents on the map are told in full under their parents.
        if self.voice.kin.parents(person) and person not in self.told_already:
            return Item(person, "again", f"{self.voice.name(person)} (told elsewhere in this list)")
        return self._person(person, depth + 1)

    def _children(self, union: UnionCopy) -> list[str]:
        links = self.voice.kin.downward
        mine = [
            link.child
            for parent in union.partners
            for link in links.get(parent, ())
            if link.union == union.id
        ]
        return self.voice.kin.by_birth(list(dict.fromkeys(mine)))

    def _children_alone(self, person: str) -> list[str]:
        """Children linked to this person outside any couple the map knows."""
        known = {union.id for union in self.voice.kin.unions.get(person, ())}
        links = self.voice.kin.downward.get(person, ())
        alone = dict.fromkeys(link.child for link in links if link.union not in known)
        return self.voice.kin.by_birth(list(alone))


def _both_known(voice: Voice) -> list[TieCopy]:
    people = voice.kin.persons
    return [tie for tie in voice.copy.ties if tie.a in people and tie.b in people]


def _tie(voice: Voice, tie: TieCopy) -> TieWords:
    code = present_code(tie, voice.today)
    names = voice.name(tie.a), voice.name(tie.b)
    return TieWords(
        id=tie.id,
        between=names,
        label=code.label,
        sentence=stopped(tie_sentence(tie, code, names)),
        now=holds(tie, voice.today),
        periods=tuple(phase_words(phase) for phase in tie.phases),
        good=tie.good,
        flow=flow_words(tie, voice.today, names),
    )


def _group(voice: Voice, one: GroupCopy) -> str:
    members = [
        voice.name(member.person) + when_words(member.start, member.end)
        for member in one.members
        if member.person in voice.kin.persons
    ]
    kind = "household" if one.kind is GroupKind.HOUSEHOLD else "group of people"
    return stopped(f"{one.name or 'Not named'} ({kind}): {joined(members) or 'nobody yet'}")


def _event(voice: Voice, one: EventCopy) -> str:
    people = voice.names(voice.known(one.persons))
    when = f"{shown(one.date)}: " if one.date else ""
    rest = "; ".join(part for part in (people, one.place, one.note) if part)
    return stopped(f"{when}{one.what or one.kind}{f' ({rest})' if rest else ''}")


def as_text(words: MapWords) -> str:
    """Write the words as plain lines, for a terminal or a file."""
    lines = ["People", ""]
    lines += [line for item in words.people for line in _lines(item, 0)]
    for heading, rows in (
        ("Relationships", [_tie_line(tie) for tie in words.ties]),
        ("Energy", list(words.energy)),
        ("Households and groups", list(words.groups)),
        ("Events", list(words.events)),
    ):
        if rows:
            lines += ["", heading, "", *(f"- {row}" for row in rows)]
    return "\n".join(lines) + "\n"


def _lines(item: Item, depth: int) -> Iterator[str]:
    more = f" ({item.details})" if item.details else ""
    yield f"{'  ' * depth}- {item.text}{more}"
    for inner in item.inside:
        yield from _lines(inner, depth + 1)


def _tie_line(tie: TieWords) -> str:
    said = [f"{tie.sentence[:-1]} ({tie.label})." if tie.sentence else tie.label]
    said += [tie.flow if tie.now else "Not now."]
    said += [sentence(period) for period in tie.periods]
    said += [sentence(f"what is good: {tie.good}") if tie.good else ""]
    return " ".join(part for part in said if part)
