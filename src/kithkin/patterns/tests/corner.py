"""This part's corner of the world of the access matrix."""

from typing import Any
from uuid import UUID

from kithkin.base.actor import Actor
from kithkin.base.cast import Cast
from kithkin.config.tests.world import canary
from kithkin.patterns import services

BY_NAME = {"episode_id": "episode", "word_id": "word"}
LEAST: dict[str, Any] = {"box": "they", "text": "word"}
LISTS: set[str] = set()
NAME_NO_ROW = {"tell_story", "add_word"}
TEXTS = ("wanted", "they_did", "i_did", "ended")


def rows(
    cast: Cast, by: Actor, case: UUID, owner: str, part: str, ids: dict[str, UUID]
) -> dict[str, UUID]:
    said = {name: canary(owner, f"story{name}") for name in TEXTS}
    story = services.tell_story(
        by=by, case_id=case, part=part, persons=[ids["person"]],
        values={**said, "happened": "2019", "ending": "well"},
    )  # fmt: skip
    word = services.add_word(by=by, case_id=case, part=part, box="they", text=canary(owner, "word"))
    services.mark_story(by=by, case_id=case, episode_id=story.id, words=[word.id])
    return {"episode": story.id, "word": word.id}
