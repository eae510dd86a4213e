from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kithkin.network import solved
from kithkin.network.copies import MapCopy, PersonCopy, TieCopy
from kithkin.network.layouts.family import family as family_layout

TODAY = date(2026, 3, 2)


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[MapCopy]]:
    """Every map that was really laid out, in order."""
    asked: list[MapCopy] = []
    solve = family_layout

    def counted(copy: MapCopy, **more: Any) -> object:
        asked.append(copy)
        return solve(copy, **more)

    monkeypatch.setattr(solved, "family", counted)
    solved._kept.clear()
    yield asked
    solved._kept.clear()


def family(count: int = 3) -> MapCopy:
    return MapCopy(persons=tuple(PersonCopy(str(n), nickname="x") for n in range(count)))


def lay_out(copy: MapCopy, **more: Any) -> object:
    return solved.layout("genogram", copy, day=TODAY, **more)


def test_the_same_family_is_laid_out_once(times: list[MapCopy]) -> None:
    first = lay_out(family())
    assert lay_out(family()) is first
    assert len(times) == 1


def test_a_short_name_and_a_note_move_nobody(times: list[MapCopy]) -> None:
    lay_out(family())
    renamed = tuple(replace(one, nickname="y", note="z") for one in family().persons)
    lay_out(MapCopy(persons=renamed))
    assert len(times) == 1


@pytest.mark.parametrize(
    "other",
    [family(4), replace(family(), positions={"0": (5.0, 5.0)}),
     MapCopy(persons=(replace(family().persons[0], index=True), *family().persons[1:])),
     MapCopy(persons=(replace(family().persons[0], birth="1950"), *family().persons[1:])),
     MapCopy(persons=(replace(family().persons[0], nickname="x" * 24), *family().persons[1:]))],
    ids=["somebody more", "somebody moved", "another in the middle", "a date of birth",
         "a name that needs room"],
)  # fmt: skip
def test_another_family_is_laid_out_anew(times: list[MapCopy], other: MapCopy) -> None:
    lay_out(family())
    lay_out(other)
    assert len(times) == 2


def test_a_relationship_moves_nobody_in_the_family_and_somebody_in_the_network() -> None:
    tied = replace(family(), ties=(TieCopy("t", "0", "1", "close"),))
    assert solved.fingerprint("genogram", tied) == solved.fingerprint("genogram", family())
    assert solved.fingerprint("network", tied) != solved.fingerprint("network", family())


def test_where_people_stood_before_is_part_of_what_is_asked(times: list[MapCopy]) -> None:
    lay_out(family())
    lay_out(family(), previous={"0": (500.0, 0.0)})
    assert len(times) == 2


def test_the_least_used_layout_goes_first(
    times: list[MapCopy], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solved, "MOST_KEPT", 2)
    for count in (1, 2, 1, 3, 1, 2):
        lay_out(family(count))
    assert [len(one.persons) for one in times] == [1, 2, 3, 2]
