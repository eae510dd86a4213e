"""Stories for the tests, told by somebody of the cast through the verbs."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from kithkin.base.cast import Cast
from kithkin.consent.queries import sight
from kithkin.patterns import services
from kithkin.patterns.copies import StoryCopy, Told, WordCopy
from kithkin.patterns.models import Episode, Word
from kithkin.patterns.queries import told

DAY = datetime(2026, 3, 2, 12, tzinfo=UTC)


def tell(
    cast: Cast, who: str = "client", part: str = "", persons: tuple[UUID, ...] = (), **values: Any
) -> Episode:
    return services.tell_story(
        by=cast.actors[who], case_id=cast.case, part=part, persons=persons,
        values=values or {"wanted": "to be asked"},
    )  # fmt: skip


def word(
    cast: Cast, text: str, box: str = "they", who: str = "client", part: str = "joint"
) -> Word:
    return services.add_word(by=cast.actors[who], case_id=cast.case, part=part, box=box, text=text)


def put(cast: Cast, story: Episode, *words: Word, who: str = "client") -> None:
    services.mark_story(
        by=cast.actors[who], case_id=cast.case, episode_id=story.id,
        words=[one.id for one in words],
    )  # fmt: skip


def seen(cast: Cast, who: str = "client") -> Told:
    return told(sight(cast.actors[who], cast.case))


def story(id_: str, *persons: str, words: str = "", happened: str = "", **more: Any) -> StoryCopy:
    """A plain story without a case; `words`: ids with spaces between."""
    boxes = {"wanted": "w", "they_did": "t", "i_did": "i"}
    return StoryCopy(
        id=id_, scope="joint:x", said_by="u", said_at=DAY, persons=persons, happened=happened,
        words=frozenset(words.split()), **{**boxes, **more},
    )  # fmt: skip


def plain_word(id_: str, box: str = "they", sense: str = "") -> WordCopy:
    return WordCopy(id=id_, scope="joint:x", box=box, text=id_, sense=sense)
