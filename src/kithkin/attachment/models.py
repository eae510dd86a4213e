"""Eight questions about one relationship, filled from time to time; and whom somebody turns to."""

from django.db import models

from kithkin.base.sealing import Sealed
from kithkin.network.models import PartRow, Person

Answer = int | None


class Sitting(PartRow):
    """One filling of the eight questions, about one person of the map.

    The answers bear the keys of questions.yaml; a test holds the two together.
    """

    long_texts = frozenset({"more"})

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    late_answer = Sealed[Answer](None)
    room_between = Sealed[Answer](None)
    quarrel_holds = Sealed[Answer](None)
    bad_day_shown = Sealed[Answer](None)
    looking_for_signs = Sealed[Answer](None)
    carried_alone = Sealed[Answer](None)
    apart_at_rest = Sealed[Answer](None)
    lean_lightly = Sealed[Answer](None)
    more = Sealed("")
    filled = Sealed("")


class TurnedTo(PartRow):
    """One asking whom somebody turns to. None: left open. An empty list: nobody."""

    seek_out = Sealed[list[str] | None](None)
    calms = Sealed[list[str] | None](None)
    go_out_from = Sealed[list[str] | None](None)
    asked = Sealed("")
