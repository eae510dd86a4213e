"""What happens in one part wakes another, in the same act and in the right person's part."""

from uuid import UUID, uuid4

import pytest

from kithkin.awareness.models import Rest
from kithkin.base.cast import Cast
from kithkin.healing.models import CareState, SessionCheck
from kithkin.network.doors import perform
from kithkin.network.services import history, people

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def ana(cast: Cast) -> UUID:
    add = people.add_person
    return add(by=cast.therapist, case_id=cast.case, part="joint", values={"nickname": "A"}).id


def say_how_it_stands(cast: Cast, ana: UUID, state: str) -> None:
    kept = CareState.objects.filter(gone_at=None, scope=f"part:{cast.part}", person=ana).first()
    seen = {"state": kept.version_of("state")} if kept else {}
    sent = {"person_id": str(ana), "values": {"state": state}, "seen": seen}
    perform(by=cast.client, case_id=cast.case, verb="set_care_state", sent=sent)


def resting(cast: Cast) -> list[str]:
    return list(Rest.objects.filter(case=cast.case, gone_at=None).values_list("scope", flat=True))


@pytest.mark.parametrize("state", ["no_contact", "grieving", "ended"])
def test_nothing_is_worked_out_about_somebody_grieved_for(
    cast: Cast, ana: UUID, state: str
) -> None:
    say_how_it_stands(cast, ana, state)
    assert resting(cast) == [f"part:{cast.part}"]


def test_somebody_in_contact_again_is_counted_in_again(cast: Cast, ana: UUID) -> None:
    say_how_it_stands(cast, ana, "no_contact")
    say_how_it_stands(cast, ana, "open")
    assert resting(cast) == []


def test_a_rest_somebody_chose_is_ended_by_nobody_else(cast: Cast, ana: UUID) -> None:
    sent = {"person_id": str(ana), "part": str(cast.part)}
    perform(by=cast.client, case_id=cast.case, verb="rest_person", sent=sent)
    say_how_it_stands(cast, ana, "grieving")
    say_how_it_stands(cast, ana, "open")
    assert resting(cast) == [f"part:{cast.part}"]


def test_an_undo_of_the_state_ends_the_rest_too(cast: Cast, ana: UUID) -> None:
    say_how_it_stands(cast, ana, "grieving")
    history.undo(by=cast.client, case_id=cast.case)
    assert resting(cast) == []
    history.redo(by=cast.client, case_id=cast.case)
    assert resting(cast) == [f"part:{cast.part}"]


def test_an_undo_of_something_else_leaves_somebody_counted_in_again(cast: Cast, ana: UUID) -> None:
    say_how_it_stands(cast, ana, "grieving")
    sent = {"person_id": str(ana)}
    perform(by=cast.client, case_id=cast.case, verb="wake_person", sent=sent)
    people.add_person(by=cast.client, case_id=cast.case, values={"nickname": "Ben"})
    history.undo(by=cast.client, case_id=cast.case)
    assert resting(cast) == []


def test_a_session_asks_only_those_who_were_there(cast: Cast) -> None:
    planned = perform(
        by=cast.therapist, case_id=cast.case, verb="plan_session",
        sent={"part": "joint", "values": {"day": "2026-03-01"}},
    )  # fmt: skip
    perform(
        by=cast.therapist, case_id=cast.case, verb="hold_session",
        sent={"session_id": planned.id, "there": [str(cast.part)], "values": {}},
    )  # fmt: skip
    asked = SessionCheck.objects.filter(gone_at=None).values_list("scope", flat=True)
    assert list(asked) == [f"part:{cast.part}"]


def take_state_away(cast: Cast) -> UUID:
    """Returns the act, by which it can be taken back."""
    state = CareState.objects.get(gone_at=None)
    sent, act = {"care_state_id": str(state.id)}, uuid4()
    perform(by=cast.client, case_id=cast.case, verb="remove_care_state", sent=sent, request=act)
    return act


def test_an_undo_wakes_nobody_of_whom_something_else_was_said_and_taken_away(
    cast: Cast, ana: UUID
) -> None:
    say_how_it_stands(cast, ana, "no_contact")
    act = take_state_away(cast)
    say_how_it_stands(cast, ana, "grieving")
    take_state_away(cast)
    history.undo(by=cast.client, case_id=cast.case, act=act)
    assert resting(cast) == [f"part:{cast.part}"]


def test_what_stands_beside_a_state_that_is_taken_away_keeps_them_at_rest(
    cast: Cast, ana: UUID
) -> None:
    say_how_it_stands(cast, ana, "no_contact")
    act = take_state_away(cast)
    say_how_it_stands(cast, ana, "grieving")
    second = CareState.objects.get(gone_at=None)
    history.undo(by=cast.client, case_id=cast.case, act=act)
    sent = {"care_state_id": str(second.id)}
    perform(by=cast.client, case_id=cast.case, verb="remove_care_state", sent=sent)
    assert resting(cast) == [f"part:{cast.part}"]
