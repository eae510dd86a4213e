"""The cast every access test asks, the same everywhere."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest

from kithkin.accounts.keyring import RING
from kithkin.accounts.models import CaseKind, Clinic, Role, User
from kithkin.accounts.services import cases, people
from kithkin.base import clock
from kithkin.base.actor import OPERATOR, Actor
from kithkin.base.cast import Cast

ADULT = date(1990, 5, 17)
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _keys_forgotten() -> Iterator[None]:
    """Unwrapped keys outlive a test's rolled-back key store unless they are dropped."""
    yield
    RING.forget()


@pytest.fixture
def clinic(db: None) -> Clinic:
    return people.create_clinic(by=OPERATOR, name="Lindenhof", second_factor_required=False)


AddUser = Callable[..., User]


@pytest.fixture
def add_user(clinic: Clinic) -> AddUser:
    def add(name: str, *roles: Role) -> User:
        return people.add_user(
            by=OPERATOR, clinic=clinic, sign_in_name=name, born=ADULT, called=name.title(),
            password="lantern river oak 7", roles=roles,
        )  # fmt: skip

    return add


@pytest.fixture
def cast(clinic: Clinic, add_user: AddUser) -> Iterator[Cast]:
    """A couple's case at noon of a quiet day, with everyone who might come to the door."""
    with clock.held_at(NOON):
        staff = {
            "therapist": add_user("thea", Role.THERAPIST),
            "colleague": add_user("colin", Role.THERAPIST),
            "supervisor": add_user("sunita", Role.SUPERVISOR),
            "clinic_lead": add_user("lena", Role.CLINIC_LEAD),
            "account_manager": add_user("amos", Role.ACCOUNT_MANAGER),
        }
        others = {
            name: add_user(sign_in)
            for name, sign_in in {
                "client": "cleo", "other_member": "omar", "supporter": "sam",
                "expired_supporter": "edda", "stranger": "stan",
            }.items()
        }  # fmt: skip
        actors = {name: Actor(id=user.id) for name, user in (staff | others).items()}
        case = cases.open_case(by=actors["therapist"], kind=CaseKind.COUPLE, label="Cleo and Omar")
        therapist = actors["therapist"]
        mine = cases.add_member(by=therapist, case_id=case.id, called="Cleo", user=others["client"])
        theirs = cases.add_member(
            by=therapist, case_id=case.id, called="Omar", user=others["other_member"]
        )
        cases.assign(by=therapist, case_id=case.id, user=staff["supervisor"])
        yield Cast(
            case=case.id, clinic=clinic.id, part=mine.id, other_part=theirs.id, actors=actors
        )
