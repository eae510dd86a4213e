"""Reads of plans. The viewer's sight comes first; rows are filtered before anything is counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.utils.translation import gettext as _

from kithkin.accounts.credentials import code_hash
from kithkin.accounts.models import User
from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotHereError
from kithkin.consent.policy import FieldGroup, Sight
from kithkin.crisis.models import (
    ClinicLine,
    HelperRole,
    Plan,
    PlanReview,
    PlanStep,
    PlanVersion,
)
from kithkin.crisis.policy import Held, standing_on
from kithkin.crisis.sheet import HelperCopy, ReviewLine, Sheet, SheetLine, VersionLine
from kithkin.network.calling import person_name
from kithkin.network.models import Tie, TieSafety
from kithkin.network.parts import members_of
from kithkin.network.queries import people_seen, visible, visible_in

Ordered = TypeVar("Ordered", PlanStep, HelperRole)
LINE_FIELDS = ("words", "person", "phone", "note")


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


def is_own(sight: Sight, plan: Plan) -> bool:
    """Whether the viewer is the one whose plan it is: nobody else may carry it on a device."""
    if sight.member is None or sight.therapist:
        return False
    return sight.individual or plan.scope == f"part:{sight.member}"


def unused_people(sight: Sight, scope: str) -> frozenset[str]:
    """Whom a plan of this scope leaves out: both ends of every tie its owner marked.

    In a couple only the owner's own marks count: what the other marked would else show in a plan
    that a therapist prints. Whose map it is makes no difference here: of two partners both are,
    and the one who is feared must not stay in. To be left out of one's own plan does no harm.
    """
    marks = [
        row
        for row in visible(sight, TieSafety)
        if (sight.individual or row.scope == scope)
        and row.not_safe_to_involve
        and sight.sees(row, FieldGroup.SAFETY)
    ]
    if not marks:
        return frozenset()
    named = [row.tie_id for row in marks]
    ties = Tie.objects.filter(case=sight.case, gone_at=None, id__in=named)
    return _ends(tie for tie in ties if sight.sees(tie))


def _ends(ties: Iterable[Tie]) -> frozenset[str]:
    return frozenset(str(end) for tie in ties for end in (tie.a_id, tie.b_id))


@dataclass(frozen=True, slots=True)
class Naming:
    """Who is who among the people a plan names, and who is left out of it."""

    names: Mapping[str, str]
    unused: frozenset[str]

    @classmethod
    def of(cls, sight: Sight, scope: str, persons: Iterable[str]) -> "Naming":
        """For a plan of this scope; only the people it names are opened, however large the map."""
        wanted = [UUID(one) for one in {*persons} if one]
        rows = people_seen(sight, wanted) if wanted else []
        names = {str(row.id): person_name(sight, row) for row in rows}
        return cls(names, unused_people(sight, scope) if wanted else frozenset())

    def leaves_out(self, person: str) -> bool:
        """Off the map, or not safe to involve: one answer."""
        return bool(person) and (person in self.unused or person not in self.names)

    def name(self, person: str) -> str:
        """Taken off the map and withheld are one word; nothing for a line that names nobody."""
        return (self.names.get(person) or _("someone")) if person else ""


def sheet_of(sight: Sight, plan: Plan) -> Sheet:
    """Everything of one plan: five tables, each opened once."""
    rows = _ordered(row for row in visible(sight, PlanStep) if row.plan_id == plan.id)
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
        lines=[_line(str(row.id), row.number, values_of(row), naming) for row in rows],
        helpers=[helper_copy(row, naming) for row in _ordered(roles)],
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


def _ordered(rows: Iterable[Ordered]) -> list[Ordered]:
    return sorted(rows, key=lambda row: (row.said_at, row.id))


def values_of(row: PlanStep) -> dict[str, str]:
    """The words of one line."""
    return {name: str(getattr(row, name)) for name in LINE_FIELDS}


def lines_of(rows: Iterable[PlanStep]) -> list[dict[str, str]]:
    """What a version keeps of the lines, in their order."""
    return [{"number": str(row.number), **values_of(row)} for row in rows]


def _line(id_: str, number: int, values: Mapping[str, str], naming: Naming) -> SheetLine:
    person = values["person"]
    return SheetLine(
        id=id_, number=number, person=person, name=naming.name(person), words=values["words"],
        phone=values["phone"], note=values["note"], unused=naming.leaves_out(person),
    )  # fmt: skip


def helper_copy(row: HelperRole, naming: Naming) -> HelperCopy:
    """One asking, as it stands today."""
    return HelperCopy(
        id=row.id, person=row.person, name=naming.name(row.person), step=row.step,
        standing=standing_on(Held(row.state, row.yes_until), clock.today()), called=row.called,
        asked=row.asked, helps=row.helps, harms=row.harms, limits=row.limits,
        yes_until=row.yes_until, said_at=row.said_at_last, themselves=row.said_themselves,
        asked_at=row.said_at, link_until=row.link_until, unused=naming.leaves_out(row.person),
    )  # fmt: skip


def earlier_sheet(sight: Sight, version: PlanVersion) -> Sheet:
    """The plan as a version keeps it. Who was taken off the map since is "someone" in it."""
    people = Naming.of(sight, version.scope, [kept["person"] for kept in version.lines])
    naming = Naming(people.names, frozenset())
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
    """Whether the person asked is marked not safe to involve by the one whose plan it is."""
    marks = TieSafety.objects.filter(case=role.case_id, gone_at=None).select_related("tie")
    if role.scope.startswith("part:"):
        marks = marks.filter(scope=role.scope)
    return role.person in _ends(mark.tie for mark in marks if mark.not_safe_to_involve)


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
