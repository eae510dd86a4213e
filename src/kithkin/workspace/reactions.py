"""Which event of one part wakes which other part: all of it, on one page.

Each runs inside the act that announced the event, in the name of whoever acted: both are kept or
neither is. A part is taken out of the house by deleting its lines here, its folder and its setting.
"""

from collections.abc import Sequence
from uuid import UUID

from kithkin.awareness.services import rest_person, wake_person
from kithkin.base.actor import Actor
from kithkin.base.announce import when
from kithkin.exploration.models import Session
from kithkin.healing.models import CareKind, CareState
from kithkin.healing.services.breaks import open_session_check

# With somebody gone, ended or grieved for, nothing is worked out about "how I feel around them".
RESTING = frozenset({CareKind.NO_CONTACT, CareKind.GRIEVING, CareKind.ENDED})


def ask_how_it_was(by: Actor, case: UUID, ids: Sequence[UUID]) -> None:
    """A session took place: whoever was there is asked once, quietly, whether something was off."""
    for session in Session.objects.filter(id__in=ids):
        there = [UUID(one) for one in session.there]
        open_session_check(by=by, case_id=case, session_id=session.id, members=there)


def let_rest(by: Actor, case: UUID, ids: Sequence[UUID]) -> None:
    """Also after an undo, whose ids may be of any rows: where no state is among them, all stays."""
    touched = set(ids)  # of a whole map brought in: too many for one question to the database
    places = CareState.objects.filter(case=case).values_list("id", "scope", "person")
    for scope, person in sorted({(scope, who) for id_, scope, who in places if id_ in touched}):
        _settle(by, case, scope, person)


def _settle(by: Actor, case: UUID, scope: str, person: UUID) -> None:
    """Of all that is said of one person in one part: an undo may bring one back beside another."""
    here = CareState.objects.filter(case=case, scope=scope, person=person, person__gone_at=None)
    if not here:
        return
    rests = any(care.gone_at is None and care.state in RESTING for care in here)
    part = scope.removeprefix("part:") if scope.startswith("part:") else "joint"
    seen_to = rest_person if rests else wake_person
    seen_to(by=by, case_id=case, person_id=person, part=part, of_itself=True)


when("session_held", ask_how_it_was)
when("care_state_set", let_rest)
when("care_state_removed", let_rest)
when("taken_back", let_rest)
