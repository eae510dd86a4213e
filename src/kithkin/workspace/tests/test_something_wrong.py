from uuid import UUID

import pytest
from django.test import Client

from kithkin.base.cast import Cast
from kithkin.record.models import Entry
from kithkin.workspace.models import Concern
from kithkin.workspace.tests.conftest import Enter

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

WRONG = "/something-wrong/"
SAID = {"doing": "adding somebody", "happened": "the page went white", "page": "workspace:home"}


def test_words_are_sealed_and_only_the_pages_name_is_kept(enter: Enter, cast: Cast) -> None:
    browser = enter("client")
    form = browser.get(WRONG, {"page": f"/work/{cast.case}/agreement/"}).content.decode()
    assert 'value="workspace:agreement"' in form
    assert str(cast.case) not in form
    browser.post(WRONG, {**SAID, "page": "workspace:agreement"})
    kept = Concern.objects.get()
    assert (kept.page, kept.happened) == ("workspace:agreement", "the page went white")
    assert b"white" not in bytes(kept.sealed)
    assert kept.scope == f"clinic:{cast.clinic}"


@pytest.mark.parametrize("page", ["/no/such/page/", "https://elsewhere/", "/" + "x" * 500, ""])
def test_an_unknown_address_leaves_no_trace(enter: Enter, page: str) -> None:
    form = enter("client").get(WRONG, {"page": page}).content.decode()
    hidden = form.split('name="page"')[1].split(">")[0]
    assert "value" not in hidden


def test_a_made_up_page_name_is_dropped(enter: Enter) -> None:
    enter("client").post(WRONG, {**SAID, "page": "Ana Karam <b>"})
    assert Concern.objects.get().page == ""


def test_thanks_are_said_without_words_of_the_message(enter: Enter) -> None:
    answer = enter("client").post(WRONG, SAID, follow=True)
    assert answer.redirect_chain == [("/something-wrong/thanks/", 302)]
    assert "Thank you" in answer.content.decode()
    assert "white" not in answer.content.decode()


def test_an_empty_message_is_asked_for_once_more(enter: Enter) -> None:
    answer = enter("client").post(WRONG, {"doing": " ", "happened": ""})
    assert answer.status_code == 422
    assert "at least one line" in answer.content.decode()
    assert not Concern.objects.exists()


def test_signed_out_nothing_is_kept_and_nothing_is_asked(cast: Cast) -> None:
    for answer in (Client().get(WRONG), Client().post(WRONG, SAID)):
        assert "nothing is kept" in answer.content.decode()
        assert "<textarea" not in answer.content.decode()
    assert not Concern.objects.exists()


@pytest.mark.parametrize("role", ["account_manager", "clinic_lead"])
def test_who_looks_after_the_house_reads_words_and_no_name(
    enter: Enter, cast: Cast, role: str
) -> None:
    enter("client").post(WRONG, SAID)
    page = enter(role).get("/concerns/").content.decode()
    assert "the page went white" in page
    assert "workspace:home" in page
    assert "Cleo" not in page
    assert str(cast.client.id) not in page


def test_what_was_looked_after_leaves_the_list(enter: Enter) -> None:
    enter("client").post(WRONG, SAID)
    concern: UUID = Concern.objects.get().id
    assert enter("client").post(f"/concerns/{concern}/tend/").status_code == 404
    enter("account_manager").post(f"/concerns/{concern}/tend/")
    assert "Nothing is waiting" in enter("clinic_lead").get("/concerns/").content.decode()
    assert Entry.objects.filter(verb="workspace.tend_concern").count() == 1


def test_every_page_offers_to_say_it(enter: Enter, cast: Cast) -> None:
    for page in ("/", f"/work/{cast.case}/", f"/work/{cast.case}/who-looked/"):
        assert f"{WRONG}?page=" in enter("client").get(page).content.decode()
