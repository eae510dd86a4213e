from datetime import date

from kithkin.network.copies import (
    GroupCopy,
    GroupKind,
    MapCopy,
    MembershipCopy,
    ParentageCopy,
    PersonCopy,
    PersonKind,
    PhaseCopy,
    TieCopy,
)
from kithkin.network.flows import Flow, Net, Strength, flow_of, flow_words
from kithkin.network.home import home_of
from kithkin.network.layouts.ecomap import ecomap
from kithkin.network.parts_of_life import Sector, sectors
from kithkin.network.tests.maps import person

TODAY = date(2026, 6, 1)


def household(one: str, *members: str | MembershipCopy) -> GroupCopy:
    rows = tuple(MembershipCopy(who) if isinstance(who, str) else who for who in members)
    return GroupCopy(one, one.upper(), GroupKind.HOUSEHOLD, rows)


def people(*ids: str, index: str = "a") -> tuple[PersonCopy, ...]:
    return tuple(person(one, index=one in index) for one in ids)


def test_those_who_live_with_the_index_person_stand_in_the_middle() -> None:
    gone = MembershipCopy("c", "1990", "2001")
    copy = MapCopy(persons=people("a", "b", "c", "d"), groups=(household("h", "a", "b", gone),))
    assert home_of(copy, TODAY).people == ("a", "b")


def test_a_couple_in_two_households_has_both_in_the_middle() -> None:
    copy = MapCopy(
        persons=people("a", "b", "c", "d", index="ab"),
        groups=(household("h", "a", "c"), household("i", "b", "d")),
    )
    home = home_of(copy, TODAY)
    assert set(home.people) == {"a", "b", "c", "d"}
    assert [one.id for one in home.households] == ["h", "i"]


def test_of_two_homes_the_larger_is_drawn_and_the_other_named() -> None:
    copy = MapCopy(
        persons=people("a", "b", "c"), groups=(household("h", "a"), household("i", "a", "b"))
    )
    home = home_of(copy, TODAY)
    assert home.people == ("a", "b")
    assert home.notes == ("a also lives in H.",)


def test_a_lost_child_stands_with_its_parents() -> None:
    copy = MapCopy(
        persons=(*people("a", "b"), PersonCopy("x", PersonKind.STILLBIRTH)),
        parentages=(ParentageCopy("1", "x", "a"), ParentageCopy("2", "x", "b")),
        groups=(household("h", "a", "b"),),
    )
    assert home_of(copy, TODAY).people == ("a", "b", "x")


def test_forty_households_and_nobody_marked_is_the_largest() -> None:
    groups = tuple(household(f"h{n}", *(["b", "c"] if n == 7 else ["d"])) for n in range(40))
    home = home_of(MapCopy(persons=people("b", "c", "d", index=""), groups=groups), TODAY)
    assert home.people == ("b", "c")
    assert home.notes[0].endswith("the largest household stands in the middle.")


def test_a_pet_of_the_household_is_family_and_a_congregation_is_a_group() -> None:
    copy = MapCopy(
        persons=(
            *people("a"),
            PersonCopy("rex", PersonKind.PET),
            PersonCopy("c", PersonKind.FAITH),
        ),
        groups=(household("h", "a", "rex"),),
    )
    found = sectors(copy)
    assert (found["rex"], found["c"]) == (Sector.FAMILY, Sector.GROUPS)


def rated(closeness: int | None = None, support_given: int | None = None) -> TieCopy:
    phase = PhaseCopy("f", closeness=closeness, support_given=support_given)
    return TieCopy("t", "a", "b", "close", phases=(phase,))


def test_what_was_not_rated_is_neither_nothing_nor_even() -> None:
    flow = flow_of(rated(support_given=2), TODAY)
    assert (flow.received, flow.net(from_a=True)) == (None, None)
    assert flow_words(rated(support_given=2), TODAY, ("Ana", "Bo")) == (
        "A strong tie. Ana gives Bo some."
    )


def test_net_energy_is_seen_from_the_side_that_asks() -> None:
    flow = Flow(Strength.STEADY, given=1, received=3)
    assert (flow.net(from_a=True), flow.net(from_a=False)) == (Net.IN, Net.OUT)
    assert Flow(Strength.STEADY, 2, 2).net(from_a=True) is Net.EVEN


def test_closeness_as_rated_outweighs_the_word_and_distance_is_always_thin() -> None:
    assert flow_of(rated(closeness=1), TODAY).strength is Strength.THIN
    assert flow_of(rated(), TODAY).strength is Strength.STRONG
    assert flow_of(TieCopy("t", "a", "b", "cutoff"), TODAY).strength is Strength.THIN


def test_the_ecomap_holds_everybody_and_only_ties_that_hold_bring_people_near() -> None:
    copy = MapCopy(
        persons=people("a", "b", "c", "d"),
        ties=(TieCopy("1", "a", "b"), TieCopy("2", "a", "c", end="2001")),
    )
    laid = ecomap(copy, today=TODAY)
    assert sorted(laid.positions) == ["a", "b", "c", "d"]
    assert sorted(laid.rooms or {}) == ["b"]
