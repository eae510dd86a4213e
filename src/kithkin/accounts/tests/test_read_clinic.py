import pytest

from kithkin.accounts.clinic_queries import account, accounts_of_clinic, clinic_counts
from kithkin.accounts.models import CaseKind, Role
from kithkin.accounts.services import cases, people
from kithkin.base import ids
from kithkin.base.actor import OPERATOR
from kithkin.base.cast import Cast
from kithkin.base.refusals import NotAllowedError, NotHereError
from kithkin.conftest import ADULT

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_accounts_are_for_account_managers_alone(cast: Cast) -> None:
    assert len(accounts_of_clinic(cast.account_manager)) == len(cast.actors)
    for role in set(cast.actors) - {"account_manager"}:
        with pytest.raises(NotAllowedError):
            accounts_of_clinic(cast.actors[role])


def test_people_of_another_clinic_are_not_there(cast: Cast) -> None:
    clinic = people.create_clinic(by=OPERATOR, name="Elsewhere")
    other = people.add_user(by=OPERATOR, clinic=clinic, sign_in_name="otto", born=ADULT)
    assert "otto" not in {line.sign_in_name for line in accounts_of_clinic(cast.account_manager)}
    for user in (other.id, ids.new()):
        with pytest.raises(NotHereError):
            account(cast.account_manager, user)


def test_an_account_tells_roles_and_whether_it_can_be_used(cast: Cast) -> None:
    line = account(cast.account_manager, cast.therapist.id)
    assert (line.roles, line.active, line.has_password) == ((Role.THERAPIST,), True, True)
    people.off_board(by=OPERATOR, user_id=cast.therapist.id)
    gone = account(cast.account_manager, cast.therapist.id)
    assert (gone.roles, gone.active, gone.has_password) == ((), False, False)


def test_counts_below_ten_are_not_told(cast: Cast) -> None:
    assert clinic_counts(cast.clinic_lead) == {"clients": None, "cases": None, "therapists": None}
    for number in range(9):
        case = cases.open_case(by=cast.therapist, kind=CaseKind.INDIVIDUAL, label="")
        cases.add_member(by=cast.therapist, case_id=case.id, called=f"A{number}")
    counts = clinic_counts(cast.clinic_lead)
    assert counts == {"clients": 11, "cases": 10, "therapists": None}


def test_counts_are_for_the_clinic_lead_alone(cast: Cast) -> None:
    for role in set(cast.actors) - {"clinic_lead"}:
        with pytest.raises(NotAllowedError):
            clinic_counts(cast.actors[role])
