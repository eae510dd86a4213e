from typing import Any

import pytest
from django.test import Client

from kithkin.base.actor import Actor
from kithkin.crisis.services import plan as verbs
from kithkin.crisis.tests.conftest import Mina, SignIn

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def copy_of(mina: Mina, client: Client) -> Any:
    return client.get(f"/work/{mina.case}/plan/{mina.plan.id}/copy/")


def test_the_copy_holds_what_a_night_needs_and_no_id_of_anybody(
    mina: Mina, signed_in: SignIn
) -> None:
    mina.add(4, person=str(mina.bea), words="Come", phone="01632 960143")
    answer = copy_of(mina, signed_in(mina.client))
    told = answer.json()
    assert told["kind"] == "kithkin-plan-1"
    assert [step["number"] for step in told["steps"]] == [4]
    assert told["steps"][0]["lines"] == [
        {"name": "Bea", "words": "Come", "phone": "01632 960143", "tel": "tel:01632960143",
         "note": ""}
    ]  # fmt: skip
    assert str(mina.bea) not in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


def test_only_the_plans_own_member_may_keep_a_copy(mina: Mina, signed_in: SignIn) -> None:
    assert copy_of(mina, signed_in(mina.client)).status_code == 200
    assert copy_of(mina, signed_in(mina.therapist)).status_code == 404
    assert copy_of(mina, Client()).status_code == 302
    page = f"/work/{mina.case}/plan/"
    assert b"data-device" in signed_in(mina.client).get(page).content
    assert b"data-device" not in signed_in(mina.therapist).get(page).content


@pytest.mark.parametrize("who", ["client", "therapist"])
def test_somebody_not_safe_to_involve_is_left_off_paper_and_phone(
    mina: Mina, signed_in: SignIn, who: str
) -> None:
    mina.add(4, person=str(mina.bea), words="Ring Bea", phone="01632 960143")
    mina.add(4, person=str(mina.jonas), words="Ring Jonas", phone="01632 960121")
    mina.mark(mina.bea)
    actor: Actor = getattr(mina, who)
    paper = signed_in(actor).get(f"/work/{mina.case}/plan/{mina.plan.id}/paper/").content.decode()
    copy = copy_of(mina, signed_in(mina.client)).content.decode()
    for told in (paper, copy):
        assert "960143" not in told
        assert "Ring Bea" not in told
        assert "960121" in told
        assert "not used" not in told


def test_paper_and_device_copy_say_of_which_day_they_are(mina: Mina, signed_in: SignIn) -> None:
    client = signed_in(mina.client)
    assert copy_of(mina, client).json()["as_of"] == "As it was on 2 March 2026."
    verbs.keep_plan(by=mina.client, case_id=mina.case, plan_id=mina.plan.id)
    assert copy_of(mina, client).json()["as_of"] == "Version 1, as it was on 2 March 2026."
    mina.add(1, words="I go quiet")
    paper = client.get(f"/work/{mina.case}/plan/{mina.plan.id}/paper/").content.decode()
    assert "As it was on 2 March 2026, changed since version 1." in paper
