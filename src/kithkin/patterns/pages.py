"""The pages of the stories that ask, and where each leads."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kithkin.network.models import MapRow
from kithkin.network.pages import AskingPage, Sent
from kithkin.network.questions import just
from kithkin.patterns import asks
from kithkin.patterns.models import Episode, Word

_STORIES, _WORDS = _("Stories"), _("Words")


def _story_or_list(case_id: UUID, subject: MapRow | None, made: str) -> str:
    """The story that was just told, or that the page was about; else the list of them."""
    story = subject.id if subject is not None else made
    return reverse("patterns:story", args=[case_id, story]) if story else _list(case_id)


def _list(case_id: UUID, _subject: MapRow | None = None, _made: str = "") -> str:
    return reverse("patterns:stories", args=[case_id])


def _words(case_id: UUID, _subject: MapRow | None, _made: str) -> str:
    return reverse("patterns:words", args=[case_id])


def _people_said(sent: Sent) -> Sent:
    persons, without = asks.ticks(sent, sent.pop("persons", []))
    return {**sent, "persons": persons, "without": without}


def _words_said(sent: Sent) -> Sent:
    at = sent.pop("at", {})
    ticked = [one for box in at.values() for one in box] if isinstance(at, dict) else []
    words, without = asks.ticks(sent, ticked)
    return {**sent, "words": words, "without": without}


PAGES: dict[str, AskingPage] = {
    "tell-story": AskingPage(
        "tell_story", _("A story"), _("Keep this story"), asks.story,
        lead=_("One time, with somebody. Leave out whatever you like."),
        least=_("Say whom it was with, or write a few words in one of the boxes."),
        crumb=_STORIES, lands=_story_or_list,
    ),
    "change-story": AskingPage(
        "change_story", _("This story"), _("Keep"), asks.story_again, Episode, "episode_id",
        changes=True, remove="remove-story", crumb=_("The story"), lands=_story_or_list,
    ),
    "people-of-story": AskingPage(
        "name_people_of_story", _("Whom it was with"), _("Keep"), asks.people_of_story, Episode,
        "episode_id", gather=_people_said, crumb=_("The story"), lands=_story_or_list,
    ),
    "words-for-story": AskingPage(
        "mark_story", _("Words for this story"), _("Keep these words"), asks.words_for_story,
        Episode, "episode_id", gather=_words_said, crumb=_("The story"), lands=_story_or_list,
        lead=_("Words that come back from story to story. None is needed."),
    ),
    "remove-story": AskingPage(
        "remove_story", _("Take this story away?"), _("Take away"), just(), Episode, "episode_id",
        lead=_("Its words go with it. Undo brings it back."), careful=True, crumb=_STORIES,
        lands=_list,
    ),
    "add-word": AskingPage(
        "add_word", _("A new word"), _("Add this word"), asks.new_word, crumb=_WORDS, lands=_words,
        lead=_("As short as you would say it: “be asked”, “decide for me”, “go quiet”."),
    ),
    "change-word": AskingPage(
        "change_word", _("This word"), _("Keep"), asks.word_again, Word, "word_id", changes=True,
        remove="remove-word", crumb=_WORDS, lands=_words,
        lead=_("The stories it was put to keep it."),
    ),
    "remove-word": AskingPage(
        "remove_word", _("Take this word away?"), _("Take away"), just(), Word, "word_id",
        lead=_("The stories stay. Undo brings the word back to all of them."), careful=True,
        crumb=_WORDS, lands=_words,
    ),
}  # fmt: skip
