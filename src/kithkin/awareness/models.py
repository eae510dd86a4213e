"""Check-ins: single moments with the people of a map, and how their author wishes them used."""

from django.db import models

from kithkin.base.sealing import Sealed
from kithkin.network.models import PartRow, Person


class OpenedBy(models.TextChoices):
    """Why somebody opened a check-in. The two are never pooled without saying so."""

    SELF = "self"
    PROMPTED = "prompted"


class Channel(models.TextChoices):
    UNSAID = ""
    TOGETHER = "together"
    CALL = "call"
    WRITTEN = "written"


class WhenShown(models.TextChoices):
    TOGETHER = "together"
    NOW = "now"


class Moment(PartRow):
    """One check-in. `person` is whom it was with first of all; `others` are ids of the rest.

    Levels run from -3 to 3, needs from 0 to 6; None is "not said".
    """

    long_texts = frozenset({"note"})

    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    others = Sealed[list[str]]([])
    happened = Sealed("")  # when it was, as an ISO date and time with its zone
    opened_by = Sealed[str](OpenedBy.SELF)
    asked_at = Sealed("")  # the planned asking that it answers
    channel = Sealed[str](Channel.UNSAID)
    alone = Sealed(default=False)
    on_my_mind = Sealed(default=False)  # thought of, not met
    my_warmth = Sealed[int | None](None)
    my_lead = Sealed[int | None](None)
    their_warmth = Sealed[int | None](None)
    their_lead = Sealed[int | None](None)
    need_free = Sealed[int | None](None)
    need_capable = Sealed[int | None](None)
    need_close = Sealed[int | None](None)
    feeling_pleasant = Sealed[int | None](None)
    feeling_calm = Sealed[int | None](None)
    good = Sealed(default=False)
    note = Sealed("")


class Asking(PartRow):
    """A client's own wish to be asked. Never rewritten but for its end: past askings stay planned."""

    times = Sealed[list[str]]([])  # "18:00"
    days = Sealed[list[int]]([])  # 0 is Monday
    since = Sealed("")  # ISO date and time
    until = Sealed("")  # the last day, as an ISO date
    ended = Sealed("")  # ISO date and time, if it was stopped or replaced before


class Rest(PartRow):
    """Nothing is estimated about this person for a while. Why is not kept."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    of_itself = Sealed(default=False)  # it came with something said elsewhere, and goes with it


class Showing(PartRow):
    """When a client sees how they tend to feel around people."""

    when = Sealed[str](WhenShown.TOGETHER)
    seen_together = Sealed("")  # when it was first looked at together, as an ISO date and time
