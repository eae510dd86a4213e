from typing import Any
from uuid import UUID

import pytest

from kithkin.base.actor import Actor
from kithkin.base.cast import Cast
from kithkin.base.refusals import NotHereError
from kithkin.consent.queries import sight
from kithkin.crisis import told
from kithkin.crisis.errors import NotUsedHereError, PlanIsOnesOwnError
from kithkin.crisis.models import HelperRole, Plan, PlanReview, PlanStep, PlanVersion
from kithkin.crisis.queries import sheet_of
from kithkin.crisis.services import asking
from kithkin.crisis.services import plan as verbs
from kithkin.crisis.tests.conftest import SignIn, add
from kithkin.network.services import people, ties

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
SECRET = "Zqsecretwords"


@pytest.fixture
def hers(cast: Cast) -> Plan:
    """The client's plan with one of every kind of row, in her own part of the couple's case."""
    by: Any = {"by": cast.client, "case_id": cast.case}
    plan = verbs.begin_plan(**by, values={"words": SECRET})
    greta = add(cast.client, cast.case, "Greta")
    step = verbs.add_plan_step(
        **by, plan_id=plan.id,
        values={"number": 4, "person": str(greta), "words": SECRET, "phone": "112"},
    )  # fmt: skip
    asking.ask_helper(**by, plan_step_id=step.id, values={"called": "Cleo", "asked": SECRET})
    verbs.keep_plan(**by, plan_id=plan.id, why=SECRET)
    verbs.look_at_plan(**by, plan_id=plan.id, words=SECRET)
    return plan


def test_there_is_no_joint_plan_in_a_couple(cast: Cast) -> None:
    for by in (cast.therapist, cast.client):
        with pytest.raises(PlanIsOnesOwnError):
            verbs.begin_plan(by=by, case_id=cast.case, values={}, part="joint")
    plan = verbs.begin_plan(by=cast.therapist, case_id=cast.case, values={}, part=str(cast.part))
    assert plan.scope == f"part:{cast.part}"
    with pytest.raises(NotHereError):
        verbs.begin_plan(by=cast.client, case_id=cast.case, values={}, part=str(cast.other_part))


def test_the_other_member_never_meets_the_plan(cast: Cast, hers: Plan, signed_in: SignIn) -> None:
    ids = [
        ("plan/{}/", hers.id), ("plan/{}/paper/", hers.id), ("plan/{}/copy/", hers.id),
        ("plan/versions/{}/", PlanVersion.objects.get().id),
        ("plan/helpers/{}/", HelperRole.objects.get().id),
    ]  # fmt: skip
    client = signed_in(cast.other_member)
    for address, row in ids:
        assert client.get(f"/work/{cast.case}/{address.format(row)}").status_code == 404
    assert SECRET not in client.get(f"/work/{cast.case}/plan/").content.decode()


def test_no_line_of_the_plan_reaches_the_other_member(cast: Cast, hers: Plan) -> None:
    seen = sight(cast.other_member, cast.case)
    home = told.home(seen)
    assert [str(line.note) for line in home] == ["for when it gets dark"]
    assert list(told.brief(seen, None)) == []
    assert list(told.search(seen, SECRET)) == []
    assert told.takeout(seen) == []
    assert list(told.needs([seen])) == []
    everything = told.takeout(sight(cast.client, cast.case))
    kinds = {"plan", "plan step", "plan version", "plan review", "helper role"}
    assert {row["kind"] for row in everything} == kinds


def test_the_therapist_sees_both_each_under_a_name(
    cast: Cast, hers: Plan, signed_in: SignIn
) -> None:
    page = signed_in(cast.therapist).get(f"/work/{cast.case}/plan/").content.decode()
    assert "Cleo" in page
    assert "No plan yet for Omar." in page
    assert SECRET not in page
    opened = signed_in(cast.therapist).get(f"/work/{cast.case}/plan/{hers.id}/").content.decode()
    assert "The plan of Cleo" in opened


def test_a_plan_names_nobody_its_owner_cannot_see(cast: Cast, hers: Plan) -> None:
    kola = people.add_person(by=cast.other_member, case_id=cast.case, values={"nickname": "Kola"})
    with pytest.raises(NotUsedHereError):
        verbs.add_plan_step(
            by=cast.therapist, case_id=cast.case, plan_id=hers.id,
            values={"number": 4, "person": str(kola.id)},
        )  # fmt: skip


def shared(cast: Cast, hers: Plan) -> tuple[UUID, UUID]:
    """Somebody of the joint map who stands in her plan, and him."""
    people_of = [
        people.add_person(
            by=cast.therapist,
            case_id=cast.case,
            part="joint",
            values={"nickname": name, "index": name == "Omar"},
        ).id
        for name in ("Ronke", "Omar")
    ]
    verbs.add_plan_step(
        by=cast.client, case_id=cast.case, plan_id=hers.id,
        values={"number": 3, "person": str(people_of[0])},
    )  # fmt: skip
    return people_of[0], people_of[1]


@pytest.mark.parametrize(("who", "left_out"), [("client", True), ("other_member", False)])
def test_what_one_marks_leaves_somebody_out_of_their_own_plan_alone(
    cast: Cast, hers: Plan, who: str, left_out: bool
) -> None:
    ronke, omar = shared(cast, hers)
    marker: Actor = cast.actors[who]
    tie = ties.add_tie(by=cast.therapist, case_id=cast.case, a=omar, b=ronke, values={})
    ties.say_safety(
        by=marker, case_id=cast.case, tie_id=tie.id, words="w", not_safe_to_involve=True
    )
    for viewer in (cast.client, cast.therapist):
        sheet = sheet_of(sight(viewer, cast.case), hers)
        line = next(one for one in sheet.lines if one.person == str(ronke))
        assert line.unused is left_out


def test_every_row_of_a_plan_lies_in_its_owners_part(cast: Cast, hers: Plan) -> None:
    for model in (Plan, PlanStep, PlanVersion, PlanReview, HelperRole):
        scopes = set(model._default_manager.values_list("scope", flat=True))
        assert scopes == {f"part:{cast.part}"}


def test_a_feared_partner_is_left_out_though_it_is_their_map_too(cast: Cast, hers: Plan) -> None:
    """Both partners of a couple are whose map it is; that must not keep one of them in."""
    values = {"nickname": "Cleo", "index": True}
    add_to: Any = {"by": cast.therapist, "case_id": cast.case, "part": "joint"}
    cleo = people.add_person(**add_to, values=values).id
    _ronke, omar = shared(cast, hers)
    step = verbs.add_plan_step(
        by=cast.client, case_id=cast.case, plan_id=hers.id,
        values={"number": 4, "person": str(omar), "phone": "112"},
    )  # fmt: skip
    tie = ties.add_tie(by=cast.client, case_id=cast.case, a=cleo, b=omar, values={})
    ties.say_safety(
        by=cast.client, case_id=cast.case, tie_id=tie.id, words="w", not_safe_to_involve=True
    )
    sheet = sheet_of(sight(cast.client, cast.case), hers)
    assert next(one for one in sheet.lines if one.id == str(step.id)).unused
    with pytest.raises(NotUsedHereError):
        asking.ask_helper(by=cast.client, case_id=cast.case, plan_step_id=step.id, values={})
