"""Which links of a file are here already, and what is said where the two differ."""

from dataclasses import replace

from hypothesis import given

from kithkin.exchange.here_already import Meeting, meeting
from kithkin.exchange.tests.family_maps import maps
from kithkin.exchange.tests.whole_family import FAMILY, MARRIED, PEOPLE
from kithkin.network.copies import (
    Direction,
    GroupCopy,
    MapCopy,
    MembershipCopy,
    ParentageCopy,
    ParentageKind,
    PhaseCopy,
    StatusCopy,
    TieCopy,
    UnionCopy,
    UnionStatus,
)

HERE = {one.id: one.id for one in PEOPLE}


def links(copy: MapCopy) -> MapCopy:
    return replace(copy, name="", persons=(), positions={})


def met(file: MapCopy, here: MapCopy = FAMILY) -> Meeting:
    return meeting(file, here, HERE)


@given(copy=maps())
def test_whatever_a_file_holds_is_new_only_once(copy: MapCopy) -> None:
    again = meeting(copy, copy, {one.id: one.id for one in copy.persons})
    assert links(again.rest) == MapCopy()
    assert again.notes == ()


@given(copy=maps())
def test_where_nobody_is_joined_everything_is_new(copy: MapCopy) -> None:
    assert meeting(copy, copy, {}).rest == copy


def test_a_link_with_somebody_new_is_new() -> None:
    here = meeting(FAMILY, FAMILY, {"I0": "I0", "I2": "I2"})
    assert (len(here.rest.unions), len(here.rest.parentages)) == (1, 1)
    assert [one.parent for one in here.left.parentages] == ["I0"]


def test_two_marriages_of_the_same_two_stay_two() -> None:
    again = UnionCopy("F2", ("I1", "I0"), (StatusCopy(UnionStatus.MARRIED, "1990"),))
    twice = replace(FAMILY, unions=(again, *FAMILY.unions))
    assert met(twice).rest.unions == (again,)
    assert met(twice, twice).rest.unions == ()


def test_what_a_couple_is_said_to_be_differently_is_told_and_left() -> None:
    divorced = UnionCopy("F", ("I0", "I1"), (MARRIED, StatusCopy(UnionStatus.DIVORCED, "1980")))
    here = met(replace(FAMILY, unions=(divorced,)))
    assert here.rest.unions == ()
    assert here.notes[0].words == (
        "The file says something else about how Ana and Ben were together. "
        "What is here stays as it is."
    )


def test_a_couple_of_whom_the_file_says_less_needs_no_word() -> None:
    assert met(replace(FAMILY, unions=(UnionCopy("F", ("I0", "I1")),))).notes == ()


def test_a_kind_of_parent_corrected_here_is_told_and_not_doubled() -> None:
    adopted = ParentageCopy("9", "I2", "I1", ParentageKind.ADOPTIVE, "F")
    here = met(FAMILY, replace(FAMILY, parentages=(FAMILY.parentages[0], adopted)))
    assert here.rest.parentages == ()
    assert "about Ben as a parent of Cy" in here.notes[0].words


def test_a_stepfather_who_adopted_since_comes_as_the_file_says() -> None:
    step = ParentageCopy("1", "I2", "I1", ParentageKind.STEP)
    adopted = ParentageCopy("2", "I2", "I1", ParentageKind.ADOPTIVE)
    file = MapCopy(persons=PEOPLE, parentages=(adopted, step))
    here = met(file, MapCopy(persons=PEOPLE, parentages=(step,)))
    assert (here.rest.parentages, here.notes) == ((adopted,), ())


def test_a_tie_named_from_its_other_end_is_the_same() -> None:
    phase = PhaseCopy("x", "1990")
    turned = TieCopy("T", "I2", "I0", "close", Direction.FROM_B, phases=(phase,))
    here = met(replace(FAMILY, ties=(turned,)))
    assert (here.rest.ties, here.notes) == ((), ())


def test_another_kind_of_tie_between_the_same_two_is_new() -> None:
    other = TieCopy("T2", "I0", "I2", "conflict")
    assert met(replace(FAMILY, ties=(*FAMILY.ties, other))).rest.ties == (other,)


def test_more_said_of_a_tie_is_told_and_left() -> None:
    rated = replace(FAMILY.ties[0], phases=(PhaseCopy("P", "1990", strain=3),))
    here = met(replace(FAMILY, ties=(rated,)))
    assert here.rest.ties == ()
    assert "what is between Ana and Cy" in here.notes[0].words


def test_households_of_one_name_with_other_people_are_others() -> None:
    other = GroupCopy("G", "Home", members=(MembershipCopy("I1"),))
    assert met(replace(FAMILY, groups=(other,))).rest.groups == (other,)
