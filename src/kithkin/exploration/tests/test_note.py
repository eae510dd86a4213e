"""The note of a session: the therapist's alone, and nothing of it is lost."""

from uuid import UUID

import pytest

from kithkin.base.cast import Cast
from kithkin.base.refusals import ConflictError, NotHereError
from kithkin.exploration import services
from kithkin.exploration.models import SessionNote
from kithkin.exploration.offer import needs, search, takeout
from kithkin.exploration.queries import note_of
from kithkin.exploration.tests.meeting import browser, hold, meetings, note, page, plan, seen_by
from kithkin.network.tests.visiting import Visitor

rows = pytest.mark.django_db(databases=["default", "keys"])
WORD = "Quietglass"


def address(cast: Cast, session: UUID) -> str:
    return f"/work/{cast.case}/sessions/{session}/note/"


@rows
def test_a_note_lies_with_the_practice_and_is_written_once(cast: Cast) -> None:
    session = hold(cast, -1)
    note(cast, session.id, moved="a little")
    note(cast, session.id, moved="more")
    kept = SessionNote.objects.get()
    assert (kept.scope, kept.moved) == (f"practice:{cast.case}", "more")


@rows
def test_members_find_no_note_anywhere(cast: Cast) -> None:
    session = hold(cast, -1)
    note(cast, session.id, moved=WORD, agreed=WORD)
    for who in ("client", "other_member"):
        seen = seen_by(cast, who)
        assert note_of(seen, session.id) is None
        assert not search(seen, WORD)
        assert WORD not in str(takeout(seen))
        for shown in ("sessions/", f"sessions/{session.id}/", "changed/", "history/"):
            assert WORD not in page(cast, who, shown)
        assert browser(cast, who).get(address(cast, session.id)).status_code == 404


@rows
def test_members_and_outsiders_write_none(cast: Cast) -> None:
    session = hold(cast, -1)
    for who in ("client", "other_member", *cast.outsiders):
        with pytest.raises(NotHereError):
            services.write_note(
                by=cast.actors[who], case_id=cast.case, session_id=session.id, values={"did": "x"}
            )
    assert not SessionNote.objects.exists()


@rows
def test_four_boxes_are_kept_from_the_page(cast: Cast) -> None:
    session = hold(cast, -1)
    sent = {"values.moved": "a", "values.did": "b", "values.agreed": "c", "values.in_mind": "d"}
    answer = browser(cast, "therapist").post(address(cast, session.id), sent)
    kept = note_of(seen_by(cast, "therapist"), session.id)
    assert answer.status_code == 302
    assert kept is not None
    assert [kept.moved, kept.did, kept.agreed, kept.in_mind] == ["a", "b", "c", "d"]


@rows
def test_a_text_too_long_is_shown_again_whole(cast: Cast) -> None:
    session, long = hold(cast, -1), "ي🙂 " * 35_000
    answer = browser(cast, "therapist").post(address(cast, session.id), {"values.did": long})
    assert answer.status_code == 422
    assert long.strip() in answer.content.decode()


@rows
def test_two_therapists_words_are_both_shown(cast: Cast) -> None:
    session = hold(cast, -1)
    note(cast, session.id, did="first")
    sent = {"values.did": "second", "seen.did": "5"}
    answer = browser(cast, "therapist").post(address(cast, session.id), sent)
    assert answer.status_code == 409
    assert "first" in answer.content.decode()
    with pytest.raises(ConflictError):
        services.write_note(
            by=cast.therapist, case_id=cast.case, session_id=session.id,
            values={"did": "third"}, seen={"did": 5},
        )  # fmt: skip


@rows
def test_an_unfinished_note_waits_until_it_is_finished(cast: Cast) -> None:
    session = hold(cast, -1)
    plan(cast, 3)
    seen = seen_by(cast, "therapist")
    assert [str(line.text) for line in needs([seen])] == ["A note to write"]
    note(cast, session.id, did="x", unfinished=True)
    assert len(needs([seen])) == 1
    note(cast, session.id, did="x", unfinished=False)
    assert needs([seen]) == []
    assert meetings(cast, "therapist").without_note == []


@rows
def test_an_empty_note_is_not_kept(cast: Cast) -> None:
    session = hold(cast, -1)
    answer = browser(cast, "therapist").post(address(cast, session.id), {"values.did": ""})
    assert (answer.status_code, SessionNote.objects.count()) == (422, 0)


@rows
def test_no_note_is_in_a_copy_that_leaves_the_house(cast: Cast) -> None:
    session = hold(cast, -1)
    note(cast, session.id, in_mind=WORD)
    file = Visitor(cast, "therapist").words("take/all/")
    assert str(session.id) in file
    assert WORD not in file
