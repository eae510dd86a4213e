"""This part's corner of the world of the access matrix: in a couple no try and no note is joint."""

from typing import Any
from uuid import UUID, uuid4

from kithkin.base.actor import Actor
from kithkin.base.cast import Cast
from kithkin.config.tests.world import canary
from kithkin.consent.queries import sight
from kithkin.skills import services
from kithkin.skills.exercises import all_exercises

BY_NAME = {"attempt_id": "attempt", "rehearsal_id": "rehearsal", "exercise_id": "exercise"}
LEAST: dict[str, Any] = {}
LISTS: set[str] = set()
NAME_NO_ROW = {"keep_rehearsal"}


def rows(
    cast: Cast, by: Actor, case: UUID, owner: str, part: str, ids: dict[str, UUID]
) -> dict[str, UUID]:
    found = {"exercise": all_exercises()["ask_for_help"].id}
    if part == "joint" and not sight(by, case).individual:
        return found | {name: uuid4() for name in ("attempt", "rehearsal")}
    tried = services.book_try(
        by=by, case_id=case, person_id=ids["person"],
        values={"exercise": "ask_for_help", "what": canary(owner, "trywhat")},
    )  # fmt: skip
    said = {name: canary(owner, f"try{name}") for name in ("did", "learned", "good")}
    services.say_how_try_went(
        by=by, case_id=case, attempt_id=tried.id, values={**said, "went": 2, "next": "again"}
    )
    kept = services.keep_rehearsal(
        by=by, case_id=case,
        values={"exercise": "ask_for_help", "words": canary(owner, "rehearsed")},
    )  # fmt: skip
    return found | {"attempt": tried.id, "rehearsal": kept.id}
