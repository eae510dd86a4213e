"""The plans of many cases at once, each as far as a therapist's home speaks of it.

A sheet made here has the times of versions and looks but not their words, and of the lines only
those of the fourth step. Seven tables are opened once, however many cases there are.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar
from uuid import UUID

from kithkin.accounts.models import Member
from kithkin.consent.policy import Sight
from kithkin.crisis.models import HelperRole, Plan, PlanReview, PlanStep, PlanVersion
from kithkin.crisis.naming import Naming, namings
from kithkin.crisis.policy import HELP
from kithkin.crisis.queries import helper_copy, line_of, names_kept, ordered
from kithkin.crisis.sheet import ReviewLine, Sheet, VersionLine
from kithkin.network.queries import visible_in

OfPlan = TypeVar("OfPlan", PlanStep, PlanVersion, PlanReview, HelperRole)


class _Rows:
    """Every table that is needed, read once and laid out by plan."""

    def __init__(self, sights: Sequence[Sight]) -> None:
        self.steps = _by_plan(visible_in(sights, PlanStep))
        self.versions = _by_plan(visible_in(sights, PlanVersion))
        self.reviews = _by_plan(visible_in(sights, PlanReview))
        self.roles = _by_plan(visible_in(sights, HelperRole))

    def persons(self, plan: Plan) -> set[str]:
        roles = {row.person for row in self.roles[plan.id]}
        return roles | {row.person for row in self.steps[plan.id]}


def _by_plan(rows: list[OfPlan]) -> dict[UUID, list[OfPlan]]:
    found: dict[UUID, list[OfPlan]] = defaultdict(list)
    for row in rows:
        found[row.plan_id].append(row)
    return found


def glances(sights: Sequence[Sight]) -> Iterator[tuple[Sight, Sheet]]:
    """Case by case in the order of the sights, the oldest plan first."""
    plans = sorted(visible_in(sights, Plan), key=lambda plan: (plan.said_at, plan.id))
    if not plans:
        return
    rows = _Rows(sights)
    names = namings(sights, {(plan.case_id, plan.scope): rows.persons(plan) for plan in plans})
    whose = _members(sights)
    for sight in sights:
        for plan in plans:
            if plan.case_id == sight.case:
                naming = names[plan.case_id, plan.scope]
                yield sight, _glance(plan, rows, naming, whose.get(plan.scope, ""))


def _members(sights: Sequence[Sight]) -> dict[str, str]:
    """The members of couples and families by their part."""
    several = [sight.case for sight in sights if not sight.individual]
    rows = Member.objects.filter(case__in=several, gone_at=None) if several else ()
    return {row.part: row.called for row in rows}


def _glance(plan: Plan, rows: _Rows, naming: Naming, whose: str) -> Sheet:
    steps = ordered(rows.steps[plan.id])
    kept = names_kept(steps)
    return Sheet(
        id=plan.id, whose=whose, words="", begun=plan.said_at,
        lines=[line_of(row, naming) for row in steps if row.number == HELP],
        helpers=[helper_copy(row, naming, kept) for row in ordered(rows.roles[plan.id])],
        versions=[
            VersionLine(row.id, 0, "", row.said_by, row.said_at) for row in rows.versions[plan.id]
        ],
        reviews=[
            ReviewLine(together=False, words="", by=row.said_by, at=row.said_at)
            for row in rows.reviews[plan.id]
        ],
    )  # fmt: skip
