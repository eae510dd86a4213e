from datetime import date
from itertools import permutations

import pytest

from kithkin.network.copies import (
    Gender,
    GroupCopy,
    MapCopy,
    ParentageCopy,
    ParentageKind,
    PersonCopy,
    PersonKind,
    StatusCopy,
    TieCopy,
    UnionCopy,
    UnionStatus,
)
from kithkin.network.notation.profile import Profile, profile_named, profiles
from kithkin.network.notation.tie_codes import tie_codes
from kithkin.network.sign_warnings import meanings_of, read_differently, warnings

OTHERS = [name for name in profiles() if name != "kithkin"]
EVERY_PROFILE = pytest.mark.parametrize("profile", profiles().values(), ids=[*profiles()])
PAIR = (PersonCopy("a", gender=Gender.WOMAN), PersonCopy("b", gender=Gender.MAN))


def tied(*codes: str, end: str = "") -> MapCopy:
    ties = tuple(TieCopy(f"t{code}", "a", "b", code, end=end) for code in codes)
    return MapCopy(persons=PAIR, ties=ties)


def test_there_are_five_notations_with_names_for_the_screen() -> None:
    assert [*profiles()] == ["kithkin", "mcgoldrick", "bowen", "bennett", "hartman"]
    assert len({one.label for one in profiles().values()}) == 5
    assert profile_named("no such notation") is profiles()["kithkin"]


@EVERY_PROFILE
def test_a_notation_has_a_sign_for_everything_its_own_or_ours(profile: Profile) -> None:
    ours = {one.key: one for one in meanings_of(profiles()["kithkin"])}
    theirs = {one.key: one for one in meanings_of(profile)}
    assert theirs.keys() == ours.keys()
    assert [one.key for one in theirs.values() if one.own and one.sign != ours[one.key].sign] in (
        [], ["genders."], ["parentages.step"],
    )  # fmt: skip


@EVERY_PROFILE
def test_no_two_codes_are_said_with_one_line(profile: Profile) -> None:
    signs = [one.sign for one in meanings_of(profile) if one.key.startswith("ties.")]
    assert len(signs) == len(set(signs)) == 36


@EVERY_PROFILE
def test_a_sentence_of_what_cannot_be_said_belongs_to_something(profile: Profile) -> None:
    keys = {one.key for one in meanings_of(profile)} | {"ties", "groups", "twice"}
    assert set(profile.unsayable) <= keys
    assert profile.own_ties <= tie_codes().keys()


def test_our_own_notation_says_everything() -> None:
    assert warnings(tied(*tie_codes()), profiles()["kithkin"]) == []


def test_a_code_the_source_has_is_not_warned_of() -> None:
    assert warnings(tied("close", "fused", "cutoff"), profiles()["mcgoldrick"]) == []


@pytest.mark.parametrize("name", ["mcgoldrick", "bowen", "hartman"])
def test_a_code_the_source_lacks_is_named(name: str) -> None:
    profile = profiles()[name]
    assert warnings(tied("close", "jealous"), profile) == [
        f"{profile.label} has no sign for “jealous”; Kithkin’s own is used."
    ]


def test_many_are_counted_instead_of_listed() -> None:
    (said,) = warnings(tied("close", "love", "in_love", "jealous", "hate", "harmony", "friendship",
                            "complicated"), profiles()["bowen"])  # fmt: skip
    assert said.endswith("and 2 more; Kithkin’s own are used.")


def test_a_pedigree_has_no_lines_for_feelings_and_no_homes() -> None:
    copy = MapCopy(persons=PAIR, ties=tied("close").ties, groups=(GroupCopy("g", "Home"),))
    assert warnings(copy, profiles()["bennett"]) == [
        "A pedigree has no lines for how people get on. Kithkin’s own are used.",
        "A pedigree has no outline for a home or a group. Kithkin’s own is used.",
    ]


def test_harm_is_more_than_an_ecomap_can_say() -> None:
    said = warnings(tied("physical_abuse", "neglect"), profiles()["hartman"])
    assert said == [
        (
            "An ecomap says that a tie is a strain, not that somebody is hurt. "
            "Kithkin’s own lines are used for harm."
        )
    ]


def test_what_is_drawn_alike_is_said() -> None:
    couples = (
        UnionCopy("u", ("a", "b"), (StatusCopy(UnionStatus.SEPARATED),)),
        UnionCopy("v", ("a", "b"), (StatusCopy(UnionStatus.DIVORCED),)),
    )
    assert warnings(MapCopy(persons=PAIR, unions=couples), profiles()["bennett"]) == [
        (
            "Bennett 2022 has one sign for “separated” and “divorced”: "
            "a plain line with two strokes between partners."
        )
    ]


def test_ties_of_the_past_need_no_sign_on_a_later_day() -> None:
    copy, bowen = tied("jealous", end="1999"), profiles()["bowen"]
    assert warnings(copy, bowen, today=date(2026, 6, 1)) == []
    assert len(warnings(copy, bowen)) == 1


def test_a_word_that_is_no_code_is_a_plain_connection() -> None:
    assert warnings(tied("pen pals"), profiles()["hartman"]) == []


@pytest.mark.parametrize("name", OTHERS)
def test_every_kind_of_being_and_link_can_be_warned_of(name: str) -> None:
    links = tuple(ParentageCopy(kind, "a", "b", kind) for kind in ParentageKind)
    beings = tuple(PersonCopy(kind, kind) for kind in PersonKind)
    said = warnings(MapCopy(persons=(*PAIR, *beings), parentages=links), profiles()[name])
    assert len(said) >= 2
    assert all(len(one) < 160 for one in said)


def test_a_diamond_is_a_pet_to_some() -> None:
    mine, theirs = profiles()["kithkin"], profiles()["mcgoldrick"]
    assert read_differently(mine, theirs) == [
        "A diamond means “gender not said” in Kithkin’s own, and “pet” in McGoldrick 2020."
    ]


def test_a_dashed_line_is_a_stepchild_to_some_and_an_adoption_to_others() -> None:
    links = (ParentageCopy("l", "a", "b", ParentageKind.STEP),)
    said = read_differently(
        profiles()["kithkin"], profiles()["bennett"], MapCopy(persons=PAIR, parentages=links)
    )
    assert (
        "A dashed line to a child means “stepchild” in Kithkin’s own, "
        "and “adopted” in Bennett 2022."
    ) in said


def test_signs_that_are_not_on_the_map_are_not_spoken_of() -> None:
    mine, theirs = profiles()["kithkin"], profiles()["mcgoldrick"]
    assert read_differently(mine, theirs, MapCopy(persons=PAIR)) == []
    pets = MapCopy(persons=(PersonCopy("p", PersonKind.PET),))
    assert len(read_differently(mine, theirs, pets)) == 1


def test_a_change_and_the_change_back_are_warned_of_alike() -> None:
    for one, other in permutations(profiles().values(), 2):
        assert len(read_differently(one, other)) == len(read_differently(other, one))
        assert read_differently(one, one) == []
