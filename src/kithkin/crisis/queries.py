"""Reads of plans. The viewer's sight comes first; rows are filtered before anything is counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from kithkin.accounts.credentials import code_hash
from kithkin.accounts.models import Member, User
from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotHereError
from kithkin.consent.policy import Sight
from kithkin.crisis.models import (
    ClinicLine,
    HelperRole,
    Plan,
    PlanReview,
    PlanStep,
    PlanVersion,
)
from kithkin.crisis.naming import Naming
from kithkin.crisis.policy import Held, standing_on
from kithkin.crisis.sheet import HelperCopy, ReviewLine, Sheet, SheetLine, VersionLine
from kithkin.network.models import Person
from kithkin.network.parts import members_of
from kithkin.network.policy import OWN
from kithkin.network.queries import visible, visible_in
from kithkin.network.whom import left_out_of

Ordered = TypeVar("Ordered", PlanStep, HelperRole)
LINE_FIELDS = ("words", "person", "called", "phone", "note")


def require_inside(sight: Sight) -> None:
    """Plans are pages of members and therapists; whoever only helps finds nothing here."""
    if sight.member is None and not sight.therapist:
        raise NotHereError


def plans(sight: Sight) -> list[Plan]:
    """Every plan the viewer sees, the oldest first."""
    return sorted(visible(sight, Plan), key=lambda plan: (plan.said_at, plan.id))


def own_plan(sight: Sight) -> Plan | None:
    """The viewer's own: in individual work the joint one, else that of their own part."""
    scope = f"joint:{sight.case}" if sight.individual else f"part:{sight.member}"
    return next((plan for plan in plans(sight) if plan.scope == scope), None)


def whose_plan(sight: Sight) -> Mapping[str, str]:
    """By scope, in words, for a therapist of several; nothing where it goes without saying."""
    names = members_of(sight)
    return {f"{OWN}{id_}": _("the plan of %(name)s") % {"name": one} for id_, one in names.items()}


def is_own(sight: Sight, plan: Plan) -> bool:
    """Whether the viewer is the one whose plan it is: nobody else may carry it on a device."""
    if sight.member is None or sight.therapist:
        return False
    return sight.individual or plan.scope == f"part:{sight.member}"


def sheet_of(sight: Sight, plan: Plan) -> Sheet:
    """Everything of one plan: five tables, each opened once."""
    rows = ordered(row for row in visible(sight, PlanStep) if row.plan_id == plan.id)
    versions = [row for row in visible(sight, PlanVersion) if row.plan_id == plan.id]
    reviews = [row for row in visible(sight, PlanReview) if row.plan_id == plan.id]
    roles = [row for row in visible(sight, HelperRole) if row.plan_id == plan.id]
    named = [row.person for row in rows] + [role.person for role in roles]
    naming = Naming.of(sight, plan.scope, named)
    newest = max(versions, key=lambda row: row.number, default=None)
    return Sheet(
        id=plan.id,
        whose=members_of(sight).get(plan.scope.removeprefix("part:"), ""),
        words=plan.words,
        begun=plan.said_at,
        lines=[line_of(row, naming) for row in rows],
        helpers=[helper_copy(row, naming, names_kept(rows)) for row in ordered(roles)],
        versions=[
            VersionLine(row.id, row.number, row.why, row.said_by, row.said_at)
            for row in sorted(versions, key=lambda row: -row.number)
        ],
        reviews=[
            ReviewLine(row.together, row.words, row.said_by, row.said_at)
            for row in sorted(reviews, key=lambda row: row.said_at, reverse=True)
        ],
        changed=newest is not None
        and (newest.lines, newest.opening) != (lines_of(rows), plan.words),
    )


def ordered(rows: Iterable[Ordered]) -> list[Ordered]:
    """As they were written."""
    return sorted(rows, key=lambda row: (row.said_at, row.id))


def values_of(row: PlanStep) -> dict[str, str]:
    """The words of one line."""
    return {name: str(getattr(row, name)) for name in LINE_FIELDS}


def lines_of(rows: Iterable[PlanStep]) -> list[dict[str, str]]:
    """What a version keeps of the lines, in their order."""
    return [{"number": str(row.number), **values_of(row)} for row in rows]


def names_kept(rows: Iterable[PlanStep]) -> dict[str, str]:
    """Whom the lines of a plan name, and what they call them."""
    return {row.person: row.called for row in rows if row.person}


def line_of(row: PlanStep, naming: Naming) -> SheetLine:
    """One line of the plan as it is today."""
    return _line(str(row.id), row.number, values_of(row), naming)


def _line(id_: str, number: int, values: Mapping[str, str], naming: Naming) -> SheetLine:
    person, kept = values["person"], values.get("called", "")
    return SheetLine(
        id=id_, number=number, person=person, name=naming.name(person, kept),
        words=values["words"], phone=values["phone"], note=values["note"],
        unused=naming.leaves_out(person), off_map=naming.off_map(person),
        elsewhere=naming.elsewhere(person, kept),
    )  # fmt: skip


def helper_of(sight: Sight, role: HelperRole) -> HelperCopy:
    """One asking by itself, with what the lines of its plan call whoever is asked."""
    rows = [row for row in visible(sight, PlanStep) if row.plan_id == role.plan_id]
    return helper_copy(role, Naming.of(sight, role.scope, [role.person]), names_kept(rows))


def helper_copy(row: HelperRole, naming: Naming, kept: Mapping[str, str]) -> HelperCopy:
    """One asking, as it stands today. `kept`: whom the plan's lines name; without a line, no help."""
    return HelperCopy(
        id=row.id, person=row.person, name=naming.name(row.person, kept.get(row.person, "")),
        step=row.step, off_map=naming.off_map(row.person),
        standing=standing_on(Held(row.state, row.yes_until), clock.today()), called=row.called,
        asked=row.asked, helps=row.helps, harms=row.harms, limits=row.limits,
        yes_until=row.yes_until, said_at=row.said_at_last, themselves=row.said_themselves,
        asked_at=row.said_at, link_until=row.link_until,
        unused=naming.leaves_out(row.person) or row.person not in kept,
    )  # fmt: skip


def earlier_sheet(sight: Sight, version: PlanVersion) -> Sheet:
    """The plan as a version keeps it. Whoever was taken off the map since keeps their name in it."""
    people = Naming.of(sight, version.scope, [kept["person"] for kept in version.lines])
    naming = replace(people, unused=frozenset())
    return Sheet(
        id=version.plan_id, whose="", words=version.opening, begun=version.said_at,
        lines=[
            _line(str(place), int(kept["number"]), kept, naming)
            for place, kept in enumerate(version.lines)
        ],
    )  # fmt: skip


def plan_to_write(sight: Sight) -> Mapping[str, str]:
    """The members for whom a plan can be begun: by id, with their names; "" in individual work."""
    taken = {plan.scope for plan in plans(sight)}
    if sight.individual:
        return {} if f"joint:{sight.case}" in taken else {"": ""}
    if sight.therapist:
        names = members_of(sight)
        return {id_: name for id_, name in names.items() if f"part:{id_}" not in taken}
    return {} if f"part:{sight.member}" in taken else {"": ""}


def role_by_code(code: str) -> HelperRole | None:
    """Whom a link is for. None, without a reason, for every code that is to open nothing now.

    There is no viewer: whoever holds the code is let in by it alone.
    """
    now = clock.now()
    role = (
        HelperRole.objects.select_related("case__clinic", "plan")
        .filter(link_hash=code_hash(code), gone_at=None, link_until__gt=now)
        .filter(case__gone_at=None, plan__gone_at=None)
        .first()
    )
    return None if role is None or is_closed(role) else role


def is_closed(role: HelperRole) -> bool:
    """Whether what somebody is asked is shut to them: for all reasons one answer.

    Marked not safe to involve by whose plan it is; in no line of the plan any more; off the map;
    or whose plan it is has left.
    """
    marked = role.person in left_out_of(role.case_id).both_ends(role.scope)
    return marked or not (_in_a_line(role) and _on_the_map(role) and _still_here(role))


def _in_a_line(role: HelperRole) -> bool:
    rows = PlanStep.objects.filter(plan=role.plan_id, gone_at=None)
    return any(row.person == role.person for row in rows)


def _on_the_map(role: HelperRole) -> bool:
    return Person.objects.filter(id=role.person, case=role.case_id, gone_at=None).exists()


def _still_here(role: HelperRole) -> bool:
    members = Member.objects.filter(case=role.case_id, gone_at=None)
    if role.scope.startswith(OWN):
        members = members.filter(id=role.scope.removeprefix(OWN))
    return members.exists()


def roles_asked_of(sights: Sequence[Sight]) -> list[HelperRole]:
    """Roles opened to somebody who signs in to help, and nothing else of the plan."""
    helping = [sight for sight in sights if sight.member is None and not sight.therapist]
    return [role for role in visible_in(helping, HelperRole) if not is_closed(role)]


def clinic_line(viewer: Actor, line_id: UUID) -> ClinicLine:
    """A line of the viewer's own clinic; absent and another clinic's are one answer."""
    clinic = User.objects.filter(id=viewer.id).values_list("clinic_id", flat=True).first()
    line = ClinicLine.objects.filter(id=line_id, clinic=clinic, gone_at=None).first()
    if line is None:
        raise NotHereError
    return line
