"""What each verb of the stories needs, read alike by all doors."""

from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from kithkin.network.verb_form import Part, People, Seen, VerbForm
from kithkin.patterns import services
from kithkin.patterns.fields import NewWords, SomeWord, StoryFields, WordFields
from kithkin.patterns.models import Box, Sense

Words = Annotated[list[UUID], Field(max_length=200)]


class TellStory(VerbForm):
    verb = services.tell_story
    done = _("told a story")
    part: Part = ""
    persons: People = []
    values: StoryFields


class ChangeStory(VerbForm):
    verb = services.change_story
    done = _("changed a story")
    episode_id: UUID
    values: StoryFields
    seen: Seen = None


class NamePeopleOfStory(VerbForm):
    verb = services.name_people_of_story
    done = _("said whom a story was with")
    episode_id: UUID
    persons: People = []
    without: People = []


class RemoveStory(VerbForm):
    verb = services.remove_story
    done = _("took a story away")
    episode_id: UUID
    seen: Seen = None


class MarkStory(VerbForm):
    verb = services.mark_story
    done = _("put words to a story")
    episode_id: UUID
    words: Words = []
    without: Words = []
    new: NewWords = NewWords()


class AddWord(VerbForm):
    verb = services.add_word
    done = _("added a word for stories")
    part: Part = ""
    box: Box
    text: SomeWord
    sense: Sense = Sense.UNSAID


class ChangeWord(VerbForm):
    verb = services.change_word
    done = _("changed a word for stories")
    word_id: UUID
    values: WordFields
    seen: Seen = None


class RemoveWord(VerbForm):
    verb = services.remove_word
    done = _("took a word for stories away")
    word_id: UUID
    seen: Seen = None


FORMS: dict[str, type[VerbForm]] = {
    "tell_story": TellStory,
    "change_story": ChangeStory,
    "name_people_of_story": NamePeopleOfStory,
    "remove_story": RemoveStory,
    "mark_story": MarkStory,
    "add_word": AddWord,
    "change_word": ChangeWord,
    "remove_word": RemoveWord,
}
