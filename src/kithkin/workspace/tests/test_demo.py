"""The demo clinic tells what its stories say, keeps its walls, and leaves no name in the open."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections, transaction
from pytest_django.plugin import DjangoDbBlocker

from kithkin.accounts.case_queries import agreements, cases_treated_by, inside, own_cases
from kithkin.accounts.models import Clinic, User
from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.base.refusals import NotHereError
from kithkin.consent.queries import cases_opened_to, sight
from kithkin.network.copies import MapCopy, PersonKind
from kithkin.network.queries import map_copy
from kithkin.workspace import demo
from kithkin.workspace.demo_clinic.reading import before, read_story
from kithkin.workspace.gathering import supporter_lines
from kithkin.workspace.queries import who_looked

STORES = ("default", "keys")
LABELS = {"one_client": "Mina", "a_couple": "Hannah and Femi", "three_households": "Mill Lane"}


@pytest.fixture(scope="module")
def clinic(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[demo.SignIns]:
    """Loaded once for all tests of this file, and rolled back after them."""
    with django_db_blocker.unblock(), ExitStack() as stack:
        for store in STORES:
            stack.enter_context(transaction.atomic(using=store))
        yield demo.load(lambda _line: None)
        for store in STORES:
            transaction.set_rollback(True, using=store)


def actor(name: str) -> Actor:
    return Actor(id=User.objects.get(sign_in_name=name).id)


def shown(name: str, label: str) -> MapCopy:
    case = {line.label: line.id for line in cases_treated_by(actor("thea"))}[label]
    return map_copy(sight(actor(name), case))


def names(copy: MapCopy) -> list[str]:
    return sorted(person.name for person in copy.persons)


def story(name: str) -> dict[str, Any]:
    return read_story(name, clock.today())


@pytest.mark.parametrize("name", LABELS)
def test_nobody_of_a_story_is_lost(clinic: demo.SignIns, name: str) -> None:
    told, copy = story(name), shown("thea", LABELS[name])
    people = told["people"].values()
    assert names(copy) == sorted(row.get("nickname", "") for row in people)
    assert len(copy.ties) == len(told["ties"])
    assert sum(len(tie.phases) for tie in copy.ties) == len(told["phases"])
    assert len(copy.events) == len(told["events"])
    assert len(copy.tellings) == len(told["tellings"])
    assert len(copy.unions) == len(told["couples"])


def test_one_client_has_what_a_map_can_hold(clinic: demo.SignIns) -> None:
    copy = shown("mina", "Mina")
    kinds = {person.kind for person in copy.persons}
    assert kinds >= {
        PersonKind.STILLBIRTH,
        PersonKind.PET,
        PersonKind.FAITH,
        PersonKind.INSTITUTION,
    }
    assert len(copy.persons) >= 25
    assert len(copy.twins) == 1
    assert any("\u0600" <= person.name[0] <= "\u06ff" for person in copy.persons if person.name)
    assert {"migration", "society", "loss"} <= {event.kind for event in copy.events}
    assert "cutoff" in {tie.code for tie in copy.ties}


@pytest.mark.parametrize(
    ("name", "label"), [(one, LABELS["a_couple"]) for one in ("hannah", "femi")]
)
def test_each_of_a_couple_sees_ours_and_their_own(
    clinic: demo.SignIns, name: str, label: str
) -> None:
    people = story("a_couple")["people"].values()
    mine = [row["nickname"] for row in people if row.get("part", name) == name]
    assert names(shown(name, label)) == sorted(mine)
    assert len(mine) < len(people)


@pytest.mark.parametrize(("name", "others"), [("priya", "Tadek"), ("marek", "Nirmala")])
def test_each_parent_sees_nothing_of_the_others_own(
    clinic: demo.SignIns, name: str, others: str
) -> None:
    copy = shown(name, LABELS["three_households"])
    assert others not in repr(copy)
    assert {"Asha", "Dex", "Ola"} <= set(names(copy))


@pytest.mark.parametrize("name", ["mina", "hannah", "femi", "priya", "marek"])
def test_each_member_has_one_work_and_no_other(clinic: demo.SignIns, name: str) -> None:
    (own,) = own_cases(actor(name))
    for line in cases_treated_by(actor("thea")):
        if line.id != own.id:
            with pytest.raises(NotHereError):
                sight(actor(name), line.id)


def test_the_supporter_sees_what_was_opened_and_nobody_beside(clinic: demo.SignIns) -> None:
    (case,) = cases_opened_to(actor("bea"))
    copy = map_copy(sight(actor("bea"), case))
    assert names(copy) == ["Bea", "Ida", "Mina"]
    assert [tie.good for tie in copy.ties] == ["The spare key, both ways."]
    assert {person.note for person in copy.persons} == {""}


@pytest.mark.parametrize("name", ["colin", "sunita", "lena", "amos"])
def test_other_staff_see_nothing_of_any_story(clinic: demo.SignIns, name: str) -> None:
    for line in cases_treated_by(actor("thea")):
        with pytest.raises(NotHereError):
            sight(actor(name), line.id)


def test_agreements_and_looks_lie_in_the_past_on_their_days(clinic: demo.SignIns) -> None:
    mina = actor("mina")
    place = inside(mina, own_cases(mina)[0].id)
    today = clock.today()
    assert [today - row.agreed_on for row in agreements(place)] == [
        timedelta(days=190), timedelta(days=548),
    ]  # fmt: skip
    looks = who_looked(place)
    assert len(looks) == 13
    assert {look.called for look in looks} == {"Thea"}
    assert max(look.at.date() for look in looks) == today - timedelta(days=6)


def test_a_second_start_adds_nothing(clinic: demo.SignIns) -> None:
    assert demo.load(lambda _line: None) == clinic
    assert Clinic.objects.filter(is_demo=True).count() == 1


def test_everybody_printed_can_sign_in(clinic: demo.SignIns) -> None:
    assert len(clinic) == 10
    for _role, name, password in clinic:
        assert User.objects.get(sign_in_name=name).check_password(password)
        assert len(password) >= 12


@pytest.mark.sqlite
@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_no_name_of_a_story_lies_open_in_the_files() -> None:
    demo.load(lambda _line: None)
    words = [
        row["nickname"].encode()
        for name in LABELS
        for row in story(name)["people"].values()
        if len(row.get("nickname", "")) > 5
    ]
    for store in STORES:
        path = Path(connections[store].settings_dict["NAME"])
        raw = b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))
        assert len(raw) > 10_000
        assert [word for word in words if word in raw] == []


@pytest.mark.parametrize(
    ("today", "count", "unit", "day"),
    [
        (date(2026, 3, 31), 34, "y", "1992"),
        (date(2026, 3, 31), 1, "m", "2026-02"),
        (date(2026, 3, 31), 3, "m", "2025-12"),
        (date(2026, 1, 1), 18, "m", "2024-07"),
        (date(2026, 3, 1), 1, "d", "2026-02-28"),
    ],
)
def test_dates_move_with_today(today: date, count: int, unit: str, day: str) -> None:
    assert before(today, count, unit) == day


def test_the_supporter_finds_what_she_was_asked(clinic: demo.SignIns) -> None:
    lines = supporter_lines(actor("bea"))
    assert [str(line.text) for line in lines] == ["What Mina asked of you"]
