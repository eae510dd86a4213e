"""What stands round a story's map: the case, its agreements, who may see, who looked."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

from kithkin.accounts.models import CaseKind
from kithkin.accounts.services import cases
from kithkin.base import clock
from kithkin.consent.policy import FieldGroup
from kithkin.consent.queries import sight
from kithkin.consent.services import give_sight
from kithkin.network.models import Person, Tie
from kithkin.network.queries import find
from kithkin.record.services import note_read
from kithkin.workspace.demo_clinic.steps import Row, Step, Story

SHOWN_OF_PEOPLE = FieldGroup.NAMES | FieldGroup.DATES
SHOWN_OF_TIES = FieldGroup.QUALITY | FieldGroup.GOOD
GRANTED_FOR = timedelta(days=180)


def open_story(told: Row, users: Any, clinic: UUID) -> Story:
    """Open the case with its members; the rest of the story is told in steps."""
    story = Story(told=told, users=users, case=clinic, clinic=clinic)
    therapist = story.actor(told["therapist"])
    story.case = cases.open_case(by=therapist, kind=CaseKind(told["kind"]), label=told["label"]).id
    for name, called in told["members"].items():
        member = cases.add_member(
            by=therapist, case_id=story.case, called=called, user=story.users[name]
        )
        story.members[name] = member.id
    return story


def frame_steps(story: Story) -> Iterator[Step]:
    for row in story.rows("agreements"):
        yield Step(row["ago"], partial(_agree, story, row))
    for name, contact in story.told["safe_contact"].items():
        yield Step(story.told["opened"], partial(_say_safe_contact, story, name, contact))
    for row in story.rows("beside"):
        yield Step(row["ago"], partial(_assign, story, row))
    for row in story.rows("grants"):
        yield Step(row["ago"], partial(_give_sight, story, row))
    for row in story.rows("reads"):
        for ago in row["agos"]:
            yield Step(ago, partial(_look, story, row))


def _assign(story: Story, row: Row) -> None:
    therapist = story.actor(story.told["therapist"])
    cases.assign(by=therapist, case_id=story.case, user=story.users[row["who"]])


def _say_safe_contact(story: Story, name: str, contact: dict[str, Any]) -> None:
    cases.set_safe_contact(by=story.actor(name), member_id=story.members[name], **contact)


def _agree(story: Story, row: Row) -> None:
    words = {name: text for name, text in row.items() if name != "ago"}
    cases.agree(
        by=story.actor(story.told["therapist"]), case_id=story.case, agreed_on=clock.today(),
        words=words,
    )  # fmt: skip


def _give_sight(story: Story, row: Row) -> None:
    by, to = story.actor(row["by"]), story.users[row["to"]]
    seen = sight(by, story.case)
    for name in row["people"]:
        person = find(seen, Person, story.people[name])
        give_sight(by=by, sight=seen, of=person, to=to, groups=SHOWN_OF_PEOPLE, lasting=GRANTED_FOR)
    for name in row["ties"]:
        tie = find(seen, Tie, story.ties[name])
        give_sight(by=by, sight=seen, of=tie, to=to, groups=SHOWN_OF_TIES, lasting=GRANTED_FOR)


def _look(story: Story, row: Row) -> None:
    note_read(
        by=story.actor(row["by"]), case=story.case, clinic=story.clinic, surface=row["surface"]
    )
