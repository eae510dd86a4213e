"""What may be said of a check-in, and of being asked for one."""

import re
from datetime import datetime
from typing import Annotated

from django.utils.timezone import get_current_timezone, is_naive
from django.utils.translation import gettext as _
from pydantic import AfterValidator, Field, StringConstraints

from kithkin.awareness.models import Channel
from kithkin.network.fields import UNSAID, Fields, Text

LEVELS = range(-3, 4)
NEEDS = range(7)
MOST_TIMES = 6
_HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def moment_of(text: str) -> str:
    """A day and an hour as a browser or a program writes them; without a zone, the clinic's."""
    if not text.strip():
        return ""
    try:
        told = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(_("Please give a day and an hour, or leave this empty.")) from None
    zoned = told.replace(tzinfo=get_current_timezone()) if is_naive(told) else told
    return zoned.isoformat(timespec="seconds")


def _hour_of(text: str) -> str:
    if not _HOUR.fullmatch(text):
        raise ValueError(_("Please give an hour such as 18:00."))
    return text


Level = Annotated[Annotated[int, Field(ge=-3, le=3)] | None, UNSAID]
Need = Annotated[Annotated[int, Field(ge=0, le=6)] | None, UNSAID]
Moment = Annotated[str, StringConstraints(max_length=40), AfterValidator(moment_of)]
Hour = Annotated[str, AfterValidator(_hour_of)]
Hours = Annotated[list[Hour], Field(max_length=MOST_TIMES)]
Days = Annotated[list[Annotated[int, Field(ge=0, le=6)]], Field(max_length=7)]


class MomentFields(Fields):
    happened: Moment = ""
    channel: Channel = Channel.UNSAID
    alone: bool = False
    on_my_mind: bool = False
    my_warmth: Level = None
    my_lead: Level = None
    their_warmth: Level = None
    their_lead: Level = None
    need_free: Need = None
    need_capable: Need = None
    need_close: Need = None
    feeling_pleasant: Level = None
    feeling_calm: Level = None
    good: bool = False
    note: Text = ""
