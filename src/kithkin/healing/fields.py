"""What may be said of a break, a mending, and a state that is cared for."""

from kithkin.healing.models import (
    Answered,
    CareKind,
    LetterKind,
    Manner,
    OffSince,
    Ready,
    SafeToDo,
    Stands,
)
from kithkin.network.fields import Day, Fields, Line, Rating, Text, When


class OffFields(Fields):
    since: OffSince = OffSince.UNSAID
    happened: Text = ""
    needed: Text = ""


class BreakFields(Fields):
    noticed: When = ""
    since: OffSince = OffSince.UNSAID
    manner: Manner = Manner.UNSAID
    own_words: Text = ""
    matters: Rating = None
    happened: Text = ""
    needed: Text = ""


class StandFields(Fields):
    stands: Stands = Stands.OPEN
    settled: When = ""
    settled_words: Text = ""


class MendingFields(Fields):
    aim: Text = ""
    ready: Ready = Ready.UNSAID
    ready_why: Text = ""
    safe_to_do: SafeToDo = SafeToDo.UNSAID
    safe_words: Text = ""
    first_step: Text = ""
    rehearsed: bool = False


class LetterFields(Fields):
    words: Text = ""
    kind: LetterKind = LetterKind.NEVER_SENT


class MendingTryFields(Fields):
    tried: When = ""
    did: Text = ""
    went: Rating = None
    answered: Answered = Answered.UNSAID
    answer: Text = ""
    good: Text = ""


class CareFields(Fields):
    state: CareKind = CareKind.OPEN
    since: When = ""
    words: Text = ""
    instead: Text = ""
    missed: Text = ""
    better: Text = ""
    helps: Line = ""
    look_again: Day = ""
