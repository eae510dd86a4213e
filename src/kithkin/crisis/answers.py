"""What is written of a helper's answer, whoever writes it down."""

from typing import Any

from kithkin.base import clock
from kithkin.crisis.errors import NotFromHereError
from kithkin.crisis.models import HelperRole, HelperState
from kithkin.crisis.policy import Held, answered, may_follow

SAID = {
    HelperState.YES.value: "helper_said_yes",
    HelperState.NOT_NOW.value: "helper_said_not_now",
    HelperState.PAUSED.value: "helper_paused",
    HelperState.STEPPED_BACK.value: "helper_stepped_back",
}


def answer_values(
    role: HelperRole, says: str, limits: str, lasts: str, *, themselves: bool
) -> dict[str, Any]:
    """The fields an answer writes; refuses what cannot follow on what was said before."""
    if not may_follow(role.state, says):
        raise NotFromHereError
    now = clock.now()
    held = answered(Held(role.state, role.yes_until, role.link_until), says, now, lasts)
    told: dict[str, Any] = {
        "state": held.state, "yes_until": held.yes_until, "said_at_last": now,
        "said_themselves": themselves,
    }  # fmt: skip
    if role.link_hash:
        told["link_until"] = held.link_until
    if says == HelperState.YES:
        told["limits"] = limits
    return told
