from datetime import timedelta
from uuid import uuid4

import pytest
from pydantic import ValidationError

from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.base.refusals import ConflictError, NotHereError
from kithkin.conftest import NOON
from kithkin.consent.queries import sight
from kithkin.crisis.errors import (
    HasPlanError,
    NothingSaidError,
    NotUsedHereError,
    StepFullError,
)
from kithkin.crisis.fields import StepFields
from kithkin.crisis.models import Plan, PlanStep, PlanVersion
from kithkin.crisis.queries import earlier_sheet
from kithkin.crisis.services import plan as verbs
from kithkin.crisis.tests.conftest import Mina, SignIn
from kithkin.network.doors import FieldsRefusedError, perform
from kithkin.network.services import people
from kithkin.network.services.history import undo

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_everybody_has_one_plan_and_therapist_and_client_write_the_same(mina: Mina) -> None:
    with pytest.raises(HasPlanError):
        verbs.begin_plan(by=mina.therapist, case_id=mina.case, values={})
    verbs.add_plan_step(
        by=mina.therapist, case_id=mina.case, plan_id=mina.plan.id,
        values={"number": 1, "words": "I stop singing"},
    )  # fmt: skip
    assert [line.words for line in mina.sheet().lines] == ["I stop singing"]


def test_lines_stand_in_their_step_in_the_order_they_were_written(mina: Mina) -> None:
    mina.add(2, words="Walk")
    for minute, person in enumerate([mina.bea, mina.jonas]):
        with clock.held_at(NOON + timedelta(minutes=minute)):
            mina.add(4, person=str(person))
    told = [(step.number, [line.name for line in step.lines]) for step in mina.sheet().steps]
    assert told == [(1, []), (2, [""]), (3, []), (4, ["Bea", "Jonas"]), (5, []), (6, [])]


def test_a_line_says_something_or_names_somebody(mina: Mina) -> None:
    with pytest.raises(NothingSaidError):
        mina.add(2, phone="112")
    step = mina.add(3, words="The park")
    with pytest.raises(NothingSaidError):
        verbs.change_plan_step(
            by=mina.client, case_id=mina.case, plan_step_id=step.id, values={"words": ""}
        )


def test_a_step_holds_eight_lines(mina: Mina) -> None:
    for number in range(8):
        mina.add(2, words=f"line {number}")
    with pytest.raises(StepFullError):
        mina.add(2, words="one more")
    mina.add(3, words="another step has room")
    assert PlanStep.objects.count() == 9


def test_somebody_not_safe_to_involve_cannot_be_chosen_and_no_reason_is_given(mina: Mina) -> None:
    mina.mark(mina.jonas)
    with pytest.raises(NotUsedHereError) as refused:
        mina.add(4, person=str(mina.jonas))
    assert "safe" not in str(refused.value.sentence)
    with pytest.raises(NotHereError):
        mina.add(4, person=str(uuid4()))


def test_a_version_keeps_the_plan_as_it_stood(mina: Mina) -> None:
    step = mina.add(4, person=str(mina.bea), words="Ring any time")
    first = verbs.keep_plan(by=mina.client, case_id=mina.case, plan_id=mina.plan.id, why="first")
    verbs.change_plan_step(
        by=mina.client, case_id=mina.case, plan_step_id=step.id, values={"words": "Before midnight"}
    )
    assert mina.sheet().changed
    verbs.keep_plan(by=mina.therapist, case_id=mina.case, plan_id=mina.plan.id)
    sheet = mina.sheet()
    assert [one.number for one in sheet.versions] == [2, 1]
    assert sheet.versions[0].by == mina.therapist.id
    assert not sheet.changed
    earlier = earlier_sheet(sight(mina.client, mina.case), PlanVersion.objects.get(id=first.id))
    assert [(line.name, line.words) for line in earlier.lines] == [("Bea", "Ring any time")]


def test_whoever_is_taken_off_the_map_keeps_their_line_and_their_name(mina: Mina) -> None:
    mina.add(4, person=str(mina.bea), words="Ring")
    version = verbs.keep_plan(by=mina.client, case_id=mina.case, plan_id=mina.plan.id)
    people.remove_person(by=mina.client, case_id=mina.case, person_id=mina.bea)
    line = mina.sheet().lines[0]
    assert (line.name, line.unused, line.off_map) == ("Bea", False, True)
    earlier = earlier_sheet(sight(mina.client, mina.case), PlanVersion.objects.get(id=version.id))
    assert earlier.lines[0].name == "Bea"


def test_a_line_taken_out_comes_back_by_undo(mina: Mina) -> None:
    step = mina.add(2, words="Walk")
    verbs.remove_plan_step(by=mina.client, case_id=mina.case, plan_step_id=step.id)
    assert mina.sheet().lines == []
    undo(by=mina.client, case_id=mina.case)
    assert [line.words for line in mina.sheet().lines] == ["Walk"]


def test_undo_pulls_nobody_from_under_a_plan(mina: Mina) -> None:
    added = people.add_person(by=mina.client, case_id=mina.case, values={"nickname": "Kurt"})

    mina_line = verbs.add_plan_step(
        by=mina.therapist, case_id=mina.case, plan_id=mina.plan.id,
        values={"number": 3, "person": str(added.id)},
    )  # fmt: skip
    left = undo(by=mina.client, case_id=mina.case)
    assert [row for _model, row, _field in left] == [added.id]
    assert mina_line.person == str(added.id)


def test_the_same_request_is_done_once(mina: Mina) -> None:
    request = uuid4()
    sent = {"plan_id": str(mina.plan.id), "values": {"number": 2, "words": "Walk"}}
    for _time in range(2):
        perform(by=mina.client, case_id=mina.case, verb="add_plan_step", sent=sent, request=request)
    assert PlanStep.objects.count() == 1


def test_two_edits_of_one_text_are_both_shown(mina: Mina) -> None:
    step = mina.add(2, words="Walk")
    verbs.change_plan_step(
        by=mina.therapist, case_id=mina.case, plan_step_id=step.id, values={"words": "Run"}
    )
    with pytest.raises(ConflictError):
        verbs.change_plan_step(
            by=mina.client, case_id=mina.case, plan_step_id=step.id, values={"words": "Sit"},
            seen={"words": 0},
        )  # fmt: skip


@pytest.mark.parametrize("words", ["אני נושמת", "أتنفّس 🌊", "👩‍👩‍👧 " * 20, "line\nline"])
def test_words_of_every_script_come_back_as_they_were(mina: Mina, words: str) -> None:
    told = StepFields(words=words).said_values()
    mina.add(1, **told)
    assert mina.sheet().lines[0].words == words.strip()


def test_too_many_words_get_a_kind_sentence_and_stay_on_the_page(
    mina: Mina, signed_in: SignIn
) -> None:
    long = "dark " * 20_000
    page = f"/work/{mina.case}/say/plan-step-1/{mina.plan.id}/"
    answer = signed_in(mina.client).post(page, {"values.words": long})
    assert answer.status_code == 422
    assert "too long" in answer.content.decode()
    assert long.strip() in answer.content.decode()
    with pytest.raises(ValidationError, match="fewer words"):
        StepFields(words="x" * 301)


def test_a_number_that_cannot_ring_is_refused_with_a_sentence(mina: Mina) -> None:
    sent = {"plan_id": str(mina.plan.id), "values": {"number": 4, "words": "B", "phone": "ask"}}
    with pytest.raises(FieldsRefusedError) as refused:
        perform(by=mina.client, case_id=mina.case, verb="add_plan_step", sent=sent)
    assert "cannot ring" in refused.value.fields["values.phone"]


def test_outsiders_find_nothing(mina: Mina, cast: Cast) -> None:
    for role in cast.outsiders:
        with pytest.raises(NotHereError):
            verbs.keep_plan(by=cast.actors[role], case_id=mina.case, plan_id=mina.plan.id)
    assert Plan.objects.count() == 1
