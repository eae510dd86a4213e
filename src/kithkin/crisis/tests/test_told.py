import json
from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from kithkin.accounts.models import User
from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.base.cast import Cast
from kithkin.conftest import NOON, AddUser
from kithkin.consent.policy import FieldGroup
from kithkin.consent.queries import sight
from kithkin.consent.services import give_sight
from kithkin.crisis import told
from kithkin.crisis.models import HelperRole
from kithkin.crisis.services import asking
from kithkin.crisis.services import plan as verbs
from kithkin.crisis.tests.conftest import Mina, SignIn, add
from kithkin.network.offers import About

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
LATER = NOON + timedelta(days=2)


def says(mina: Mina, role: HelperRole, answer: str) -> None:
    asking.keep_helper_answer(
        by=mina.client, case_id=mina.case, helper_role_id=role.id, helper_says=answer
    )


def needs(mina: Mina) -> list[str]:
    return [str(line.text) for line in told.needs([sight(mina.therapist, mina.case)])]


def test_my_plan_always_stands_on_its_owners_home(mina: Mina) -> None:
    (line,) = told.home(sight(mina.client, mina.case))
    assert (line.text, line.note) == ("My plan", "looked at on 2 March 2026")
    assert line.href == f"/work/{mina.case}/plan/"
    assert list(told.home(sight(mina.therapist, mina.case))) == []


def test_a_yes_that_ends_soon_is_said_on_the_home(mina: Mina) -> None:
    says(mina, mina.ask(mina.bea), "yes")
    with clock.held_at(NOON + timedelta(days=80)):
        (line,) = told.home(sight(mina.client, mina.case))
    assert line.note == "Bea said yes until 1 June 2026. Ask again, if you like."


def test_the_therapist_is_told_of_a_step_back_an_old_plan_and_one_helper(mina: Mina) -> None:
    role = mina.ask(mina.bea)
    says(mina, role, "yes")
    assert needs(mina) == ["One helper only: Bea."]
    says(mina, role, "stepped_back")
    mina.add(4, person=str(mina.jonas))
    assert needs(mina) == ["Bea has stepped back. The rest of the plan holds."]
    with clock.held_at(NOON + timedelta(days=91)):
        assert "Old plan: nobody has looked at it since 2 March 2026." in needs(mina)
    lines = told.needs([sight(mina.therapist, mina.case)])
    assert {line.case for line in lines} == {mina.case}
    assert list(told.needs([sight(mina.client, mina.case)])) == []


def test_however_many_cases_each_table_is_opened_once(
    mina: Mina, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    says(mina, mina.ask(mina.bea), "yes")
    plan = verbs.begin_plan(by=cast.client, case_id=cast.case, values={})
    ana = add(cast.client, cast.case, "Ana")
    verbs.add_plan_step(
        by=cast.client, case_id=cast.case, plan_id=plan.id,
        values={"number": 4, "person": str(ana)},
    )  # fmt: skip
    seen = [sight(mina.therapist, mina.case), sight(cast.therapist, cast.case)]
    with django_assert_num_queries(8):
        lines = told.needs(seen)
    assert [(str(line.text), line.note) for line in lines] == [
        ("One helper only: Bea.", ""), ("One helper only: Ana.", "the plan of Cleo"),
    ]  # fmt: skip


def test_the_brief_says_how_old_the_plan_is_and_who_answered(mina: Mina) -> None:
    verbs.keep_plan(by=mina.client, case_id=mina.case, plan_id=mina.plan.id)
    role = mina.ask(mina.bea)
    with clock.held_at(LATER):
        says(mina, role, "yes")
        lines = told.brief(sight(mina.therapist, mina.case), NOON)
        assert [str(line.text) for line in lines] == [
            "Plan, version 1: looked at 2 days ago.", "Bea said yes.",
        ]  # fmt: skip
        assert len(told.brief(sight(mina.therapist, mina.case), LATER)) == 1


def test_a_persons_page_tells_their_place_in_the_plan(mina: Mina) -> None:
    mina.add(3, person=str(mina.jonas), words="The bakery at five")
    seen = sight(mina.client, mina.case)
    section = told.about(seen, About(frozenset({str(mina.jonas)})))
    assert section is not None
    assert [str(line.text) for line in section.lines] == [
        "Step 3: People and places that take me out of it"
    ]
    assert section.lines[0].note == "The bakery at five"
    assert told.about(seen, About(frozenset({str(mina.bea)}))) is None


def test_search_finds_words_of_any_case_in_the_plan(mina: Mina) -> None:
    mina.add(2, words="The LONG record")
    mina.ask(mina.bea, asked="May I ring you at night?")
    seen = sight(mina.client, mina.case)
    assert [line.text for line in told.search(seen, "long rec")] == ["The LONG record"]
    assert [line.text for line in told.search(seen, "at NIGHT")] == ["May I ring you at night?"]
    assert list(told.search(seen, "nowhere")) == []


def test_the_file_to_take_away_holds_every_row_and_no_key_of_a_link(mina: Mina) -> None:
    role = mina.ask(mina.bea)
    asking.make_link(by=mina.client, case_id=mina.case, helper_role_id=role.id)
    verbs.keep_plan(by=mina.client, case_id=mina.case, plan_id=mina.plan.id)
    rows = told.takeout(sight(mina.client, mina.case))
    text = json.dumps(rows)
    assert HelperRole.objects.get().link_hash not in text
    persons = [row["persons"] for row in rows if row["kind"] == "helper role"]
    assert persons == [[{"id": str(mina.bea), "name": "Bea"}]]
    assert "Lighter by morning" in text


@pytest.fixture
def sam(mina: Mina, add_user: AddUser) -> Actor:
    """Somebody who signs in to help, to whom one asking was opened."""
    user: User = add_user("samira")
    mina.add(2, words="not for Sam")
    role = mina.ask(mina.bea)
    give_sight(
        by=mina.client, sight=sight(mina.client, mina.case), of=role, to=user,
        groups=FieldGroup.NOTES,
    )  # fmt: skip
    return Actor(id=user.id)


def test_somebody_who_signs_in_to_help_finds_what_they_were_asked(
    mina: Mina, sam: Actor, signed_in: SignIn
) -> None:
    with clock.held_at(LATER):
        (line,) = told.supporter(sam)
        assert (line.text, line.note) == ("What Mina asked of you", "May I ring you?")
        client = signed_in(sam)
        page = client.get(line.href).content.decode()
        assert "May I ring you?" in page
        assert "not for Sam" not in page
        client.post(line.href, {"says": "yes", "limits": "Mornings", "lasts": "30"})
        assert HelperRole.objects.get().limits == "Mornings"
        assert client.get(f"/work/{mina.case}/plan/").status_code == 404


def test_somebody_marked_since_finds_nothing_and_is_told_nothing(
    mina: Mina, sam: Actor, signed_in: SignIn
) -> None:
    mina.mark(mina.bea)
    role = HelperRole.objects.get()
    with clock.held_at(LATER):
        assert list(told.supporter(sam)) == []
        page = signed_in(sam).get(f"/work/{mina.case}/plan/helpers/{role.id}/")
        assert page.status_code == 404
