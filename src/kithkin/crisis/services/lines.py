"""Verbs about the clinic's numbers: whoever looks after accounts, or leads the clinic, keeps them."""

from collections.abc import Mapping
from uuid import UUID

from kithkin.accounts.models import Role
from kithkin.accounts.policy import require_role
from kithkin.base import clock, ids
from kithkin.base.actor import Actor
from kithkin.crisis.models import ClinicLine
from kithkin.crisis.queries import clinic_line
from kithkin.record.act import act

KEEPERS = (Role.ACCOUNT_MANAGER, Role.CLINIC_LEAD)


def add_clinic_line(*, by: Actor, clinic_id: UUID, values: Mapping[str, str]) -> ClinicLine:
    """Add a number. That it is right is said apart."""
    require_role(by, clinic_id, *KEEPERS)
    line = ClinicLine(id=ids.new(), scope=f"clinic:{clinic_id}", clinic_id=clinic_id, **values)
    with act(by=by, verb="crisis.add_clinic_line", chain=clinic_id, clinic=clinic_id) as doing:
        doing.add(line)
        doing.announce("clinic_lines_changed", line.id)
    return line


def change_clinic_line(*, by: Actor, clinic_line_id: UUID, values: Mapping[str, str]) -> ClinicLine:
    """Change a number. A number that was changed has not been checked."""
    line = _line(by, clinic_line_id)
    clinic = line.clinic_id
    anew = {"checked_on": None} if values.get("phone", line.phone) != line.phone else {}
    with act(by=by, verb="crisis.change_clinic_line", chain=clinic, clinic=clinic) as doing:
        doing.change(line, {**values, **anew})
        doing.announce("clinic_lines_changed", line.id)
    return line


def check_clinic_line(*, by: Actor, clinic_line_id: UUID) -> ClinicLine:
    """Say that the number was checked today and is right."""
    line = _line(by, clinic_line_id)
    clinic = line.clinic_id
    with act(by=by, verb="crisis.check_clinic_line", chain=clinic, clinic=clinic) as doing:
        doing.change(line, {"checked_on": clock.today()})
    return line


def remove_clinic_line(*, by: Actor, clinic_line_id: UUID) -> None:
    """Take a number away."""
    line = _line(by, clinic_line_id)
    clinic = line.clinic_id
    with act(by=by, verb="crisis.remove_clinic_line", chain=clinic, clinic=clinic) as doing:
        doing.remove(line)
        doing.announce("clinic_lines_changed", line.id)


def _line(by: Actor, line_id: UUID) -> ClinicLine:
    line = clinic_line(by, line_id)
    require_role(by, line.clinic_id, *KEEPERS)
    return line
