"""What the plan tells other pages: homes, the brief, a person's page, search, the file to take away."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.consent.policy import Sight
from kithkin.consent.queries import cases_opened_to, sights
from kithkin.crisis.gaps import helps_alone, is_old, standing_gap
from kithkin.crisis.glances import glances
from kithkin.crisis.models import HelperRole, Plan, PlanReview, PlanStep, PlanVersion
from kithkin.crisis.policy import Standing
from kithkin.crisis.queries import own_plan, plans, roles_asked_of, sheet_of, whose_plan
from kithkin.crisis.sheet import Sheet
from kithkin.crisis.steps import BY_NUMBER
from kithkin.network.offers import About, Line, Place, Section
from kithkin.network.queries import visible
from kithkin.network.searching import holds

ICON = "plan"
EXCERPT = 80
NEEDS_A_LOOK = (Standing.STEPPED_BACK, Standing.OVER)


def _sheets(sight: Sight) -> list[Sheet]:
    return [sheet_of(sight, plan) for plan in plans(sight)]


def _address(sight: Sight, sheet: Sheet) -> str:
    return reverse("crisis:plan_page", args=[sight.case, sheet.id])


def home(sight: Sight) -> Sequence[Line]:
    """ "My plan" stands there always, begun or not; under it what the owner should know today."""
    if sight.member is None:
        return ()
    plan = own_plan(sight)
    href = reverse("crisis:plan", args=[sight.case])
    if plan is None:
        return [_my_plan(_("for when it gets dark"), href)]
    sheet = sheet_of(sight, plan)
    ending = [one for one in sheet.helpers if one.standing in {Standing.ENDING, *NEEDS_A_LOOK}]
    note = standing_gap(ending[0]) if ending else _looked(sheet)
    return [_my_plan(note, href)]


def _my_plan(note: str, href: str) -> Line:
    return Line(text=_("My plan"), note=note, href=href, icon=ICON, place=Place.ALWAYS)


def _looked(sheet: Sheet) -> str:
    return _("looked at on %(day)s") % {"day": date_format(sheet.looked_at, "j F Y")}


def needs(sights_: Sequence[Sight]) -> Sequence[Line]:
    """For therapists: what in a plan asks for a person. Cases without a plan say nothing here."""
    seen = [sight for sight in sights_ if sight.therapist]
    return [line for sight, sheet in glances(seen) for line in _needs_of(sight, sheet)]


def _whose(sheet: Sheet) -> str:
    return _("the plan of %(name)s") % {"name": sheet.whose} if sheet.whose else ""


def _needs_of(sight: Sight, sheet: Sheet) -> Iterator[Line]:
    href = _address(sight, sheet)
    for helper in sheet.helpers:
        if helper.standing in NEEDS_A_LOOK and not helper.unused:
            yield Line(
                text=standing_gap(helper), when=helper.said_at, href=href, icon=ICON,
                case=sight.case, note=_whose(sheet),
            )  # fmt: skip
    if is_old(sheet, clock.now()):
        told = {"day": date_format(sheet.looked_at, "j F Y")}
        yield Line(
            text=_("Old plan: nobody has looked at it since %(day)s.") % told, when=sheet.looked_at,
            href=href, icon=ICON, case=sight.case, note=_whose(sheet), place=Place.ALSO,
        )  # fmt: skip
    if alone := helps_alone(sheet):
        yield Line(
            text=_("One helper only: %(name)s.") % {"name": alone}, href=href, icon=ICON,
            case=sight.case, note=_whose(sheet), place=Place.ALSO,
        )  # fmt: skip


def brief(sight: Sight, since: datetime | None) -> Sequence[Line]:
    """How old the plan is, and what helpers said since the last session."""
    return [line for sheet in _sheets(sight) for line in _brief_of(sight, sheet, since)]


def _brief_of(sight: Sight, sheet: Sheet, since: datetime | None) -> Iterator[Line]:
    days = (clock.now() - sheet.looked_at).days
    told = {"days": days, "number": sheet.version.number if sheet.version else 0}
    words = (
        _("Plan, version %(number)s: looked at %(days)s days ago.")
        if sheet.version
        else _("Plan, not kept as a version yet: looked at %(days)s days ago.")
    )
    yield Line(text=words % told, href=_address(sight, sheet), icon=ICON, note=_whose(sheet))
    for helper in sheet.helpers:
        if since and helper.said_at and helper.said_at > since:
            href = reverse("crisis:helper", args=[sight.case, helper.id])
            words = standing_gap(helper) or _("%(name)s said yes.") % {"name": helper.name}
            yield Line(text=words, href=href, icon=ICON, when=helper.said_at, note=_whose(sheet))


def supporter(viewer: Actor) -> Sequence[Line]:
    """What somebody who signs in to help was asked; nothing else of the plan, nor that there is more."""
    seen = sights(viewer, cases_opened_to(viewer))
    return [
        Line(
            text=_("What %(name)s asked of you") % {"name": role.called}, note=role.asked[:EXCERPT],
            href=reverse("crisis:helper", args=[role.case_id, role.id]), icon="care",
        )
        for role in roles_asked_of(seen)
    ]  # fmt: skip


def about(sight: Sight, whom: About) -> Section | None:
    """Somebody's place in the plan, in the words of whose plan it is."""
    rows = [row for row in visible(sight, PlanStep) if row.person in whom.others]
    roles = [row for row in visible(sight, HelperRole) if row.person in whom.others]
    if not rows and not roles:
        return None
    whose = whose_plan(sight)
    lines = [
        Line(
            text=_("Step %(number)s: %(title)s")
            % {"number": row.number, "title": BY_NUMBER[row.number].title},
            note=_dotted(whose.get(row.scope), row.words or row.note),
            href=reverse("crisis:plan_page", args=[sight.case, row.plan_id]),
        )
        for row in sorted(rows, key=lambda row: (row.number, row.said_at))
    ]
    asked = [
        Line(
            text=_("What is asked of them"), note=_dotted(whose.get(row.scope), row.asked),
            href=reverse("crisis:helper", args=[sight.case, row.id]),
        )
        for row in roles
    ]  # fmt: skip
    return Section(title=_("In the plan"), lines=[*lines, *asked])


def _dotted(*parts: str | None) -> str:
    return " · ".join(filter(None, parts))


def search(sight: Sight, words: str) -> Sequence[Line]:
    found = [
        (row.plan_id, row.scope, text)
        for row in visible(sight, PlanStep)
        for text in (row.words, row.note, row.phone)
        if holds(words, text)
    ]
    found += [
        (row.id, row.scope, row.words) for row in visible(sight, Plan) if holds(words, row.words)
    ]
    asked = [
        row
        for row in visible(sight, HelperRole)
        if holds(words, row.asked, row.helps, row.harms, row.limits)
    ]
    hits = [
        (scope, text, reverse("crisis:plan_page", args=[sight.case, id_]))
        for id_, scope, text in found
    ]
    hits += [
        (row.scope, row.asked, reverse("crisis:helper", args=[sight.case, row.id])) for row in asked
    ]
    whose = whose_plan(sight)
    return [
        Line(text=text[:EXCERPT], note=whose.get(scope) or _("in the plan"), href=href, icon=ICON)
        for scope, text, href in hits
    ]


def takeout(sight: Sight) -> list[dict[str, Any]]:
    """Every row the viewer sees, whole; people by id and name."""
    found = plans(sight)
    names = {plan.id: _names(sheet_of(sight, plan)) for plan in found}
    told = [_plain("plan", plan, plan.id, {}) for plan in found]
    for kind, model in _KINDS:
        rows = visible(sight, model)
        told += [_plain(kind, row, row.plan_id, names.get(row.plan_id, {})) for row in rows]
    return told


def _names(sheet: Sheet) -> dict[str, str]:
    asked = {one.person: one.name for one in sheet.helpers}
    return asked | {one.person: one.name for one in sheet.lines}


_KINDS: tuple[tuple[str, type[PlanStep | PlanVersion | PlanReview | HelperRole]], ...] = (
    ("plan step", PlanStep),
    ("plan version", PlanVersion),
    ("plan review", PlanReview),
    ("helper role", HelperRole),
)
_COLUMNS = ("state", "yes_until", "said_at_last", "said_themselves")


def _plain(kind: str, row: Any, plan: UUID, names: Mapping[str, str]) -> dict[str, Any]:
    """Without the hash of a link: it is a key, and no words of anybody."""
    fields = {name: getattr(row, name) for name in row.sealed_names}
    columns = {
        name: _text(getattr(row, name)) for name in _COLUMNS if getattr(row, name, None) is not None
    }
    persons = [one for one in [fields.pop("person", "")] if one]
    return {
        "kind": kind, "id": str(row.id), "plan": str(plan), "said_at": row.said_at.isoformat(),
        **fields, **columns,
        "persons": [{"id": one, "name": names.get(one, "")} for one in persons],
    }  # fmt: skip


def _text(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
