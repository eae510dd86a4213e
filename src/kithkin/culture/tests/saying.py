"""Rows of this part for the tests, said by somebody of the cast through the verbs."""

from typing import Any
from uuid import UUID

from kithkin.base.cast import Cast
from kithkin.culture import services
from kithkin.culture.models import Answer, Belonging, Condition
from kithkin.network.models import Person, Tie
from kithkin.network.services import ties


def belong(
    cast: Cast, who: str = "client", part: str = "", person: UUID | None = None, **values: Any
) -> Belonging:
    return services.describe_belonging(
        by=cast.actors[who], case_id=cast.case, part=part, person_id=person,
        values=values or {"aspect": "language"},
    )  # fmt: skip


def live_with(cast: Cast, who: str = "client", part: str = "", **values: Any) -> Condition:
    return services.add_condition(
        by=cast.actors[who], case_id=cast.case, part=part, values=values or {"kind": "money"}
    )


def mark(
    cast: Cast, condition: Condition, *on: Person | Tie, who: str = "client", part: str = "",
    way: str = "strains", **values: Any,
) -> None:  # fmt: skip
    services.mark_bearing(
        by=cast.actors[who], case_id=cast.case, condition_id=condition.id, part=part,
        persons=[one.id for one in on if isinstance(one, Person)],
        ties=[one.id for one in on if isinstance(one, Tie)], values={"way": way, **values},
    )  # fmt: skip


def answer(
    cast: Cast, who: str = "client", part: str = "", persons: tuple[UUID, ...] = (),
    question: str = "weighs", text: str = "the rent",
) -> Answer:  # fmt: skip
    return services.answer_guide(
        by=cast.actors[who], case_id=cast.case, part=part, persons=persons,
        values={"question": question, "text": text},
    )  # fmt: skip


def tie(cast: Cast, a: Person, b: Person, who: str = "therapist") -> Tie:
    return ties.add_tie(
        by=cast.actors[who], case_id=cast.case, a=a.id, b=b.id, values={"code": "close"}
    )
