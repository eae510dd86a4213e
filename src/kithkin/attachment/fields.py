"""What may be said of a relationship in eight questions, and of whom somebody turns to."""

from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import BeforeValidator, Field

from kithkin.attachment.questions import HIGH, LOW
from kithkin.network.fields import UNSAID, Fields, Text, WhenPast

NOBODY = "nobody"


def _nobody_or_some(named: object) -> object:
    """ "Nobody" is an answer; together with somebody it is a slip of the finger."""
    if not isinstance(named, list) or NOBODY not in named:
        return named
    if len(named) > 1:
        raise ValueError(_("Here “nobody” is ticked, and somebody too. Please take one away."))
    return []


Answer = Annotated[Annotated[int, Field(ge=LOW, le=HIGH)] | None, UNSAID]
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
    filled: WhenPast = ""
