"""Reads that mix parts: homes, who sees, who looked. The viewer comes first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from kithkin.accounts.case_queries import (
    CaseLine,
    StaffLine,
    cases_treated_by,
    inside,
    own_cases,
    staff_of,
)
from kithkin.accounts.clinic_queries import (
    AccountLine,
    accounts_of_clinic,
    called,
    clinic_counts,
    clinic_of,
)
from kithkin.accounts.models import Agreement, Member, Role, StaffRole, User
from kithkin.accounts.policy import Standing, require_role, staff_roles
from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.consent.models import Grant
from kithkin.consent.policy import Sight
from kithkin.consent.queries import cases_opened_to, grants_given_by, grants_of_others, sight
from kithkin.network.models import Group, Happening, MapRow, Person, Telling, Tie, Union
from kithkin.record.queries import reads_of
from kithkin.workspace.models import Concern

SHARED_ROWS: tuple[type[MapRow], ...] = (Person, Tie, Union, Group, Happening, Telling)
READS_LOOKED_AT = 2000
OF_ALL = frozenset({"work", "agreement", "map", "person", "relationship", "search", "export"})


@dataclass(frozen=True, slots=True)
class SharedWith:
    """Somebody to whom the viewer has opened something, or is about to."""

    user: UUID
    called: str
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class WhoSees:
    """Everybody who sees something of a case, computed from assignments, members and grants."""

    staff: tuple[StaffLine, ...]
    shared: tuple[SharedWith, ...]
    opened_by_others: int  # how many people others let see rows the viewer sees too

    @property
    def therapists(self) -> list[str]:
        """Those who see all of it."""
        return [line.called for line in self.staff if line.therapist]

    @property
    def beside(self) -> list[str]:
        """Staff who work beside the therapist and see nothing of the map."""
        return [line.called for line in self.staff if not line.therapist]


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of work on a therapist's home."""

    line: CaseLine
    agreed_on: date | None


@dataclass(frozen=True, slots=True)
class OwnWork:
    """One piece of work on its member's home."""

    line: CaseLine
    agreed_on: date | None
    sees: WhoSees
    sight: Sight


@dataclass(frozen=True, slots=True)
class Home:
    """What one person finds first, by what they are here."""

    called: str
    roles: frozenset[str]
    own: tuple[OwnWork, ...] = ()
    treated: tuple[Work, ...] = ()
    opened: tuple[UUID, ...] = ()
    counts: Mapping[str, int | None] | None = None
    accounts: tuple[AccountLine, ...] = ()
    concerns: int = 0

    @property
    def manages(self) -> bool:
        """Whether the viewer looks after the clinic's accounts."""
        return Role.ACCOUNT_MANAGER in self.roles

    @property
    def outside(self) -> bool:
        """Neither staff nor a member of any work: a supporter, or nobody's at the moment."""
        return not (self.roles or self.own)


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody of the clinic looked at something."""

    at: datetime
    called: str
    surface: str

    @property
    def day(self) -> date:
        """The day where the clinic is."""
        return clock.day_of(self.at)


def home(viewer: Actor) -> Home:
    """What each role finds first; a person of several roles finds all of them."""
    roles = staff_roles(viewer)
    manages, leads = Role.ACCOUNT_MANAGER in roles, Role.CLINIC_LEAD in roles
    own = own_cases(viewer)
    treated = cases_treated_by(viewer)
    agreed = _agreed_on([*own, *treated])
    return Home(
        called=called(viewer),
        roles=roles,
        own=tuple(_own_work(sight(viewer, line.id), line, agreed) for line in own),
        treated=tuple(Work(line, agreed.get(line.id)) for line in treated),
        opened=tuple(cases_opened_to(viewer)),
        counts=clinic_counts(viewer) if leads else None,
        accounts=tuple(accounts_of_clinic(viewer)) if manages else (),
        concerns=len(concerns(viewer)) if manages or leads else 0,
    )


def _own_work(seen: Sight, line: CaseLine, agreed: Mapping[UUID, date]) -> OwnWork:
    return OwnWork(line, agreed.get(line.id), who_sees(seen), seen)


def _agreed_on(lines: Iterable[CaseLine]) -> dict[UUID, date]:
    newest = Agreement.objects.filter(case__in=[line.id for line in lines], gone_at=None)
    return dict(newest.values_list("case").annotate(newest=Max("agreed_on")))


def who_sees(seen: Sight) -> WhoSees:
    """Who sees something of what the viewer sees, for a therapist or a member."""
    place = inside(seen.viewer, seen.case)
    return WhoSees(
        staff=tuple(staff_of(place)),
        shared=tuple(_shared(grants_given_by(seen))),
        opened_by_others=_opened_by_others(seen),
    )


def _shared(grants: Iterable[Grant]) -> list[SharedWith]:
    by_subject: dict[UUID, list[Grant]] = defaultdict(list)
    for grant in grants:
        by_subject[grant.subject_id].append(grant)
    return [
        SharedWith(
            user=subject,
            called=given[0].subject.get_full_name(),
            since=min(grant.since for grant in given),
            until=max(grant.until for grant in given),
        )
        for subject, given in by_subject.items()
    ]


def _opened_by_others(seen: Sight) -> int:
    """Only rows the viewer sees count: what another opens of their own part is theirs to know."""
    grants = grants_of_others(seen)
    objects = {grant.object_id for grant in grants}
    visible: set[UUID] = set()
    for model in SHARED_ROWS if objects else ():
        rows = model._default_manager.filter(id__in=objects, case=seen.case, gone_at=None)
        visible |= {row.id for row in rows if seen.sees(row)}
    return len({grant.subject_id for grant in grants if grant.object_id in visible})


def who_looked(place: Standing) -> list[Look]:
    """Which of the clinic's staff looked at a case, newest first; never what members read."""
    staff = _staff_beside_members(place)
    lines = reads_of(place.case, actors=staff, limit=READS_LOOKED_AT)
    seen = User.objects.filter(id__in={line.actor for line in lines})
    names = {user.id: user.get_full_name() for user in seen}
    looks = [Look(line.at, names[line.actor], line.about) for line in lines]
    return looks if place.individual else _told_to_all(looks)


def _told_to_all(looks: Iterable[Look]) -> list[Look]:
    """Where several share the work, any other page may be of one alone, and its name would say so.

    That the plan was looked at late at night tells the other of a couple that there is one.
    """
    found: dict[tuple[str, str, datetime], Look] = {}
    for look in looks:
        told = look if look.surface in OF_ALL else replace(look, surface="")
        quarter = look.at.replace(minute=look.at.minute // 15 * 15, second=0, microsecond=0)
        found.setdefault((told.called, told.surface, quarter), told)
    return list(found.values())


def _staff_beside_members(place: Standing) -> set[UUID]:
    """Staff, whether still here or gone since; somebody's own reading is nobody else's matter."""
    members = Member.objects.filter(case=place.case, user__isnull=False).values("user")
    of_staff = StaffRole.objects.filter(user__clinic=place.clinic).exclude(user__in=members)
    return set(of_staff.values_list("user_id", flat=True))


def concerns(viewer: Actor) -> list[Concern]:
    """What somebody said was wrong and nobody has looked after yet, oldest first."""
    clinic = clinic_of(viewer)
    require_role(viewer, clinic.id, Role.ACCOUNT_MANAGER, Role.CLINIC_LEAD)
    rows = Concern.objects.filter(clinic=clinic, tended_at=None, gone_at=None)
    return list(rows.order_by("said_at", "id"))
