"""Verbs about stories and their words."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from kithkin.base import ids
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotAllowedError
from kithkin.network.models import MapRow, Person
from kithkin.network.policy import fits
from kithkin.network.queries import visible
from kithkin.network.services.editing import Editing, acting
from kithkin.patterns.errors import NotEverybodySeesError, NothingSaidError, WordStandsError
from kithkin.patterns.models import Episode, Marking, Word
from kithkin.patterns.policy import says_something, the_same
from kithkin.patterns.queries import standing

Values = Mapping[str, Any]
Seen = Mapping[str, int] | None


def tell_story(
    *, by: Actor, case_id: UUID, values: Values, persons: Iterable[UUID] = (), part: str = "",
    request: UUID | None = None,
) -> Episode:  # fmt: skip
    """Tell something that happened: what I wanted, what they did, what I did."""
    with acting(by=by, case_id=case_id, verb="patterns.tell_story", request=request) as edit:
        people = edit.named(Person, persons)
        if not says_something(values, people):
            raise NothingSaidError
        story = edit.new(Episode, edit.among(part, people), id=ids.new())
        story.holding(persons=[str(one.id) for one in people], **values)
        edit.doing.add(story)
        edit.doing.announce("story_told", story.id)
        return story


def change_story(
    *, by: Actor, case_id: UUID, episode_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Episode:  # fmt: skip
    """Write some fields of a story."""
    with acting(by=by, case_id=case_id, verb="patterns.change_story", request=request) as edit:
        story = edit.find(Episode, episode_id)
        if not says_something({**story.opened(), **values}, story.persons):
            raise NothingSaidError
        if edit.change(story, values, seen):
            edit.doing.announce("story_changed", story.id)
        return story


def name_people_of_story(
    *, by: Actor, case_id: UUID, episode_id: UUID, persons: Iterable[UUID] = (),
    without: Iterable[UUID] = (), request: UUID | None = None,
) -> Episode:  # fmt: skip
    """Say whom else a story was with, or who was not there after all."""
    with acting(
        by=by, case_id=case_id, verb="patterns.name_people_of_story", request=request
    ) as edit:
        story = edit.find(Episode, episode_id)
        people = edit.named(Person, persons)
        _refuse_to_tell_of_others(story, people)
        gone = {str(one) for one in without}
        named = [*story.persons, *(str(one.id) for one in people)]
        kept = [one for one in dict.fromkeys(named) if one not in gone]
        if not says_something(story.opened(), kept):
            raise NothingSaidError
        if edit.change(story, {"persons": kept}):
            edit.doing.announce("story_changed", story.id)
        return story


def remove_story(
    *, by: Actor, case_id: UUID, episode_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Take a story away, and its words with it; undo brings both back."""
    with acting(by=by, case_id=case_id, verb="patterns.remove_story", request=request) as edit:
        story = edit.find(Episode, episode_id)
        edit.take_along(Marking.objects.filter(episode=story, gone_at=None))
        edit.remove(story, seen)
        edit.doing.announce("story_removed", story.id)


def mark_story(
    *, by: Actor, case_id: UUID, episode_id: UUID, words: Iterable[UUID] = (),
    without: Iterable[UUID] = (), new: Mapping[str, str] | None = None,
    request: UUID | None = None,
) -> Episode:  # fmt: skip
    """Put words to a story and take words off it. `new`: words nobody has used yet, by box."""
    with acting(by=by, case_id=case_id, verb="patterns.mark_story", request=request) as edit:
        story = edit.find(Episode, episode_id)
        if not edit.sight.may_write_in(story.scope):
            raise NotAllowedError
        chosen = [word for word in edit.named(Word, words) if word.gone_at is None]
        _refuse_to_tell_of_others(story, chosen)
        chosen += [
            _word_saying(edit, story.scope, box, text) for box, text in (new or {}).items() if text
        ]
        if _put(edit, story, chosen) + _take_off(edit, story, set(without)):
            edit.doing.announce("story_marked", story.id)
        return story


def add_word(
    *, by: Actor, case_id: UUID, box: str, text: str, sense: str = "", part: str = "",
    request: UUID | None = None,
) -> Word:  # fmt: skip
    """Add a word to the short list of this work."""
    with acting(by=by, case_id=case_id, verb="patterns.add_word", request=request) as edit:
        scope = edit.home(part)
        if _standing_word(edit, scope, box, text):
            raise WordStandsError(field="text")
        return _new_word(edit, scope, box, text, sense)


def change_word(
    *, by: Actor, case_id: UUID, word_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> Word:  # fmt: skip
    """Write a word another way; the stories it was put to keep it."""
    with acting(by=by, case_id=case_id, verb="patterns.change_word", request=request) as edit:
        word = edit.find(Word, word_id)
        other = _standing_word(edit, word.scope, word.box, values.get("text", word.text))
        if other is not None and other.id != word.id:
            raise WordStandsError(field="text")
        if edit.change(word, values, seen):
            edit.doing.announce("word_changed", word.id)
        return word


def remove_word(
    *, by: Actor, case_id: UUID, word_id: UUID, seen: Seen = None, request: UUID | None = None
) -> None:
    """Take a word off the list and off every story; the stories stay."""
    with acting(by=by, case_id=case_id, verb="patterns.remove_word", request=request) as edit:
        word = edit.find(Word, word_id)
        edit.take_along(Marking.objects.filter(word=word, gone_at=None))
        edit.remove(word, seen)
        edit.doing.announce("word_removed", word.id)


def _refuse_to_tell_of_others(story: Episode, others: Iterable[MapRow]) -> None:
    if not all(fits(story.scope, one.scope) for one in others):
        raise NotEverybodySeesError


def _word_saying(edit: Editing, scope: str, box: str, text: str) -> Word:
    """The word of the list that says this already, else a new one."""
    return _standing_word(edit, scope, box, text) or _new_word(edit, scope, box, text)


def _standing_word(edit: Editing, scope: str, box: str, text: str) -> Word | None:
    here = (word for word in visible(edit.sight, Word) if fits(scope, word.scope))
    return next((one for one in here if one.box == box and the_same(one.text, text)), None)


def _new_word(edit: Editing, scope: str, box: str, text: str, sense: str = "") -> Word:
    word = edit.new(Word, scope, id=ids.new()).holding(box=box, text=text, sense=sense)
    edit.doing.add(word)
    edit.doing.announce("word_added", word.id)
    return word


def _put(edit: Editing, story: Episode, words: Iterable[Word]) -> int:
    here = standing(story.id)
    fresh = [word for word in dict.fromkeys(words) if word.id not in here]
    for word in fresh:
        edit.doing.add(edit.new(Marking, story.scope, id=ids.new(), episode=story, word=word))
    return len(fresh)


def _take_off(edit: Editing, story: Episode, words: set[UUID]) -> int:
    here = standing(story.id)
    markings = [one for word in here.keys() & words for one in here[word]]
    for marking in markings:
        edit.remove(marking)
    return len(markings)
