"""What may be said of a plan, a step and an asking: the types all doors read alike."""

from typing import Annotated, Literal
from uuid import UUID

from django.utils.translation import gettext as _
from pydantic import AfterValidator, Field, StringConstraints

from kithkin.crisis.dialling import is_dialable
from kithkin.crisis.policy import LONGEST_WORDS
from kithkin.network.fields import Fields, Line, Text


def _short(text: str) -> str:
    if len(text) > LONGEST_WORDS:
        raise ValueError(_("A plan is read in a hurry. Please say it in fewer words."))
    return text


def _rings(text: str) -> str:
    if text and not is_dialable(text):
        raise ValueError(_("A telephone cannot ring this. Digits, spaces and a plus are enough."))
    return text


def _somebody(text: str) -> str:
    try:
        return str(UUID(text)) if text else ""
    except ValueError:
        raise ValueError(_("Please choose one of the list.")) from None


Short = Annotated[
    Text, StringConstraints(strip_whitespace=True, max_length=10_000), AfterValidator(_short)
]
Phone = Annotated[Line, AfterValidator(_rings)]
Somebody = Annotated[Line, AfterValidator(_somebody)]
Says = Literal["yes", "not_now", "paused", "stepped_back"]
Lasts = Literal["30", "91", "182"]


class PlanFields(Fields):
    words: Short = ""


class StepFields(Fields):
    number: int = Field(default=0, ge=0, le=6)
    person: Somebody = ""
    called: Line = ""
    words: Short = ""
    phone: Phone = ""
    note: Short = ""


class AskingFields(Fields):
    called: Line = ""
    asked: Text = ""
    helps: Text = ""
    harms: Text = ""
