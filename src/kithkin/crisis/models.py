"""The plan for a bad night, whom it asks for help, and the clinic's own lines."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kithkin.accounts.models import Clinic
from kithkin.base.sealing import Sealed
from kithkin.network.models import PartRow
from kithkin.record.models import RecordedRow


class Plan(PartRow):
    """One person's plan. Its scope says whose: in couples and families a member's own, never joint."""

    long_texts = frozenset({"words"})

    words = Sealed("")  # what the person wants to remember first


class PlanStep(PartRow):
    """One line of one of the six steps: words of one's own, somebody of the map, a number."""

    long_texts = frozenset({"words", "note"})

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")

    number = Sealed(0)  # 1 to 6
    person = Sealed("")  # somebody of the map, by id
    called = Sealed("")  # what the plan calls them, whatever happens to them on the map
    words = Sealed("")
    phone = Sealed("")
    note = Sealed("")


class PlanVersion(PartRow):
    """The plan as it stood when somebody said: this holds. Never changed again."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")

    number = Sealed(0)
    why = Sealed("")
    opening = Sealed("")  # the plan's first words
    lines = Sealed[list[dict[str, str]]]([])  # as `queries.lines_of` makes them; people by id


class PlanReview(PartRow):
    """Somebody looked at the plan and it was still right, or what was said of it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")

    together = Sealed(default=False)
    words = Sealed("")


class HelperState(models.TextChoices):
    ASKED = "asked", _("asked")
    YES = "yes", _("said yes")
    NOT_NOW = "not_now", _("not now")
    PAUSED = "paused", _("pausing")
    STEPPED_BACK = "stepped_back", _("stepped back")


class HelperRole(PartRow):
    """What somebody of the plan was asked, and what they said: theirs to change at any time."""

    long_texts = frozenset({"asked", "helps", "harms", "limits"})

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=HelperState, default=HelperState.ASKED)
    said_at_last = models.DateTimeField(null=True)  # when they last answered
    said_themselves = models.BooleanField(default=False)  # or the client wrote down what they said
    yes_until = models.DateField(null=True)
    link_hash = models.CharField(max_length=64, blank=True, db_index=True)
    link_until = models.DateTimeField(null=True)

    step = Sealed(0)
    person = Sealed("")
    called = Sealed("")  # the name of who asks, as the helper is to read it
    asked = Sealed("")
    helps = Sealed("")
    harms = Sealed("")
    limits = Sealed("")  # the helper's own words


class LineKind(models.TextChoices):
    EMERGENCY = "emergency", _("the emergency number")
    OWN = "own", _("a line of the clinic")
    OTHER = "other", _("another line")


class ClinicLine(RecordedRow):
    """A number everybody may ring. Plain on purpose: it must open even where no key does."""

    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=LineKind)
    name = models.CharField(max_length=80)
    phone = models.CharField(max_length=40)
    hours = models.CharField(max_length=120, blank=True)
    checked_on = models.DateField(null=True)  # when somebody last rang it or looked it up
