"""Tries in life, booked with somebody of the map, and notes of practising beforehand."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kithkin.base.sealing import Sealed
from kithkin.network.models import PartRow, Person


class State(models.TextChoices):
    BOOKED = "booked", _("open")
    TRIED = "tried", _("tried")
    LET_GO = "let_go", _("let go")


class Next(models.TextChoices):
    UNSAID = "", _("not said")
    AGAIN = "again", _("once more")
    SMALLER = "smaller", _("something smaller")
    LET_STAND = "let_stand", _("let it stand")


class Attempt(PartRow):
    """ "A try" on screen: one thing, with one person. In a couple it lies in a member's own part."""

    long_texts = frozenset({"what", "did", "learned", "good"})

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    exercise = Sealed("")  # a key of exercises.yaml, or none of them
    what = Sealed("")
    by_when = Sealed("")  # a day, as an ISO date; nothing ever comes of it that it has passed
    state = Sealed[str](State.BOOKED)
    settled_at = Sealed("")  # when it was said that it was tried or let go, as an ISO instant
    tried_on = Sealed("")
    went = Sealed[int | None](None)  # 0 to 4, or not said
    did = Sealed("")
    learned = Sealed("")
    good = Sealed("")
    next = Sealed[str](Next.UNSAID)


class Rehearsal(PartRow):
    """That an exercise was practised, in a session or alone."""

    long_texts = frozenset({"words"})

    exercise = Sealed("")
    practised_on = Sealed("")
    minutes = Sealed[int | None](None)
    words = Sealed("")
