"""What this part adds to the world of the access matrix. Sessions are the therapist's to plan."""

from uuid import UUID, uuid4

from kithkin.base.actor import Actor
from kithkin.base.cast import Cast
from kithkin.config.tests.world import canary
from kithkin.exploration import services

BY_NAME = {
    "session_id": "session",
    "agenda_item_id": "agendaitem",
    "ending_id": "ending",
}
LEAST: dict[str, object] = {"values": {}}
LISTS: set[str] = set()
NAME_NO_ROW = {"plan_session", "add_held_session", "plan_ending", "add_to_agenda"}


def rows(
    cast: Cast, by: Actor, case: UUID, owner: str, part: str, _ids: dict[str, UUID]
) -> dict[str, UUID]:
    parts = {"mine": str(cast.part), "theirs": str(cast.other_part)}
    therapist = cast.therapist if owner in parts else by
    session = services.add_held_session(
        by=therapist, case_id=case, part=parts.get(owner, part),
        there=[cast.part, cast.other_part],
        values={"day": "2026-03-01", "time": "14:00", "closing": canary(owner, "closing")},
    )  # fmt: skip
    item = services.add_to_agenda(
        by=by, case_id=case, part=part, words=canary(owner, "agendawords")
    )
    made = {"session": session.id, "agendaitem": item.id, "ending": uuid4()}
    return made | (_of_therapist(by, case, owner, session.id) if owner not in parts else {})


def _of_therapist(by: Actor, case: UUID, owner: str, session: UUID) -> dict[str, UUID]:
    private = "practice" if owner == "joint" else owner
    boxes = {name: canary(private, name) for name in ("moved", "did", "agreed", "inmind")}
    boxes["in_mind"] = boxes.pop("inmind")
    services.write_note(by=by, case_id=case, session_id=session, values=boxes)
    ending = services.plan_ending(
        by=by, case_id=case,
        values={"day": "2030-05-01", "said_with": canary(owner, "saidwith"),
                "words": canary(owner, "endingwords")},
    )  # fmt: skip
    return {"ending": ending.id}
