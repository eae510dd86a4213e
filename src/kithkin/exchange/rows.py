"""From the plain values of a file to rows of a map, with new ids."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from kithkin.base import ids
from kithkin.network import copies as plain
from kithkin.network.models import (
    Group,
    Happening,
    MapRow,
    Membership,
    Parentage,
    Partner,
    Person,
    Phase,
    Telling,
    Tie,
    Twins,
    Union,
)

# Ids and links are columns of their own; everything else of a copy is what its row seals.
NOT_SEALED = frozenset({"id", "a", "b", "child", "parent", "union", "phases", "teller", "about"})


class Rows:
    """The rows of one file, table by table, in an order in which they can be inserted."""

    def __init__(
        self, copy: plain.MapCopy, *, case: UUID, scope: str, here: Mapping[str, UUID],
        kept: Mapping[str, list[str]],
    ) -> None:  # fmt: skip
        self.copy = copy
        self._kept = kept
        self._place = {"case_id": case, "scope": scope}
        self._here = here  # people, couples, ... of the file who have a row on the map already
        self._ids: dict[str, UUID] = dict(here)

    def tables(self) -> Iterator[list[MapRow]]:
        """Every table once; a table's links point only to rows of tables before it."""
        yield self.persons()
        yield [self._row(Union, one.id, statuses=_statuses(one)) for one in self.copy.unions]
        yield list(self._partners())
        yield [self._parentage(one) for one in self.copy.parentages]
        yield [
            self._row(Twins, one.id, kind=one.kind, children=self._texts(one.children))
            for one in self.copy.twins
        ]
        yield [self._tie(one) for one in self.copy.ties]
        yield [self._phase(tie, one) for tie in self.copy.ties for one in tie.phases]
        yield [
            self._row(Group, one.id, name=one.name, kind=one.kind)
            for one in self.copy.groups
            if one.id not in self._here
        ]
        yield list(self._memberships())
        yield [self._event(one) for one in self.copy.events]
        yield [self._telling(one) for one in self.copy.tellings]

    def persons(self) -> list[MapRow]:
        """New people only: those known to be here already keep their own row."""
        return [
            self._row(Person, one.id, **_said(one), **self._left_over(one.id))
            for one in self.copy.persons
            if one.id not in self._here
        ]

    def _left_over(self, file_id: str) -> dict[str, list[str]]:
        return {"kept": self._kept[file_id]} if file_id in self._kept else {}

    def _row(self, model: type[MapRow], file_id: str, **sealed: Any) -> MapRow:
        return model(id=self._id(file_id), **self._place).holding(**sealed)

    def _id(self, file_id: str) -> UUID:
        return self._ids.setdefault(file_id, ids.new())

    def _texts(self, file_ids: Iterable[str]) -> list[str]:
        return [str(self._id(one)) for one in file_ids]

    def _partners(self) -> Iterator[MapRow]:
        for union in self.copy.unions:
            for partner in union.partners:
                yield Partner(
                    union_id=self._id(union.id), person_id=self._id(partner), **self._place
                )

    def _parentage(self, link: plain.ParentageCopy) -> MapRow:
        return Parentage(
            child_id=self._id(link.child), parent_id=self._id(link.parent),
            union_id=self._id(link.union) if link.union else None, **self._place,
        ).holding(**_said(link))  # fmt: skip

    def _tie(self, tie: plain.TieCopy) -> MapRow:
        return Tie(
            id=self._id(tie.id), a_id=self._id(tie.a), b_id=self._id(tie.b), **self._place
        ).holding(**_said(tie))

    def _phase(self, tie: plain.TieCopy, phase: plain.PhaseCopy) -> MapRow:
        return Phase(tie_id=self._id(tie.id), **self._place).holding(**_said(phase))

    def _memberships(self) -> Iterator[MapRow]:
        for group in self.copy.groups:
            for one in group.members:
                yield Membership(
                    group_id=self._id(group.id), person_id=self._id(one.person), **self._place
                ).holding(start=one.start, end=one.end)

    def _event(self, event: plain.EventCopy) -> MapRow:
        told = _said(event)
        told["persons"] = self._texts(event.persons)
        told["ties"] = self._texts(event.ties)
        return self._row(Happening, event.id, **told)

    def _telling(self, telling: plain.TellingCopy) -> MapRow:
        teller = self._id(telling.teller) if telling.teller else None
        return Telling(about=self._id(telling.about), teller_id=teller, **self._place).holding(
            **_said(telling)
        )


def _said(copy: Any) -> dict[str, Any]:
    """What a copy says beyond its defaults: unsaid things take no room in the sealed blob."""
    unsaid = {"", None, False}
    return {
        name: value
        for name, value in asdict(copy).items()
        if name not in NOT_SEALED and not (_plain(value) and value in unsaid)
    }


def _plain(value: object) -> bool:
    return isinstance(value, str | bool | None)


def _statuses(union: plain.UnionCopy) -> list[list[str]]:
    return [[one.status, one.start, one.end] for one in union.statuses]
