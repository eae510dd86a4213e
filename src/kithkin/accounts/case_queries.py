"""Reads of cases and of who works in them. The viewer comes first, or their standing in the case."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kithkin.accounts.models import (
    Agreement,
    Assignment,
    Case,
    CaseKind,
    Member,
    Role,
    SafeContact,
    StaffRole,
)
from kithkin.accounts.policy import Standing, running, staff_roles, standing
from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotHereError


@dataclass(frozen=True, slots=True)
class MemberLine:
    id: UUID
    called: str
    mine: bool  # the viewer is this member
    signs_in: bool


@dataclass(frozen=True, slots=True)
class StaffLine:
    called: str
    therapist: bool


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One piece of work as somebody inside it sees it; `label` is the therapist's own word."""

    id: UUID
    kind: CaseKind
    label: str
    began: datetime
    members: tuple[MemberLine, ...]

    @property
    def individual(self) -> bool:
        return self.kind == CaseKind.INDIVIDUAL

    @property
    def others(self) -> list[str]:
        """The members the viewer is not, by the names they chose."""
        return [line.called for line in self.members if not line.mine]


def inside(viewer: Actor, case_id: UUID) -> Standing:
    """The standing of a therapist or a member; for everybody else the case is not here."""
    place = standing(viewer, case_id)
    if not (place.therapist or place.member):
        raise NotHereError
    return place


def treating(viewer: Actor, case_id: UUID) -> Standing:
    """The standing of a therapist; for everybody else, members too, the page is not here."""
    place = standing(viewer, case_id)
    if not place.therapist:
        raise NotHereError
    return place


def cases_treated_by(viewer: Actor) -> list[CaseLine]:
    """The open work of a therapist, by label; three queries."""
    if Role.THERAPIST not in staff_roles(viewer):
        return []
    now = clock.now()
    mine = Assignment.objects.filter(running(now), user=viewer.id, since__lte=now)
    rows = Case.objects.filter(id__in=mine.values("case"), gone_at=None, ended_at=None)
    lines = _lines(viewer, rows, labelled=True)
    return sorted(lines, key=lambda line: (line.label.casefold(), line.id))


def own_cases(viewer: Actor) -> list[CaseLine]:
    """The work somebody is a member of, oldest first; two queries."""
    mine = Member.objects.filter(user=viewer.id, user__is_active=True, gone_at=None)
    rows = Case.objects.filter(id__in=mine.values("case"), gone_at=None)
    return sorted(_lines(viewer, rows, labelled=False), key=lambda line: (line.began, line.id))


def case_line(viewer: Actor, place: Standing) -> CaseLine:
    """One piece of work, for somebody inside it."""
    rows = Case.objects.filter(id=place.case)
    return _lines(viewer, rows, labelled=place.therapist)[0]


def _lines(viewer: Actor, rows: Iterable[Case], *, labelled: bool) -> list[CaseLine]:
    rows = list(rows)
    members = _members(viewer, [row.id for row in rows])
    return [
        CaseLine(
            id=row.id,
            kind=CaseKind(row.kind),
            label=row.label if labelled else "",
            began=row.started_at,
            members=tuple(members[row.id]),
        )
        for row in rows
    ]


def _members(viewer: Actor, cases: list[UUID]) -> Mapping[UUID, list[MemberLine]]:
    found: dict[UUID, list[MemberLine]] = defaultdict(list)
    for row in Member.objects.filter(case__in=cases, gone_at=None):
        mine = row.user_id == viewer.id
        line = MemberLine(row.id, row.called, mine=mine, signs_in=row.user_id is not None)
        found[row.case_id].append(line)
    for lines in found.values():
        lines.sort(key=lambda line: (not line.mine, line.called.casefold(), line.id))
    return found


def staff_of(place: Standing) -> list[StaffLine]:
    """Who of the clinic works on this case now, the therapists first."""
    now = clock.now()
    given = Assignment.objects.filter(
        running(now), case=place.case, since__lte=now, user__is_active=True
    ).select_related("user")
    users = {row.user_id: row.user for row in given}
    held = StaffRole.objects.filter(running(now), user__in=users, role=Role.THERAPIST)
    therapists = set(held.values_list("user_id", flat=True))
    lines = [StaffLine(user.get_full_name(), user.id in therapists) for user in users.values()]
    return sorted(lines, key=lambda line: (not line.therapist, line.called.casefold()))


def agreements(place: Standing) -> list[Agreement]:
    """The working agreements of a case, the one that holds now first."""
    rows = Agreement.objects.filter(case=place.case, gone_at=None)
    return sorted(rows, key=lambda row: (row.agreed_on, row.number), reverse=True)


def safe_contacts(place: Standing) -> dict[UUID, SafeContact | None]:
    """How members may be reached: the therapist sees all, a member their own and no other's."""
    members = Member.objects.filter(case=place.case, gone_at=None)
    if not place.therapist:
        members = members.filter(id=place.member) if place.member else members.none()
    ids = list(members.values_list("id", flat=True))
    kept = {row.member_id: row for row in SafeContact.objects.filter(member__in=ids, gone_at=None)}
    return {member: kept.get(member) for member in ids}
