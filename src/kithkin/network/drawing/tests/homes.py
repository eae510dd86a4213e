"""A household with its world round it, for the tests of the ecomap and its words."""

from kithkin.network.conditions import BearingCopy, Bears, ConditionCopy
from kithkin.network.copies import (
    Direction,
    Gender,
    GroupCopy,
    GroupKind,
    MapCopy,
    MembershipCopy,
    ParentageCopy,
    ParentageKind,
    PersonCopy,
    PersonKind,
    PhaseCopy,
    StatusCopy,
    TieCopy,
    UnionCopy,
    UnionStatus,
)
from kithkin.network.tests.maps import family, person

HOUSING = ConditionCopy(
    "rent",
    "housing",
    "The rent went up",
    (BearingCopy(Bears.STRAINS, person="ana"), BearingCopy(Bears.HOLDS, tie="with-noor")),
)


def _being(one: str, kind: PersonKind) -> PersonCopy:
    return PersonCopy(one, kind, nickname=one)


def _tie(
    one: str,
    a: str,
    b: str,
    code: str = "connected",
    *,
    rated: tuple[int | None, int | None, int | None, int | None] = (None, None, None, None),
    direction: Direction = Direction.BOTH,
) -> TieCopy:
    closeness, given, received, strain = rated
    phase = PhaseCopy(
        f"now {one}", "2020", "", closeness=closeness, support_given=given,
        support_received=received, strain=strain,
    )  # fmt: skip
    return TieCopy(one, a, b, code, direction, phases=(phase,))


def lime_street() -> MapCopy:
    """Ana and Luis with two children, one lost; who is round them, and an aunt nobody spoke of."""
    children = dict.fromkeys(("bo", "cy", "lost"), ParentageKind.BIOLOGICAL)
    return MapCopy(
        persons=(
            person("ana", Gender.WOMAN, "1986", index=True, ring=1),
            person("luis", Gender.MAN, "1984", ring=1),
            person("bo", Gender.MAN, "2012", ring=1),
            person("cy", Gender.WOMAN, "2016", ring=1),
            PersonCopy("lost", PersonKind.MISCARRIAGE, birth="2014"),
            person("rosa", Gender.WOMAN, "1958", ring=1),
            PersonCopy("noor", nickname="نور الهدى", gender=Gender.WOMAN, ring=2),
            _being("school", PersonKind.INSTITUTION),
            _being("work", PersonKind.INSTITUTION),
            _being("church", PersonKind.FAITH),
            _being("football", PersonKind.GROUP),
            _being("court", PersonKind.INSTITUTION),
            person("aunt"),
        ),
        unions=(UnionCopy("u", ("ana", "luis"), (StatusCopy(UnionStatus.MARRIED, "2010"),)),),
        parentages=(*family("u", ("ana", "luis"), children), ParentageCopy("r", "ana", "rosa")),
        ties=(
            _tie("with-rosa", "ana", "rosa", "close", rated=(4, 3, 4, 1)),
            _tie("with-noor", "ana", "noor", "best_friends", rated=(None, 2, 2, 0)),
            _tie("with-school", "school", "bo", rated=(2, 1, 2, 3)),
            _tie("with-work", "ana", "work", rated=(1, 4, 1, 3)),
            _tie("with-church", "ana", "church", rated=(2, None, 3, None)),
            _tie("with-football", "cy", "football", "love", rated=(4, 1, 4, 0)),
            _tie("with-court", "court", "luis", "hostile", rated=(0, 0, 3, 4), direction=Direction.FROM_A),
            TieCopy("partners", "ana", "luis", "close"),
            TieCopy("rosa-and-church", "rosa", "church"),
            TieCopy("rosa-and-luis", "luis", "rosa", "distant"),
            TieCopy("long-ago", "ana", "aunt", "close", end="1999"),
        ),
        groups=(
            GroupCopy(
                "home", "Lime Street", GroupKind.HOUSEHOLD,
                tuple(MembershipCopy(one) for one in ("ana", "luis", "bo", "cy")),
            ),
        ),
    )  # fmt: skip
