"""A small family of which everything a file can hold is said."""

from kithkin.network.copies import (
    Direction,
    EventCopy,
    GroupCopy,
    MapCopy,
    MembershipCopy,
    ParentageCopy,
    PersonCopy,
    PhaseCopy,
    StatusCopy,
    TellingCopy,
    TieCopy,
    TwinsCopy,
    UnionCopy,
    UnionStatus,
)

MARRIED = StatusCopy(UnionStatus.MARRIED, "1970")
PEOPLE = tuple(PersonCopy(f"I{n}", nickname=name) for n, name in enumerate(("Ana", "Ben", "Cy")))
FAMILY = MapCopy(
    persons=PEOPLE,
    unions=(UnionCopy("F", ("I0", "I1"), (MARRIED,)),),
    parentages=(
        ParentageCopy("1", "I2", "I0", union="F"),
        ParentageCopy("2", "I2", "I1", union="F"),
    ),
    twins=(TwinsCopy("W", ("I0", "I1")),),
    ties=(TieCopy("T", "I0", "I2", "close", Direction.FROM_A, phases=(PhaseCopy("P", "1990"),)),),
    groups=(GroupCopy("G", "Home", members=(MembershipCopy("I0", "1970"), MembershipCopy("I2"))),),
    events=(EventCopy("E", "moved", date="1980", persons=("I0", "I2"), ties=("T",)),),
    tellings=(TellingCopy("S", "E", "I0", "It rained."), TellingCopy("S2", "T", "", "Kind.")),
)
