import pytest

from kithkin.base.refusals import NotHereError, NotUnderstoodError
from kithkin.healing.errors import OnesOwnPartError, StillAheadError, WithWhomError
from kithkin.healing.models import Rupture
from kithkin.healing.tests.conftest import Work
from kithkin.network.act_queries import standing_acts
from kithkin.network.doors import FieldsRefusedError
from kithkin.network.errors import WhosePartError
from kithkin.network.services import history, people

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_break_with_a_person_is_kept_with_all_that_was_said(alone: Work) -> None:
    said = {"manner": "pulled_back", "happened": "the lunch", "needed": "to be asked", "matters": 3}
    kept = alone.do(
        "client", "note_break", person_id=str(alone.lin), values={**said, "noticed": "2023"}
    )
    row = alone.healing("therapist").breaks[0]
    assert (row.id, row.person_id, row.stands) == (kept, alone.lin, "open")
    assert {name: getattr(row, name) for name in said} == said


def test_a_break_names_somebody_or_says_that_it_is_with_the_therapist(alone: Work) -> None:
    with pytest.raises(WithWhomError):
        alone.do("client", "note_break", values={"happened": "something"})
    with pytest.raises(WithWhomError):
        alone.do("client", "note_break", person_id=str(alone.lin), between="therapy")
    with pytest.raises(WithWhomError):  # alone with a therapist there is no "us" of members
        alone.do("client", "note_break", between="us")


def test_a_break_cannot_lie_ahead_but_a_date_that_may_be_past_is_taken(alone: Work) -> None:
    with pytest.raises(StillAheadError):
        alone.do("client", "note_break", person_id=str(alone.lin), values={"noticed": "2031"})
    alone.do("client", "note_break", person_id=str(alone.lin), values={"noticed": "2026"})
    assert len(alone.healing().breaks) == 1


@pytest.mark.parametrize("words", ["كسرٌ صغير", "👩‍👧 … 🫂", "a\nb\n\nc", "'\"<script>&"])
def test_words_in_any_script_come_back_as_they_were_written(alone: Work, words: str) -> None:
    alone.do("client", "note_break", person_id=str(alone.lin), values={"happened": words})
    assert alone.healing().breaks[0].happened == words


def test_words_too_long_are_refused_in_a_sentence_and_shown_again(alone: Work) -> None:
    told = "word " * 20_000
    page = alone.post("client", "note-break-with", alone.lin, **{"values.happened": told})
    assert page.status_code == 422
    assert "This is too long. Please shorten it." in page.content.decode()
    assert told in page.content.decode()
    assert not Rupture.objects.exists()


def test_sent_twice_it_is_kept_once(alone: Work) -> None:
    sent = {"request": "6c0f2a52-6f0a-4d9c-9d55-0b7d3c2c1a11", "values.happened": "the lunch"}
    for _again in range(2):
        assert alone.post("client", "note-break-with", alone.lin, **sent).status_code == 302
    assert Rupture.objects.count() == 1


def test_whoever_was_taken_off_the_map_stays_someone(alone: Work) -> None:
    kept = alone.do("client", "note_break", person_id=str(alone.lin), values={"happened": "x"})
    people.remove_person(by=alone.actor("client"), case_id=alone.case, person_id=alone.lin)
    page = alone.get("client", "healing:break", kept).content.decode()
    assert "With someone" in page
    assert "Lin" not in page


def test_an_undo_never_pulls_a_person_from_under_a_break(alone: Work) -> None:
    new = people.add_person(by=alone.actor("client"), case_id=alone.case, values={"nickname": "Jo"})
    made = standing_acts(alone.actor("client"), alone.case)
    alone.do("therapist", "note_break", person_id=str(new.id), values={"happened": "x"})
    left = history.undo(by=alone.actor("client"), case_id=alone.case, act=next(iter(made)))
    assert [row for _model, row, _field in left] == [new.id]


def test_a_break_taken_away_comes_back_by_undo(alone: Work) -> None:
    kept = alone.do("client", "note_break", person_id=str(alone.lin), values={"happened": "x"})
    alone.do("client", "remove_break", rupture_id=str(kept))
    assert alone.healing().breaks == []
    history.undo(by=alone.actor("client"), case_id=alone.case)
    assert [row.id for row in alone.healing().breaks] == [kept]


def test_a_therapist_of_a_couple_says_whose_break_it_is(couple: Work) -> None:
    with pytest.raises(WhosePartError):
        couple.do("therapist", "note_break", person_id=str(couple.lin))
    with pytest.raises(OnesOwnPartError):
        couple.do("therapist", "note_break", between="therapy", part="joint")
    couple.do("therapist", "note_break", between="therapy", part=str(couple.cast.part))
    assert couple.healing("therapist").breaks[0].scope == f"part:{couple.cast.part}"


def test_nobody_outside_can_note_or_read_one(alone: Work) -> None:
    kept = alone.do("client", "note_break", person_id=str(alone.lin))
    for who in alone.cast.outsiders:
        assert alone.get(who, "healing:breaks").status_code == 404
        assert alone.get(who, "healing:break", kept).status_code == 404
        with pytest.raises(NotHereError):
            alone.do(who, "note_break", person_id=str(alone.lin))


def test_unknown_words_are_refused(alone: Work) -> None:
    with pytest.raises(FieldsRefusedError):
        alone.do("client", "note_break", person_id=str(alone.lin), values={"manner": "hysterical"})
    with pytest.raises(NotUnderstoodError):
        alone.do("client", "note_break", between="")
