"""What the pages of households and groups show, from a filtered copy alone."""

from dataclasses import dataclass

from kithkin.network.copies import GroupCopy, MapCopy, PersonCopy
from kithkin.network.parts import Whose
from kithkin.network.questions import group_word
from kithkin.network.ties_in_words import when_words


@dataclass(frozen=True, slots=True)
class Inside:
    """Somebody in a household or group, and from when until when."""

    person: PersonCopy
    when: str


@dataclass(frozen=True, slots=True)
class GroupLine:
    group: GroupCopy
    name: str
    kind: str
    people: list[Inside]
    whose: str


def group_lines(copy: MapCopy, whose: Whose) -> list[GroupLine]:
    """Every household and group, by name."""
    people = {one.id: one for one in copy.persons}
    lines = [
        GroupLine(
            group=group,
            name=group.name or group_word(group.kind),
            kind=group_word(group.kind),
            people=[
                Inside(people[one.person], when_words(one.start, one.end).strip())
                for one in group.members
                if one.person in people
            ],
            whose=whose.of(group.id),
        )
        for group in copy.groups
    ]
    return sorted(lines, key=lambda line: (line.name.casefold(), line.group.id))


def group_page(copy: MapCopy, group_id: str, whose: Whose) -> GroupLine | None:
    return next((line for line in group_lines(copy, whose) if line.group.id == group_id), None)
