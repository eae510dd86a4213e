"""The pages: whose they are, what they say when there is nothing, and what they send."""

import pytest

from kithkin.base.cast import Cast
from kithkin.exploration.models import Session, SessionStatus
from kithkin.exploration.offer import takeout
from kithkin.exploration.tests.meeting import browser, hold, on, page, plan, put, seen_by

rows = pytest.mark.django_db(databases=["default", "keys"])
THERAPISTS = ("plan-session", "session-held", "plan-ending")


@rows
def test_the_therapists_pages_open_to_the_therapist_alone(cast: Cast) -> None:
    session = plan(cast, -1)
    pages = [f"say/{name}/" for name in THERAPISTS]
    pages += [f"say/{name}/{session.id}/" for name in ("hold-session", "session-not-held")]
    for one in pages:
        address = f"/work/{cast.case}/{one}"
        assert browser(cast, "therapist").get(address).status_code == 200
        assert browser(cast, "client").get(address).status_code == 403


@rows
def test_a_session_is_planned_from_its_page_for_one_alone(cast: Cast) -> None:
    sent = {"values.day": on(3), "values.time": "14:00", "part": str(cast.part)}
    answer = browser(cast, "therapist").post(f"/work/{cast.case}/say/plan-session/", sent)
    assert answer.status_code == 302
    assert Session.objects.get().scope == f"part:{cast.part}"
    assert "Thursday, 14:00" in page(cast, "client", "sessions/")
    assert "None is planned" in page(cast, "other_member", "sessions/")


@rows
def test_a_day_that_is_none_is_asked_again_and_nothing_is_lost(cast: Cast) -> None:
    sent = {"values.day": "spring", "values.time": "14:00", "part": "joint"}
    answer = browser(cast, "therapist").post(f"/work/{cast.case}/say/plan-session/", sent)
    assert answer.status_code == 422
    assert "14:00" in answer.content.decode()


@rows
def test_the_same_page_sent_twice_plans_once(cast: Cast) -> None:
    client, address = browser(cast, "therapist"), f"/work/{cast.case}/say/plan-session/"
    request = "0190c0de-0000-7000-8000-000000000001"
    for _again in range(2):
        client.post(address, {"values.day": on(3), "part": "joint", "request": request})
    assert Session.objects.count() == 1


@rows
def test_it_took_place_with_one_of_them(cast: Cast) -> None:
    session = plan(cast, -1)
    address = f"/work/{cast.case}/say/hold-session/{session.id}/"
    sent = {"values.day": session.day, "there[]": [str(cast.part)]}
    answer = browser(cast, "therapist").post(address, sent)
    session.refresh_from_db()
    assert (answer.status_code, session.status) == (302, SessionStatus.HELD)
    shown = page(cast, "other_member", f"sessions/{session.id}/")
    assert "Cleo" in shown
    assert session.there == [str(cast.part)]


@rows
def test_a_session_with_one_alone_answers_the_other_as_if_absent(cast: Cast) -> None:
    session = hold(cast, -1, part=str(cast.part))
    answer = browser(cast, "other_member").get(f"/work/{cast.case}/sessions/{session.id}/")
    assert answer.status_code == 404


@rows
def test_somebody_moves_a_session_and_the_other_fields_stay(cast: Cast) -> None:
    session = plan(cast, 3, where="video")
    address = f"/work/{cast.case}/say/change-session/{session.id}/"
    sent = {"values.day": on(4), "was.day": on(3), "values.where": "video", "was.where": "video"}
    assert browser(cast, "therapist").post(address, sent).status_code == 302
    session.refresh_from_db()
    assert (session.day, session.where, session.time) == (on(4), "video", "14:00")


@rows
def test_a_copy_taken_along_holds_ones_own_alone(cast: Cast) -> None:
    hold(cast, -1, part=str(cast.part))
    put(cast, cast.client, "mine")
    kinds = [one["kind"] for one in takeout(seen_by(cast, "client"))]
    assert kinds == ["session", "agenda item"]
    assert takeout(seen_by(cast, "other_member")) == []


@rows
def test_a_page_tells_the_script_where_to_listen_and_when_it_was_made(cast: Cast) -> None:
    assert f'data-live="/live/{cast.case}/?since=' in page(cast, "client", "sessions/")
