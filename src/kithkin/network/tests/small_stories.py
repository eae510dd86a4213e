"""One small map with dates of every kind, for the tests of the network and the timeline."""

from dataclasses import replace

from kithkin.network.copies import (
    EventCopy,
    Gender,
    GroupCopy,
    MapCopy,
    MembershipCopy,
    PersonKind,
    PhaseCopy,
    TieCopy,
)
from kithkin.network.tests.maps import ana, person


def dated() -> MapCopy:
    """Ana's family with phases, events, society's events, a friend, and people without dates."""
    copy, _ = ana()
    return replace(
        copy,
        persons=(
            *copy.persons,
            person("noa", Gender.WOMAN, full_name="נועה"),
            person("rex", birth="2018/2020", kind=PersonKind.PET),
            person("work", kind=PersonKind.INSTITUTION),
        ),
        ties=(
            *copy.ties,
            TieCopy(
                "t5", "ana", "noa", "friendship",
                phases=(
                    PhaseCopy("f2", "2010", "2015~", "best_friends", closeness=4),
                    PhaseCopy("f3", "2015~", "", "distant"),
                ),
            ),
            TieCopy("t6", "ana", "work", "connected"),
        ),
        groups=(*copy.groups, GroupCopy("c", "Choir", members=(MembershipCopy("noa"),))),
        events=(
            EventCopy("e1", "moved to the coast", "move", "2004-05", persons=("ana", "rosa")),
            EventCopy("e2", "the crossing", "migration", "199X", ties=("t2",)),
            EventCopy("e3", "the strike", "society", "2001/2003", persons=("luis",)),
            EventCopy("e4", "the flood", "other", "2013"),
            EventCopy("e5", "something unsaid", "other", "", persons=("ben",)),
        ),
    )  # fmt: skip
