from collections.abc import Iterable
from datetime import date
from typing import Protocol

import pytest

from kithkin.network.as_of import as_of
from kithkin.network.copies import (
    EventCopy,
    GroupCopy,
    MapCopy,
    MembershipCopy,
    ParentageCopy,
    PhaseCopy,
    StatusCopy,
    TellingCopy,
    TieCopy,
    UnionCopy,
    UnionStatus,
)
from kithkin.network.tests.maps import person

MARRIED = StatusCopy(UnionStatus.MARRIED, "1990", "2000")
DIVORCED = StatusCopy(UnionStatus.DIVORCED, "2000")
MAP = MapCopy(
    persons=(
        person("mum", birth="1960"),
        person("dad", birth="1955", death="1999", dead=True),
        person("kid", birth="1992"),
        person("undated"),
        person("rough", birth="1995~"),
    ),
    unions=(UnionCopy("u", ("mum", "dad"), (MARRIED, DIVORCED)),),
    parentages=(ParentageCopy("p", "kid", "mum", union="u"),),
    ties=(
        TieCopy("t", "mum", "dad", start="1985", phases=(PhaseCopy("f", "1985", "1991", "love"),)),
    ),
    groups=(GroupCopy("g", "Home", members=(MembershipCopy("kid", "1992", "2010"),)),),
    events=(EventCopy("e", "moved", date="1998", persons=("mum",)),),
    tellings=(TellingCopy("s", "e", words="it was dreadful"), TellingCopy("r", "mum")),
    positions={"kid": (0, 0), "mum": (1, 1)},
)


class Row(Protocol):
    @property
    def id(self) -> str: ...


def ids(rows: Iterable[Row]) -> list[str]:
    return [row.id for row in rows]


def test_people_who_were_not_born_are_not_on_the_map() -> None:
    then = as_of(MAP, date(1989, 1, 1)).copy
    assert ids(then.persons) == ["mum", "dad", "undated"]
    assert then.parentages == ()
    assert then.positions == {"mum": (1, 1)}


def test_someone_who_died_later_is_alive_then_and_the_dead_stay() -> None:
    before, after = (as_of(MAP, date(year, 1, 1)).copy.persons[1] for year in (1998, 2001))
    assert (before.dead, before.death) == (False, "")
    assert (after.dead, after.death) == (True, "1999")


def test_a_couple_stands_as_it_did_then() -> None:
    assert as_of(MAP, date(1989, 6, 1)).copy.unions == ()
    assert as_of(MAP, date(1995, 6, 1)).copy.unions[0].statuses == (MARRIED,)
    assert as_of(MAP, date(2020, 6, 1)).copy.unions[0].statuses == (MARRIED, DIVORCED)


def test_a_child_of_a_couple_that_was_none_yet_hangs_from_its_parent() -> None:
    later = MapCopy(
        persons=MAP.persons,
        unions=(UnionCopy("u", ("mum", "dad"), (StatusCopy(UnionStatus.MARRIED, "1995"),)),),
        parentages=MAP.parentages,
    )
    assert as_of(later, date(1993, 6, 1)).copy.parentages[0].union == ""


def test_ties_periods_and_households_are_those_of_the_day() -> None:
    then = as_of(MAP, date(1995, 1, 1)).copy
    assert ids(then.ties) == ["t"]
    assert then.ties[0].phases == ()
    assert [one.person for one in then.groups[0].members] == ["kid"]
    assert as_of(MAP, date(2011, 1, 1)).copy.groups[0].members == ()


def test_what_is_told_about_later_events_does_not_show() -> None:
    then = as_of(MAP, date(1995, 1, 1)).copy
    assert then.events == ()
    assert ids(then.tellings) == ["r"]


def test_what_may_have_been_is_kept_and_listed() -> None:
    found = as_of(MAP, date(1995, 6, 1))
    assert "rough" in ids(found.copy.persons)
    assert found.may_be == ("rough",)


def test_what_has_no_date_at_all_is_kept_without_remark() -> None:
    found = as_of(MAP, date(1700, 1, 1))
    assert ids(found.copy.persons) == ["undated"]
    assert found.may_be == ()


@pytest.mark.parametrize("year", [1950, 1991, 1999, 2030])
def test_asking_twice_changes_nothing(year: int) -> None:
    once = as_of(MAP, date(year, 3, 3)).copy
    assert as_of(once, date(year, 3, 3)).copy == once
