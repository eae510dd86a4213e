"""One owner's plan, for the access matrix: in a couple it lies in a member's own part, never joint."""

from collections.abc import Mapping
from uuid import UUID, uuid4

from kithkin.base.actor import Actor
from kithkin.base.cast import Cast
from kithkin.config.tests.world import canary
from kithkin.consent.queries import sight
from kithkin.crisis.models import ClinicLine
from kithkin.crisis.services import asking, lines, plan

BY_NAME = {
    "plan_id": "plan", "plan_step_id": "planstep", "plan_version_id": "planversion",
    "helper_role_id": "helperrole", "clinic_line_id": "clinicline",
}  # fmt: skip
LEAST = {"helper_says": "yes"}
LISTS: set[str] = set()
NAME_NO_ROW = {"begin_plan"}


def rows(
    cast: Cast, by: Actor, case: UUID, owner: str, part: str, ids: Mapping[str, UUID]
) -> dict[str, UUID]:
    found = {"clinicline": _line(cast)}
    if part == "joint" and not sight(by, case).individual:
        return found | {name: uuid4() for name in ("plan", "planstep", "planversion", "helperrole")}
    made = plan.begin_plan(by=by, case_id=case, values={"words": canary(owner, "planwords")})
    step = plan.add_plan_step(
        by=by, case_id=case, plan_id=made.id,
        values={
            "number": 4, "person": str(ids["person"]), "words": canary(owner, "stepwords"),
            "phone": "030 1234", "note": canary(owner, "stepnote"),
        },
    )  # fmt: skip
    asked = {name: canary(owner, f"role{name}") for name in ("called", "asked", "helps", "harms")}
    role = asking.ask_helper(by=by, case_id=case, plan_step_id=step.id, values=asked)
    version = plan.keep_plan(by=by, case_id=case, plan_id=made.id, why=canary(owner, "why"))
    plan.look_at_plan(by=by, case_id=case, plan_id=made.id, words=canary(owner, "review"))
    return found | {
        "plan": made.id, "planstep": step.id, "planversion": version.id, "helperrole": role.id,
    }  # fmt: skip


def _line(cast: Cast) -> UUID:
    kept = ClinicLine.objects.filter(clinic=cast.clinic).first()
    if kept is None:
        kept = lines.add_clinic_line(
            by=cast.account_manager, clinic_id=cast.clinic,
            values={"kind": "own", "name": "Night line", "phone": "030 99", "hours": ""},
        )  # fmt: skip
    return kept.id
