"""What is missing in a plan, said kindly. A gap is a sentence and a way to close it, never a score."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.crisis.policy import COMPANY, HELP, OLD_AFTER, PROFESSIONALS, Standing
from kithkin.crisis.sheet import HelperCopy, Sheet, SheetLine


@dataclass(frozen=True, slots=True)
class Gap:
    kind: str
    words: str
    href: str = ""
    link: str = ""


def gaps_of(sheet: Sheet, case_id: UUID, now: datetime) -> list[Gap]:
    """In the order of the steps; those about the whole plan at the end."""
    return [
        *_nobody_there(sheet, case_id),
        *_not_used(sheet, case_id),
        *_off_map(sheet, case_id),
        *_without_number(sheet, case_id),
        *_not_agreed(sheet, case_id),
        *_old(sheet, case_id, now),
    ]


def is_old(sheet: Sheet, now: datetime) -> bool:
    return now - sheet.looked_at > OLD_AFTER


def helps_alone(sheet: Sheet) -> str:
    """Who carries the fourth step alone; nothing if nobody or several do."""
    people = {line.person: line.name for line in sheet.people(HELP)}
    return next(iter(people.values())) if len(people) == 1 else ""


def _say(page: str, case_id: UUID, about: object) -> str:
    return reverse("network:ask_about", args=[case_id, page, about])


def _nobody_there(sheet: Sheet, case_id: UUID) -> Iterator[Gap]:
    add = _("Add somebody")
    if not sheet.people(COMPANY):
        words = _("Nobody is in step 3 yet. Company can carry an evening, without explaining.")
        yield Gap("nobody", words, _say("plan-step-3", case_id, sheet.id), add)
    if not sheet.people(HELP):
        words = _("Nobody is in step 4 yet. One person you could tell is a good beginning.")
        yield Gap("nobody", words, _say("plan-step-4", case_id, sheet.id), add)
    elif alone := helps_alone(sheet):
        words = _("%(name)s carries step 4 alone. Who could be second?") % {"name": alone}
        yield Gap("one", words, _say("plan-step-4", case_id, sheet.id), add)


def _not_used(sheet: Sheet, case_id: UUID) -> Iterator[Gap]:
    for line in sheet.lines:
        if line.unused:
            words = _(
                "A line of step %(number)s names somebody who is not used here. It is left off"
                " paper and phone. Choose somebody else, or take the line away."
            ) % {"number": line.number}
            yield Gap("unused", words, _say("change-plan-step", case_id, line.id), _("Look at it"))


def _off_map(sheet: Sheet, case_id: UUID) -> Iterator[Gap]:
    for line in sheet.lines:
        if line.off_map and not line.unused:
            words = _(
                "%(name)s is no longer on the map. The line stays as it is, on paper and phone too;"
                " a link they were given opens nothing meanwhile."
            ) % {"name": line.name}
            yield Gap("off_map", words, _say("change-plan-step", case_id, line.id), _("Look at it"))


def _without_number(sheet: Sheet, case_id: UUID) -> Iterator[Gap]:
    for line in sheet.lines:
        if line.number in {HELP, PROFESSIONALS} and not line.tel and not line.unused:
            words = _("There is no number for %(name)s.") % {"name": line.name or line.words}
            link = _("Write it down")
            yield Gap("number", words, _say("change-plan-step", case_id, line.id), link)


def _not_agreed(sheet: Sheet, case_id: UUID) -> Iterator[Gap]:
    asked = {one.person for one in sheet.helpers}
    for line in _each_once(sheet.people(HELP)):
        if line.person not in asked and not line.off_map:
            words = _("%(name)s has not been asked yet.") % {"name": line.name}
            yield Gap("unasked", words, _say("ask-helper", case_id, line.id), _("Prepare to ask"))
    for helper in sheet.helpers:
        words = "" if helper.unused else standing_gap(helper)
        if words:
            href = reverse("crisis:helper", args=[case_id, helper.id])
            yield Gap(str(helper.standing), words, href, _("Look at it"))


def _each_once(lines: list[SheetLine]) -> list[SheetLine]:
    return list({line.person: line for line in reversed(lines)}.values())[::-1]


_STANDING = {
    Standing.ASKED: gettext_lazy("%(name)s has not answered yet."),
    Standing.ENDING: gettext_lazy("%(name)s said yes until %(day)s. Ask again, if you like."),
    Standing.OVER: gettext_lazy("What %(name)s agreed to ended on %(day)s."),
    Standing.NOT_NOW: gettext_lazy("%(name)s said: not now."),
    Standing.PAUSED: gettext_lazy("%(name)s is pausing. The rest of the plan holds."),
    Standing.STEPPED_BACK: gettext_lazy("%(name)s has stepped back. The rest of the plan holds."),
}


def standing_gap(helper: HelperCopy) -> str:
    """Why one cannot simply count on a helper today; nothing while their yes holds."""
    if helper.standing not in _STANDING:
        return ""
    day = date_format(helper.yes_until, "j F Y") if helper.yes_until else ""
    return str(_STANDING[helper.standing]) % {"name": helper.name, "day": day}


def _old(sheet: Sheet, case_id: UUID, now: datetime) -> Iterator[Gap]:
    if is_old(sheet, now):
        day = date_format(sheet.looked_at, "j F Y")
        words = _("Nobody has said since %(day)s that this plan still fits.") % {"day": day}
        yield Gap("old", words, _say("look-at-plan", case_id, sheet.id), _("Look at it now"))
