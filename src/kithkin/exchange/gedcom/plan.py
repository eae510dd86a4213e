"""What goes where in a file we write, worked out before the first row."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kithkin.exchange.gedcom.sheet import Sheet
from kithkin.exchange.gedcom.xrefs import Xrefs
from kithkin.exchange.kept import Kept
from kithkin.network.copies import (
    EventCopy,
    MapCopy,
    ParentageCopy,
    ParentageKind,
    StatusCopy,
    TieCopy,
)


@dataclass(slots=True)
class Family:
    """A FAM record: a couple with its children, or one parent with children of no couple."""

    xref: str
    partners: tuple[str, ...]
    union: str = ""
    statuses: tuple[StatusCopy, ...] = ()
    children: dict[str, list[ParentageCopy]] = field(default_factory=dict)
    events: list[EventCopy] = field(default_factory=list)


class Plan:
    def __init__(self, copy: MapCopy, kept: Iterable[Kept]) -> None:
        self.copy = copy
        self.kept = list(kept)
        self.xrefs = Xrefs(copy, self.kept)
        self.told = {telling.about for telling in copy.tellings}
        self.genders = {person.id: person.gender for person in copy.persons}
        self.families = self._families()
        self.partner_in: defaultdict[str, list[str]] = defaultdict(list)
        self.child_of: defaultdict[str, list[tuple[str, ParentageKind | None]]] = defaultdict(list)
        self._link_people()
        self.events_of_person: defaultdict[str, list[EventCopy]] = defaultdict(list)
        self.loose_events: list[EventCopy] = []
        self._place_events()
        self.ties_of_person: defaultdict[str, list[TieCopy]] = defaultdict(list)
        for tie in copy.ties:
            self.ties_of_person[tie.a].append(tie)
        self._kept_about: defaultdict[str, list[Kept]] = defaultdict(list)
        known = self.xrefs.persons.keys() | self.xrefs.unions.keys()
        for one in self.kept:
            self._kept_about[one.about if one.about in known else ""].append(one)

    def _families(self) -> list[Family]:
        couples = {
            union.id: Family(self.xrefs.unions[union.id], union.partners, union.id, union.statuses)
            for union in self.copy.unions
        }
        alone: dict[str, Family] = {}
        for one in self.copy.parentages:
            family = couples.get(one.union) or alone.get(one.parent)
            if family is None:
                family = alone[one.parent] = Family(self.xrefs.new("F"), (one.parent,))
            family.children.setdefault(one.child, []).append(one)
        return [*couples.values(), *alone.values()]

    def _link_people(self) -> None:
        for family in self.families:
            for partner in family.partners:
                self.partner_in[partner].append(family.xref)
            for child, parentages in family.children.items():
                kinds = {one.kind for one in parentages}
                self.child_of[child].append((family.xref, kinds.pop() if len(kinds) == 1 else None))

    def _place_events(self) -> None:
        """With its person, with its couple, or, for any other company, in a record of its own."""
        couples = {family.partners: family for family in self.families if family.union}
        for event in self.copy.events:
            if event.ties or not event.persons:
                self.loose_events.append(event)
            elif len(event.persons) == 1:
                self.events_of_person[event.persons[0]].append(event)
            elif event.persons in couples:
                couples[event.persons].events.append(event)
            else:
                self.loose_events.append(event)

    def write_kept(self, about: str, sheet: Sheet) -> None:
        """What was kept of a record: its own lines as they stood, deeper ones as a note to us."""
        for one in self._kept_about.pop(about, ()):
            level = 1 if about else 0
            if one.path.count(".") == level and _stands_at(level, one):
                sheet.block(one.text)
            else:
                sheet.text(level, "_KEPT", f"{one.path}\n{one.text}")

    def write_kept_under(self, about: str, path: str, sheet: Sheet) -> None:
        """What was kept of a line that stands in its record only once."""
        here = [
            one
            for one in self._kept_about[about]
            if one.path.rpartition(".")[0] == path and _stands_at(2, one)
            if one.path != "INDI.NAME.NICK"  # it would be taken for the nickname next time
        ]
        for one in here:
            self._kept_about[about].remove(one)
            sheet.block(one.text)


def _stands_at(level: int, one: Kept) -> bool:
    """Whether it is lines of this format: what was kept may come from a file of another kind."""
    tag = re.escape(one.path.rpartition(".")[2])
    return re.match(rf"{level} (@[^@\n]+@ )?{tag}( |$)", one.text, re.MULTILINE) is not None
