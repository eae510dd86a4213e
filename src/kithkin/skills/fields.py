"""What may be said of a try and of practising."""

from typing import Annotated

from django.utils.translation import gettext as _
from pydantic import AfterValidator, Field

from kithkin.network.fields import UNSAID, Day, Fields, Line, Rating, Text
from kithkin.skills.exercises import all_exercises
from kithkin.skills.models import Next

MOST_MINUTES = 600


def _one_of_them(key: str) -> str:
    if key and key not in all_exercises():
        raise ValueError(_("Please choose one of the exercises, or none."))
    return key


ExerciseKey = Annotated[Line, AfterValidator(_one_of_them)]
Minutes = Annotated[Annotated[int, Field(ge=1, le=MOST_MINUTES)] | None, UNSAID]


class TryFields(Fields):
    exercise: ExerciseKey = ""
    what: Text = ""
    by_when: Day = ""


class OutcomeFields(Fields):
    tried_on: Day = ""
    went: Rating = None
    did: Text = ""
    learned: Text = ""
    good: Text = ""
    next: Next = Next.UNSAID


class RehearsalFields(Fields):
    exercise: ExerciseKey = ""
    practised_on: Day = ""
    minutes: Minutes = None
    words: Text = ""
