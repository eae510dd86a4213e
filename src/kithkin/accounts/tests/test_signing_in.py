"""Coming in with a name and a password: who may, how often, and what is noted."""

from unittest.mock import patch

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from kithkin.accounts.models import KnownDevice, SignIn, User
from kithkin.accounts.services import people
from kithkin.accounts.tests.coming_in import (
    ELSEWHERE,
    HOME,
    PASSWORD,
    browser,
    come_in,
    is_in,
    send_password,
)
from kithkin.base.actor import OPERATOR
from kithkin.conftest import AddUser
from kithkin.record.models import Entry

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.urls("kithkin.accounts.tests.pages"),
]

WRONG = "not the password"


@pytest.fixture(autouse=True)
def thea(add_user: AddUser) -> User:
    return add_user("thea")


def guess(client: Client, name: str, times: int) -> None:
    for _ in range(times):
        send_password(client, name, WRONG)


def test_a_name_and_its_password_open_the_door(thea: User) -> None:
    assert come_in("thea").get("/who/").content.decode() == str(thea.id)


def test_a_name_is_the_same_in_any_case() -> None:
    assert is_in(come_in(" Thea "))


def test_looking_at_the_sign_in_page_writes_nothing() -> None:
    with CaptureQueriesContext(connection) as asked:
        assert Client().get("/sign-in/").status_code == 200
    assert len(asked) == 0


def test_whoever_was_sent_to_sign_in_comes_back_to_where_they_were() -> None:
    answer = browser().post("/sign-in/?next=/who/", {"login": "thea", "password": PASSWORD})
    assert answer["Location"] == "/who/"


def test_nobody_is_sent_to_another_site() -> None:
    page = "/sign-in/?next=https://elsewhere.example/"
    answer = browser().post(page, {"login": "thea", "password": PASSWORD})
    assert answer["Location"] == "/"


def test_signing_out_ends_the_session() -> None:
    client = come_in("thea")
    client.post("/sign-out/")
    assert not is_in(client)
    assert not SignIn.objects.filter(user__isnull=False).exists()


def test_a_sign_in_stands_in_ones_own_chain(thea: User) -> None:
    come_in("thea")
    entry = Entry.objects.get(verb="sign_in")
    assert (entry.chain_id, entry.actor, entry.case) == (thea.id, thea.id, None)


def words(client: Client, name: str, password: str) -> list[str]:
    return [
        str(error)
        for error in send_password(client, name, password).context["form"].errors.values()
    ]


def test_a_wrong_password_and_an_unknown_name_are_told_the_same() -> None:
    assert words(browser(), "thea", WRONG) == words(browser(), "nobody", WRONG)


def test_whoever_left_is_told_the_same_even_with_the_right_password(add_user: AddUser) -> None:
    gone = add_user("gone")
    User.objects.filter(id=gone.id).update(is_active=False)
    assert words(browser(), "gone", PASSWORD) == words(browser(), "nobody", WRONG)


@pytest.mark.parametrize("name", ["thea", "nobody", "gone", "without"])
def test_every_wrong_sign_in_costs_one_hash(name: str, add_user: AddUser) -> None:
    gone, without = add_user("gone"), add_user("without")
    User.objects.filter(id=gone.id).update(is_active=False)
    without.set_unusable_password()
    without.save()
    client = browser()
    encode = MD5PasswordHasher.encode
    with patch.object(MD5PasswordHasher, "encode", autospec=True, side_effect=encode) as hashed:
        send_password(client, name, WRONG)
    assert hashed.call_count == 1


def test_fifty_wrong_passwords_elsewhere_do_not_stop_thea_on_her_device() -> None:
    hers = come_in("thea")
    hers.post("/sign-out/")
    guess(browser(ELSEWHERE), "thea", 50)
    send_password(hers, "thea")
    assert is_in(hers)


def test_nor_do_fifty_from_her_own_address() -> None:
    hers = come_in("thea")
    hers.post("/sign-out/")
    guess(browser(HOME), "thea", 50)
    send_password(hers, "thea")
    assert is_in(hers)


def test_nor_do_they_stop_her_on_a_new_device_at_another_address() -> None:
    guess(browser(ELSEWHERE), "thea", 50)
    assert is_in(come_in("thea", HOME))


def test_guessing_from_one_address_comes_to_an_end() -> None:
    guess(browser(ELSEWHERE), "thea", 10)
    assert not is_in(come_in("thea", ELSEWHERE))


def test_guessing_on_a_known_device_comes_to_an_end() -> None:
    hers = come_in("thea")
    hers.post("/sign-out/")
    guess(hers, "thea", 10)
    send_password(hers, "thea")
    assert not is_in(hers)


def test_one_address_cannot_walk_through_the_names() -> None:
    client = browser(ELSEWHERE)
    for number in range(60):
        guess(client, f"name{number}", 1)
    assert not is_in(come_in("thea", ELSEWHERE))


def test_a_device_is_known_only_for_whom_it_let_in(add_user: AddUser) -> None:
    add_user("omar")
    his = come_in("omar", ELSEWHERE)
    his.post("/sign-out/")
    guess(his, "thea", 10)
    send_password(his, "thea")
    assert not is_in(his)


def test_two_people_of_one_device_both_stay_known(add_user: AddUser) -> None:
    add_user("omar")
    shared = come_in("omar")
    shared.post("/sign-out/")
    send_password(shared, "thea")
    shared.post("/sign-out/")
    known = KnownDevice.objects.values_list("device_hash", "user__sign_in_name")
    assert {name for _, name in known} == {"omar", "thea"}
    assert len({device for device, _ in known}) == 1


def test_a_new_password_ends_the_other_sign_ins_and_keeps_this_one() -> None:
    here, there = come_in("thea"), come_in("thea", ELSEWHERE)
    new = "river lantern moss 9"
    sent = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    here.post("/your-sign-in/password/", sent)
    assert is_in(here)
    assert not is_in(there)
    assert Entry.objects.filter(verb="change_password").exists()


def test_a_common_password_is_refused() -> None:
    here = come_in("thea")
    sent = {"oldpassword": PASSWORD, "password1": "password1234", "password2": "password1234"}
    assert "password1" in here.post("/your-sign-in/password/", sent).context["form"].errors


@pytest.mark.parametrize(
    "name",
    ["account_signup", "account_email", "account_reset_password", "account_inactive",
     "mfa_signup_webauthn", "mfa_edit_webauthn", "mfa_download_recovery_codes"],
)  # fmt: skip
def test_pages_of_allauth_we_do_not_need_do_not_exist(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_somebody_off_boarded_cannot_come_in_again(thea: User) -> None:
    people.off_board(by=OPERATOR, user_id=thea.id)
    assert not is_in(come_in("thea"))
