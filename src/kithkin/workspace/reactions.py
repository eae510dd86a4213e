"""Which event of one part wakes which other part: all of it, on one page.

Each runs inside the act that announced the event, in the name of whoever acted: both are kept or
neither is. A part is taken out of the house by deleting its lines here, its folder and its setting.
"""

from collections.abc import Sequence
from uuid import UUID

from kithkin.awareness.services import rest_person, wake_person
from kithkin.base.actor import Actor
from kithkin.base.announce import when
from kithkin.consent.queries import sight
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
    for care in CareState.objects.filter(id__in=ids):
        _settle(by, case, care)


def settle_again(by: Actor, case: UUID, _ids: Sequence[UUID]) -> None:
    """An undo may have brought a state back, or taken it away, without saying which."""
    for care in CareState.objects.filter(case=case):
        if sight(by, case).sees(care):
            _settle(by, case, care)


def _settle(by: Actor, case: UUID, care: CareState) -> None:
    part = care.scope.removeprefix("part:") if care.scope.startswith("part:") else "joint"
    seen_to = rest_person if care.gone_at is None and care.state in RESTING else wake_person
    if care.person.gone_at is None:
        seen_to(by=by, case_id=case, person_id=care.person_id, part=part, of_itself=True)


when("session_held", ask_how_it_was)
when("care_state_set", let_rest)
when("care_state_removed", let_rest)
when("taken_back", settle_again)
