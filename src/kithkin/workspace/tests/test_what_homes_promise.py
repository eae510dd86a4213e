"""The order of each home, whoever puts lines on it; and that nothing waiting is said with its hour."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils.timezone import localtime

from kithkin.accounts.models import CaseKind
from kithkin.accounts.services import cases
from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.consent.policy import Sight
from kithkin.network.offers import Line, Offer, Place
from kithkin.workspace import gathering
from kithkin.workspace.tests.conftest import Enter

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

Put = Any


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> Put:
    """Let a made-up part put lines on the homes, in place of all the others."""

    def one(**hooks: Any) -> None:
        made_up = Offer(
            key="made-up", order=1, title="", icon="note", address="workspace:work", **hooks
        )
        monkeypatch.setattr(gathering, "offers", lambda: [made_up])

    return one


def page(enter: Enter, role: str) -> str:
    answer = enter(role).get("/")
    assert "<title>Kithkin</title>" in answer.content.decode()
    return str(answer.content.decode())


def in_order(whole: str, *parts: str) -> bool:
    places = [whole.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def test_a_members_home_keeps_its_order_whatever_order_the_parts_have(
    enter: Enter, put: Put
) -> None:
    places = (Place.ALWAYS, Place.AHEAD, Place.ALSO, Place.TRY, Place.MEETING, Place.FIRST)
    lines = [Line(text=f"line {place}", place=place) for place in places]
    put(home=lambda _sight: lines, today=lambda _sights: [Line(text="line today")])
    assert in_order(
        page(enter, "client"), "Hello, Cleo", "line today", "line first", "My people",
        "line meeting", "What we said we&#x27;d try", "line try", "If you like", "line also",
        "Further ahead", "line ahead", "What is yours alone", "Always here", "line always",
    )  # fmt: skip


def test_a_heading_without_lines_is_not_there(enter: Enter, put: Put) -> None:
    put()
    whole = page(enter, "client")
    assert not any(said in whole for said in ("we&#x27;d try", "If you like", "Further ahead"))
    assert in_order(whole, "My people", "Always here", "Everything in our work")


def test_the_first_things_on_a_clients_home_are_few(enter: Enter) -> None:
    first = page(enter, "client").split('<ul class="rows bold">')[1].split("</ul>")[0]
    assert in_order(first, "A check-in", "My people", "Something for")
    assert first.count("<li>") == 3


def test_my_plan_and_the_way_out_stand_on_every_clients_home(enter: Enter) -> None:
    whole = page(enter, "client")
    assert "data-leave" in whole
    assert "My plan" in whole.split("Always here")[1]


def test_nothing_waiting_is_said_with_its_hour(enter: Enter, put: Put) -> None:
    put()
    hour = localtime(clock.now()).strftime("%H:%M")
    assert f"Nothing waiting, {hour}." in page(enter, "therapist")


def test_what_only_comes_near_does_not_need_a_person(enter: Enter, put: Put, cast: Cast) -> None:
    lines = [
        Line(text="a note", case=cast.case, place=Place.AHEAD),
        Line(text="an old plan", case=cast.case, place=Place.ALSO),
    ]
    put(needs=lambda _sights: lines)
    assert in_order(
        page(enter, "therapist"), "Needs a person", "Nothing waiting", "To write", "a note",
        "Worth a look", "an old plan", "Our work",
    )  # fmt: skip


def test_what_waits_longest_stands_first_and_says_whose_work(
    enter: Enter, put: Put, cast: Cast
) -> None:
    lines = [
        Line(text=f"since {days} days", case=cast.case, when=clock.now() - timedelta(days=days))
        for days in (1, 9, 4)
    ]
    put(needs=lambda _sights: lines)
    whole = page(enter, "therapist")
    assert "Nothing waiting" not in whole
    assert in_order(whole, "since 9 days", "Cleo and Omar", "since 4 days", "since 1 days")


@pytest.mark.parametrize(("days", "heading"), [(0, "Today"), (2, "Coming")])
def test_a_session_of_today_is_not_mixed_with_later_ones(
    enter: Enter, put: Put, cast: Cast, days: int, heading: str
) -> None:
    when = clock.now() + timedelta(days=days)
    put(today=lambda _sights: [Line(text="at two", case=cast.case, when=when, href="/brief/")])
    whole = page(enter, "therapist")
    assert in_order(whole, f'<h2 id="today">{heading}</h2>', 'href="/brief/"', "Needs a person")


def test_a_line_of_nobodys_work_is_on_no_home(enter: Enter, put: Put) -> None:
    put(needs=lambda _sights: [Line(text="lost"), Line(text="strange", case=uuid4())])
    whole = page(enter, "therapist")
    assert "lost" not in whole
    assert "strange" not in whole


def test_a_couples_card_shows_us_and_each_of_the_two_apart(enter: Enter, cast: Cast) -> None:
    cases.open_case(by=cast.therapist, kind=CaseKind.INDIVIDUAL, label="Stan")
    whole = page(enter, "therapist")
    walls = whole.split('<p class="walls">')
    assert len(walls) == 2  # the couple alone has walls
    assert in_order(walls[1], "us", "Cleo", "Omar", "Each sees what is ours, and their own")


def test_a_members_own_line_is_asked_for_with_their_own_sight(
    enter: Enter, put: Put, cast: Cast
) -> None:
    asked: list[Sight] = []

    def home(sight: Sight) -> Sequence[Line]:
        asked.append(sight)
        return [Line(text=f"mine {sight.member}")]

    put(home=home)
    whole = page(enter, "other_member")
    assert f"mine {cast.other_part}" in whole
    assert [one.member for one in asked] == [cast.other_part]


def test_a_supporters_home_says_that_nobody_watches_and_whom_to_ring(enter: Enter) -> None:
    said = page(enter, "supporter").split("If you are worried about somebody, ring.")[1]
    assert in_order(said, "Nobody watches this page.", 'href="/now/"', "</section>")


def test_a_works_page_has_what_comes_for_its_therapist_alone(
    enter: Enter, put: Put, cast: Cast
) -> None:
    when = clock.now() + timedelta(days=2)
    put(today=lambda _sights: [Line(text="at two", case=cast.case, when=when, href="/brief/")])
    address = f"/work/{cast.case}/"
    assert 'href="/brief/"' in enter("therapist").get(address).content.decode()
    assert 'href="/brief/"' not in enter("client").get(address).content.decode()
