"""What may be said of stories and words."""

from typing import Annotated

from django.utils.translation import gettext as _
from pydantic import AfterValidator

from kithkin.network.fields import Fields, Line, Rating, Text, WhenPast
from kithkin.patterns.models import Ending, Sense


def _some_word(text: str) -> str:
    if not text:
        raise ValueError(_("Please write the word."))
    return text


SomeWord = Annotated[Line, AfterValidator(_some_word)]


class StoryFields(Fields):
    happened: WhenPast = ""
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
