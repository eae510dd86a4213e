"""The copy of a plan that may lie on a device: plain values, worded here, that any page can show."""

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kithkin.base import clock
from kithkin.crisis.sheet import Sheet, SheetLine

KIND = "kithkin-plan-1"  # what a device checks before it keeps an answer


def as_of(sheet: Sheet) -> str:
    """Of which day a copy is, and which version: said on paper and on the device alike."""
    told = {"day": date_format(localtime(clock.now()), "j F Y")}
    if sheet.version is None:
        return _("As it was on %(day)s.") % told
    told["number"] = str(sheet.version.number)
    if sheet.changed:
        return _("As it was on %(day)s, changed since version %(number)s.") % told
    return _("Version %(number)s, as it was on %(day)s.") % told


def device_copy(sheet: Sheet, case_id: UUID) -> dict[str, Any]:
    """Without those who are not used here, and without anything a plan needs not: no ids of people."""
    shown = sheet.as_shown()
    return {
        "kind": KIND,
        "address": reverse("crisis:copy", args=[case_id, sheet.id]),
        "as_of": as_of(sheet),
        "words": shown.words,
        "steps": [
            {
                "number": step.number,
                "title": str(step.about.title),
                "lines": [_plain(line) for line in step.lines],
            }
            for step in shown.steps
            if step.lines
        ],
    }


def _plain(line: SheetLine) -> dict[str, str]:
    return {
        "name": line.name, "words": line.words, "phone": line.phone, "tel": line.tel,
        "note": line.note,
    }  # fmt: skip
