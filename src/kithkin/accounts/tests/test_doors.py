"""Doors: each opens to whom it says, and looks like a wall to everybody else."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from kithkin.accounts.doors import Who, actor_of, open_to
from kithkin.accounts.errors import SignInFirstError
from kithkin.accounts.models import User
from kithkin.accounts.tests.pages import front
from kithkin.base.cast import Cast

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.urls("kithkin.accounts.tests.pages"),
]

STAFF = {"therapist", "colleague", "supervisor", "clinic_lead", "account_manager"}
OPENED = {
    "/": {*STAFF, "client", "other_member", "supporter", "expired_supporter", "stranger"},
    "/who/": {*STAFF, "client", "other_member", "supporter", "expired_supporter", "stranger"},
    "/for/staff/": STAFF,
    "/for/therapist/": {"therapist", "colleague"},
    "/for/account-manager/": {"account_manager"},
    "/for/lead-or-manager/": {"clinic_lead", "account_manager"},
}


def as_(cast: Cast, who: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(id=cast.actors[who].id))
    return client


@pytest.mark.parametrize("page", OPENED)
def test_a_door_opens_to_whom_it_says(cast: Cast, page: str) -> None:
    opened = {who for who in cast.actors if as_(cast, who).get(page).status_code == 200}
    assert opened == OPENED[page]


def test_a_closed_door_looks_like_no_door(cast: Cast) -> None:
    client = as_(cast, "client")
    closed, absent = client.get("/for/therapist/"), client.get("/no/such/page/")
    assert (closed.status_code, closed.content) == (404, absent.content)
    assert closed.headers == absent.headers


def test_a_role_that_has_ended_opens_nothing(cast: Cast) -> None:
    client = as_(cast, "therapist")
    User.objects.get(id=cast.therapist.id).staff_roles.update(until="2020-01-01T00:00Z")
    assert client.get("/for/therapist/").status_code == 404


def test_whoever_is_not_signed_in_is_led_to_the_sign_in_page() -> None:
    answer = Client().get("/who/?of=them")
    assert answer["Location"] == "/sign-in/?next=%2Fwho%2F%3Fof%3Dthem"


def test_a_sent_form_is_not_sent_again_after_signing_in() -> None:
    assert Client().post("/who/")["Location"] == "/sign-in/"


def test_a_piece_of_a_page_leads_the_whole_page_there() -> None:
    piece = Client().get("/who/", headers={"HX-Request": "true"})
    assert (piece.status_code, piece["HX-Redirect"]) == (401, "/sign-in/?next=%2Fwho%2F")


def test_an_api_is_told_in_json() -> None:
    told = Client().get("/who/", headers={"Accept": "application/json"})
    assert (told.status_code, told.json()["code"]) == (401, "sign_in_first")


def test_an_actor_is_never_made_up(rf: object) -> None:
    request = Client().get("/").wsgi_request
    with pytest.raises(SignInFirstError):
        actor_of(request)


def test_a_word_that_is_nobody_stops_the_start() -> None:
    with pytest.raises(ValueError, match="therapists"):
        open_to("therapists")
    with pytest.raises(ValueError, match="somebody"):
        open_to()


def test_a_view_tells_who_may_open_it() -> None:
    door = open_to("clinic_lead", "account_manager")(lambda _request: HttpResponse())
    assert door.open_to == {Who.CLINIC_LEAD, Who.ACCOUNT_MANAGER}
    assert front.open_to == {Who.ANYONE}


def patterns(resolver: URLResolver) -> list[URLPattern]:
    found: list[URLPattern] = []
    for one in resolver.url_patterns:
        found += patterns(one) if isinstance(one, URLResolver) else [one]
    return found


def test_every_page_of_signing_in_declares_its_door() -> None:
    pages = patterns(get_resolver())
    assert len(pages) > 25
    assert [page for page in pages if not getattr(page.callback, "open_to", None)] == []
