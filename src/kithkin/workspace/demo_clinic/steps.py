"""One story as steps in time: each step is a verb, done by somebody, so many days ago.

Everything goes through the verbs and the forms of the live map, so that the demo clinic can show
nothing that a clinic could not have written itself.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

from kithkin.accounts.models import User
from kithkin.base.actor import Actor
from kithkin.network.doors import perform

Row = Mapping[str, Any]
# Words of the story itself; what remains of a row are the fields of the map.
FRAME = frozenset({"ago", "by", "key", "part", "who", "of", "a", "b", "child", "parent", "about",
                   "teller", "since"})  # fmt: skip


class Step(NamedTuple):
    ago: int
    do: Callable[[], object]
    at: str = ""  # the hour, as "18:20"; some time of a working day if nothing is said


@dataclass
class Story:
    """A case while it is being told. The dictionaries fill as the steps are done."""

    told: Row
    users: Mapping[str, User]
    case: UUID
    clinic: UUID
    members: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)
    couples: dict[str, tuple[UUID, UUID]] = field(default_factory=dict)  # the union, one partner
    ties: dict[str, UUID] = field(default_factory=dict)
    events: dict[str, UUID] = field(default_factory=dict)
    made: dict[str, UUID] = field(default_factory=dict)  # rows of the parts

    def actor(self, name: str) -> Actor:
        return Actor(id=self.users[name].id)

    def ago(self, row: Row) -> int:
        return int(row.get("ago", self.told["opened"]))

    def rows(self, section: str) -> list[Row]:
        found: list[Row] = list(self.told.get(section, ()))
        return found

    def perform(self, verb: str, row: Row, **sent: Any) -> UUID:
        by = self.actor(row.get("by") or row.get("part") or self.told["therapist"])
        return UUID(perform(by=by, case_id=self.case, verb=verb, sent=sent).id)

    def perform_as(self, name: str, verb: str, sent: Mapping[str, Any]) -> UUID | None:
        """A verb that makes nothing has no id to tell."""
        made = perform(by=self.actor(name), case_id=self.case, verb=verb, sent=sent).id
        return UUID(made) if made else None

    def named(self, key: str) -> UUID:
        """Whom or what a key means: "salma", "with_lin", "part:hannah", or the key of an act."""
        if key.startswith("part:"):
            return self.members[key.removeprefix("part:")]
        couples = {name: union for name, (union, _one) in self.couples.items()}
        return (self.people | self.ties | self.events | couples | self.made)[key]

    def who(self, names: list[str]) -> list[UUID]:
        return [self.people[name] for name in names]


def values_of(row: Row) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in FRAME}


def map_steps(story: Story) -> Iterator[Step]:
    """In the order in which things need one another; the caller sorts by time."""
    yield from _people(story)
    yield from _kin(story)
    yield from _groups(story)
    yield from _ties(story)
    yield from _events(story)


def _people(story: Story) -> Iterator[Step]:
    for key, row in story.told["people"].items():
        yield Step(story.ago(row), partial(_add_person, story, key, row))


def _add_person(story: Story, key: str, row: Row) -> None:
    part = str(story.members[row["part"]]) if "part" in row else "joint"
    story.people[key] = story.perform("add_person", row, part=part, values=values_of(row))
    if row.get("index") and len(story.members) > 1:
        story.perform(
            "say_this_is_me", {}, person_id=story.people[key], member_id=story.members[key]
        )


def _kin(story: Story) -> Iterator[Step]:
    for key, row in story.told["couples"].items():
        yield Step(story.ago(row), partial(_add_couple, story, key, row))
    for row in story.rows("children"):
        yield Step(story.ago(row), partial(_add_children, story, row))
    for row in story.rows("parents"):
        yield Step(story.ago(row), partial(_add_parent, story, row))
    for row in story.rows("twins"):
        yield Step(story.ago(row), partial(_mark_twins, story, row))


def _add_couple(story: Story, key: str, row: Row) -> None:
    partners = story.who(row["who"])
    union = story.perform("add_union", row, partners=partners, statuses=row["statuses"])
    story.couples[key] = (union, partners[0])


def _add_children(story: Story, row: Row) -> None:
    """Of a couple by its key, or of one person by theirs."""
    couple = story.couples.get(row["of"])
    union, parent = couple or (None, story.people[row["of"]])
    for child in story.who(row["who"]):
        story.perform("add_child", row, of=parent, union_id=union, known=child)


def _add_parent(story: Story, row: Row) -> None:
    child, parent = story.who([row["child"], row["parent"]])
    link = story.perform("add_parent", row, of=child, known=parent, kind=row["kind"])
    story.perform("change_parentage", row, parentage_id=link, values={"start": row["start"]})


def _mark_twins(story: Story, row: Row) -> None:
    story.perform("mark_twins", row, children=story.who(row["who"]), kind=row["kind"])


def _groups(story: Story) -> Iterator[Step]:
    for row in story.told["groups"].values():
        yield Step(story.ago(row), partial(_add_group, story, row))


def _add_group(story: Story, row: Row) -> None:
    members = story.who(row["who"])
    group = story.perform("add_group", row, members=members, values={"name": row["name"]})
    for name, start in row.get("since", {}).items():
        joining = story.people[name]
        story.perform("join_group", row, group_id=group, person_id=joining, start=start)


def _ties(story: Story) -> Iterator[Step]:
    for key, row in story.told["ties"].items():
        yield Step(story.ago(row), partial(_add_tie, story, key, row))
    for row in story.rows("phases"):
        yield Step(story.ago(row), partial(_add_phase, story, row))
    for row in story.rows("safety"):
        yield Step(story.ago(row), partial(_say_safety, story, row))


def _add_tie(story: Story, key: str, row: Row) -> None:
    a, b = story.who([row["a"], row["b"]])
    story.ties[key] = story.perform("add_tie", row, a=a, b=b, values=values_of(row))


def _add_phase(story: Story, row: Row) -> None:
    story.perform("add_phase", row, tie_id=story.ties[row["of"]], values=values_of(row))


def _say_safety(story: Story, row: Row) -> None:
    story.perform(
        "say_safety", row, tie_id=story.ties[row["of"]], words=row["words"],
        not_safe_to_involve=row.get("not_safe_to_involve", False),
    )  # fmt: skip


def _events(story: Story) -> Iterator[Step]:
    for row in story.rows("events"):
        yield Step(story.ago(row), partial(_add_event, story, row))
    for row in story.rows("tellings"):
        yield Step(story.ago(row), partial(_tell, story, row))


def _add_event(story: Story, row: Row) -> None:
    event = story.perform("add_event", row, persons=story.who(row["who"]), values=values_of(row))
    story.events[row.get("key", "")] = event


def _tell(story: Story, row: Row) -> None:
    about = (story.people | story.ties | story.events)[row["about"]]
    teller = story.people[row["teller"]] if "teller" in row else None
    story.perform("tell", row, about=about, teller=teller, values=values_of(row))
