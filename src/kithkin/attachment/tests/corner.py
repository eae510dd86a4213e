"""This part's corner of the world of the access matrix. In a couple no answers are ever joint."""

from typing import Any
from uuid import UUID

from kithkin.attachment import services
from kithkin.base.actor import Actor
from kithkin.base.cast import Cast
from kithkin.config.tests.world import canary

BY_NAME = {"sitting_id": "sitting", "asking_id": "turnedto"}
LEAST: dict[str, Any] = {}
LISTS: set[str] = set()
NAME_NO_ROW = {"say_whom_i_turn_to"}


def rows(
    cast: Cast, by: Actor, case: UUID, owner: str, part: str, ids: dict[str, UUID]
) -> dict[str, UUID]:
    author, part = (cast.client, "") if owner == "joint" else (by, part)
    sitting = services.fill_eight_questions(
        by=author, case_id=case, part=part, person_id=ids["person"],
        values={"more": canary(owner, "sittingmore"), "late_answer": 3, "quarrel_holds": 2,
                "room_between": 5, "lean_lightly": 1},
    )  # fmt: skip
    asking = services.say_whom_i_turn_to(
        by=author, case_id=case, part=part, seek_out=[ids["person"]], calms=[]
    )
    return {"sitting": sitting.id, "turnedto": asking.id}
