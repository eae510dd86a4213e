"""Verbs of whoever's plan it is: whom to ask, in which words, by which link, and no longer."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kithkin.accounts.credentials import code_hash, new_code
from kithkin.base import clock, ids
from kithkin.base.actor import Actor
from kithkin.crisis.answers import SAID, answer_values
from kithkin.crisis.errors import AskedAlreadyError, NobodyToAskError, NotUsedHereError
from kithkin.crisis.models import HelperRole, HelperState, PlanStep
from kithkin.crisis.naming import Naming
from kithkin.crisis.policy import LINK_GOOD_FOR, USUAL_LASTS
from kithkin.crisis.queries import helper_of
from kithkin.network.services.editing import acting

Values = Mapping[str, Any]
Seen = Mapping[str, int] | None


def ask_helper(
    *, by: Actor, case_id: UUID, plan_step_id: UUID, values: Values, request: UUID | None = None
) -> HelperRole:
    """Write down what somebody of the plan is to be asked. Nothing is sent: a link is handed over."""
    with acting(by=by, case_id=case_id, verb="crisis.ask_helper", request=request) as edit:
        step = edit.find(PlanStep, plan_step_id)
        if not step.person:
            raise NobodyToAskError
        naming = Naming.of(edit.sight, step.scope, [step.person])
        if naming.leaves_out(step.person) or naming.off_map(step.person):
            raise NotUsedHereError
        others = HelperRole.objects.filter(plan=step.plan_id, gone_at=None)
        if any(one.person == step.person for one in others):
            raise AskedAlreadyError
        role = edit.new(HelperRole, step.scope, id=ids.new(), plan_id=step.plan_id)
        edit.doing.add(role.holding(step=step.number, person=step.person, **values))
        edit.doing.announce("helper_asked", role.id)
        return role


def change_asking(
    *, by: Actor, case_id: UUID, helper_role_id: UUID, values: Values, seen: Seen = None,
    request: UUID | None = None,
) -> HelperRole:  # fmt: skip
    """Ask in other words. A yes was given to the earlier ones, so it has to be asked for anew."""
    with acting(by=by, case_id=case_id, verb="crisis.change_asking", request=request) as edit:
        role = edit.find(HelperRole, helper_role_id)
        if edit.change(role, values, seen) and "asked" in values:
            edit.doing.change(role, {"state": HelperState.ASKED, "yes_until": None})
            edit.doing.announce("helper_asked", role.id)
        return role


def make_link(*, by: Actor, case_id: UUID, helper_role_id: UUID) -> str:
    """Make the code of a link to give to somebody. It is told once; a newer one ends it."""
    with acting(by=by, case_id=case_id, verb="crisis.make_link") as edit:
        role = edit.find(HelperRole, helper_role_id)
        if helper_of(edit.sight, role).closed:
            raise NotUsedHereError
        code = new_code()
        good = max(clock.now() + LINK_GOOD_FOR, role.link_until or clock.now())
        edit.change(role, {"link_hash": code_hash(code), "link_until": good})
        return code


def keep_helper_answer(
    *, by: Actor, case_id: UUID, helper_role_id: UUID, helper_says: str, limits: str = "",
    lasts: str = USUAL_LASTS, request: UUID | None = None,
) -> HelperRole:  # fmt: skip
    """Write down what somebody said by word of mouth. It stands as told, not as theirs."""
    with acting(by=by, case_id=case_id, verb="crisis.keep_helper_answer", request=request) as edit:
        role = edit.find(HelperRole, helper_role_id)
        edit.change(role, answer_values(role, helper_says, limits, lasts, themselves=False))
        edit.doing.announce(SAID[helper_says], role.id)
        return role


def end_asking(
    *, by: Actor, case_id: UUID, helper_role_id: UUID, request: UUID | None = None
) -> None:
    """Ask somebody no longer. Their link opens nothing from now on."""
    with acting(by=by, case_id=case_id, verb="crisis.end_asking", request=request) as edit:
        role = edit.find(HelperRole, helper_role_id)
        edit.change(role, {"link_hash": "", "link_until": None})
        edit.remove(role)
        edit.doing.announce("helper_no_longer_asked", role.id)
