"""Who stays in a plan, and who does not: only the mark of whose plan it is leaves somebody out."""

import json
from typing import Any

import pytest
from django.test import Client

from kithkin.accounts.models import Member
from kithkin.accounts.services.invitations import BEARER
from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.consent.queries import sight
from kithkin.crisis import told
from kithkin.crisis.copies import device_copy
from kithkin.crisis.errors import LinkOverError, NotUsedHereError
from kithkin.crisis.models import HelperRole, Plan, PlanStep
from kithkin.crisis.queries import role_by_code, sheet_of
from kithkin.crisis.services import asking
from kithkin.crisis.services import plan as verbs
from kithkin.crisis.services.answering import answer_by_link
from kithkin.crisis.sheet import Sheet
from kithkin.crisis.tests.conftest import Mina, SignIn
from kithkin.network.doors import perform
from kithkin.network.offers import About
from kithkin.network.services import people
from kithkin.network.services.history import undo
from kithkin.network.tests.visiting import put

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PHONE = "+44 20 7946 0958"


def step_of(cast: Cast, person: object) -> PlanStep:
    """A line of the client's own plan with somebody of the joint map."""
    by: Any = {"by": cast.client, "case_id": cast.case}
    plan = perform(**by, verb="begin_plan", sent={"values": {}}).id
    values = {"number": 4, "person": str(person), "phone": PHONE}
    sent = {"plan_id": plan, "values": values}
    return PlanStep.objects.get(id=perform(**by, verb="add_plan_step", sent=sent).id)


def sheet(cast: Cast) -> Sheet:
    return sheet_of(sight(cast.client, cast.case), Plan.objects.get())


def link(mina: Mina) -> tuple[HelperRole, str]:
    role = mina.ask(mina.bea)
    by: Any = {"by": mina.client, "case_id": mina.case}
    return role, asking.make_link(**by, helper_role_id=role.id)


def let_go(mina: Mina) -> None:
    """Take out the line with whoever was asked."""
    step = PlanStep.objects.get(gone_at=None)
    verbs.remove_plan_step(by=mina.client, case_id=mina.case, plan_step_id=step.id)


def test_a_partner_cannot_take_a_helper_out_of_the_others_plan(cast: Cast) -> None:
    ana = put(cast, "Ana")
    step_of(cast, ana.id)
    people.remove_person(by=cast.other_member, case_id=cast.case, person_id=ana.id)
    copied = json.dumps(device_copy(sheet(cast), cast.case))
    assert "7946" in copied
    assert "Ana" in copied


def test_a_partner_cannot_rename_a_helper_in_the_others_plan(cast: Cast) -> None:
    ana = put(cast, "Ana")
    step_of(cast, ana.id)
    values = {"nickname": "Nobody"}
    people.change_person(by=cast.other_member, case_id=cast.case, person_id=ana.id, values=values)
    line = sheet(cast).lines[0]
    assert (line.name, line.elsewhere) == ("Ana", "Nobody")


def test_whose_plan_it_is_says_what_it_calls_somebody(cast: Cast, signed_in: SignIn) -> None:
    step = step_of(cast, put(cast, "Ana").id)
    page = f"/work/{cast.case}/say/change-plan-step/{step.id}/"
    assert "On the map today: Ana." in signed_in(cast.client).get(page).content.decode()
    sent = {"plan_step_id": step.id, "values": {"called": "Anka"}}
    perform(by=cast.client, case_id=cast.case, verb="change_plan_step", sent=sent)
    assert sheet(cast).lines[0].name == "Anka"


def test_on_ones_own_map_the_plan_follows_a_new_name(mina: Mina) -> None:
    mina.add(4, person=str(mina.bea))
    values = {"nickname": "Beatrix"}
    people.change_person(by=mina.client, case_id=mina.case, person_id=mina.bea, values=values)
    assert (mina.sheet().lines[0].name, mina.sheet().lines[0].elsewhere) == ("Beatrix", "")


def test_taking_a_feared_person_off_the_map_brings_no_line_back(mina: Mina) -> None:
    mina.add(4, person=str(mina.bea), phone=PHONE)
    mina.mark(mina.bea)
    people.remove_person(by=mina.client, case_id=mina.case, person_id=mina.bea)
    assert mina.sheet().lines[0].unused
    assert "7946" not in json.dumps(device_copy(mina.sheet(), mina.case))


def test_a_link_ends_with_the_last_line_and_one_undo_brings_both_back(mina: Mina) -> None:
    role, code = link(mina)
    let_go(mina)
    assert role_by_code(code) is None
    assert HelperRole.objects.get(id=role.id).gone_at is not None
    undo(by=mina.client, case_id=mina.case)
    assert role_by_code(code) == role


def test_a_link_lives_while_any_line_names_them(mina: Mina) -> None:
    mina.add(3, person=str(mina.bea))
    _role, code = link(mina)
    step = next(row for row in PlanStep.objects.all() if row.number == 4)
    by: Any = {"by": mina.client, "case_id": mina.case}
    verbs.change_plan_step(**by, plan_step_id=step.id, values={"person": str(mina.jonas)})
    assert role_by_code(code) is not None
    let_go_of = next(row for row in PlanStep.objects.all() if row.number == 3)
    verbs.change_plan_step(**by, plan_step_id=let_go_of.id, values={"person": "", "words": "Park"})
    assert role_by_code(code) is None


def test_a_link_ends_with_the_person_and_no_new_one_is_made(mina: Mina) -> None:
    role, code = link(mina)
    by: Any = {"by": mina.client, "case_id": mina.case}
    people.remove_person(**by, person_id=mina.bea)
    assert role_by_code(code) is None
    with pytest.raises(NotUsedHereError):
        asking.make_link(**by, helper_role_id=role.id)
    assert mina.sheet().helpers[0].closed


def test_no_link_is_made_for_somebody_who_is_not_used(mina: Mina, signed_in: SignIn) -> None:
    role, _code = link(mina)
    mina.mark(mina.bea)
    with pytest.raises(NotUsedHereError):
        asking.make_link(by=mina.client, case_id=mina.case, helper_role_id=role.id)
    page = f"/work/{mina.case}/plan/helpers/{role.id}/"
    assert signed_in(mina.client).post(f"{page}link/").status_code == 422


def test_whoever_is_let_go_reads_no_later_change(mina: Mina) -> None:
    role, code = link(mina)
    let_go(mina)
    assert "May I ring you?" not in Client().post("/asked/", {"code": code}).content.decode()
    with pytest.raises(LinkOverError):
        answer_by_link(by=BEARER, code=code, says="yes")
    assert HelperRole.objects.get(id=role.id).state == "asked"


def test_a_link_closes_when_whose_plan_it_is_has_left(mina: Mina) -> None:
    _role, code = link(mina)
    Member.objects.filter(case=mina.case).update(gone_at=clock.now())
    assert role_by_code(code) is None


def test_a_therapist_of_two_is_told_whose_plan_it_is(cast: Cast) -> None:
    ana = put(cast, "Ana")
    step_of(cast, ana.id)
    seen = sight(cast.therapist, cast.case)
    section = told.about(seen, About(frozenset({str(ana.id)})))
    assert section is not None
    lines = [*section.lines, *told.brief(seen, None), *told.search(seen, "7946")]
    lines += told.needs([seen])
    assert len(lines) == 4
    assert all("the plan of Cleo" in str(line.note) for line in lines)
