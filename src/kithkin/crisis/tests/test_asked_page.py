import re

import pytest
from django.core.cache import cache
from django.test import Client

from kithkin.crisis.models import HelperRole
from kithkin.crisis.services import asking
from kithkin.crisis.tests.conftest import Mina

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def _no_tries(db: None) -> None:
    cache.clear()


def link_of(mina: Mina, **words: str) -> str:
    step = mina.add(4, person=str(mina.bea), phone="01632 960143", words="secret step words")
    told = {"called": "Mina", "asked": "May I ring you at night?", **words}
    role = asking.ask_helper(by=mina.client, case_id=mina.case, plan_step_id=step.id, values=told)
    return asking.make_link(by=mina.client, case_id=mina.case, helper_role_id=role.id)


def test_before_the_code_the_page_says_nothing_of_anybody(mina: Mina) -> None:
    link_of(mina)
    page = Client().get("/asked/").content.decode()
    assert "Mina" not in page
    assert "night?" not in page
    assert "<title>Kithkin</title>" in page


def test_the_code_opens_what_was_asked_and_nothing_else_of_the_plan(mina: Mina) -> None:
    code = link_of(mina, helps="Sit with me", harms="Advice")
    answer = Client().post("/asked/", {"code": code})
    page = answer.content.decode()
    for told in ("Mina asks you something", "May I ring you at night?", "Sit with me", "Advice"):
        assert told in page
    for hidden in ("secret step words", "960143", "Lighter by morning", "Bea", "Jonas"):
        assert hidden not in page
    assert "Nobody is watching this page." in page
    assert page.index("tel:112") < page.index("May I ring you at night?")
    assert code not in str(answer.headers)


def test_no_address_on_the_page_holds_the_code(mina: Mina) -> None:
    code = link_of(mina)
    page = Client().post("/asked/", {"code": code}).content.decode()
    addresses = re.findall(r'(?:href|action|src)="([^"]*)"', page)
    assert addresses
    assert not any(code in one for one in addresses)


def test_yes_with_limits_by_the_page_and_back_again_to_pause(mina: Mina) -> None:
    code, client = link_of(mina), Client()
    sent = {"code": code, "says": "yes", "limits": "Not after 23:00", "lasts": "91"}
    page = client.post("/asked/", sent).content.decode()
    assert "You said yes, until 1 June 2026." in page
    assert "I step back" in page
    assert HelperRole.objects.get().limits == "Not after 23:00"
    page = client.post("/asked/", {"code": code, "says": "paused"}).content.decode()
    assert "You are pausing. Nobody counts on you now." in page


def test_an_answer_that_came_twice_is_said_kindly(mina: Mina) -> None:
    code, client = link_of(mina), Client()
    client.post("/asked/", {"code": code, "says": "not_now"})
    again = client.post("/asked/", {"code": code, "says": "not_now"})
    assert again.status_code == 409
    assert "does not fit what was said before" in again.content.decode()


def test_limits_of_any_length_and_script_lose_nothing(mina: Mina) -> None:
    code, client = link_of(mina), Client()
    long = "\u0644\u0627 🌙 " * 25_000
    answer = client.post("/asked/", {"code": code, "says": "yes", "limits": long})
    assert answer.status_code == 422
    assert long.strip() in answer.content.decode()
    assert HelperRole.objects.get().state == "asked"


@pytest.mark.parametrize("why", ["wrong", "over", "marked"])
def test_a_code_that_opens_nothing_never_says_why(mina: Mina, why: str) -> None:
    code = link_of(mina)
    never = Client().post("/asked/", {"code": "AAAA-AAAA-AAAA-AAAA-AAAA"}).content.decode()
    if why == "over":
        role = HelperRole.objects.get()
        asking.end_asking(by=mina.client, case_id=mina.case, helper_role_id=role.id)
    elif why == "marked":
        mina.mark(mina.bea)
    else:
        code = code[:-1] + ("A" if code[-1] != "A" else "B")
    page = Client().post("/asked/", {"code": code}).content.decode()
    assert "does not open anything at the moment" in page
    assert bare(page, code) == bare(never, "AAAA-AAAA-AAAA-AAAA-AAAA")


def bare(page: str, code: str) -> str:
    return re.sub(r'(csrfmiddlewaretoken" value|csrf-token" content)="[^"]*"', "", page).replace(
        code, ""
    )


def test_codes_cannot_be_tried_without_end(mina: Mina) -> None:
    code, client = link_of(mina), Client()
    tried = [client.post("/asked/", {"code": f"{number:020}"}).status_code for number in range(30)]
    assert set(tried) == {422}
    assert client.post("/asked/", {"code": code}).status_code == 429
