"""The brief: one page before a session, gathered from every part; the therapist's alone."""

from datetime import datetime
from typing import Any

import pytest

from kithkin.base.cast import Cast
from kithkin.consent.policy import Sight
from kithkin.exploration import services
from kithkin.exploration.brief import MOST_LINES, gathered
from kithkin.exploration.tests.meeting import browser, hold, meetings, note, on, page, plan, put
from kithkin.network import offers
from kithkin.network.offers import Line, Offer
from kithkin.network.services import people

rows = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def talkative(monkeypatch: pytest.MonkeyPatch) -> list[datetime | None]:
    """Two parts beside ours: one with much to say, one with nothing."""
    asked: list[datetime | None] = []

    def much(_sight: Sight, since: datetime | None) -> list[Line]:
        asked.append(since)
        return [Line(text=f"said {number}") for number in range(MOST_LINES + 2)]

    told: dict[str, Any] = {"title": "Much", "icon": "note", "address": "exploration:sessions"}
    monkeypatch.setattr(
        offers, "_OFFERED",
        {"much": Offer(key="much", order=1, brief=much, **told),
         "silent": Offer(key="silent", order=2, **told)},
    )  # fmt: skip
    return asked


@rows
def test_each_part_is_asked_since_the_last_session_and_the_silent_are_absent(
    cast: Cast, talkative: list[datetime | None]
) -> None:
    last = hold(cast, -7)
    found = gathered(meetings(cast, "therapist"))
    assert [(part.title, len(part.lines), part.more) for part in found.parts] == [
        ("Much", MOST_LINES, 2)
    ]
    assert [since.date().isoformat() for since in talkative if since] == [last.day]


@rows
def test_before_the_first_session_there_is_no_since(
    cast: Cast, talkative: list[datetime | None]
) -> None:
    assert gathered(meetings(cast, "therapist")).map_lines == []
    assert talkative == [None]


@rows
def test_all_of_it_stands_on_one_page(cast: Cast) -> None:
    note(cast, hold(cast, -7).id, agreed="Ring on Sunday")
    plan(cast, 1)
    people.add_person(by=cast.client, case_id=cast.case, part="joint", values={"nickname": "Ana"})
    put(cast, cast.client, "The piano")
    services.plan_ending(by=cast.therapist, case_id=cast.case, values={"day": on(50), "number": 9})
    shown = page(cast, "therapist", "brief/")
    for words in (
        "Before session 2", "3 March", "New on the map: Ana.", "Ring on Sunday",
        "The piano", "Session 9", "Cleo", "Omar",
    ):  # fmt: skip
        assert words in shown, words


@rows
def test_nobody_else_has_a_brief(cast: Cast) -> None:
    for who in ("client", "other_member", *cast.outsiders):
        assert browser(cast, who).get(f"/work/{cast.case}/brief/").status_code == 404
