"""What each role finds first, and that nobody finds what is not theirs."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kithkin.accounts.models import CaseKind, User
from kithkin.accounts.services import cases
from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.consent.policy import FieldGroup
from kithkin.consent.queries import sight
from kithkin.consent.services import give_sight
from kithkin.network.offers import offers
from kithkin.network.services import people
from kithkin.workspace.services import stop_sharing
from kithkin.workspace.tests.conftest import Enter

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

ROLES = (
    "client", "other_member", "therapist", "colleague", "supervisor", "clinic_lead",
    "account_manager", "supporter", "expired_supporter", "stranger",
)  # fmt: skip
TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value|name="csrf-token" content)="[^"]*"')
TWO_DAYS = timedelta(days=2)


def home(enter: Enter, role: str) -> str:
    answer = enter(role).get("/")
    assert answer.status_code == 200
    return TOKEN.sub("", answer.content.decode())


def give_supporter_sight(cast: Cast) -> None:
    person = people.add_person(by=cast.client, case_id=cast.case, values={"nickname": "Ana"})
    give_sight(
        by=cast.client, sight=sight(cast.client, cast.case), of=person,
        to=User.objects.get(id=cast.supporter.id), groups=FieldGroup.NAMES,
    )  # fmt: skip


def test_whoever_is_not_signed_in_is_asked_to() -> None:
    answer = Client().get("/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("role", ROLES)
def test_a_home_greets_by_the_chosen_name_under_a_neutral_title(
    enter: Enter, role: str, cast: Cast
) -> None:
    called = User.objects.get(id=cast.actors[role].id).called
    page = home(enter, role)
    assert f"Hello, {called}" in page
    assert "<title>Kithkin</title>" in page


def test_a_client_finds_their_people_and_who_sees_them(enter: Enter, cast: Cast) -> None:
    page = home(enter, "client")
    assert f"/work/{cast.case}/map/genogram/" in page
    assert "What is yours alone: you and Thea." in page
    assert "What is ours: you, Omar and Thea." in page


def test_nobody_else_is_said_of_one_person_and_their_therapist(enter: Enter, cast: Cast) -> None:
    case = cases.open_case(by=cast.therapist, kind=CaseKind.INDIVIDUAL, label="Stan")
    user = User.objects.get(id=cast.stranger.id)
    cases.add_member(by=cast.therapist, case_id=case.id, called="Stan", user=user)
    assert "Thea sees your map; nobody else." in home(enter, "stranger")
    cases.assign(by=cast.therapist, case_id=case.id, user=User.objects.get(id=cast.colleague.id))
    assert "Colin and Thea see your map; nobody else." in home(enter, "stranger")


def test_somebody_to_whom_it_was_opened_is_named_to_who_opened_it(enter: Enter, cast: Cast) -> None:
    give_supporter_sight(cast)
    assert "Sam will see what you opened to them from 3 March 2026" in home(enter, "client")
    with clock.held_at(clock.now() + TWO_DAYS):
        assert "Sam sees what you opened to them, until 2 April 2026." in home(enter, "client")
        assert "Sam" not in home(enter, "other_member")


def test_what_another_opens_of_ours_is_said_without_a_name(enter: Enter, cast: Cast) -> None:
    ours = people.add_person(
        by=cast.client, case_id=cast.case, part="joint", values={"nickname": "Ana"}
    )
    give_sight(
        by=cast.client, sight=sight(cast.client, cast.case), of=ours,
        to=User.objects.get(id=cast.supporter.id), groups=FieldGroup.NAMES,
    )  # fmt: skip
    page = home(enter, "other_member")
    assert "One more person sees something of what is ours" in page
    assert "Sam" not in page


def test_a_therapist_finds_one_card_a_case_and_no_other_therapists(
    enter: Enter, cast: Cast
) -> None:
    page = home(enter, "therapist")
    assert "Cleo and Omar" in page
    assert "no agreement yet" in page
    colleague = home(enter, "colleague")
    assert "No work has begun yet" in colleague
    assert "Cleo" not in colleague


def test_a_therapists_home_costs_the_same_for_many_cases(enter: Enter, cast: Cast) -> None:
    browser = enter("therapist")
    with CaptureQueriesContext(connection) as one:
        browser.get("/")
    for number in range(4):
        case = cases.open_case(by=cast.therapist, kind=CaseKind.INDIVIDUAL, label=f"W{number}")
        cases.add_member(by=cast.therapist, case_id=case.id, called=f"W{number}")
    with CaptureQueriesContext(connection) as five:
        browser.get("/")
    assert len(five) == len(one) <= 20 + 2 * len(offers())


@pytest.mark.parametrize("role", ["supporter", "expired_supporter", "stranger"])
def test_nothing_shared_reads_the_same_for_all_who_have_nothing(
    enter: Enter, role: str, cast: Cast
) -> None:
    names = {one: User.objects.get(id=cast.actors[one].id).called for one in (role, "stranger")}
    page = home(enter, role).replace(names[role], "")
    assert "Nothing is shared with you at the moment" in page
    assert page == home(enter, "stranger").replace(names["stranger"], "")


def test_a_supporter_finds_what_is_open_and_after_its_end_nothing(enter: Enter, cast: Cast) -> None:
    before = home(enter, "supporter")
    give_supporter_sight(cast)
    with clock.held_at(clock.now() + TWO_DAYS):
        assert f"/work/{cast.case}/map/genogram/" in home(enter, "supporter")
        stop_sharing(by=cast.client, case_id=cast.case, subject_id=cast.supporter.id)
        assert home(enter, "supporter") == before


def test_a_clinic_lead_counts_only_ten_and_more(enter: Enter, cast: Cast) -> None:
    assert home(enter, "clinic_lead").count("fewer than ten") == 3
    for number in range(8):
        cases.add_member(by=cast.therapist, case_id=cast.case, called=f"Aunt {number}")
    page = home(enter, "clinic_lead")
    assert "<dd>10</dd>" in page
    assert page.count("fewer than ten") == 2


def test_an_account_manager_finds_accounts_and_no_word_of_the_work(
    enter: Enter, cast: Cast
) -> None:
    page = home(enter, "account_manager")
    assert all(name in page for name in ("thea", "cleo", "stan"))
    assert str(cast.case) not in page
    assert "Cleo and Omar" not in page


def test_clients_and_supporters_can_leave_at_once_and_staff_sign_out(enter: Enter) -> None:
    assert all("data-leave" in home(enter, role) for role in ("client", "supporter", "stranger"))
    assert "data-leave" not in home(enter, "therapist")
    assert "Sign out" in home(enter, "therapist")
