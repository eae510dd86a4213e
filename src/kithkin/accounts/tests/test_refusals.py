"""Refusals as answers: the right words in the right form, and nothing besides them."""

import logging

import pytest
from django.test import Client

from kithkin.accounts.tests.coming_in import come_in
from kithkin.accounts.tests.pages import CANARY
from kithkin.conftest import AddUser

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.urls("kithkin.accounts.tests.pages"),
]

PAGE = {"Accept": "text/html,application/xhtml+xml"}
PIECE = {"HX-Request": "true"}
API = {"Accept": "application/json"}
FORMS = pytest.mark.parametrize("form", [PAGE, PIECE, API], ids=["page", "piece", "api"])


@FORMS
def test_absent_and_closed_are_the_same_bytes(form: dict[str, str], add_user: AddUser) -> None:
    add_user("cleo")
    client = come_in("cleo")
    paths = ("/refusing/not-here/", "/refusing/absent/", "/no/such/page/", "/for/therapist/")
    answers = [client.get(path, headers=form) for path in paths]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert len({str(answer.headers) for answer in answers}) == 1


@FORMS
def test_a_stranger_gets_the_same_bytes_as_somebody_signed_in(
    form: dict[str, str], add_user: AddUser
) -> None:
    add_user("cleo")
    seen = come_in("cleo").get("/refusing/not-here/", headers=form)
    assert Client().get("/refusing/not-here/", headers=form).content == seen.content


def test_a_refusal_has_its_own_words_and_status() -> None:
    page = Client().get("/refusing/not-understood/", headers=PAGE)
    assert page.status_code == 422
    assert "<main" in page.content.decode()
    assert CANARY in page.content.decode()


def test_a_piece_is_no_whole_page() -> None:
    piece = Client().get("/refusing/not-understood/", headers=PIECE)
    assert piece.content.startswith(b'<div class="notice care" role="alert">')


def test_an_api_gets_code_sentence_and_field() -> None:
    told = Client().get("/refusing/not-understood/", headers=API).json()
    assert told == {"code": "not_understood", "sentence": CANARY, "field": "nickname"}


def test_what_broke_is_told_without_its_words() -> None:
    client = Client(raise_request_exception=False)
    for form in (PAGE, PIECE, API):
        answer = client.get("/refusing/by-breaking/", headers=form)
        assert answer.status_code == 500
        assert CANARY not in answer.content.decode()


@pytest.mark.parametrize(("kind", "status"), [("closed", 403), ("absent", 404)])
def test_djangos_own_refusals_speak_with_our_voice(kind: str, status: int) -> None:
    page = Client().get(f"/refusing/{kind}/", headers=PAGE)
    assert page.status_code == status
    assert "Kithkin" in page.content.decode()
    assert CANARY not in page.content.decode()


def test_a_form_without_its_token_is_told_in_words() -> None:
    page = Client(enforce_csrf_checks=True).post("/sign-in/", {"login": "thea"})
    assert page.status_code == 403
    assert "open for too long" in page.content.decode()


def test_a_page_of_a_wrong_host_is_refused_without_a_word_of_it() -> None:
    page = Client(headers={"Host": f"{CANARY}.example"}).get("/")
    assert page.status_code == 400
    assert CANARY not in page.content.decode()


def test_the_words_of_a_refusal_are_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        Client().get("/refusing/not-understood/")
    assert caplog.records
    assert CANARY not in caplog.text
