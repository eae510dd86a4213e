"""What may be said of a relationship in eight questions, and of whom somebody turns to."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from pydantic import AfterValidator, BeforeValidator, Field

from kithkin.attachment.questions import HIGH, LOW
from kithkin.base import clock
from kithkin.base.edtf import parse
from kithkin.network.fields import Fields, Text, When

NOBODY = "nobody"


def _near_days(said: object) -> object:
    today = localtime(clock.now()).date()
    near = {_("today"): today, _("yesterday"): today - timedelta(days=1)}
    day = near.get(" ".join(said.lower().split())) if isinstance(said, str) else None
    return said if day is None else day.isoformat()


def _not_to_come(text: str) -> str:
    """A day of slack: it may be tomorrow already where somebody is."""
    earliest = parse(text).earliest
    if earliest is not None and earliest > clock.today().toordinal() + 1:
        raise ValueError(_("That day is still to come. On which day was it, or about when?"))
    return text


def _left_open(value: object) -> object:
    return None if value == "" else value


def _nobody_or_some(named: object) -> object:
    """ "Nobody" is an answer; together with somebody it is a slip of the finger."""
    if not isinstance(named, list) or NOBODY not in named:
        return named
    if len(named) > 1:
        raise ValueError(_("Here “nobody” is ticked, and somebody too. Please take one away."))
    return []


Answer = Annotated[Annotated[int, Field(ge=LOW, le=HIGH)] | None, BeforeValidator(_left_open)]
PastDay = Annotated[When, BeforeValidator(_near_days), AfterValidator(_not_to_come)]
Turned = Annotated[
    Annotated[list[UUID], Field(max_length=200)] | None, BeforeValidator(_nobody_or_some)
]


class SittingFields(Fields):
    late_answer: Answer = None
    room_between: Answer = None
    quarrel_holds: Answer = None
    bad_day_shown: Answer = None
    looking_for_signs: Answer = None
    carried_alone: Answer = None
    apart_at_rest: Answer = None
    lean_lightly: Answer = None
    more: Text = ""
    filled: PastDay = ""
