"""What may be said of stories and words."""

from datetime import timedelta
from typing import Annotated

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from pydantic import AfterValidator, BeforeValidator

from kithkin.base import clock
from kithkin.base.edtf import parse
from kithkin.network.fields import Fields, Line, Rating, Text, When
from kithkin.patterns.models import Ending, Sense


def _near_days(said: object) -> object:
    """What happened lately is called by these two words; everything else is read as a date."""
    today = localtime(clock.now()).date()
    near = {_("today"): today, _("yesterday"): today - timedelta(days=1)}
    day = near.get(" ".join(said.lower().split())) if isinstance(said, str) else None
    return said if day is None else day.isoformat()


def _happened(text: str) -> str:
    """A day of slack: it may be tomorrow already where the teller is."""
    earliest = parse(text).earliest
    if earliest is not None and earliest > clock.today().toordinal() + 1:
        raise ValueError(_("That day is still to come. When did it happen, or about when?"))
    return text


def _some_word(text: str) -> str:
    if not text:
        raise ValueError(_("Please write the word."))
    return text


Happened = Annotated[When, BeforeValidator(_near_days), AfterValidator(_happened)]
SomeWord = Annotated[Line, AfterValidator(_some_word)]


class StoryFields(Fields):
    happened: Happened = ""
    wanted: Text = ""
    they_did: Text = ""
    i_did: Text = ""
    strength: Rating = None
    ending: Ending = Ending.UNSAID
    ended: Text = ""


class NewWords(Fields):
    """One new word for each box, as a page about a story asks for them."""

    wanted: Line = ""
    they: Line = ""
    i: Line = ""


class WordFields(Fields):
    """What may be said of a word later. Its box stays: what they do answers no wish of mine."""

    text: SomeWord = ""
    sense: Sense = Sense.UNSAID
