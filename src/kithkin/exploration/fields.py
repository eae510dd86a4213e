"""What may be said of a session, a note, an ending: the types all doors read alike."""

import re
from typing import Annotated

from django.utils.translation import gettext as _
from pydantic import AfterValidator, Field

from kithkin.exploration.models import Where
from kithkin.network.fields import UNSAID, Day, Fields, Line, Text

_A_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?::\d\d)?")
LONGEST_SESSION, MOST_SESSIONS = 480, 2000


def _time_of_day(text: str) -> str:
    if not text:
        return ""
    found = _A_TIME.fullmatch(text)
    if found is None:
        raise ValueError(_("Please give a time, such as 14:00."))
    return f"{int(found[1]):02}:{found[2]}"


TimeOfDay = Annotated[Line, AfterValidator(_time_of_day)]
Minutes = Annotated[Annotated[int, Field(ge=1, le=LONGEST_SESSION)] | None, UNSAID]
WhichSession = Annotated[Annotated[int, Field(ge=1, le=MOST_SESSIONS)] | None, UNSAID]


class SessionFields(Fields):
    day: Day = ""
    time: TimeOfDay = ""
    minutes: Minutes = None
    where: Where = Where.ROOM
    closing: Text = ""


class NoteFields(Fields):
    moved: Text = ""
    did: Text = ""
    agreed: Text = ""
    in_mind: Text = ""
    unfinished: bool = False


class EndingFields(Fields):
    day: Day = ""
    number: WhichSession = None
    said_with: Line = ""
    words: Text = ""


class AgendaFields(Fields):
    words: Text = ""
