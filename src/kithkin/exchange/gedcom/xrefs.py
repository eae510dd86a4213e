"""Names of records in a file we write: the id itself where the format allows it."""

from collections.abc import Iterable

from kithkin.exchange.gedcom.tags import SUBMITTER
from kithkin.exchange.gedcom.values import is_record_id
from kithkin.exchange.kept import Kept
from kithkin.network.copies import MapCopy


class Xrefs:
    """Pointers by id. Records kept from another file have their names already."""

    def __init__(self, copy: MapCopy, kept: Iterable[Kept]) -> None:
        self._taken = {SUBMITTER} | {
            row.split(" ", 2)[1]
            for one in kept
            if "." not in one.path
            for row in [one.text]
            if " @" in row
        }
        self.persons = self._named("I", [person.id for person in copy.persons])
        self.unions = self._named("F", [union.id for union in copy.unions])
        self.ties = self._named("T", [tie.id for tie in copy.ties])
        self.events = self._named("E", [event.id for event in copy.events])
        self.phases = self._named("P", [phase.id for tie in copy.ties for phase in tie.phases])

    def _named(self, letter: str, ids: list[str]) -> dict[str, str]:
        return {one: self.new(letter, one) for one in ids}

    def new(self, letter: str, wanted: str = "") -> str:
        """A pointer nobody has yet."""
        xref = f"@{wanted}@"
        number = 0
        while xref in self._taken or not is_record_id(xref[1:-1]):
            number += 1
            xref = f"@{letter}{number}@"
        self._taken.add(xref)
        return xref

    def told_about(self, one: str) -> str:
        """The pointer to whatever a telling is about."""
        return (
            self.persons.get(one)
            or self.unions.get(one)
            or self.ties.get(one)
            or self.events.get(one, "")
        )
