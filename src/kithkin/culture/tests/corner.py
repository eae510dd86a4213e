"""This part's corner of the world of the access matrix."""

from typing import Any
from uuid import UUID

from kithkin.base.actor import Actor
from kithkin.base.cast import Cast
from kithkin.config.tests.world import canary
from kithkin.culture import services
from kithkin.culture.models import Bearing
from kithkin.culture.policy import BELONGING

BY_NAME = {
    "belonging_id": "belonging", "condition_id": "condition", "bearing_id": "bearing",
    "answer_id": "answer",
}  # fmt: skip
LEAST: dict[str, Any] = {}
LISTS: set[str] = set()
NAME_NO_ROW = {"describe_belonging", "add_condition", "answer_guide", "add_world_event"}


def rows(
    cast: Cast, by: Actor, case: UUID, owner: str, part: str, ids: dict[str, UUID]
) -> dict[str, UUID]:
    told: dict[str, Any] = {"by": by, "case_id": case, "part": part}
    belonging = services.describe_belonging(
        **told, person_id=ids["person"],
        values={name: canary(owner, f"belonging{name}") for name in BELONGING},
    )  # fmt: skip
    condition = services.add_condition(
        **told,
        values={"kind": "law", "words": canary(owner, "conditionwords"), "since": "2019"},
    )
    services.mark_bearing(
        **told, condition_id=condition.id, persons=[ids["person"]],
        values={"way": "strains", "words": canary(owner, "bearingwords")},
    )  # fmt: skip
    (bearing,) = condition_marks(condition.id)
    answer = services.answer_guide(
        **told, persons=[ids["person"]],
        values={"question": "weighs", "text": canary(owner, "answertext")},
    )  # fmt: skip
    services.add_world_event(**told, values={"what": canary(owner, "worldwhat"), "date": "2019"})
    return {
        "belonging": belonging.id, "condition": condition.id, "bearing": bearing,
        "answer": answer.id,
    }  # fmt: skip


def condition_marks(condition: UUID) -> list[UUID]:
    return list(Bearing.objects.filter(condition=condition).values_list("id", flat=True))
