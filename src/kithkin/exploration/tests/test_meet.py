"""Sessions: planned, held, not held; numbered by their dates; each seen by those of its part."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kithkin.base.cast import Cast
from kithkin.base.refusals import NotAllowedError, NotHereError
from kithkin.exploration import services
from kithkin.exploration.errors import (
    NobodyCameError,
    NotSoFarError,
    StillAheadError,
    TherapistsPlanError,
)
from kithkin.exploration.fields import SessionFields
from kithkin.exploration.models import Session, SessionStatus
from kithkin.exploration.offer import search
from kithkin.exploration.queries import Meetings
from kithkin.exploration.tests.meeting import hold, meetings, on, page, plan, put, seen_by
from kithkin.network.services.history import undo

rows = pytest.mark.django_db(databases=["default", "keys"])


@rows
def test_sessions_are_numbered_by_their_dates_and_not_as_they_were_written(cast: Cast) -> None:
    late, early = hold(cast, -7), hold(cast, -14)
    missed = plan(cast, -3)
    services.session_did_not_happen(by=cast.therapist, case_id=cast.case, session_id=missed.id)
    coming = plan(cast, 3)
    numbers = {line.id: line.number for line in meetings(cast, "client").sessions}
    assert numbers == {early.id: 1, late.id: 2, missed.id: 0, coming.id: 3}


@rows
def test_a_session_with_one_alone_is_unknown_to_the_other_and_leaves_no_gap(cast: Cast) -> None:
    hold(cast, -14)
    hold(cast, -7, part=str(cast.part))
    second = hold(cast, -2)
    told = {who: meetings(cast, who).sessions for who in ("client", "other_member", "therapist")}
    assert {who: len(lines) for who, lines in told.items()} == {
        "client": 3, "other_member": 2, "therapist": 3,
    }  # fmt: skip
    assert {lines[-1].number for lines in told.values()} == {2}
    assert {lines[-1].id for lines in told.values()} == {second.id}


@rows
def test_whoever_is_outside_finds_no_session(cast: Cast) -> None:
    plan(cast, 3)
    for who in cast.outsiders:
        with pytest.raises(NotHereError):
            services.plan_session(
                by=cast.actors[who], case_id=cast.case, part="joint", values={"day": on(4)}
            )
    assert Session.objects.count() == 1


@rows
def test_members_do_not_plan_and_are_told_whose_it_is(cast: Cast) -> None:
    session = plan(cast, 3)
    with pytest.raises(TherapistsPlanError):
        services.plan_session(by=cast.client, case_id=cast.case, values={"day": on(4)})
    with pytest.raises(NotAllowedError):
        services.session_did_not_happen(by=cast.client, case_id=cast.case, session_id=session.id)


@rows
def test_who_came_is_kept_of_those_who_could(cast: Cast) -> None:
    session = plan(cast, -1)
    with pytest.raises(NobodyCameError):
        services.hold_session(
            by=cast.therapist, case_id=cast.case, session_id=session.id, values={}
        )
    held = services.hold_session(
        by=cast.therapist, case_id=cast.case, session_id=session.id, there=[cast.part], values={}
    )
    alone = hold(cast, -1, part=str(cast.other_part))
    assert (held.there, alone.there) == ([str(cast.part)], [str(cast.other_part)])


@rows
def test_a_day_ahead_was_not_held_and_a_wrong_year_is_asked_about(cast: Cast) -> None:
    ahead = plan(cast, 3)
    with pytest.raises(StillAheadError):
        services.hold_session(
            by=cast.therapist, case_id=cast.case, session_id=ahead.id, there=[cast.part], values={}
        )
    with pytest.raises(NotSoFarError):
        plan(cast, 365 * 30)


@rows
def test_what_was_spoken_of_goes_with_the_session(cast: Cast) -> None:
    session, first, second = (
        plan(cast, 0),
        put(cast, cast.client, "a", "joint"),
        put(cast, cast.client, "b", "joint"),
    )
    services.hold_session(
        by=cast.therapist, case_id=cast.case, session_id=session.id, there=[cast.part],
        spoken_of=[first.id], values={"minutes": 50},
    )  # fmt: skip
    found = meetings(cast, "therapist")
    assert [item.id for item in found.open_items] == [second.id]
    assert {item.spoken_of_in for item in found.agenda} == {str(session.id), ""}


@rows
@pytest.mark.parametrize("part", ["joint", "the other's"])
def test_the_page_of_a_session_lists_only_what_all_who_sit_there_may_read(
    cast: Cast, part: str
) -> None:
    put(cast, cast.client, "kumquat")
    put(cast, cast.client, "quince", "joint")
    place = "joint" if part == "joint" else str(cast.other_part)
    session = plan(cast, 0, part=place)
    shown = [page(cast, "therapist", f"say/hold-session/{session.id}/"),
             page(cast, "therapist", f"sessions/{session.id}/")]  # fmt: skip
    assert ["kumquat" in one for one in shown] == [False, False]
    assert ["quince" in one for one in shown] == [part == "joint"] * 2


@rows
@pytest.mark.parametrize("part", ["joint", "the other's"])
def test_a_session_takes_nothing_along_from_another_part(cast: Cast, part: str) -> None:
    item = put(cast, cast.client, "kumquat")
    place = "joint" if part == "joint" else str(cast.other_part)
    session = plan(cast, 0, part=place)
    with pytest.raises(NotHereError):
        services.hold_session(
            by=cast.therapist, case_id=cast.case, session_id=session.id,
            there=[cast.other_part], spoken_of=[item.id], values={},
        )  # fmt: skip
    item.refresh_from_db()
    assert (item.spoken_of, item.spoken_of_in) == (False, "")


@rows
def test_the_brief_and_the_search_say_whose_an_item_is(cast: Cast) -> None:
    put(cast, cast.client, "kumquat")
    assert "Cleo's own" in unescape(page(cast, "therapist", "brief/"))
    (line,) = search(seen_by(cast, "therapist"), "kumquat")
    assert "Cleo's own" in str(line.note)


@rows
def test_undo_brings_a_session_back_to_how_it_stood(cast: Cast) -> None:
    session = plan(cast, -1)
    services.session_did_not_happen(by=cast.therapist, case_id=cast.case, session_id=session.id)
    undo(by=cast.therapist, case_id=cast.case)
    session.refresh_from_db()
    assert session.status == SessionStatus.PLANNED


@rows
def test_a_session_taken_away_takes_its_note_along_and_undo_brings_both(cast: Cast) -> None:
    session = hold(cast, -1)
    services.write_note(
        by=cast.therapist, case_id=cast.case, session_id=session.id, values={"did": "sat"}
    )
    services.remove_session(by=cast.therapist, case_id=cast.case, session_id=session.id)
    assert not meetings(cast, "therapist").notes
    undo(by=cast.therapist, case_id=cast.case)
    found = meetings(cast, "therapist")
    assert (len(found.sessions), [one.did for one in found.notes.values()]) == (1, ["sat"])


@rows
def test_the_last_and_the_next_are_by_date(cast: Cast) -> None:
    hold(cast, -7)
    last, coming, _later = hold(cast, -1), plan(cast, 0), plan(cast, 5)
    seen = seen_by(cast, "client")
    found = Meetings(seen).last, Meetings(seen).next
    assert [line.id if line else None for line in found] == [last.id, coming.id]


@given(st.text(max_size=24))
def test_no_typing_makes_a_day_or_an_hour_of_what_is_none(typed: str) -> None:
    for name in ("day", "time"):
        try:
            kept = getattr(SessionFields(**{name: typed}), name)
        except ValidationError:
            continue
        assert len(kept) in {0, 5, 10}


@pytest.mark.parametrize(
    ("typed", "kept"), [("9.30", "09:30"), ("14:00:00", "14:00"), ("00:00", "00:00"), ("", "")]
)
def test_hours_are_read_as_people_write_them(typed: str, kept: str) -> None:
    assert SessionFields(time=typed).time == kept
