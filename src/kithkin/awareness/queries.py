"""Reads of check-ins. Sight first; each opens the table once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, QuerySet

from kithkin.awareness.copies import Told
from kithkin.awareness.models import Asking, Moment, Rest, Showing
from kithkin.awareness.prompts import Plan, Planned, plan_of
from kithkin.base import clock
from kithkin.base.sealing import unseal_values
from kithkin.consent.policy import Sight
from kithkin.network.models import Person
from kithkin.network.plain_rows import PlainRow, as_text, dashed, here, known_to
from kithkin.network.queries import visible
from kithkin.network.whom import People, oneself, people_of
from kithkin.network.whom import left_out as not_safe

RECENT = 60


def moments(sight: Sight, *, scope: str = "", since: datetime | None = None) -> list[Told]:
    """The check-ins a viewer may see, newest first. `since`: when the record learned of them."""
    rows = _of_scope(sight, here(sight, Moment), scope)
    if since is not None:
        rows = rows.filter(said_at__gte=since)
    return _told(sight, rows)


def recent_moments(sight: Sight, scope: str) -> list[Told]:
    """The last few alone, for whoever must not wait for all of them."""
    rows = _of_scope(sight, here(sight, Moment), scope).order_by("-said_at", "id")
    return _told(sight, rows[:RECENT])


def told_of(moment: Moment) -> Told:
    """One row that was found already."""
    main = str(moment.person_id) if moment.person_id else ""
    row = PlainRow(str(moment.id), moment.scope, bytes(moment.sealed), (main,))
    return _as_told(row, dict(moment.opened()))


def last_kept(sight: Sight, scope: str) -> datetime | None:
    """When the record last learned of a check-in."""
    rows = _of_scope(sight, here(sight, Moment), scope).filter(scope__in=list(sight.scopes))
    last: datetime | None = rows.aggregate(last=Max("said_at"))["last"]
    return last


def plan(sight: Sight, scope: str) -> Plan:
    """All that one client ever wished to be asked."""
    return Plan(plan_of(row) for row in visible(sight, Asking) if row.scope == scope)


@dataclass(frozen=True, slots=True)
class Paused:
    """Two silent weeks stopped an asking that somebody had wished for."""

    sight: Sight
    scope: str
    since: datetime


def paused(sights: Sequence[Sight]) -> list[Paused]:
    """Whose asking is paused, over several pieces of work: two queries for all of them."""
    now, seen = clock.now(), {one.case: one for one in sights}
    wishes: dict[tuple[UUID, str], list[Planned]] = defaultdict(list)
    for row in Asking.objects.filter(case__in=list(seen), gone_at=None):
        if row.scope in seen[row.case_id].scopes:
            wishes[row.case_id, row.scope].append(plan_of(row))
    kept = _last_of_each(list(dict.fromkeys(case for case, _scope in wishes)))
    found = []
    for (case, scope), one in wishes.items():
        since = Plan(one).paused_since(now, kept.get((case, scope)))
        if since is not None:
            found.append(Paused(seen[case], scope, since))
    return found


def _last_of_each(cases: Sequence[UUID]) -> dict[tuple[UUID, str], datetime]:
    if not cases:
        return {}
    rows = Moment.objects.filter(case__in=cases, gone_at=None).order_by()
    lasts = rows.values_list("case", "scope").annotate(last=Max("said_at"))
    return {(case, scope): last for case, scope, last in lasts}


def due_now(sight: Sight, scope: str) -> datetime | None:
    """The asking that waits at this moment, if there is one."""
    wishes = plan(sight, scope)
    now = clock.now()
    if wishes.running(now) is None:
        return None
    answered = [one.asked_at for one in recent_moments(sight, scope)]
    return wishes.due(now, last_kept(sight, scope), answered)


def resting(sight: Sight, scope: str) -> frozenset[str]:
    """Whom nothing is estimated about at the moment: in this part, or for all of the work.

    In individual work there is one author, whichever part somebody who rests lies in.
    """
    rests = (scope, f"joint:{sight.case}")
    return frozenset(
        str(row.person_id) for row in visible(sight, Rest) if sight.individual or row.scope in rests
    )


def left_out(sight: Sight, scope: str) -> frozenset[str]:
    """Whom nothing is estimated about: who rests, and who was called not safe to involve."""
    return resting(sight, scope) | not_safe(sight).of(scope)


def people_around(sight: Sight, scope: str, rows: Sequence[Person] | None = None) -> People:
    """Everybody by name; `index` holds whose check-ins these are and nobody else.

    The other of a couple is one of the people whose map it is, and is met all the same.
    """
    everybody = people_of(sight, rows)
    return People(everybody.names, oneself(sight, everybody, scope.removeprefix("part:")))


def showing(sight: Sight, scope: str) -> Showing | None:
    """What a client chose about looking, if anything."""
    return next((row for row in visible(sight, Showing) if row.scope == scope), None)


def _of_scope(sight: Sight, rows: QuerySet[Moment], scope: str) -> QuerySet[Moment]:
    """In individual work there is one author, whichever part a person they met lies in."""
    return rows.filter(scope=scope) if scope and not sight.individual else rows


def _told(sight: Sight, rows: QuerySet[Moment]) -> list[Told]:
    columns = rows.values_list("scope", "sealed", as_text("id"), as_text("person"))
    plain = known_to(
        sight,
        Moment,
        (
            PlainRow(dashed(key), scope, sealed, (dashed(person),))
            for scope, sealed, key, person in columns
        ),
    )
    values = unseal_values(
        [(row.scope, row.key, row.sealed) for row in plain], table=Moment._meta.db_table
    )
    told = [_as_told(row, one) for row, one in zip(plain, values, strict=True)]
    return sorted(told, key=lambda one: (one.happened, one.id), reverse=True)


def _as_told(row: PlainRow, values: dict[str, Any]) -> Told:
    main = [one for one in row.links if one]
    others = values.pop("others", [])
    happened = datetime.fromisoformat(values.pop("happened"))
    return Told(
        id=row.key, scope=row.scope, persons=(*main, *others), happened=happened, **values
    )  # fmt: skip


def with_person(rows: Iterable[Told], person: UUID) -> list[Told]:
    """Those in which somebody is named."""
    wanted = str(person)
    return [one for one in rows if wanted in one.persons]
