from http import HTTPStatus

import pytest
from django.test import Client

from kithkin.accounts.models import Clinic
from kithkin.accounts.services import people
from kithkin.base.actor import OPERATOR
from kithkin.crisis import device_files
from kithkin.crisis.services import lines
from kithkin.crisis.services import plan as verbs
from kithkin.crisis.tests.conftest import Mina, SignIn
from kithkin.crisis.tests.test_asked_page import link_of

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def add_line(mina: Mina) -> None:
    values = {"kind": "own", "name": "Lindenhof at night", "phone": "01632 960111"}
    lines.add_clinic_line(by=OPERATOR, clinic_id=mina.clinic, values=values)


def test_now_opens_for_anybody_signed_out(mina: Mina) -> None:
    add_line(mina)
    answer = Client().get("/now/")
    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.OK
    assert page.index("tel:112") < page.index("tel:01632960111")
    assert "Nobody is watching this page." in page
    assert answer["Kithkin-Now"].startswith("lines ")


def test_that_nobody_watches_is_said_straight_after_the_emergency_number(mina: Mina) -> None:
    add_line(mina)
    page = Client().get("/now/").content.decode()
    order = [page.index(said) for said in ("tel:112", "Nobody is watching", "Lindenhof at night")]
    assert order == sorted(order)


def test_now_is_the_same_for_everybody_and_holds_nothing_of_anybody(
    mina: Mina, signed_in: SignIn
) -> None:
    add_line(mina)
    mina.add(4, person=str(mina.bea), phone="01632 960143", words="Come")
    own, therapist = signed_in(mina.client).get("/now/"), signed_in(mina.therapist).get("/now/")
    assert own.content == therapist.content == Client().get("/now/").content
    page = own.content.decode()
    for told in ("csrf", str(mina.case), "Mina", "Bea", "960143", "Lighter"):
        assert told not in page


def test_where_several_clinics_share_a_server_nobodys_lines_are_guessed(
    mina: Mina, signed_in: SignIn
) -> None:
    add_line(mina)
    people.create_clinic(by=OPERATOR, name="Elsewhere")
    assert Clinic.objects.count() == 2
    answer = Client().get("/now/")
    assert b"Lindenhof" not in answer.content
    assert b"tel:112" in answer.content
    assert answer["Kithkin-Now"].startswith("plain ")
    assert b"Lindenhof" in signed_in(mina.client).get("/now/").content


def test_leave_now_ends_the_sign_in_and_only_when_it_is_pressed(
    mina: Mina, signed_in: SignIn
) -> None:
    client = signed_in(mina.client)
    client.post("/now/leave/")
    assert client.get("/my-plan/").status_code == HTTPStatus.FOUND
    assert "/plan/" in client.get("/my-plan/")["Location"]
    assert client.post("/now/leave/", {"leave": "now"})["Location"] == "/sign-in/"
    assert "/sign-in/" in client.get("/my-plan/")["Location"]


def test_the_worker_says_what_it_may_keep_and_that_is_one_page() -> None:
    if not device_files.worker_code():
        pytest.skip("the front end is not built")
    answer = Client().get("/sw.js")
    code = answer.content.decode()
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    assert '"page": "/now/"' in code
    kept = device_files.pieces()
    assert kept
    assert all(one.startswith("/static/dist/assets/") for one in kept)
    assert not any("main" in one for one in kept)
    assert "import" not in code.replace("important", "")
    for one in kept:
        assert one in code


def test_page_and_worker_agree_on_their_version() -> None:
    page, code = Client().get("/now/"), Client().get("/sw.js").content.decode()
    version = page["Kithkin-Now"].split(" ")[1]
    if device_files.worker_code():
        assert f'"version": "{version}"' in code


def test_every_page_of_a_plan_has_the_numbers_first_and_says_nobody_watches(
    mina: Mina, signed_in: SignIn
) -> None:
    add_line(mina)
    code = link_of(mina)
    version = verbs.keep_plan(by=mina.client, case_id=mina.case, plan_id=mina.plan.id)
    role = mina.sheet().helpers[0]
    client, base = signed_in(mina.client), f"/work/{mina.case}/plan/"
    pages = [
        client.get(base), client.get(f"{base}{mina.plan.id}/"), client.get(f"{base}versions/{version.id}/"),
        client.get(f"{base}helpers/{role.id}/"), client.get(f"{base}{mina.plan.id}/paper/"),
        client.get("/now/"), client.get("/asked/"), client.post("/asked/", {"code": code}),
    ]  # fmt: skip
    for page in pages:
        words = page.content.decode()
        assert page.status_code == HTTPStatus.OK
        assert "Nobody watches" in words or "Nobody is watching this page" in words
        first = min(at for at in (words.find(">112<"), words.find("112</strong>")) if at > 0)
        assert first < words.index("01632 960111")
        assert words.count("01632 960143") == 0 or first < words.index("01632 960143")


def test_members_find_my_plan_on_every_page(mina: Mina, signed_in: SignIn) -> None:
    page = signed_in(mina.client).get("/").content.decode()
    assert page.count('href="/now/"') == 2
    assert "My plan" in page
    assert 'href="/now/"' in Client().get("/sign-in/").content.decode()
