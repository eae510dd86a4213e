import random
from dataclasses import replace
from itertools import combinations, product
from math import hypot
from pathlib import Path

import pytest

from kithkin.network.copies import (
    AssignedSex,
    Gender,
    MapCopy,
    ParentageCopy,
    ParentageKind,
    PersonCopy,
    PersonKind,
    StatusCopy,
    TieCopy,
    TwinsCopy,
    UnionCopy,
    UnionStatus,
)
from kithkin.network.layouts.circles import _sector, circles
from kithkin.network.layouts.family import family, routes
from kithkin.network.tests.shared_families import (
    GENOGRAMS,
    as_copy,
    files,
    is_flawless,
    read,
    score,
)

needs_families = pytest.mark.skipif(not GENOGRAMS.exists(), reason="the shared data is not here")

# The cases that can be drawn without a fault: no couple of three, no child of two couples, no
# two pairs of siblings who marry.
FLAWLESS = [
    "t01_nuclear", "t02_three_gen", "t05_stepfamily_new_partner_with_parents",
    "t08_twins_losses_pet", "t09_first_cousins_marry", "t14_single_parent_unknown_father",
    "k05_kinship2_issue5", "k13_kinship2_issue13", "k30_kinship2_issue30",
]  # fmt: skip


def people(*ids: str) -> tuple[PersonCopy, ...]:
    return tuple(PersonCopy(one) for one in ids)


def child(who: str, parent: str, union: str = "", **more: ParentageKind) -> ParentageCopy:
    return ParentageCopy(f"{who}-{parent}", who, parent, union=union, **more)


def case(name: str) -> MapCopy:
    return as_copy(read(GENOGRAMS / "cases" / f"{name}.json"))


@needs_families
@pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
def test_every_shared_family_is_drawn_whole(file: Path) -> None:
    neutral = read(file)
    copy = as_copy(neutral)
    layout = family(copy)
    scored = score(neutral, layout)
    assert (scored["missing"], scored["duplicates"], scored["extra"]) == (0, 0, 0)
    assert (scored["overlaps"], scored["child_below_parent"]) == (0, 1)
    stems = {link for route in layout.routes if route.kind == "stem" for link in route.of[1:]}
    assert stems == {link.id for link in copy.parentages if link.parent}
    # The shared tool counts links to unknown parents among those that should be drawn.
    unknown = sum(len(u["children"]) for u in neutral["unions"] if not u["partners"])
    need = sum(len(u["children"]) * max(1, len(u["partners"])) for u in neutral["unions"])
    assert scored["parent_links_drawn"] == pytest.approx(1 - unknown / max(1, need))


@needs_families
@pytest.mark.parametrize("name", FLAWLESS)
def test_a_family_that_can_be_drawn_without_fault_is(name: str) -> None:
    neutral = read(GENOGRAMS / "cases" / f"{name}.json")
    assert is_flawless(score(neutral, family(as_copy(neutral))))


@needs_families
def test_rows_in_any_order_give_the_same_drawing() -> None:
    copy = case("t06_same_sex_donor_adoption")
    shuffled = replace(
        copy,
        persons=tuple(random.Random(1).sample(copy.persons, len(copy.persons))),
        unions=copy.unions[::-1],
        parentages=tuple(random.Random(2).sample(copy.parentages, len(copy.parentages))),
    )
    assert family(shuffled) == family(copy)


@needs_families
@pytest.mark.parametrize("name", ["Hawaiian+Kings", "bourbon"])
def test_lines_from_stored_places_are_those_of_the_layout(name: str) -> None:
    copy = as_copy(read(GENOGRAMS / "gedcom" / f"{name}.ged"))
    layout = family(copy)
    assert routes(copy, layout.positions) == layout.routes


@needs_families
def test_a_pinned_person_stays_and_nobody_else_is_lost() -> None:
    copy = case("t02_three_gen")
    who = copy.persons[0].id
    layout = family(copy, pinned={who: (1000.0, 500.0), "a stranger": (0.0, 0.0)})
    assert layout.positions[who] == (1000.0, 500.0)
    assert layout.positions.keys() == {person.id for person in copy.persons}


def test_nobody_s_gender_moves_anybody() -> None:
    copy = MapCopy(
        persons=people("a", "b", "c"),
        unions=(UnionCopy("u", ("a", "b")),),
        parentages=(child("c", "a", "u"), child("c", "b", "u")),
    )
    plain = family(copy)
    for genders in product(Gender, repeat=2):
        told = tuple(
            replace(one, gender=gender, assigned_at_birth=sex)
            for one, gender, sex in zip(
                copy.persons, (*genders, Gender.OTHER), AssignedSex, strict=False
            )
        )
        assert family(replace(copy, persons=told)) == plain


def test_siblings_stand_by_their_day_of_birth() -> None:
    births = {"a": "1990-05-02", "b": "1990-05", "c": "198X", "d": "1991/1995", "e": "~?"}
    copy = MapCopy(
        persons=(*people("p"), *(PersonCopy(one, birth=text) for one, text in births.items())),
        unions=(UnionCopy("u", ("p",)),),
        parentages=tuple(child(one, "p", "u") for one in births),
    )
    at = family(copy).positions
    assert sorted(births, key=lambda one: at[one][0]) == ["c", "b", "a", "d", "e"]


def test_a_lost_child_is_drawn_under_its_parents_by_the_date_of_the_loss() -> None:
    lost = PersonCopy("lost", PersonKind.STILLBIRTH, death="1991")
    copy = MapCopy(
        persons=(
            *people("a", "b"),
            PersonCopy("x", birth="1990"),
            lost,
            PersonCopy("y", birth="1992"),
        ),
        unions=(UnionCopy("u", ("a", "b")),),
        parentages=tuple(child(one, parent, "u") for one in ("x", "lost", "y") for parent in "ab"),
    )
    at = family(copy).positions
    assert sorted(("lost", "x", "y"), key=lambda one: at[one][0]) == ["x", "lost", "y"]


def test_a_donor_has_a_whole_line_to_the_child() -> None:
    copy = MapCopy(
        persons=people("a", "b", "donor", "c"),
        unions=(UnionCopy("u", ("a", "b")),),
        parentages=(
            child("c", "a", "u"),
            child("c", "b", "u"),
            child("c", "donor", kind=ParentageKind.DONOR),
        ),
    )
    layout = family(copy)
    stems = {route.of: route.points for route in layout.routes if route.kind == "stem"}
    assert set(stems) == {("c", "c-a", "c-b"), ("c", "c-donor")}
    assert stems["c", "c-donor"][0] == layout.positions["donor"]


def test_a_child_of_both_partners_hangs_under_the_couple_even_if_nobody_said_so() -> None:
    copy = MapCopy(
        persons=people("a", "b", "c"),
        unions=(UnionCopy("u", ("a", "b")),),
        parentages=(child("c", "a"), child("c", "b")),
    )
    drawn = family(copy).routes
    assert [(route.kind, route.of) for route in drawn] == [
        ("couple", ("u", "a", "b")),
        ("drop", ("u",)),
        ("stem", ("c", "c-a", "c-b")),
    ]


def test_a_couple_that_is_withheld_leaves_only_the_links_to_its_partners() -> None:
    copy = MapCopy(
        persons=people("a", "b", "c"),
        parentages=(child("c", "a", "withheld"), child("c", "b", "withheld")),
    )
    assert {route.of for route in family(copy).routes} == {("c", "c-a"), ("c", "c-b")}


def test_unions_of_one_person_stand_by_date() -> None:
    copy = MapCopy(
        persons=people("joe", "x", "y"),
        unions=(
            UnionCopy("u", ("joe", "x"), (StatusCopy(UnionStatus.MARRIED, "2001"),)),
            UnionCopy("v", ("joe", "y"), (StatusCopy(UnionStatus.DIVORCED, "1990"),)),
        ),
    )
    at = family(copy).positions
    assert at["y"][0] < at["joe"][0] < at["x"][0]


def test_twins_without_parents_stand_together() -> None:
    copy = MapCopy(persons=people("a", "b"), twins=(TwinsCopy("t", ("a", "b")),))
    at = family(copy).positions
    assert 80 < abs(at["a"][0] - at["b"][0]) <= 100
    assert at["a"][1] == at["b"][1]


def test_labels_widen_what_stands_apart() -> None:
    copy = MapCopy(persons=people("a", "b"), unions=(UnionCopy("u", ("a", "b")),))
    at = family(copy, widths={"a": 180.0}).positions
    assert abs(at["a"][0] - at["b"][0]) >= (180 + 80) / 2


RINGS = MapCopy(
    persons=(
        PersonCopy("me", index=True),
        PersonCopy("mum", ring=1),
        PersonCopy("bo", ring=1),
        PersonCopy("choir", PersonKind.GROUP, ring=2),
        PersonCopy("clinic", PersonKind.INSTITUTION, ring=3),
        PersonCopy("rex", PersonKind.PET, ring=3),
        PersonCopy("new"),
    ),
    parentages=(child("me", "mum"),),
    ties=(TieCopy("t", "me", "bo", "friendship"),),
)


def test_rings_go_by_closeness_and_who_has_none_stands_outside() -> None:
    at = circles(RINGS).positions
    away = {one: round(hypot(x, y)) for one, (x, y) in at.items()}
    assert away["me"] == 0
    assert away["mum"] == away["bo"] < away["choir"] < away["clinic"] == away["rex"] < away["new"]


def test_family_friends_groups_and_services_each_have_a_sector() -> None:
    seats = {one.id: _sector(one, {"me", "mum"}, {"me", "bo"}) for one in RINGS.persons}
    assert {one: sector.name for one, sector in seats.items()} == {
        "me": "FAMILY", "mum": "FAMILY", "bo": "FRIENDS", "choir": "GROUPS",
        "clinic": "SERVICES", "rex": "OTHERS", "new": "OTHERS",
    }  # fmt: skip


@needs_families
def test_circles_hold_everybody_without_overlap() -> None:
    copy = as_copy(read(GENOGRAMS / "gedcom" / "bourbon.ged"))
    at = circles(copy).positions
    assert len(at) == len(copy.persons)
    assert all(
        abs(ax - bx) >= 80 or abs(ay - by) >= 60
        for (ax, ay), (bx, by) in combinations(at.values(), 2)
    )
