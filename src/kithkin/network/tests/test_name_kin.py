import pytest

from kithkin.network.copies import (
    Gender,
    MapCopy,
    ParentageCopy,
    ParentageKind,
    PersonKind,
    StatusCopy,
    UnionCopy,
    UnionStatus,
)
from kithkin.network.kin_words import blood_word, kin_words
from kithkin.network.kinship import kin_of
from kithkin.network.tests.maps import person


def linked(**links: str) -> tuple[ParentageCopy, ...]:
    """Write child="mum dad" as parentages by birth."""
    return tuple(
        ParentageCopy(f"{child}-{parent}", child, parent)
        for child, parents in links.items()
        for parent in parents.split()
    )


# me's family: both parents' sides, a half-sister, a cousin with a child, an uncle by marriage.
FAMILY = MapCopy(
    persons=(
        *(person(one, Gender.WOMAN) for one in ("mum", "gran", "aunt", "sis", "half", "niece")),
        *(person(one, Gender.MAN) for one in ("dad", "grandad", "bro", "uncle", "ex")),
        *(person(one) for one in ("me", "cousin", "small", "wed", "in_law", "child", "greatgran")),
        person("rex", kind=PersonKind.PET),
        person("stranger"),
    ),
    unions=(
        UnionCopy("u1", ("aunt", "uncle"), (StatusCopy(UnionStatus.DIVORCED),)),
        UnionCopy("u2", ("me", "wed"), (StatusCopy(UnionStatus.MARRIED),)),
        UnionCopy("u3", ("ex", "me"), (StatusCopy(UnionStatus.ENDED),)),
    ),
    parentages=linked(
        me="mum dad", bro="mum dad", sis="mum dad", half="mum ex", mum="gran grandad",
        aunt="gran grandad", cousin="aunt", small="cousin", niece="sis", wed="in_law",
        child="me wed", gran="greatgran",
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("other", "word"),
    [
        ("me", "self"), ("mum", "mother"), ("dad", "father"), ("gran", "grandmother"),
        ("grandad", "grandfather"), ("greatgran", "great-grandparent"), ("aunt", "aunt"),
        ("uncle", "aunt's former partner"), ("cousin", "cousin"), ("small", "cousin once removed"),
        ("sis", "sister"), ("bro", "brother"), ("half", "half-sister"), ("niece", "niece"),
        ("wed", "spouse"), ("ex", "former partner"), ("in_law", "spouse's parent"),
        ("child", "child"), ("rex", "pet"),
    ],
)  # fmt: skip
def test_everyone_is_named_as_the_index_person_would(other: str, word: str) -> None:
    assert kin_words(kin_of(FAMILY), "me")[other] == word


def test_nobody_is_kin_without_a_link() -> None:
    assert "stranger" not in kin_words(kin_of(FAMILY), "me")


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ((1, 0), ("parent", "mother", "father")),
        ((2, 0), ("grandparent", "grandmother", "grandfather")),
        ((4, 0), ("great-great-grandparent", "great-great-grandmother", "great-great-grandfather")),
        ((0, 3), ("great-grandchild", "great-granddaughter", "great-grandson")),
        ((2, 1), ("parent's sibling", "aunt", "uncle")),
        ((3, 1), ("grandparent's sibling", "great-aunt", "great-uncle")),
        ((1, 3), ("sibling's grandchild", "great-niece", "great-nephew")),
        ((3, 3), ("second cousin",) * 3),
        ((3, 2), ("cousin once removed",) * 3),
        ((9, 9), ("distant cousin",) * 3),
    ],
)
def test_words_follow_gender_and_never_sex(steps: tuple[int, int], words: tuple[str, ...]) -> None:
    asked = (Gender.NONBINARY, Gender.WOMAN, Gender.MAN)
    assert tuple(blood_word(*steps, gender) for gender in asked) == words


@pytest.mark.parametrize(
    ("kind", "up", "down"),
    [
        (ParentageKind.BIOLOGICAL, "mother", "child"),
        (ParentageKind.ADOPTIVE, "adoptive mother", "adoptive child"),
        (ParentageKind.FOSTER, "foster mother", "foster child"),
        (ParentageKind.STEP, "stepmother", "stepchild"),
        (ParentageKind.GUARDIAN, "guardian", "ward"),
        (ParentageKind.DONOR, "donor", "child by donation"),
        (ParentageKind.SURROGATE, "surrogate", "child carried as surrogate"),
    ],
)
def test_each_kind_of_parent_has_its_word(kind: ParentageKind, up: str, down: str) -> None:
    copy = MapCopy(
        persons=(person("a"), person("b", Gender.WOMAN)),
        parentages=(ParentageCopy("p", "a", "b", kind),),
    )
    assert kin_words(kin_of(copy), "a")["b"] == up
    assert kin_words(kin_of(copy), "b")["a"] == down


def test_children_of_a_step_parent_are_step_siblings() -> None:
    copy = MapCopy(
        persons=tuple(person(one) for one in ("me", "step", "theirs")),
        parentages=(
            ParentageCopy("p", "me", "step", ParentageKind.STEP),
            ParentageCopy("q", "theirs", "step"),
        ),
    )
    assert kin_words(kin_of(copy), "me")["theirs"] == "stepsibling"


def test_a_person_who_is_their_own_forebear_ends() -> None:
    copy = MapCopy(persons=(person("a"), person("b")), parentages=linked(a="b", b="a"))
    assert kin_words(kin_of(copy), "a") == {"a": "self", "b": "parent"}


def test_birth_order_counts_those_under_the_same_couple() -> None:
    links = (
        *(ParentageCopy(f"{c}{p}", c, p, union="u") for c in ("x", "y") for p in ("m", "n")),
        ParentageCopy("yb", "y", "b", union="v"),
    )
    copy = MapCopy(persons=tuple(person(one) for one in "xymnb"), parentages=links)
    assert kin_of(copy).sibship("y") == ["x", "y"]


@pytest.mark.parametrize(
    ("births", "known"),
    [
        (("1990", "1992"), True),
        (("1990", "1990"), False),
        (("1990", "1990-05"), False),
        (("1990-01", "1990-05"), True),
        (("1990", "1992~"), False),
        (("1990", ""), False),
    ],
)
def test_who_is_eldest_is_said_only_when_the_dates_tell(
    births: tuple[str, str], known: bool
) -> None:
    people = [person(one, birth=birth) for one, birth in zip("ab", births, strict=True)]
    assert kin_of(MapCopy(persons=tuple(people))).ordered_by_birth(["a", "b"]) is known


def test_siblings_stand_in_birth_order_where_it_is_known() -> None:
    people = (person("m"), person("late", birth="2001"), person("early", birth="1999~"))
    copy = MapCopy(persons=people, parentages=linked(late="m", early="m"))
    assert kin_of(copy).siblings("late") == ["early", "late"]
