from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from kithkin.network import solved
from kithkin.network.copies import MapCopy, PersonCopy
from kithkin.network.layouts.family import family as family_layout


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[MapCopy]]:
    """Every map that was really solved, in order."""
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


def test_the_same_family_is_solved_once(times: list[MapCopy]) -> None:
    first = solved.family_layout(family())
    assert solved.family_layout(family()) is first
    assert len(times) == 1


def test_a_name_moves_nobody(times: list[MapCopy]) -> None:
    solved.family_layout(family())
    renamed = tuple(replace(one, nickname="y", note="z") for one in family().persons)
    solved.family_layout(MapCopy(persons=renamed))
    assert len(times) == 1


@pytest.mark.parametrize(
    "other",
    [family(4), replace(family(), positions={"0": (5.0, 5.0)}),
     MapCopy(persons=(replace(family().persons[0], index=True), *family().persons[1:])),
     MapCopy(persons=(replace(family().persons[0], birth="1950"), *family().persons[1:]))],
    ids=["somebody more", "somebody moved", "another in the middle", "a date of birth"],
)  # fmt: skip
def test_another_family_is_solved_anew(times: list[MapCopy], other: MapCopy) -> None:
    solved.family_layout(family())
    solved.family_layout(other)
    assert len(times) == 2


def test_the_least_used_layout_goes_first(
    times: list[MapCopy], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solved, "MOST_KEPT", 2)
    for count in (1, 2, 1, 3, 1, 2):
        solved.family_layout(family(count))
    assert [len(one.persons) for one in times] == [1, 2, 3, 2]
