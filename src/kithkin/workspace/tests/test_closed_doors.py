"""Every page of a case for everybody: its people come in, to all others it is nothing."""

import pytest
from django.test import Client

from kithkin.base import ids
from kithkin.base.cast import Cast
from kithkin.workspace.tests.conftest import Enter

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

PEOPLE = {"client", "other_member", "therapist"}
PAGES = {
    "/work/{case}/": PEOPLE,
    "/work/{case}/agreement/": PEOPLE,
    "/work/{case}/agreement/new/": {"therapist"},
    "/work/{case}/members/new/": {"therapist"},
    "/work/{case}/members/{part}/contact/": {"client", "therapist"},
    "/work/{case}/who-looked/": PEOPLE,
}
OF_ROLES = {
    "/work/new/": {"therapist", "colleague"},
    "/concerns/": {"account_manager", "clinic_lead"},
    "/accounts/new/": {"account_manager"},
    "/accounts/{part}/": set[str](),  # a member's id is no account's
}


def opened(browser: Client, page: str, cast: Cast, *, absent: bool = False) -> tuple[int, bytes]:
    case, part = (ids.new(), ids.new()) if absent else (cast.case, cast.part)
    answer = browser.get(page.format(case=case, part=part))
    return answer.status_code, answer.content


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_a_case_opens_to_its_people_alone(enter: Enter, cast: Cast, page: str) -> None:
    for role in cast.actors:
        status, body = opened(enter(role), page, cast)
        if role in PAGES[page]:
            assert status == 200
            assert b"<title>Kithkin</title>" in body
        else:
            assert (status, body) == opened(enter(role), page, cast, absent=True)
            assert status == 404


@pytest.mark.parametrize("page", OF_ROLES)
def test_a_page_of_a_role_opens_to_that_role_alone(enter: Enter, cast: Cast, page: str) -> None:
    for role in cast.actors:
        expected = 200 if role in OF_ROLES[page] else 404
        assert opened(enter(role), page, cast)[0] == expected


@pytest.mark.parametrize("page", [*PAGES, *OF_ROLES])
def test_whoever_is_not_signed_in_is_led_to_the_sign_in(cast: Cast, page: str) -> None:
    answer = Client().get(page.format(case=cast.case, part=cast.part))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/")
