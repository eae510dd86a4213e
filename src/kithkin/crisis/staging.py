"""The demo clinic's own numbers, which belong to no story."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml

from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.crisis.services.lines import add_clinic_line, check_clinic_line

NUMBERS = Path(__file__).with_name("demo") / "clinic.yaml"


def stage(actors: Mapping[str, Actor], clinic: UUID) -> None:
    for row in yaml.safe_load(NUMBERS.read_text("utf-8"))["numbers"]:
        with clock.held_at(clock.now() - timedelta(days=row["ago"])):
            _keep(actors[row["by"]], clinic, row)


def _keep(by: Actor, clinic: UUID, row: Mapping[str, Any]) -> None:
    values = {name: row[name] for name in ("kind", "name", "phone", "hours")}
    line = add_clinic_line(by=by, clinic_id=clinic, values=values)
    check_clinic_line(by=by, clinic_line_id=line.id)
