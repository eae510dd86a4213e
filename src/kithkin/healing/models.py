"""Breaks and mendings on relationships, the therapy's own included, and states that are cared for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kithkin.base.sealing import Sealed
from kithkin.network.models import PartRow, Person


class Between(models.TextChoices):
    """Between whom, where it is not simply a person of the map."""

    PERSON = "", _("a person of the map")
    THERAPY = "therapy", _("with my therapist")
    US = "us", _("between us")


class Manner(models.TextChoices):
    UNSAID = "", _("not said")
    PULLED_BACK = "pulled_back", _("I pulled back")
    CLASHED = "clashed", _("we clashed")
    BOTH = "both", _("both")
    OTHER = "other", _("something else")


class OffSince(models.TextChoices):
    UNSAID = "", _("cannot say")
    LAST_TIME = "last_time", _("last time")
    FOR_A_WHILE = "for_a_while", _("for a while")


class Stands(models.TextChoices):
    OPEN = "open", _("still open")
    MENDED = "mended", _("mended")
    LET_BE = "let_be", _("left as it is, for now")


class Ready(models.TextChoices):
    UNSAID = "", _("not said")
    YES = "yes", _("yes")
    NOT_YET = "not_yet", _("not yet")
    NOT_SURE = "not_sure", _("not sure")


class SafeToDo(models.TextChoices):
    UNSAID = "", _("not said")
    YES = "yes", _("yes")
    NO = "no", _("no")
    NOT_SURE = "not_sure", _("not sure")


class LetterKind(models.TextChoices):
    NEVER_SENT = "never_sent", _("never to be sent")
    PERHAPS_SENT = "perhaps_sent", _("I may send it myself")


class Answered(models.TextChoices):
    UNSAID = "", _("not said")
    WARMLY = "warmly", _("they answered warmly")
    YES = "yes", _("they answered")
    NOT_YET = "not_yet", _("no answer yet")
    HARD = "hard", _("they answered in a way that hurt")


class Holds(models.TextChoices):
    HOLDS = "holds", _("it holds")
    A_BIT = "a_bit", _("a bit")
    NOT = "not", _("not")
    NOT_NOW = "not_now", _("I would rather not look now")


class CareKind(models.TextChoices):
    OPEN = "open", _("nothing is decided")
    NO_CONTACT = "no_contact", _("no contact")
    GRIEVING = "grieving", _("I am grieving")
    NOT_TO_MEND = "not_to_mend", _("I choose not to mend this")
    ENDED = "ended", _("this relationship has ended")


class Went(models.TextChoices):
    FINE = "fine", _("It was fine")
    OFF = "off", _("Something was off")
    NOT_TODAY = "not_today", _("Not today")


class CheckState(models.TextChoices):
    OPEN = "open"
    ANSWERED = "answered"
    NOT_TODAY = "not_today"


class Rupture(PartRow):
    """ "A break" on screen: with a person, with the therapist (no person), or between the members."""

    long_texts = frozenset({"happened", "needed", "own_words", "settled_words"})

    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    between = Sealed[str](Between.PERSON)
    noticed = Sealed("")
    since = Sealed[str](OffSince.UNSAID)
    manner = Sealed[str](Manner.UNSAID)
    own_words = Sealed("")
    matters = Sealed[int | None](None)
    happened = Sealed("")
    needed = Sealed("")
    spoken_of = Sealed("")  # the day it was spoken of, as an ISO date
    stands = Sealed[str](Stands.OPEN)
    settled = Sealed("")  # since when it stands so
    settled_words = Sealed("")


class Repair(PartRow):
    """ "A mending" on screen. Each of its steps may stay empty."""

    long_texts = frozenset({"aim", "ready_why", "safe_words", "first_step", "settled_words"})

    rupture = models.ForeignKey(Rupture, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    between = Sealed[str](Between.PERSON)
    aim = Sealed("")
    ready = Sealed[str](Ready.UNSAID)
    ready_why = Sealed("")
    safe_to_do = Sealed[str](SafeToDo.UNSAID)
    safe_words = Sealed("")
    first_step = Sealed("")
    rehearsed = Sealed(default=False)
    stands = Sealed[str](Stands.OPEN)
    settled = Sealed("")
    settled_words = Sealed("")


class Letter(PartRow):
    """Always in its writer's own part, also where the mending it belongs to is joint."""

    long_texts = frozenset({"words"})

    repair = models.ForeignKey(Repair, on_delete=models.PROTECT, related_name="+")

    words = Sealed("")
    kind = Sealed[str](LetterKind.NEVER_SENT)


class RepairAttempt(PartRow):
    long_texts = frozenset({"did", "answer", "good"})

    repair = models.ForeignKey(Repair, on_delete=models.PROTECT, related_name="+")

    tried = Sealed("")  # when
    did = Sealed("")
    went = Sealed[int | None](None)
    answered = Sealed[str](Answered.UNSAID)
    answer = Sealed("")
    good = Sealed("")


class Recheck(PartRow):
    """One looking again, at a break or at a mending. What is due is computed, never stored."""

    long_texts = frozenset({"words"})

    rupture = models.ForeignKey(Rupture, on_delete=models.PROTECT, null=True, related_name="+")
    repair = models.ForeignKey(Repair, on_delete=models.PROTECT, null=True, related_name="+")

    since = Sealed("")  # the day it was counted from, as an ISO date
    weeks = Sealed(0)  # 1, 4, or 0 in between
    holds = Sealed[str](Holds.NOT_NOW)
    words = Sealed("")


class CareState(PartRow):
    """How somebody stands to a person whom mending is not, or no longer, the question with."""

    long_texts = frozenset({"words", "instead", "missed", "better"})

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    state = Sealed[str](CareKind.OPEN)
    since = Sealed("")
    words = Sealed("")
    instead = Sealed("")
    missed = Sealed("")
    better = Sealed("")
    helps = Sealed("")
    look_again = Sealed("")  # a day of one's own choice, as an ISO date


class SessionCheck(PartRow):
    """A member is asked once, quietly, how a session was."""

    session = models.UUIDField(null=True)  # of another part, so no foreign key

    state = Sealed[str](CheckState.OPEN)
    went = Sealed("")
