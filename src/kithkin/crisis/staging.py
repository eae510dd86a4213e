"""For the demo clinic: its own numbers, and a helper who signs in. They belong to no story."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml

from kithkin.accounts.case_queries import own_cases
from kithkin.accounts.models import User
from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.consent.policy import FieldGroup
from kithkin.consent.queries import sights
from kithkin.consent.services import give_sight
from kithkin.crisis.models import HelperRole
from kithkin.crisis.services.lines import add_clinic_line, check_clinic_line
from kithkin.network.queries import visible
from kithkin.network.whom import people_of

TOLD = Path(__file__).with_name("demo") / "clinic.yaml"
LASTING = timedelta(days=180)


def stage(actors: Mapping[str, Actor], clinic: UUID) -> None:
    told = yaml.safe_load(TOLD.read_text("utf-8"))
    for row in told["numbers"]:
        with clock.held_at(clock.now() - timedelta(days=row["ago"])):
            _keep(actors[row["by"]], clinic, row)
    for row in told["helpers"]:
        with clock.held_at(clock.now() - timedelta(days=row["ago"])):
            _open_to_helper(actors[row["by"]], row["person"], actors[row["to"]])


def _open_to_helper(by: Actor, person: str, to: Actor) -> None:
    user = User.objects.get(id=to.id)
    for seen in sights(by, [line.id for line in own_cases(by)]):
        people = people_of(seen)
        for role in visible(seen, HelperRole):
            if people.name(role.person) == person:
                give_sight(
                    by=by, sight=seen, of=role, to=user, groups=FieldGroup.NOTES, lasting=LASTING
                )


def _keep(by: Actor, clinic: UUID, row: Mapping[str, Any]) -> None:
    values = {name: row[name] for name in ("kind", "name", "phone", "hours")}
    line = add_clinic_line(by=by, clinic_id=clinic, values=values)
    check_clinic_line(by=by, clinic_line_id=line.id)
