"""Check-ins in the world of the access matrix. In a couple none of them is ever joint."""

from datetime import date
from typing import Any
from uuid import UUID

from kithkin.accounts.models import Case
from kithkin.accounts.services import cases, people
from kithkin.awareness import services
from kithkin.awareness.models import WhenShown
from kithkin.base.actor import OPERATOR, Actor
from kithkin.base.cast import Cast
from kithkin.config.tests.world import canary

BY_NAME = {"moment_id": "moment"}
LEAST: dict[str, Any] = {"times": ["09:00"], "when": "now"}
LISTS: set[str] = set()
NAME_NO_ROW = {
    "keep_moment", "keep_good_moment", "ask_me", "stop_asking_me", "choose_showing", "open_together",
}  # fmt: skip


def rows(
    cast: Cast, by: Actor, case: UUID, owner: str, part: str, ids: dict[str, UUID]
) -> dict[str, UUID]:
    author = _author(cast, by, case, owner)
    moment = services.keep_moment(
        by=author, case_id=case, persons=[ids["person"], ids["other"]],
        values={"note": canary(owner, "momentnote"), "feeling_pleasant": 2, "good": True},
    )  # fmt: skip
    services.ask_me(by=author, case_id=case, times=["09:00"])
    rest = services.rest_person(by=by, case_id=case, person_id=ids["other"], part=part)
    services.choose_showing(by=author, case_id=case, when=WhenShown.NOW)
    return {"moment": moment.id, "rest": rest.id}


def _author(cast: Cast, by: Actor, case: UUID, owner: str) -> Actor:
    """A therapist keeps no check-in: it is the client's own, here and in the other clinic."""
    if owner == "joint":
        return cast.client
    if owner != "foreign":
        return by
    clinic = Case.objects.get(id=case).clinic
    user = people.add_user(
        by=OPERATOR, clinic=clinic, sign_in_name="fern", born=date(1990, 5, 17),
        password="lantern river oak 7", roles=(),
    )  # fmt: skip
    cases.add_member(by=by, case_id=case, called="Fern", user=user)
    return Actor(id=user.id)
