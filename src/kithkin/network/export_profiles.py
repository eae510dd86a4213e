"""What of a map leaves with an export: all of it, or less.

De-identified is not anonymous: a family may be known by its shape alone. Rows are made anew from
the few fields that may stay, so that a field added to a copy one day stays out until it is let in.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from string import ascii_uppercase

from kithkin.network.copies import (
    EventCopy,
    GroupCopy,
    GroupKind,
    MapCopy,
    MembershipCopy,
    ParentageCopy,
    PersonCopy,
    PhaseCopy,
    StatusCopy,
    TieCopy,
    TwinsCopy,
    UnionCopy,
)
from kithkin.network.kin_words import kin_words
from kithkin.network.kinship import kin_of
from kithkin.network.layouts.dated import born
from kithkin.network.notation.tie_codes import known_code
from kithkin.network.years import only_year

_LONGEST_ROLE = 30
_INDEX = "index person"
_EVENT_KINDS = frozenset({"birth", "death", "marriage", "separation", "move", "migration",
                          "illness", "loss", "work", "society"})  # fmt: skip


class ExportProfile(StrEnum):
    FULL = "full"
    DE_IDENTIFIED = "de-identified"
    TIES_HIDDEN = "ties-hidden"
    STRUCTURE_ONLY = "structure-only"


LEFT_OUT = {
    ExportProfile.FULL: "",
    ExportProfile.DE_IDENTIFIED: "names, places, notes and exact dates are left out",
    ExportProfile.TIES_HIDDEN: "how people get on is left out",
    ExportProfile.STRUCTURE_ONLY: "everything but who is related to whom is left out",
}


def for_export(copy: MapCopy, profile: ExportProfile) -> MapCopy:
    """Make what may leave of a map. In the last two steps ids are new too."""
    match profile:
        case ExportProfile.FULL:
            return copy
        case ExportProfile.TIES_HIDDEN:
            return _without_ties(copy)
        case ExportProfile.DE_IDENTIFIED:
            return _Neutral(copy, sorted(copy.persons, key=_by_year)).de_identified()
        case ExportProfile.STRUCTURE_ONLY:
            return _Neutral(copy, _without_losses(copy)).structure()


def _without_ties(copy: MapCopy) -> MapCopy:
    """Hide how people get on: ties, how close each stands, and every word somebody told.

    Notes and tellings go whole: nobody can say in which of them a relationship is described.
    """
    events = (one for one in copy.events if not one.ties)
    return replace(
        copy,
        persons=tuple(replace(one, ring=None, note="") for one in copy.persons),
        ties=(),
        events=tuple(replace(one, what=one.kind or "event", note="") for one in events),
        tellings=(),
        positions={},
    )


class _Neutral:
    """A map's rows under new ids. Places are not among them: they come from what is left out."""

    def __init__(self, copy: MapCopy, people: Sequence[PersonCopy]) -> None:
        self.copy = copy
        self.people = people
        self.person = _numbered("p", (one.id for one in self.people))
        self.union = _numbered("u", (one.id for one in copy.unions))
        self.tie = _numbered("t", (one.id for one in copy.ties))

    def structure(self) -> MapCopy:
        return MapCopy(
            persons=tuple(
                PersonCopy(
                    self.person[one.id], one.kind, gender=one.gender,
                    dead=one.dead or bool(one.death), index=one.index,
                )
                for one in self.people
            ),
            unions=tuple(replace(one, statuses=()) for one in self._unions(dated=False)),
            parentages=self._parentages(dated=False),
            twins=self._twins(),
        )  # fmt: skip

    def de_identified(self) -> MapCopy:
        called = _roles(self.copy, self.people)
        return MapCopy(
            persons=tuple(
                PersonCopy(
                    self.person[one.id], one.kind, nickname=called[one.id], gender=one.gender,
                    birth=only_year(one.birth), death=only_year(one.death),
                    dead=one.dead or bool(one.death), index=one.index, ring=one.ring,
                )
                for one in self.people
            ),
            unions=self._unions(dated=True),
            parentages=self._parentages(dated=True),
            twins=self._twins(),
            ties=tuple(self._tie(tie) for tie in self.copy.ties if self._here(tie.a, tie.b)),
            groups=tuple(self._groups()),
            events=tuple(self._events()),
        )  # fmt: skip

    def _here(self, *people: str) -> bool:
        return all(one in self.person for one in people)

    def _people(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.person[one] for one in ids if one in self.person)

    def _unions(self, *, dated: bool) -> tuple[UnionCopy, ...]:
        return tuple(
            UnionCopy(
                self.union[one.id],
                self._people(one.partners),
                tuple(
                    StatusCopy(said.status, only_year(said.start), only_year(said.end))
                    if dated
                    else StatusCopy(said.status)
                    for said in one.statuses
                ),
            )
            for one in self.copy.unions
        )

    def _parentages(self, *, dated: bool) -> tuple[ParentageCopy, ...]:
        links = [one for one in self.copy.parentages if self._here(one.child, one.parent)]
        return tuple(
            ParentageCopy(
                f"l{place}", self.person[one.child], self.person[one.parent], one.kind,
                self.union.get(one.union, ""),
                only_year(one.start) if dated else "", only_year(one.end) if dated else "",
            )
            for place, one in enumerate(links)
        )  # fmt: skip

    def _twins(self) -> tuple[TwinsCopy, ...]:
        return tuple(
            TwinsCopy(f"w{place}", self._people(one.children), one.kind)
            for place, one in enumerate(self.copy.twins)
        )

    def _tie(self, tie: TieCopy) -> TieCopy:
        """Keep the kind of a tie; a word of the teller's own becomes a plain line."""
        return TieCopy(
            self.tie[tie.id], self.person[tie.a], self.person[tie.b],
            known_code(tie.code) or "connected", tie.direction,
            only_year(tie.start), only_year(tie.end),
            phases=tuple(_phase(one, f"f{place}") for place, one in enumerate(tie.phases)),
        )  # fmt: skip

    def _groups(self) -> Iterable[GroupCopy]:
        for place, one in enumerate(self.copy.groups):
            word = "Household" if one.kind is GroupKind.HOUSEHOLD else "Group"
            members = tuple(
                MembershipCopy(
                    self.person[member.person], only_year(member.start), only_year(member.end)
                )
                for member in one.members
                if self._here(member.person)
            )
            yield GroupCopy(f"g{place}", f"{word} {_letters(place)}", one.kind, members)

    def _events(self) -> Iterable[EventCopy]:
        for place, one in enumerate(self.copy.events):
            kind = one.kind if one.kind in _EVENT_KINDS else ""
            yield EventCopy(
                f"e{place}", kind or "event", kind, only_year(one.date),
                persons=self._people(one.persons),
                ties=tuple(self.tie[tie] for tie in one.ties if tie in self.tie),
            )  # fmt: skip


def _phase(one: PhaseCopy, name: str) -> PhaseCopy:
    return PhaseCopy(
        name, only_year(one.start), only_year(one.end), known_code(one.code) or "",
        one.closeness, one.support_given, one.support_received, one.strain, one.contact,
    )  # fmt: skip


def _by_birth(one: PersonCopy) -> tuple[bool, float, str]:
    year = born(one)
    return year is None, year or 0.0, one.id


def _by_year(one: PersonCopy) -> tuple[bool, int, str]:
    """Within a year by ids alone: the order must not tell the day."""
    year = born(one)
    return year is None, int(year or 0), one.id


def _without_losses(copy: MapCopy) -> list[PersonCopy]:
    """By birth, as brothers and sisters stand. How a pregnancy ended is more than who is related."""
    return sorted((one for one in copy.persons if not one.kind.is_loss), key=_by_birth)


def _numbered(letter: str, ids: Iterable[str]) -> dict[str, str]:
    listed = list(ids)
    long = len(str(len(listed)))
    return {one: f"{letter}{place:0{long}}" for place, one in enumerate(listed, 1)}


def _roles(copy: MapCopy, people: Iterable[PersonCopy]) -> Mapping[str, str]:
    """Call people by what they are to the index person, and who is nothing to them by letters."""
    index = next((one.id for one in copy.persons if one.index), None)
    words = kin_words(kin_of(copy), index) if index else {}
    words |= dict.fromkeys((one.id for one in copy.persons if one.index), _INDEX)
    words = {one: word for one, word in words.items() if len(word) <= _LONGEST_ROLE}
    often, seen = Counter(words.values()), Counter[str]()
    called = {}
    for one in people:
        word = words.get(one.id, "")
        seen[word] += 1
        if not word:
            called[one.id] = _letters(seen[word] - 1)
        else:
            called[one.id] = word if often[word] == 1 else f"{word} {seen[word]}"
    return called


def _letters(place: int) -> str:
    """A, B ... Z, AA, AB ..."""
    said = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, len(ascii_uppercase))
        said = ascii_uppercase[letter] + said
    return said
