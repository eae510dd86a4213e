"""Filling the eight questions, and saying whom one turns to: by whom, where it lies, what is kept."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from kithkin.accounts.models import CaseKind, User
from kithkin.accounts.services import cases
from kithkin.attachment import services
from kithkin.attachment.errors import (
    NothingAnsweredError,
    NotUsedHereError,
    OnesOwnAnswersError,
)
from kithkin.attachment.models import Sitting, TurnedTo
from kithkin.attachment.queries import askings, sittings
from kithkin.attachment.tests.filling import answers, fill, put_person, seen_by, turn_to
from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.base.refusals import ConflictError, NotHereError
from kithkin.network.doors import FieldsRefusedError, perform
from kithkin.network.errors import WhosePartError
from kithkin.network.models import Person
from kithkin.network.services import history, people, ties

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_in_a_couple_answers_lie_on_ones_own_part(cast: Cast) -> None:
    assert fill(cast, put_person(cast, "Ana")).scope == f"part:{cast.part}"


def test_no_answers_are_joint(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    for who in ("client", "therapist"):
        with pytest.raises(OnesOwnAnswersError):
            fill(cast, ana, who=who, part="joint")
        with pytest.raises(OnesOwnAnswersError):
            turn_to(cast, who=who, part="joint", calms=[ana.id])


def test_a_therapist_says_whose_answers_they_write_down(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    with pytest.raises(WhosePartError):
        fill(cast, ana, who="therapist")
    assert fill(cast, ana, who="therapist", part=str(cast.part)).scope == f"part:{cast.part}"


def test_the_other_of_a_couple_knows_of_no_answers(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    kept = fill(cast, ana, more="mine alone")
    turn_to(cast, calms=[ana.id])
    assert sittings(seen_by(cast, "other_member")) == []
    assert askings(seen_by(cast, "other_member")) == []
    with pytest.raises(NotHereError):
        services.change_eight_questions(
            by=cast.other_member, case_id=cast.case, sitting_id=kept.id, values={"late_answer": 1}
        )
    assert len(sittings(seen_by(cast, "therapist"))) == 1


def test_alone_with_a_therapist_there_is_one_map(cast: Cast) -> None:
    case = cases.open_case(by=cast.therapist, kind=CaseKind.INDIVIDUAL, label="Cleo")
    cases.add_member(
        by=cast.therapist, case_id=case.id, called="Cleo", user=User.objects.get(id=cast.client.id)
    )
    ana = people.add_person(by=cast.client, case_id=case.id, values={"nickname": "Ana"})
    kept = services.fill_eight_questions(
        by=cast.client, case_id=case.id, person_id=ana.id, values={"late_answer": 2}
    )
    assert kept.scope == f"joint:{case.id}"


def test_one_answer_is_enough_and_none_is_not(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    perform(by=cast.client, case_id=cast.case, verb="fill_eight_questions",
            sent={"person_id": str(ana.id), "values": {"late_answer": "2", "lean_lightly": ""}})  # fmt: skip
    assert Sitting.objects.get().opened() == {"late_answer": 2, "lean_lightly": None}
    with pytest.raises(NothingAnsweredError):
        fill(cast, ana, None, None, more="only words")


@pytest.mark.parametrize("answer", [0, 8, "much", 3.5, -1])
def test_an_answer_off_the_scale_is_asked_again(cast: Cast, answer: object) -> None:
    sent = {"person_id": str(put_person(cast, "Ana").id), "values": {"late_answer": answer}}
    with pytest.raises(FieldsRefusedError) as refused:
        perform(by=cast.client, case_id=cast.case, verb="fill_eight_questions", sent=sent)
    assert "values.late_answer" in str(refused.value.fields)


def test_answers_given_while_somebody_was_taken_off_the_map_are_kept(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    people.remove_person(by=cast.therapist, case_id=cast.case, person_id=ana.id)
    fill(cast, ana)
    turn_to(cast, calms=[ana.id])
    assert len(sittings(seen_by(cast))) == len(askings(seen_by(cast))) == 1


def test_somebody_withheld_is_named_like_somebody_absent(cast: Cast) -> None:
    theirs = put_person(cast, "Secret", "other_member", part="")
    for person_id in (theirs.id, uuid4()):
        with pytest.raises(NotHereError):
            services.fill_eight_questions(
                by=cast.client, case_id=cast.case, person_id=person_id, values=answers(3, 3)
            )
        with pytest.raises(NotHereError):
            turn_to(cast, seek_out=[person_id])


def test_sent_twice_it_is_kept_once(cast: Cast) -> None:
    ana, request = put_person(cast, "Ana"), uuid4()
    for _time in range(2):
        perform(by=cast.client, case_id=cast.case, verb="fill_eight_questions", request=request,
                sent={"person_id": str(ana.id), "values": {"late_answer": 2}})  # fmt: skip
    assert Sitting.objects.count() == 1


def test_a_day_to_come_is_asked_again(cast: Cast) -> None:
    sent = {"person_id": str(put_person(cast, "Ana").id),
            "values": {"late_answer": 2, "filled": "2031"}}  # fmt: skip
    with pytest.raises(FieldsRefusedError) as refused:
        perform(by=cast.client, case_id=cast.case, verb="fill_eight_questions", sent=sent)
    assert "still to come" in refused.value.fields["values.filled"]


@pytest.mark.parametrize("text", ["أمي لم تسأل", "🌧️ 👩‍👧", "<b>&amp;"])
def test_any_letters_come_back_as_they_were(cast: Cast, text: str) -> None:
    fill(cast, put_person(cast, "Ana"), more=text)
    assert sittings(seen_by(cast))[0].more == text


def test_a_text_without_end_is_refused_in_a_sentence(cast: Cast) -> None:
    sent = {"person_id": str(put_person(cast, "Ana").id),
            "values": {"late_answer": 2, "more": "x" * 100_000}}  # fmt: skip
    with pytest.raises(FieldsRefusedError) as refused:
        perform(by=cast.client, case_id=cast.case, verb="fill_eight_questions", sent=sent)
    assert refused.value.fields == {"values.more": "This is too long. Please shorten it."}


def test_nobody_is_an_answer_and_beside_somebody_a_slip(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    perform(by=cast.client, case_id=cast.case, verb="say_whom_i_turn_to",
            sent={"calms": ["nobody"], "seek_out": [str(ana.id)]})  # fmt: skip
    kept = TurnedTo.objects.get()
    assert (kept.seek_out, kept.calms, kept.go_out_from) == ([str(ana.id)], [], None)
    with pytest.raises(FieldsRefusedError) as refused:
        perform(by=cast.client, case_id=cast.case, verb="say_whom_i_turn_to",
                sent={"calms": ["nobody", str(ana.id)]})  # fmt: skip
    assert "take one away" in refused.value.fields["calms"]


def test_three_questions_left_open_are_no_answer(cast: Cast) -> None:
    with pytest.raises(NothingAnsweredError):
        turn_to(cast)


def test_undo_brings_answers_back(cast: Cast) -> None:
    kept = fill(cast, put_person(cast, "Ana"))
    services.remove_eight_questions(by=cast.client, case_id=cast.case, sitting_id=kept.id)
    assert sittings(seen_by(cast)) == []
    assert history.undo(by=cast.client, case_id=cast.case) == []
    assert len(sittings(seen_by(cast))) == 1


def test_an_undo_leaves_somebody_who_is_turned_to(cast: Cast) -> None:
    ana = put_person(cast, "Ana", "client")
    turn_to(cast, who="therapist", part=str(cast.part), go_out_from=[ana.id])
    assert history.undo(by=cast.client, case_id=cast.case) == [("network.Person", ana.id, "")]


def test_two_who_write_in_one_box_are_both_heard(cast: Cast) -> None:
    kept = fill(cast, put_person(cast, "Ana"), more="before")
    for who, text in (("client", "mine"), ("therapist", "theirs")):
        change: dict[str, Any] = {"by": cast.actors[who], "case_id": cast.case, "sitting_id": kept.id,
                  "values": {"more": text}, "seen": {"more": 0}}  # fmt: skip
        if who == "client":
            services.change_eight_questions(**change)
            continue
        with pytest.raises(ConflictError) as clash:
            services.change_eight_questions(**change)
        assert clash.value.theirs == "mine"


def test_the_day_it_was_filled_orders_before_the_day_it_was_kept(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    fill(cast, ana, more="today")
    before = (clock.today() - timedelta(days=400)).isoformat()
    fill(cast, ana, more="long ago", filled=before)
    assert [one.more for one in sittings(seen_by(cast))] == ["today", "long ago"]


def mark_not_to_involve(cast: Cast, other: Person) -> None:
    """On the client's own part, as a member says it of a relationship of theirs."""
    me = put_person(cast, "Me", "client", "")
    people.change_person(by=cast.client, case_id=cast.case, person_id=me.id, values={"index": True})
    tie = ties.add_tie(by=cast.client, case_id=cast.case, a=me.id, b=other.id, values={})
    ties.say_safety(by=cast.client, case_id=cast.case, tie_id=tie.id, words="",
                    not_safe_to_involve=True)  # fmt: skip


def test_nothing_is_asked_about_people_who_are_not_to_be_involved(cast: Cast) -> None:
    dan = put_person(cast, "Dan")
    mark_not_to_involve(cast, dan)
    with pytest.raises(NotUsedHereError):
        fill(cast, dan)
    with pytest.raises(NotUsedHereError):
        turn_to(cast, calms=[dan.id])


def test_a_therapist_fills_for_one_whom_the_other_marked(cast: Cast) -> None:
    dan = put_person(cast, "Dan")
    mark_not_to_involve(cast, dan)
    assert fill(cast, dan, who="therapist", part=str(cast.other_part)).person_id == dan.id
    with pytest.raises(NotUsedHereError):
        fill(cast, dan, who="therapist", part=str(cast.part))


def test_nobody_learns_by_a_refusal_what_the_other_of_a_couple_marked(cast: Cast) -> None:
    dan = put_person(cast, "Dan")
    mark_not_to_involve(cast, dan)
    assert fill(cast, dan, who="other_member").scope == f"part:{cast.other_part}"
    assert turn_to(cast, who="other_member", calms=[dan.id]).calms == [str(dan.id)]
