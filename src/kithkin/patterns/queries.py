"""Reads of the stories. Viewer first; rows are filtered before anything is counted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Max

from kithkin.base.refusals import NotHereError
from kithkin.base.sealing import unseal_values
from kithkin.consent.policy import FieldGroup, Sight
from kithkin.network.plain_rows import as_text, dashed, here, known_to, seen
from kithkin.patterns.copies import StoryCopy, Told, WordCopy
from kithkin.patterns.models import Episode, Marking, Word

NOTES = FieldGroup.NOTES  # a story is seen whole or not at all


class _Row(NamedTuple):
    """A story still sealed. Five hundred models, each opening itself, would be half of a page."""

    key: str
    scope: str
    sealed: bytes
    said_by: str
    said_at: datetime

    @property
    def id(self) -> UUID:
        return UUID(self.key)


def told(sight: Sight) -> Told:
    """All stories with their words, the latest first. Three queries."""
    words = {one.id: one for one in words_of(sight)}
    put = _words_put(sight, words)
    stories = _copies(_rows(sight), put)
    return Told(
        stories=tuple(sorted(stories, key=lambda one: one.place, reverse=True)), words=words
    )


def words_of(sight: Sight) -> list[WordCopy]:
    """The words of this work that the viewer may see."""
    rows = seen(sight, Word)
    values = unseal_values(
        [(row.scope, row.key, row.sealed) for row in rows], table=Word._meta.db_table
    )
    return [
        WordCopy(id=row.key, scope=row.scope, **one) for row, one in zip(rows, values, strict=True)
    ]


def story_of(all_told: Told, episode_id: UUID) -> StoryCopy:
    """One of them, or NotHereError for absent and withheld alike."""
    found = next((one for one in all_told.stories if one.id == str(episode_id)), None)
    if found is None:
        raise NotHereError
    return found


def word_of(all_told: Told, word_id: UUID) -> WordCopy:
    """One word, or NotHereError for absent and withheld alike."""
    found = all_told.words.get(str(word_id))
    if found is None:
        raise NotHereError
    return found


def standing(episode_id: UUID) -> dict[UUID, list[Marking]]:
    """The markings of a story that the caller may see, by their words."""
    found: dict[UUID, list[Marking]] = defaultdict(list)
    for row in Marking.objects.filter(episode=episode_id, gone_at=None):
        found[row.word_id].append(row)
    return dict(found)


def told_since(sight: Sight, since: datetime | None) -> list[StoryCopy]:
    """Stories that somebody else told after a moment, the latest told first; their words left out."""
    rows = [
        row
        for row in _rows(sight)
        if row.said_by != str(sight.viewer.id) and (since is None or row.said_at > since)
    ]
    stories = _copies(rows, {})
    return sorted(stories, key=lambda one: one.said_at, reverse=True)


class Waiting(NamedTuple):
    """Stories of one case that its therapist has not been back to: how many, and since when."""

    case: UUID
    stories: int
    since: datetime


def waiting(sights: Sequence[Sight], since: datetime) -> list[Waiting]:
    """For several cases at once, what others told lately and nobody has put a word to.

    Four queries however many cases there are; nothing is opened, for nothing of it is said.
    """
    by_case = {sight.case: sight for sight in sights if sight.therapist}
    rows = [row for row in _lately(by_case, since) if by_case[row.case].sees(row, NOTES)]
    last = _last_acts(by_case.values())
    put = Marking.objects.filter(episode__in=[row.id for row in rows], gone_at=None)
    worded = set(put.values_list("episode_id", flat=True))
    found: dict[UUID, list[datetime]] = defaultdict(list)
    for row in rows:
        if row.id not in worded and row.said_at > last.get(row.case, since):
            found[row.case].append(row.said_at)
    return [Waiting(case, len(times), min(times)) for case, times in found.items()]


class _Lately(NamedTuple):
    case: UUID
    id: UUID
    scope: str
    said_at: datetime
    said_by: UUID


def _lately(by_case: Mapping[UUID, Sight], since: datetime) -> list[_Lately]:
    rows = Episode.objects.filter(case__in=by_case, gone_at=None, said_at__gt=since)
    columns = ("case_id", "id", "scope", "said_at", "said_by")
    lately = [_Lately(*row) for row in rows.values_list(*columns)]
    return [row for row in lately if row.said_by != by_case[row.case].viewer.id]


def _last_acts(sights: Iterable[Sight]) -> dict[UUID, datetime]:
    """When the viewer last told a story in each case, or put a word to one."""
    found: dict[UUID, datetime] = {}
    viewers = {sight.viewer.id for sight in sights}
    for model in (Episode, Marking):
        own = model._default_manager.filter(said_by__in=viewers).order_by()
        for case, at in own.values_list("case_id").annotate(at=Max("said_at")):
            found[case] = max(at, found.get(case, at))
    return found


def _rows(sight: Sight) -> list[_Row]:
    columns = here(sight, Episode).values_list(
        as_text("id"), "scope", "sealed", as_text("said_by"), "said_at"
    )
    rows = (
        _Row(dashed(key), scope, sealed, dashed(by), at) for key, scope, sealed, by, at in columns
    )
    return known_to(sight, Episode, rows)


def _copies(rows: Sequence[_Row], words: Mapping[str, frozenset[str]]) -> list[StoryCopy]:
    values = unseal_values(
        [(row.scope, row.key, row.sealed) for row in rows], table=Episode._meta.db_table
    )
    return [
        StoryCopy(
            id=row.key, scope=row.scope, said_by=row.said_by, said_at=row.said_at,
            words=words.get(row.key, frozenset()),
            **{**told, "persons": tuple(told.get("persons", ()))},
        )
        for row, told in zip(rows, values, strict=True)
    ]  # fmt: skip


def _words_put(sight: Sight, words: Mapping[str, WordCopy]) -> dict[str, frozenset[str]]:
    """The words of each story; a word that left the list, or that is not for the viewer, is none."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in seen(sight, Marking, "episode", "word"):
        episode, word = row.links
        if word in words:
            found[episode].add(word)
    return {episode: frozenset(put) for episode, put in found.items()}
