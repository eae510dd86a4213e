"""Sessions, what is to be spoken of in them, the therapist's notes, and a planned ending."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kithkin.base.sealing import Sealed
from kithkin.network.models import PartRow


class SessionStatus(models.TextChoices):
    PLANNED = "planned", _("planned")
    HELD = "held", _("took place")
    NOT_HELD = "not_held", _("did not take place")


class Where(models.TextChoices):
    ROOM = "room", _("in the room")
    VIDEO = "video", _("by video")
    PHONE = "phone", _("by phone")


class Session(PartRow):
    """One meeting: of all who belong to its part. `day` and `time` are those of the clinic's wall.

    It has no number of its own: which of a part it is follows from its date.
    """

    long_texts = frozenset({"closing"})

    status = models.CharField(max_length=8, choices=SessionStatus, default=SessionStatus.PLANNED)

    day = Sealed("")
    time = Sealed("")
    minutes = Sealed[int | None](None)
    where = Sealed[str](Where.ROOM)
    there = Sealed[list[str]]([])  # the members who came, by id
    closing = Sealed("")  # a word at the end that everybody of this part may read


class AgendaItem(PartRow):
    """Something to speak of next time, in the words of whoever put it there."""

    long_texts = frozenset({"words"})

    spoken_of = models.BooleanField(default=False)

    words = Sealed("")
    spoken_of_in = Sealed("")  # the session, by id


class SessionNote(PartRow):
    """The therapist's own four boxes about one session; always in the practice's part."""

    long_texts = frozenset({"moved", "did", "agreed", "in_mind"})

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="+")
    # A column of its own: a therapist's home asks of all their work at once what is still to write.
    unfinished = models.BooleanField(default=False)

    moved = Sealed("")
    did = Sealed("")
    agreed = Sealed("")
    in_mind = Sealed("")


class Ending(PartRow):
    """When the work is meant to end, as it was said with those whose work it is."""

    long_texts = frozenset({"words"})

    day = Sealed("")
    number = Sealed[int | None](None)  # which session is meant to be the last
    said_with = Sealed("")
    words = Sealed("")
