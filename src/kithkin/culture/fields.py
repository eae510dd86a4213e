"""What may be said of origins, conditions, their marks and answers."""

from typing import Annotated

from django.utils.translation import gettext as _
from pydantic import AfterValidator

from kithkin.culture.guide import keys
from kithkin.culture.models import ConditionKind, Way
from kithkin.network.fields import Fields, Line, Rating, Text, When


def _known_question(key: str) -> str:
    if key not in keys():
        raise ValueError(_("Please choose one of the questions."))
    return key


Question = Annotated[Line, AfterValidator(_known_question)]


class BelongingFields(Fields):
    aspect: Line = ""
    words: Text = ""
    proud: Text = ""
    hard: Text = ""


class ConditionFields(Fields):
    kind: ConditionKind = ConditionKind.OTHER
    words: Text = ""
    since: When = ""
    until: When = ""
    weight: Rating = None


class BearingFields(Fields):
    way: Way = Way.OTHER
    words: Text = ""


class AnswerWords(Fields):
    text: Text = ""


class AnswerFields(AnswerWords):
    question: Question = ""


class WorldEventFields(Fields):
    what: Line = ""
    date: When = ""
    place: Line = ""
    note: Text = ""
