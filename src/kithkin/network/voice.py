"""A map made ready to be spoken and drawn: who belongs to whom, looked up once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Self

from kithkin.base.edtf import Truth, held_at
from kithkin.network.copies import GroupCopy, MapCopy, TieCopy, TwinsCopy
from kithkin.network.kinship import NOT_DESCENT, Kin, kin_of
from kithkin.network.notation.profile import Profile, kithkin_profile
from kithkin.network.speech import joined, name_of


class Sibship(NamedTuple):
    """Those who grew up under the same couple, eldest first if that is known."""

    people: list[str]
    ordered: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """A map on one day, its people by their ids, and what each of them is part of."""

    copy: MapCopy
    kin: Kin
    today: date
    ties: dict[str, list[TieCopy]]
    groups: dict[str, list[GroupCopy]]
    twins: dict[str, list[TwinsCopy]]
    called: dict[str, str]  # everyone's name as it is spoken
    said_too: Mapping[str, str] = field(default_factory=dict)  # what the map is coloured by
    profile: Profile = field(default_factory=kithkin_profile)  # whose signs it is drawn in
    _sibships: dict[tuple[tuple[str, str], ...], "Sibship"] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        copy: MapCopy,
        today: date,
        said_too: Mapping[str, str] | None = None,
        profile: Profile | None = None,
    ) -> Self:
        ties: dict[str, list[TieCopy]] = defaultdict(list)
        groups: dict[str, list[GroupCopy]] = defaultdict(list)
        twins: dict[str, list[TwinsCopy]] = defaultdict(list)
        for tie in copy.ties:
            for one in {tie.a, tie.b}:
                ties[one].append(tie)
        for group in copy.groups:
            for one in members_on(group, today):
                groups[one].append(group)
        for birth in copy.twins:
            for one in birth.children:
                twins[one].append(birth)
        called = {person.id: name_of(person) for person in copy.persons}
        return cls(
            copy, kin_of(copy), today, dict(ties), dict(groups), dict(twins), called,
            said_too or {}, profile or kithkin_profile(),
        )  # fmt: skip

    def name(self, person: str) -> str:
        return self.called[person]

    def names(self, people: Sequence[str]) -> str:
        return joined([self.name(one) for one in people])

    def sibship(self, person: str) -> Sibship:
        """Those a person with parents grew up with, the person too; worked out once for them all."""
        links = self.kin.upward.get(person, ())
        key = tuple([(one.parent, one.union) for one in links if one.kind not in NOT_DESCENT])
        found = self._sibships.get(key)
        if found is None:
            born = self.kin.sibship(person)
            found = self._sibships[key] = Sibship(born, self.kin.ordered_by_birth(born))
        return found

    def known(self, people: Sequence[str]) -> list[str]:
        return [one for one in people if one in self.kin.persons]


def members_on(group: GroupCopy, day: date) -> list[str]:
    """List who belongs, or may belong, to the group on that day."""
    return [
        member.person
        for member in group.members
        if held_at(member.start, member.end, day) is not Truth.NO
    ]
