"""Booking, changing, letting go, taking away: what is kept, for whom, and what is refused."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin.base.cast import Cast
from kithkin.base.models import Event
from kithkin.base.refusals import ConflictError, NotHereError
from kithkin.network.doors import FieldsRefusedError, perform
from kithkin.network.errors import SomebodyOnlyYouSeeError, WhosePartError
from kithkin.network.services import history, people
from kithkin.network.tests.visiting import put
from kithkin.skills import services
from kithkin.skills.errors import (
    DayGoneByError,
    StillToComeError,
    TriedAlreadyError,
    TryOfOnesOwnError,
    WhatToTryError,
    WhichExerciseError,
)
from kithkin.skills.fields import OutcomeFields
from kithkin.skills.models import Attempt, Rehearsal, State
from kithkin.skills.tests.trying import booked, day, person, seen, tried

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_try_needs_somebody_and_a_few_words_and_no_day(cast: Cast) -> None:
    karin = person(cast)
    assert booked(cast, karin.id).by_when == ""
    with pytest.raises(WhatToTryError):
        booked(cast, karin.id, what=" \n")
    with pytest.raises(NotHereError):
        booked(cast, uuid4())


def test_a_day_gone_by_is_refused_and_yesterday_is_not(cast: Cast) -> None:
    karin = person(cast)
    assert booked(cast, karin.id, by_when=day(-1)).by_when == day(-1)
    with pytest.raises(DayGoneByError):
        booked(cast, karin.id, by_when=day(-2))


def test_words_can_change_long_after_the_day_has_gone_by(cast: Cast) -> None:
    row = booked(cast, person(cast).id, by_when=day(-1))
    Attempt.objects.filter(id=row.id).update(said_at="2026-01-01T00:00Z")
    services.change_try(
        by=cast.client, case_id=cast.case, attempt_id=row.id,
        values={"what": "ask Rolf", "by_when": day(-1)},
    )  # fmt: skip
    assert Attempt.objects.get().what == "ask Rolf"


@pytest.mark.parametrize("words", ["اسألي كارين 🌧️", "a" * 10_000])
def test_words_of_any_script_and_length_are_kept_whole(cast: Cast, words: str) -> None:
    assert booked(cast, person(cast).id, what=words).what == words


def test_too_much_text_is_refused_with_a_sentence(cast: Cast) -> None:
    sent = {"person_id": str(person(cast).id), "values": {"what": "a" * 100_000}}
    with pytest.raises(FieldsRefusedError) as refused:
        perform(by=cast.client, case_id=cast.case, verb="book_try", sent=sent)
    assert refused.value.fields["values.what"] == "This is too long. Please shorten it."


def test_an_exercise_that_is_none_is_refused(cast: Cast) -> None:
    sent = {"person_id": str(person(cast).id), "values": {"what": "x", "exercise": "shout"}}
    with pytest.raises(FieldsRefusedError):
        perform(by=cast.client, case_id=cast.case, verb="book_try", sent=sent)


def test_sent_twice_it_is_booked_once(cast: Cast) -> None:
    sent = {"person_id": str(person(cast).id), "values": {"what": "x"}}
    request = uuid4()
    for _ in range(2):
        perform(by=cast.client, case_id=cast.case, verb="book_try", sent=sent, request=request)
    assert Attempt.objects.count() == 1


def test_in_a_couple_a_try_lies_in_ones_own_part(cast: Cast) -> None:
    booked(cast, person(cast).id, part="joint")
    assert Attempt.objects.get().scope == f"part:{cast.part}"
    assert seen(cast, "other_member").tries == []
    assert len(seen(cast, "therapist").tries) == 1


def test_a_therapist_says_whose_try_it_is(cast: Cast) -> None:
    karin = person(cast)
    with pytest.raises(WhosePartError):
        booked(cast, karin.id, "therapist")
    with pytest.raises(TryOfOnesOwnError):
        booked(cast, karin.id, "therapist", part="joint")
    booked(cast, karin.id, "therapist", part=str(cast.other_part))
    assert (len(seen(cast).tries), len(seen(cast, "other_member").tries)) == (0, 1)


def test_whom_only_the_other_sees_is_tried_with_in_no_other_part(cast: Cast) -> None:
    quiet = put(cast, "Quiet", "other_member", part="")
    with pytest.raises(NotHereError):
        booked(cast, quiet.id)
    with pytest.raises(SomebodyOnlyYouSeeError):
        booked(cast, quiet.id, "therapist", part=str(cast.part))


def test_somebody_taken_off_the_map_meanwhile_is_someone_in_it(cast: Cast) -> None:
    karin = person(cast)
    people.remove_person(by=cast.therapist, case_id=cast.case, person_id=karin.id)
    booked(cast, karin.id)
    assert seen(cast).people.name(karin.id) == "someone"


def test_undo_takes_a_try_back_and_redo_brings_it(cast: Cast) -> None:
    booked(cast, person(cast).id)
    history.undo(by=cast.client, case_id=cast.case)
    assert seen(cast).tries == []
    history.redo(by=cast.client, case_id=cast.case)
    assert len(seen(cast).tries) == 1


def test_an_undo_pulls_nobody_from_under_a_try(cast: Cast) -> None:
    karin = person(cast)
    booked(cast, karin.id)
    history.undo(by=cast.therapist, case_id=cast.case)
    assert seen(cast).people.name(karin.id) == "Karin"


def test_that_it_was_tried_is_enough(cast: Cast) -> None:
    row = tried(cast, booked(cast, person(cast).id))
    assert (row.state, row.tried_on, row.went) == (State.TRIED, day(0), None)


def test_nothing_was_tried_on_a_day_to_come(cast: Cast) -> None:
    row = booked(cast, person(cast).id)
    with pytest.raises(StillToComeError):
        tried(cast, row, tried_on=day(3))


def test_letting_go_needs_no_words_and_can_turn_out_otherwise(cast: Cast) -> None:
    row = booked(cast, person(cast).id)
    for _ in range(2):
        services.let_try_go(by=cast.client, case_id=cast.case, attempt_id=row.id)
    assert Attempt.objects.get().state == State.LET_GO
    assert tried(cast, row, went=3).state == State.TRIED
    with pytest.raises(TriedAlreadyError):
        services.let_try_go(by=cast.client, case_id=cast.case, attempt_id=row.id)


def test_again_books_another_beside_the_one_that_was(cast: Cast) -> None:
    row = tried(cast, booked(cast, person(cast).id, exercise="ask_for_help"), went=1)
    again = services.try_again(
        by=cast.client, case_id=cast.case, attempt_id=row.id, values={"by_when": day(7)}
    )
    assert (again.what, again.exercise, again.state) == (row.what, row.exercise, State.BOOKED)
    assert Attempt.objects.get(id=row.id).state == State.TRIED


def test_two_who_write_at_once_do_not_lose_a_word(cast: Cast) -> None:
    row = tried(cast, booked(cast, person(cast).id), good="He came.")
    services.say_how_try_went(
        by=cast.therapist, case_id=cast.case, attempt_id=row.id, values={"good": "Both came."}
    )
    with pytest.raises(ConflictError):
        services.say_how_try_went(
            by=cast.client, case_id=cast.case, attempt_id=row.id, values={"good": "x"},
            seen={"good": row.version_of("good")},
        )  # fmt: skip


def test_practising_needs_an_exercise_and_nothing_else(cast: Cast) -> None:
    with pytest.raises(WhichExerciseError):
        services.keep_rehearsal(by=cast.client, case_id=cast.case, values={"words": "x"})
    services.keep_rehearsal(by=cast.client, case_id=cast.case, values={"exercise": "ask_for_help"})
    assert Rehearsal.objects.get().practised_on == day(0)
    assert seen(cast, "other_member").rehearsals == []


def test_each_turn_is_announced(cast: Cast) -> None:
    row = booked(cast, person(cast).id)
    services.let_try_go(by=cast.client, case_id=cast.case, attempt_id=row.id)
    tried(cast, row)
    kinds = list(Event.objects.order_by("id").values_list("kind", flat=True))
    assert kinds[-3:] == ["try_booked", "try_let_go", "try_tried"]


@pytest.mark.parametrize("who", ["colleague", "stranger", "supporter", "clinic_lead"])
def test_nobody_outside_books_or_learns_anything(cast: Cast, who: str) -> None:
    row = booked(cast, person(cast).id)
    for id_ in (row.id, uuid4()):
        with pytest.raises(NotHereError):
            tried(cast, Attempt(id=id_), who)


@given(st.dictionaries(st.sampled_from(["went", "tried_on", "good", "next"]), st.text()))
def test_whatever_is_typed_is_read_or_refused_and_never_breaks(said: dict[str, str]) -> None:
    try:
        read = OutcomeFields.model_validate(said).said_values()
    except ValueError:
        return
    assert read.get("went") in {None, 0, 1, 2, 3, 4}
