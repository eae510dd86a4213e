"""Sessions: what their rows give away, how long they last, when their key changes."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kithkin.accounts.models import Role, SignIn
from kithkin.accounts.sessions import SessionStore, hash_of, is_running
from kithkin.accounts.tests.coming_in import browser, come_in, is_in, send_password
from kithkin.base import clock
from kithkin.conftest import NOON, AddUser

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.urls("kithkin.accounts.tests.pages"),
]

COOKIE = "__Host-kithkin"


def key_of(client: Client) -> str:
    return client.cookies[COOKIE].value


def still_in_after(client: Client, **idle: int) -> bool:
    with clock.held_at(NOON + timedelta(**idle)):
        return is_in(client)


@pytest.fixture
def thea(add_user: AddUser) -> Client:
    """Staff, signed in at noon."""
    with clock.held_at(NOON):
        add_user("thea", Role.THERAPIST)
        return come_in("thea")


@pytest.fixture
def cleo(add_user: AddUser) -> Client:
    """A client, signed in at noon."""
    with clock.held_at(NOON):
        add_user("cleo")
        return come_in("cleo")


def test_a_row_holds_no_key_that_opens_anything(cleo: Client) -> None:
    row = SignIn.objects.get()
    assert row.key_hash == hash_of(key_of(cleo))
    assert key_of(cleo).encode() not in bytes(row.content)
    thief = Client()
    thief.cookies[COOKIE] = row.key_hash
    assert not is_in(thief)


def test_a_row_cannot_be_read_without_its_key(cleo: Client) -> None:
    store = SessionStore(key_of(cleo))
    with clock.held_at(NOON):
        store["canary"] = "marzipan"
        store.save()
        assert SessionStore(key_of(cleo))["canary"] == "marzipan"
    assert b"marzipan" not in bytes(SignIn.objects.get().content)


def test_a_changed_row_signs_nobody_in(cleo: Client, add_user: AddUser) -> None:
    with clock.held_at(NOON):
        add_user("omar")
        omar = come_in("omar")
        stolen = SignIn.objects.get(key_hash=hash_of(key_of(omar))).content
        SignIn.objects.filter(key_hash=hash_of(key_of(cleo))).update(content=stolen)
        assert not is_in(cleo)


def test_a_row_names_its_user(cleo: Client) -> None:
    owner = SignIn.objects.get().user
    assert owner is not None
    assert owner.sign_in_name == "cleo"


@pytest.mark.parametrize(("minutes", "holds"), [(14, True), (15, False)])
def test_staff_may_be_idle_for_fifteen_minutes(thea: Client, minutes: int, holds: bool) -> None:
    assert still_in_after(thea, minutes=minutes) == holds


@pytest.mark.parametrize(("minutes", "holds"), [(29, True), (30, False)])
def test_others_may_be_idle_for_thirty_minutes(cleo: Client, minutes: int, holds: bool) -> None:
    assert still_in_after(cleo, minutes=minutes) == holds


def test_idle_time_counts_from_the_last_page(thea: Client) -> None:
    assert still_in_after(thea, minutes=14)
    assert still_in_after(thea, minutes=28)
    assert not still_in_after(thea, minutes=43)


def test_nobody_stays_longer_than_twelve_hours(thea: Client) -> None:
    assert all(still_in_after(thea, minutes=minutes) for minutes in range(10, 720, 10))
    assert not still_in_after(thea, minutes=720)


def test_the_twelve_hours_begin_with_the_sign_in(cleo: Client) -> None:
    with clock.held_at(NOON + timedelta(minutes=20)):
        cleo.post("/sign-out/")
        send_password(cleo, "cleo")
    assert SignIn.objects.get().expires_at == NOON + timedelta(hours=12, minutes=20)


def test_a_new_password_does_not_begin_new_hours(cleo: Client) -> None:
    old = key_of(cleo)
    with clock.held_at(NOON + timedelta(minutes=20)):
        store = SessionStore(old)
        store.load()
        store.cycle_key()
    assert SignIn.objects.get().expires_at == NOON + timedelta(hours=12)


def test_a_clock_put_back_ends_no_sign_in(cleo: Client) -> None:
    assert still_in_after(cleo, hours=-1)


def test_a_sign_in_brings_a_new_key(add_user: AddUser) -> None:
    add_user("cleo")
    client = browser()
    client.get("/sign-in/passkey/", headers={"Accept": "application/json"})
    before = key_of(client)
    send_password(client, "cleo")
    assert key_of(client) != before
    assert not SessionStore().exists(before)


def test_a_planted_key_is_not_taken_over(add_user: AddUser) -> None:
    add_user("cleo")
    client = browser()
    client.cookies[COOKIE] = "a" * 32
    send_password(client, "cleo")
    assert key_of(client) != "a" * 32
    assert not SessionStore().exists("a" * 32)


def test_a_late_answer_does_not_bring_back_what_has_ended(cleo: Client) -> None:
    with clock.held_at(NOON):
        store = SessionStore(key_of(cleo))
        store.load()
        SignIn.objects.all().delete()
        with pytest.raises(UpdateError):
            store.save()
    assert not SignIn.objects.exists()


def test_a_page_within_a_minute_writes_nothing(cleo: Client) -> None:
    with (
        clock.held_at(NOON + timedelta(seconds=59)),
        CaptureQueriesContext(
            connection,
        ) as asked,
    ):
        assert is_in(cleo)
    assert all(one["sql"].startswith("SELECT") for one in asked)


def test_a_page_costs_two_questions_about_the_sign_in(cleo: Client) -> None:
    with clock.held_at(NOON), CaptureQueriesContext(connection) as asked:
        assert is_in(cleo)
    assert len(asked) == 2  # the session, the user with their clinic


def test_asking_for_a_socket_does_not_keep_it_awake(thea: Client) -> None:
    with clock.held_at(NOON + timedelta(minutes=14)):
        assert is_running(key_of(thea))
    with clock.held_at(NOON + timedelta(minutes=15)):
        assert not is_running(key_of(thea))


def test_what_has_run_out_is_swept(cleo: Client) -> None:
    with clock.held_at(NOON + timedelta(minutes=29)):
        SessionStore.clear_expired()
        assert SignIn.objects.count() == 1
    with clock.held_at(NOON + timedelta(minutes=30)):
        SessionStore.clear_expired()
        assert not SignIn.objects.exists()


def test_a_page_that_follows_others_by_itself_keeps_nobody_signed_in(thea: Client) -> None:
    for minutes in (5, 10, 14):
        with clock.held_at(NOON + timedelta(minutes=minutes)):
            followed = thea.get("/", headers={"Kithkin-Follows": "1"})
            assert followed.status_code == 200
    assert not still_in_after(thea, minutes=16)
