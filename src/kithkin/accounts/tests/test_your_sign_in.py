"""The page that shows somebody their own ways in, and lets them close the others."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from kithkin.accounts.models import KnownDevice, SignIn, User
from kithkin.accounts.tests.coming_in import (
    ELSEWHERE,
    HOME,
    add_code_app,
    browser,
    come_in,
    is_in,
    send_password,
)
from kithkin.conftest import AddUser
from kithkin.record.models import Entry

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.urls("kithkin.accounts.tests.pages"),
]

PAGE = "/your-sign-in/"


@pytest.fixture(autouse=True)
def cleo(add_user: AddUser) -> User:
    return add_user("cleo")


def text(client: Client) -> str:
    return client.get(PAGE).content.decode()


def test_it_says_who_else_can_open_a_passkey() -> None:
    client = come_in("cleo")
    sentence = (
        "Anyone who can unlock this device, or get into the account your passkeys are copied to"
    )
    assert sentence in text(client)
    assert sentence in client.get(f"{PAGE}passkeys/new/").content.decode()


def test_it_shows_what_one_has() -> None:
    client = come_in("cleo")
    assert client.get(PAGE).context["ways"].has_second_factor is False
    add_code_app(client)
    ways = client.get(PAGE).context["ways"]
    assert (ways.has_code_app, ways.recovery_codes_left, ways.passkeys) == (True, 10, [])


def test_a_passkey_is_shown_by_its_kind(cleo: User) -> None:
    client = come_in("cleo")
    Authenticator.objects.create(
        user=cleo, type=Authenticator.Type.WEBAUTHN, data={"name": "phone", "credential": {}}
    )
    assert "On a phone or tablet" in text(client)


def test_others_of_ones_own_sign_ins_can_be_ended() -> None:
    here, there = come_in("cleo"), come_in("cleo", ELSEWHERE)
    other = here.get(PAGE).context["ways"].others
    assert len(other) == 1
    here.post(f"{PAGE}{other[0].id}/end/")
    assert (is_in(here), is_in(there)) == (True, False)


def test_nobody_ends_somebody_elses(add_user: AddUser) -> None:
    add_user("omar")
    cleos, omars = come_in("cleo"), come_in("omar")
    hers = SignIn.objects.get(user__sign_in_name="cleo")
    answer = omars.post(f"{PAGE}{hers.id}/end/")
    assert answer.content == omars.get("/no/such/page/").content
    assert is_in(cleos)


def test_all_the_others_end_together_and_are_forgotten() -> None:
    here, there = come_in("cleo"), come_in("cleo", ELSEWHERE)
    here.post(f"{PAGE}others/end/")
    assert (is_in(here), is_in(there)) == (True, False)
    assert KnownDevice.objects.count() == 1
    assert Entry.objects.filter(verb="end_other_sign_ins").count() == 1


def test_the_device_at_hand_stays_known_after_that() -> None:
    here = come_in("cleo")
    here.post(f"{PAGE}others/end/")
    here.post("/sign-out/")
    for _ in range(10):
        send_password(browser(HOME), "cleo", "not the password")
    send_password(here, "cleo")
    assert is_in(here)


def test_a_link_ends_nothing() -> None:
    client = come_in("cleo")
    assert client.get(f"{PAGE}others/end/").status_code == 405
    assert client.get("/sign-out/").status_code == 200
    assert is_in(client)
