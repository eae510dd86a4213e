"""Stories about people of the map, and the words that somebody puts to them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kithkin.base.sealing import Sealed
from kithkin.network.models import PartRow


class Box(models.TextChoices):
    """The three boxes of a story; a word belongs to one of them."""

    WANTED = "wanted", _("I wanted")
    THEY = "they", _("They")
    ME = "i", _("I")


class Ending(models.TextChoices):
    WELL = "well", _("well")
    MIXED = "mixed", _("partly well")
    BADLY = "badly", _("not well")
    OPEN = "open", _("it is still open")
    UNSAID = "", _("not said")


class Sense(models.TextChoices):
    DRAWS_NEAR = "draws_near", _("it brings people nearer")
    PULLS_AWAY = "pulls_away", _("it takes people further apart")
    UNSAID = "", _("neither, or not said")


class Episode(PartRow):
    """One thing that happened with somebody ("a story" on screen)."""

    long_texts = frozenset({"wanted", "they_did", "i_did", "ended"})

    persons = Sealed[list[str]]([])
    happened = Sealed("")
    wanted = Sealed("")
    they_did = Sealed("")
    i_did = Sealed("")
    strength = Sealed[int | None](None)
    ending = Sealed[str](Ending.UNSAID)
    ended = Sealed("")


class Word(PartRow):
    """One word of the short list this work keeps for its stories."""

    box = Sealed[str](Box.THEY)
    text = Sealed("")
    sense = Sealed[str](Sense.UNSAID)


class Marking(PartRow):
    """A word put to a story. It lives where the story lives, so that all who see one see both.

    Nothing holds two markings of one word apart in the database: an undo may bring the first back
    beside a second, and every count reads them as one.
    """

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="+")
    word = models.ForeignKey(Word, on_delete=models.PROTECT, related_name="+")
