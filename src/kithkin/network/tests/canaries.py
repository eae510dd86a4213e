"""A map with a word nobody could guess in every field that holds words, to see where words get to."""

from kithkin.network.copies import (
    AssignedSex,
    EventCopy,
    Gender,
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

CANARY = "xylo"  # in every word and in every id
DAYS = ("-03-17", "-09-28", "17 March", "28 September", "March", "September")


def _person(name: str, birth: str, **more: bool | int) -> PersonCopy:
    return PersonCopy(
        f"{CANARY}-{name}", nickname=f"{CANARY}nick{name}", full_name=f"{CANARY}full{name}",
        pronouns=f"{CANARY}pro{name}", gender=Gender.OTHER, gender_words=f"{CANARY}gen{name}",
        assigned_at_birth=AssignedSex.FEMALE, birth=birth, death="2001-09-28" if name == "a" else "",
        dead=name == "a", work=f"{CANARY}work{name}", place=f"{CANARY}place{name}",
        note=f"{CANARY}note{name}", index=name in {"a", "c"}, ring=2,
    )  # fmt: skip


def canary_map() -> MapCopy:
    a, b, c, d = (f"{CANARY}-{one}" for one in "abcd")
    people = tuple(_person(one, f"19{50 + n * 9}-03-17") for n, one in enumerate("abcd"))
    union, tie, event = f"{CANARY}-u", f"{CANARY}-t", f"{CANARY}-e"
    start, end, ahead = "1975-03-17", "1999-09-28", "2099-09-28"
    phase = PhaseCopy(f"{CANARY}-f", start, ahead, f"{CANARY} tie-words", 3, 2, 1, 2, 4)
    return MapCopy(
        name=f"{CANARY}case",
        persons=people,
        unions=(UnionCopy(union, (a, b), (StatusCopy(UnionStatus.DIVORCED, start, end),)),),
        parentages=tuple(
            ParentageCopy(f"{CANARY}-l{child}{parent}", child, parent, union=union, start=start,
                          end=end)
            for child in (c, d) for parent in (a, b)
        ),
        twins=(TwinsCopy(f"{CANARY}-w", (c, d)),),
        ties=(
            TieCopy(tie, a, c, f"{CANARY} tie-words", start=start, end=ahead,
                    good=f"{CANARY} tie-words good", note=f"{CANARY} tie-words note",
                    phases=(phase,)),
            TieCopy(f"{CANARY}-t2", b, d, "close", good=f"{CANARY} tie-words"),
        ),
        groups=(GroupCopy(f"{CANARY}-g", f"{CANARY}home",
                          members=(MembershipCopy(a, start, end), MembershipCopy(c, start))),),
        events=(
            EventCopy(event, f"{CANARY}what", f"{CANARY}kind", start, f"{CANARY}where",
                      f"{CANARY}note", (a,), (tie,)),
            EventCopy(f"{CANARY}-e2", f"{CANARY} tie-words", "move", start, ties=(tie,)),
        ),
        tellings=(
            TellingCopy(f"{CANARY}-k", a, c, f"{CANARY}told", is_fact=True, sure=3),
            TellingCopy(f"{CANARY}-k2", tie, c, f"{CANARY} tie-words"),
        ),
        positions={a: (0.0, 0.0)},
    )  # fmt: skip
