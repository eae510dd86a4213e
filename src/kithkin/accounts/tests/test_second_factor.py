"""Second factors: who must have one, what a code is good for, where its seed lies."""

import json
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kithkin.accounts.adapter import SecondFactorAdapter
from kithkin.accounts.models import Clinic, Role, User
from kithkin.accounts.tests.coming_in import (
    ELSEWHERE,
    HOME,
    add_code_app,
    browser,
    code_of,
    come_in,
    is_in,
    secret_of,
    send_password,
)
from kithkin.base.sealing import SealBrokenError
from kithkin.conftest import AddUser
from kithkin.record.models import Entry

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.urls("kithkin.accounts.tests.pages"),
]

ENROL = "/your-sign-in/second-factor/"


@pytest.fixture(autouse=True)
def _half_minute_stands_still() -> Iterator[None]:
    with patch("allauth.mfa.totp.internal.auth.time") as held:
        held.time.return_value = 1_800_000_000.0
        yield


@pytest.fixture
def strict(clinic: Clinic) -> Clinic:
    clinic.second_factor_required = True
    clinic.save()
    return clinic


@pytest.fixture
def thea(add_user: AddUser) -> User:
    return add_user("thea", Role.THERAPIST)


def send_code(client: Client, code: str) -> None:
    client.post("/sign-in/code/", {"code": code})


def come_in_with(name: str, code: str, address: str = HOME) -> Client:
    client = come_in(name, address)
    send_code(client, code)
    return client


def raw_rows() -> Iterator[bytes]:
    """Every value of every table, as the database holds it."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                yield from (
                    bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row
                )


def test_staff_without_a_second_factor_are_led_to_one(strict: Clinic, thea: User) -> None:
    client = come_in("thea")
    assert client.get("/for/therapist/")["Location"] == ENROL
    assert "Before you begin" in client.get(ENROL).content.decode()


def test_nothing_else_is_open_before(strict: Clinic, thea: User) -> None:
    client = come_in("thea")
    for page in ("/", "/who/", "/your-sign-in/", "/your-sign-in/password/", "/for/staff/"):
        assert client.get(page)["Location"] == ENROL


def test_a_piece_of_a_page_and_an_api_are_told_so_in_their_own_way(
    strict: Clinic, thea: User
) -> None:
    client = come_in("thea")
    piece = client.get("/who/", headers={"HX-Request": "true"})
    assert (piece.status_code, piece["HX-Redirect"]) == (403, ENROL)
    told = client.get("/who/", headers={"Accept": "application/json"})
    assert told.json()["code"] == "second_factor_missing"


def test_clients_need_none(strict: Clinic, add_user: AddUser) -> None:
    add_user("cleo")
    assert is_in(come_in("cleo"))


def test_where_none_is_asked_for_every_page_says_so(thea: User) -> None:
    page = come_in("thea").get("/your-sign-in/")
    assert page.context["second_factor_line"] == "This clinic asks for no second factor."


def test_the_demo_says_that_it_is_one(clinic: Clinic, thea: User) -> None:
    Clinic.objects.filter(id=clinic.id).update(is_demo=True)
    page = come_in("thea").get("/your-sign-in/")
    assert page.context["second_factor_line"] == "Demo: no second factor is asked for."


def test_a_code_app_opens_the_rest(strict: Clinic, thea: User) -> None:
    client = come_in("thea")
    add_code_app(client)
    assert is_in(client)


def test_whoever_just_signed_in_is_not_asked_again_to_add_one(thea: User) -> None:
    assert come_in("thea").get("/your-sign-in/app/").status_code == 200


def test_later_it_is_asked_once_more_who_it_is(thea: User) -> None:
    client = come_in("thea")
    with patch("kithkin.accounts.adapter.time.time", return_value=2**40):
        assert client.get("/your-sign-in/app/")["Location"].startswith("/confirm/")


def test_with_a_code_app_a_password_alone_opens_nothing(thea: User) -> None:
    add_code_app(come_in("thea"))
    client = come_in("thea")
    assert not is_in(client)
    assert client.get("/sign-in/code/").status_code == 200


def test_password_and_code_open_the_door(thea: User) -> None:
    secret = add_code_app(come_in("thea"))
    assert is_in(come_in_with("thea", code_of(secret)))


def test_a_code_opens_once(thea: User) -> None:
    secret = add_code_app(come_in("thea"))
    code = code_of(secret)
    assert is_in(come_in_with("thea", code))
    # allauth itself remembers a used code for thirty seconds; it could be shown for ninety.
    forget_allauths_own_mark(thea, code)
    assert not is_in(come_in_with("thea", code))


def forget_allauths_own_mark(user: User, code: str) -> None:
    cache.delete(f"allauth.mfa.totp.used?user={user.id}&code={code}")


def test_the_code_that_added_the_app_opens_nothing_more(thea: User) -> None:
    secret = add_code_app(come_in("thea"))
    assert not is_in(come_in_with("thea", code_of(secret, steps=-1)))


@pytest.mark.parametrize(("steps", "opens"), [(-3, False), (1, True), (3, False)])
def test_a_clock_may_be_one_step_out(thea: User, steps: int, opens: bool) -> None:
    secret = add_code_app(come_in("thea"))
    assert is_in(come_in_with("thea", code_of(secret, steps=steps))) == opens


def recovery_codes(client: Client) -> list[str]:
    codes: list[str] = client.get("/your-sign-in/codes/").context["unused_codes"]
    return codes


def test_a_recovery_code_opens_once(thea: User) -> None:
    client = come_in("thea")
    add_code_app(client)
    code = recovery_codes(client)[0]
    assert is_in(come_in_with("thea", code))
    assert not is_in(come_in_with("thea", code))


def test_recovery_codes_are_shown_one_time(thea: User) -> None:
    client = come_in("thea")
    add_code_app(client)
    assert set(recovery_codes(client)) & set(recovery_codes(client)) == set()


def test_no_seed_lies_open_in_the_database(thea: User) -> None:
    client = come_in("thea")
    while_adding = secret_of(client)
    assert not any(while_adding.encode() in value for value in raw_rows())
    secret = add_code_app(client)
    codes = recovery_codes(client)
    everything = list(raw_rows())
    assert not any(secret.encode() in value for value in everything)
    assert not any(code.encode() in value for code in codes for value in everything)


def test_an_e_mail_address_lies_sealed_too(add_user: AddUser, thea: User) -> None:
    thea.email = "marzipan@canary.example"
    thea.save()
    assert not any(b"marzipan" in value for value in raw_rows())


def test_a_seed_belongs_to_one_person(thea: User, add_user: AddUser) -> None:
    add_code_app(come_in("thea"))
    stolen = Authenticator.objects.get(type=Authenticator.Type.TOTP).data["secret"]
    omars = stolen.replace(str(thea.id), str(add_user("omar").id))
    with pytest.raises(SealBrokenError):
        SecondFactorAdapter().decrypt(omars)


def test_codes_guessed_elsewhere_do_not_stop_a_known_device(thea: User) -> None:
    hers = come_in("thea")
    secret = add_code_app(hers)
    hers.post("/sign-out/")
    for _ in range(6):
        come_in_with("thea", "000000", ELSEWHERE)
    send_password(hers, "thea")
    send_code(hers, code_of(secret))
    assert is_in(hers)


def test_codes_cannot_be_guessed_from_many_addresses(thea: User) -> None:
    secret = add_code_app(come_in("thea"))
    for number in range(5):
        come_in_with("thea", "000000", f"203.0.113.{number}")
    assert not is_in(come_in_with("thea", code_of(secret), "203.0.113.99"))


def test_what_comes_and_goes_stands_in_ones_own_chain(thea: User) -> None:
    client = come_in("thea")
    with patch("django.db.transaction.on_commit", side_effect=lambda act, **_: act()):
        add_code_app(client)
    client.post("/your-sign-in/app/remove/")
    noted = Entry.objects.filter(chain=thea.id).values_list("verb", flat=True)
    assert {"add_code_app", "remove_code_app"} <= set(noted)


def test_removing_the_last_one_leads_staff_back_to_the_page_that_gives_one(
    strict: Clinic, thea: User
) -> None:
    client = come_in("thea")
    add_code_app(client)
    client.post("/your-sign-in/app/remove/")
    assert client.get("/who/")["Location"] == ENROL


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["id", "rawId", "type", "response", "clientDataJSON", "userHandle",
                         "authenticatorData", "signature", "attestationObject"]),
        inner, max_size=6,
    ),
    max_leaves=8,
)  # fmt: skip


@pytest.mark.parametrize("name", ["userHandle", "authenticatorData", "signature"])
def test_a_number_in_a_passkey_reserves_no_memory(db: None, name: str) -> None:
    client = browser()
    client.get("/sign-in/passkey/", headers={"Accept": "application/json"})
    sent = {"id": "AAAA", "rawId": "AAAA", "response": {name: 10**15}}
    answer = client.post("/sign-in/passkey/", {"credential": json.dumps(sent)})
    assert answer["Location"] == "/sign-in/"


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(sent=JSON)
def test_a_made_up_passkey_breaks_nothing(db: None, sent: Any) -> None:
    client = browser()
    client.get("/sign-in/passkey/", headers={"Accept": "application/json"})

    answer = client.post("/sign-in/passkey/", {"credential": json.dumps(sent)})
    assert answer["Location"] == "/sign-in/"
