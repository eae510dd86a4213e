"""Who stands where: the roles an actor holds towards a clinic or a case, at this moment."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from kithkin.accounts.models import Assignment, Case, CaseKind, Member, Role, StaffRole, User
from kithkin.base import clock
from kithkin.base.actor import OPERATOR, Actor
from kithkin.base.refusals import NoActorError, NotAllowedError, NotHereError


@dataclass(frozen=True, slots=True)
class Standing:
    """An actor's place in one case; nothing set means: a stranger to it."""

    case: UUID
    clinic: UUID
    individual: bool = True
    therapist: bool = False
    supervisor: bool = False
    member: UUID | None = None


def running(at: datetime) -> Q:
    return Q(until__isnull=True) | Q(until__gt=at)


def staff_roles(actor: Actor) -> frozenset[str]:
    return frozenset(
        StaffRole.objects.filter(running(clock.now()), user=actor.id, user__is_active=True)
        .values_list("role", flat=True)
    )  # fmt: skip


def _assigned(actor: Actor, cases: Iterable[UUID]) -> set[UUID]:
    """Those of the cases on which staff works now."""
    now = clock.now()
    given = Assignment.objects.filter(
        running(now), case__in=cases, user=actor.id, user__is_active=True, since__lte=now
    )
    return set(given.values_list("case", flat=True))


def standing(actor: Actor, case_id: UUID) -> Standing:
    """Where `actor` stands in a case. Absent and closed-to-you are one answer."""
    found = standings(actor, [case_id])
    if not found:
        raise NotHereError
    return found[0]


def standings(actor: Actor, case_ids: Collection[UUID]) -> list[Standing]:
    """Where `actor` stands in several cases, in four queries; a case that is gone has none."""
    if not isinstance(actor, Actor):
        raise NoActorError
    cases = {case.id: case for case in Case.objects.filter(id__in=case_ids, gone_at=None)}
    members = Member.objects.filter(
        case__in=cases, user=actor.id, user__is_active=True, gone_at=None
    )
    own = dict(members.values_list("case", "id"))
    assigned = _assigned(actor, cases)
    roles = staff_roles(actor) if assigned else frozenset()
    return [
        _standing(cases[one], roles if one in assigned else frozenset(), own.get(one))
        for one in case_ids
        if one in cases
    ]


def _standing(case: Case, roles: frozenset[str], member: UUID | None) -> Standing:
    return Standing(
        case=case.id,
        clinic=case.clinic_id,
        individual=case.kind == CaseKind.INDIVIDUAL,
        therapist=Role.THERAPIST in roles,
        supervisor=Role.SUPERVISOR in roles and Role.THERAPIST not in roles,
        member=member,
    )


def require_therapist(actor: Actor, case_id: UUID) -> Standing:
    place = standing(actor, case_id)
    if not place.therapist:
        # A member knows the case exists; anybody else must not learn that it does.
        raise NotAllowedError if place.member else NotHereError
    return place


def require_role(actor: Actor, clinic_id: UUID, *roles: Role) -> None:
    """The operator at the shell, or staff of this clinic in one of the roles."""
    if not isinstance(actor, Actor):
        raise NoActorError
    if actor == OPERATOR:
        return
    in_clinic = User.objects.filter(id=actor.id, clinic=clinic_id, is_active=True).exists()
    if not in_clinic or not staff_roles(actor) & set(roles):
        raise NotAllowedError


CasesOpened = Callable[[UUID], Iterable[UUID]]
_asked: list[CasesOpened] = []


def ask_what_is_open(cases_opened: CasesOpened) -> None:
    """Called once at start by a part above that opens cases to people who are no members."""
    _asked.append(cases_opened)


def _opened_to(user: User) -> set[UUID]:
    return {case for cases_opened in _asked for case in cases_opened(user.id)}


def _treats(by: Actor, case_id: UUID) -> bool:
    try:
        return standing(by, case_id).therapist
    except NotHereError:
        return False


def require_may_renew(by: Actor, user: User) -> None:
    """Who may give somebody a new sign-in: account managers, or the therapist of that person.

    A new sign-in opens all that is open to its owner: it must be no way into a colleague's cases,
    nor into work the same person does, or helps with, beside somebody else.
    """
    own = set(user.memberships.filter(gone_at=None).values_list("case_id", flat=True))
    is_staff = bool(staff_roles(Actor(id=user.id)))
    if own and not is_staff and all(_treats(by, case) for case in own | _opened_to(user)):
        return
    try:
        require_role(by, user.clinic_id, Role.ACCOUNT_MANAGER)
    except NotAllowedError as refused:
        raise NotHereError from refused  # others do not learn who signs in here
