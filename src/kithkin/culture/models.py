"""Where people come from, what they live under, and which relationships that strains or holds."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kithkin.base.sealing import Sealed
from kithkin.network.models import PartRow, Person, Tie


class ConditionKind(models.TextChoices):
    MONEY = "money", _("money")
    HOUSING = "housing", _("housing")
    WORK = "work", _("work or school")
    LAW = "law", _("law and papers")
    CARING = "caring", _("caring for others")
    DISCRIMINATION = "discrimination", _("being treated worse")
    ACCESS = "access", _("getting to what is needed")
    OTHER = "other", _("something else")


class Way(models.TextChoices):
    """What a condition does to a person or a relationship."""

    STRAINS = "strains", _("strains")
    HOLDS = "holds", _("holds")
    BOTH = "both", _("strains and holds")
    OTHER = "other", _("matters in another way")


class Belonging(PartRow):
    """One thing somebody is or comes from, as they say it. No list of kinds stands behind it.

    Without a person it is of whoever's part it lies on; on the joint part of several, of all.
    """

    long_texts = frozenset({"words", "proud", "hard"})

    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    aspect = Sealed("")
    words = Sealed("")
    proud = Sealed("")
    hard = Sealed("")


class Condition(PartRow):
    """Something people live under: money, rooms, papers, a load of care."""

    long_texts = frozenset({"words"})

    kind = Sealed[str](ConditionKind.OTHER)
    words = Sealed("")
    since = Sealed("")
    until = Sealed("")
    weight = Sealed[int | None](None)


class Bearing(PartRow):
    """What a condition does to one person or one relationship."""

    long_texts = frozenset({"words"})

    condition = models.ForeignKey(Condition, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, null=True, related_name="+")

    way = Sealed[str](Way.OTHER)
    words = Sealed("")


class Answer(PartRow):
    """An answer to one question of the guide, and the people it lands on."""

    long_texts = frozenset({"text"})

    question = Sealed("")
    text = Sealed("")
    persons = Sealed[list[str]]([])
