"""Verbs about a plan: begin it, write its lines, keep it as a version, say that it was looked at."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kithkin.base import ids
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotUnderstoodError
from kithkin.crisis.errors import (
    HasPlanError,
    NothingSaidError,
    NotUsedHereError,
    PlanIsOnesOwnError,
    StepFullError,
)
from kithkin.crisis.models import HelperRole, Plan, PlanReview, PlanStep, PlanVersion
from kithkin.crisis.naming import unused_people
from kithkin.crisis.policy import MOST_LINES, STEPS
from kithkin.crisis.queries import lines_of
from kithkin.network.calling import person_name
from kithkin.network.models import Person
from kithkin.network.policy import JOINT, fits
from kithkin.network.services.editing import Editing, acting

Values = Mapping[str, Any]
Seen = Mapping[str, int] | None


def begin_plan(
    *, by: Actor, case_id: UUID, values: Values, part: str = "", request: UUID | None = None
) -> Plan:
    """Begin the plan of whoever's work this is. Each has one, and nobody has a joint one."""
    with acting(by=by, case_id=case_id, verb="crisis.begin_plan", request=request) as edit:
        if part == JOINT and not edit.sight.individual:
            raise PlanIsOnesOwnError(field="part")
        scope = edit.home(part)
        if edit.sight.individual and not scope.startswith(JOINT):
            raise PlanIsOnesOwnError(field="part")
        if Plan.objects.filter(case=case_id, scope=scope, gone_at=None).exists():
            raise HasPlanError
        plan = edit.new(Plan, scope, id=ids.new()).holding(**values)
        edit.doing.add(plan)
        edit.doing.announce("plan_begun", plan.id)
        return plan


def change_plan(
    *, by: Actor, case_id: UUID, plan_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Plan:  # fmt: skip
    """Change the plan's first words."""
    with acting(by=by, case_id=case_id, verb="crisis.change_plan", request=request) as edit:
        plan = edit.find(Plan, plan_id)
        if edit.change(plan, values, seen):
            edit.doing.announce("plan_changed", plan.id)
        return plan


def add_plan_step(
    *, by: Actor, case_id: UUID, plan_id: UUID, values: Values, request: UUID | None = None
) -> PlanStep:
    """Add a line to one of the six steps."""
    with acting(by=by, case_id=case_id, verb="crisis.add_plan_step", request=request) as edit:
        plan = edit.find(Plan, plan_id)
        number = values.get("number", 0)
        if number not in STEPS:
            raise NotUnderstoodError(field="values.number")
        if not values.get("words") and not values.get("person"):
            raise NothingSaidError(field="values.words")
        if sum(row.number == number for row in _rows(plan)) >= MOST_LINES:
            raise StepFullError
        name = _usable(edit, plan, values.get("person", ""))
        told = {**values, "called": values.get("called") or name}
        step = edit.new(PlanStep, plan.scope, id=ids.new(), plan=plan).holding(**told)
        edit.doing.add(step)
        edit.doing.announce("plan_changed", plan.id)
        return step


def change_plan_step(
    *, by: Actor, case_id: UUID, plan_step_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> PlanStep:  # fmt: skip
    """Change one line; it stays in its step."""
    with acting(by=by, case_id=case_id, verb="crisis.change_plan_step", request=request) as edit:
        step = edit.find(PlanStep, plan_step_id)
        told = {name: value for name, value in values.items() if name != "number"}
        earlier = step.person
        if told.get("person", earlier) != earlier:
            told["called"] = _usable(edit, step.plan, told["person"])
        if not told.get("words", step.words) and not told.get("person", step.person):
            raise NothingSaidError(field="values.words")
        if edit.change(step, told, seen):
            _ask_no_longer(edit, step.plan, earlier)
            edit.doing.announce("plan_changed", step.plan_id)
        return step


def remove_plan_step(
    *, by: Actor, case_id: UUID, plan_step_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Take one line out of the plan. With somebody's last line ends what they were asked."""
    with acting(by=by, case_id=case_id, verb="crisis.remove_plan_step", request=request) as edit:
        step = edit.find(PlanStep, plan_step_id)
        edit.remove(step, seen)
        _ask_no_longer(edit, step.plan, step.person)
        edit.doing.announce("plan_changed", step.plan_id)


def keep_plan(
    *, by: Actor, case_id: UUID, plan_id: UUID, why: str = "", request: UUID | None = None
) -> PlanVersion:
    """Keep the plan as it stands as its next version. Earlier ones stay readable."""
    with acting(by=by, case_id=case_id, verb="crisis.keep_plan", request=request) as edit:
        plan = edit.find(Plan, plan_id)
        earlier = PlanVersion.objects.filter(plan=plan, gone_at=None)
        version = edit.new(PlanVersion, plan.scope, id=ids.new(), plan=plan).holding(
            number=1 + max((one.number for one in earlier), default=0), why=why,
            opening=plan.words, lines=lines_of(_rows(plan)),
        )  # fmt: skip
        edit.doing.add(version)
        edit.doing.announce("plan_kept", version.id)
        return version


def look_at_plan(
    *, by: Actor, case_id: UUID, plan_id: UUID, together: bool = False, words: str = "",
    request: UUID | None = None,
) -> PlanReview:  # fmt: skip
    """Say that the plan was looked at and stands."""
    with acting(by=by, case_id=case_id, verb="crisis.look_at_plan", request=request) as edit:
        plan = edit.find(Plan, plan_id)
        review = edit.new(PlanReview, plan.scope, id=ids.new(), plan=plan)
        edit.doing.add(review.holding(together=together, words=words))
        edit.doing.announce("plan_looked_at", plan.id)
        return review


def _rows(plan: Plan) -> list[PlanStep]:
    rows = PlanStep.objects.filter(plan=plan, gone_at=None)
    return sorted(rows, key=lambda row: (row.said_at, row.id))


def _ask_no_longer(edit: Editing, plan: Plan, person: str) -> None:
    """Whoever stands in no line reads nothing of the plan. In the same act: one undo brings it back."""
    if not person or any(row.person == person for row in _rows(plan)):
        return
    for role in HelperRole.objects.filter(plan=plan, gone_at=None):
        if role.person == person:
            edit.remove(role)
            edit.doing.announce("helper_no_longer_asked", role.id)


def _usable(edit: Editing, plan: Plan, person_id: str) -> str:
    """The name of somebody the plan's owner can see, and has not marked. Which it was is not said."""
    if not person_id:
        return ""
    person = edit.find(Person, UUID(person_id))
    if not fits(plan.scope, person.scope) or person_id in unused_people(edit.sight, plan.scope):
        raise NotUsedHereError(field="values.person")
    return person_name(edit.sight, person)
