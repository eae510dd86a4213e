"""Maps nobody thought of: drawn without a fault, and said without leaving a fact out."""

from hypothesis import given, settings
from hypothesis import strategies as st

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
    StatusCopy,
    TieCopy,
    UnionCopy,
    UnionStatus,
)
from kithkin.network.drawing.genogram import draw_genogram
from kithkin.network.drawing.tests.pictures import TODAY, people, read
from kithkin.network.notation.tie_codes import tie_codes
from kithkin.network.tests import test_say_map_in_words as said
from kithkin.network.tests.maps import HandLaid

IDS = [f"p{n}" for n in range(5)]
DATES = st.sampled_from(["", "1950", "1950-05", "1950-05-12", "195X", "1950~", "1950/1955",
                         "../1950", "1950-06/", "1950-21", "-0044", "2025-12"])  # fmt: skip
NAMES = st.sampled_from(["", "Ana", "Ana Luz", "נועה", "<b>&\"'", "Hohenlohe-Langenburg-X"])
STATUSES = st.builds(StatusCopy, st.sampled_from(UnionStatus), DATES, st.just(""))


@st.composite
def maps(draw: st.DrawFn) -> MapCopy:
    """Any small map at all: what a hurried hand, or an odd file, might put together."""
    some = st.sampled_from(IDS)
    pairs = st.lists(some, min_size=2, max_size=2, unique=True)
    people = [draw(_named(one)) for one in IDS]
    couples = draw(st.lists(st.tuples(pairs, st.lists(STATUSES, max_size=2)), max_size=3))
    links = draw(st.lists(st.tuples(pairs, st.sampled_from(ParentageKind)), max_size=5))
    ties = draw(st.lists(st.tuples(pairs, st.sampled_from([*tie_codes()]),
                                   st.sampled_from(Direction)), max_size=4))  # fmt: skip
    homes = draw(st.lists(st.tuples(some, st.sampled_from(GroupKind)), max_size=2))
    return MapCopy(
        persons=tuple(people),
        unions=tuple(
            UnionCopy(f"u{n}", tuple(two), tuple(known)) for n, (two, known) in enumerate(couples)
        ),
        parentages=tuple(
            ParentageCopy(f"l{n}", two[0], two[1], kind) for n, (two, kind) in enumerate(links)
        ),
        ties=tuple(
            TieCopy(f"t{n}", two[0], two[1], code, way) for n, (two, code, way) in enumerate(ties)
        ),
        groups=tuple(
            GroupCopy(f"g{n}", f"Home {n}", kind, (MembershipCopy(one),))
            for n, (one, kind) in enumerate(homes)
        ),
    )


def _named(one: str) -> st.SearchStrategy[PersonCopy]:
    return st.builds(
        PersonCopy,
        st.just(one),
        st.sampled_from(PersonKind),
        nickname=NAMES,
        gender=st.sampled_from(Gender),
        gender_words=st.sampled_from(["", "agender"]),
        birth=DATES,
        death=DATES,
        dead=st.booleans(),
        index=st.booleans(),
        ring=st.sampled_from([None, 1, 2, 3]),
    )


CHECKS = (
    said.test_each_person_is_told_in_full_exactly_once,
    said.test_names_years_and_ages_of_the_picture_are_in_the_words,
    said.test_symbols_of_the_picture_are_in_the_words,
    said.test_couples_of_the_picture_are_in_the_words,
    said.test_kinds_of_parents_of_the_picture_are_in_the_words,
    said.test_relationships_of_the_picture_are_in_the_words,
    said.test_households_of_the_picture_are_in_the_words,
    said.test_each_word_of_the_legend_is_in_the_words,
)


@settings(deadline=None, max_examples=40)
@given(maps())
def test_whatever_is_on_a_map_is_drawn_and_said_alike(copy: MapCopy) -> None:
    laid = HandLaid({one: (120.0 * n, 140.0 * (n % 2)) for n, one in enumerate(IDS)})
    for check in CHECKS:
        check(lambda: (copy, laid))
    assert len(people(read(draw_genogram(copy, laid, today=TODAY)))) == len(IDS)
