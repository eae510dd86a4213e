"""A strategy for whole maps, and what of a map must survive any file."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from hypothesis import strategies as st

from kithkin.base.edtf import parse
from kithkin.base.tests.edtf_texts import hidden_points, plain_points
from kithkin.network.copies import (
    AssignedSex,
    Direction,
    EventCopy,
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
    TellingCopy,
    TieCopy,
    TwinKind,
    TwinsCopy,
    UnionCopy,
    UnionStatus,
)

One = TypeVar("One")
_MARKED = st.builds("{}{}".format, plain_points() | hidden_points(), st.sampled_from("?~% "))
DATES = (
    st.just("") | _MARKED.map(lambda text: parse(text).text) | st.sampled_from(["../1969", "1950/"])
)
_LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
TEXTS = st.just("") | st.text(_LETTERS | st.sampled_from("@ /\n"), max_size=12)
LONG_TEXTS = TEXTS | st.text(st.sampled_from("ab @\n"), min_size=600, max_size=700)
RATINGS = st.none() | st.integers(0, 4)
IDS = ["ana", "bo", "2f1b0c9e-9d5e-4b43-8f50-4a38ad1d5d2c", "I1", "E1", "#x", "a b"]


def some(ids: Sequence[str], least: int = 1, most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    unique = st.lists(st.sampled_from(ids), min_size=least, max_size=most, unique=True)
    return unique.map(tuple)


@st.composite
def persons(draw: st.DrawFn, person_id: str) -> PersonCopy:
    death = draw(DATES)
    gender = draw(st.sampled_from(Gender))
    return PersonCopy(
        id=person_id,
        kind=draw(st.sampled_from(PersonKind)),
        nickname=draw(TEXTS),
        full_name=draw(LONG_TEXTS),
        pronouns=draw(TEXTS),
        gender=gender,
        gender_words=draw(TEXTS),
        assigned_at_birth=draw(st.sampled_from(AssignedSex)),
        birth=draw(DATES),
        death=death,
        dead=bool(death) or draw(st.booleans()),
        work=draw(TEXTS),
        place=draw(TEXTS),
        note=draw(LONG_TEXTS),
        index=draw(st.booleans()),
        ring=draw(st.none() | st.integers(1, 3)),
    )


def _several(make: st.SearchStrategy[One]) -> st.SearchStrategy[list[One]]:
    return st.lists(make, max_size=2)


@st.composite
def unions(draw: st.DrawFn, ids: Sequence[str], number: int) -> UnionCopy:
    statuses = _several(st.builds(StatusCopy, st.sampled_from(UnionStatus), DATES, DATES))
    return UnionCopy(f"union-{number}", draw(some(ids)), tuple(draw(statuses)))


@st.composite
def ties(draw: st.DrawFn, ids: Sequence[str], number: int) -> TieCopy:
    phase = st.builds(
        PhaseCopy,
        st.just("period"),
        DATES,
        DATES,
        TEXTS,
        RATINGS,
        RATINGS,
        RATINGS,
        RATINGS,
        RATINGS,
    )
    return TieCopy(
        id=f"tie {number}",
        a=draw(st.sampled_from(ids)),
        b=draw(st.sampled_from(ids)),
        code=draw(st.sampled_from(["close", "cutoff", "something new"])),
        direction=draw(st.sampled_from(Direction)),
        start=draw(DATES),
        end=draw(DATES),
        good=draw(TEXTS),
        note=draw(LONG_TEXTS),
        phases=tuple(draw(_several(phase))),
    )


@st.composite
def events(draw: st.DrawFn, ids: Sequence[str], tie_ids: Sequence[str], number: int) -> EventCopy:
    what, kind = draw(
        st.tuples(TEXTS, TEXTS)
        | st.sampled_from([("Birth", "birth"), ("Death", "death"), ("Marriage", "marriage")])
        | st.sampled_from([("Burial", "other"), ("Residence", "move"), ("Adoption", "other")])
    )
    return EventCopy(
        id=f"event-{number}",
        what=what,
        kind=kind,
        date=draw(DATES),
        place=draw(TEXTS),
        note=draw(LONG_TEXTS),
        persons=draw(some(ids, least=0)),
        ties=draw(some(tie_ids, least=0)) if tie_ids else (),
    )


def parentages(ids: Sequence[str], union_ids: Sequence[str]) -> st.SearchStrategy[ParentageCopy]:
    return st.builds(
        ParentageCopy,
        st.just(""),
        st.sampled_from(ids),
        st.sampled_from(ids),
        st.sampled_from(ParentageKind),
        st.sampled_from(union_ids),
        DATES,
        DATES,
    )


def twins(ids: Sequence[str]) -> st.SearchStrategy[TwinsCopy]:
    return st.builds(TwinsCopy, st.just("t"), some(ids, 2), st.sampled_from(TwinKind))


def groups(ids: Sequence[str]) -> st.SearchStrategy[GroupCopy]:
    members = _several(st.builds(MembershipCopy, st.sampled_from(ids), DATES, DATES)).map(tuple)
    return st.builds(GroupCopy, st.just("g"), TEXTS, st.sampled_from(GroupKind), members)


def tellings(ids: Sequence[str], told: Sequence[str]) -> st.SearchStrategy[TellingCopy]:
    tellers = st.sampled_from(["", *ids])
    about = st.sampled_from(told)
    return st.builds(TellingCopy, st.just("s"), about, tellers, LONG_TEXTS, st.booleans(), RATINGS)


def _one(make: st.SearchStrategy[One]) -> st.SearchStrategy[tuple[One, ...]]:
    return st.lists(make, max_size=1).map(tuple)


@st.composite
def maps(draw: st.DrawFn) -> MapCopy:
    ids = draw(st.lists(st.sampled_from(IDS), min_size=2, unique=True))
    couples = [draw(unions(ids, number)) for number in range(draw(st.integers(0, 3)))]
    union_ids = [union.id for union in couples]
    tied = [draw(ties(ids, number)) for number in range(draw(st.integers(0, 2)))]
    tie_ids = [tie.id for tie in tied]
    happened = [draw(events(ids, tie_ids, number)) for number in range(draw(st.integers(0, 3)))]
    told = [*ids, *union_ids, *tie_ids, *(event.id for event in happened)]
    links = parentages(ids, ["", *union_ids])
    return MapCopy(
        name=draw(TEXTS),
        persons=tuple(draw(persons(one)) for one in ids),
        unions=tuple(couples),
        parentages=tuple(draw(st.lists(links, max_size=5, unique_by=_parent_in))),
        twins=draw(_one(twins(ids))),
        ties=tuple(tied),
        groups=draw(_one(groups(ids))),
        events=tuple(happened),
        tellings=draw(_one(tellings(ids, told))),
        positions=draw(st.dictionaries(st.sampled_from(ids), st.tuples(_PLACES, _PLACES))),
    )


_PLACES = st.floats(-1e6, 1e6, allow_nan=False)


def _parent_in(one: ParentageCopy) -> tuple[str, ...]:
    return one.child, one.parent, one.union


def same_map(copy: MapCopy) -> object:
    """A map without the names of its rows and without their order, to compare two by."""
    names = {one.id: f"person {number}" for number, one in enumerate(copy.persons)}
    names |= {one.id: f"union {number}" for number, one in enumerate(copy.unions)}
    names |= {one.id: repr(_tie(one, names)) for one in copy.ties}
    names |= {one.id: repr(_event(one, names)) for one in copy.events}
    return {
        "name": copy.name,
        "persons": [replace(one, id="") for one in copy.persons],
        "unions": [(_all(one.partners, names), one.statuses) for one in copy.unions],
        "parentages": sorted(
            repr(
                (
                    names[one.child],
                    names[one.parent],
                    one.kind,
                    names.get(one.union),
                    one.start,
                    one.end,
                )
            )
            for one in copy.parentages
        ),
        "twins": [(_all(one.children, names), one.kind) for one in copy.twins],
        "ties": sorted(names[one.id] for one in copy.ties),
        "events": sorted(names[one.id] for one in copy.events),
        "groups": [
            (
                one.name,
                one.kind,
                [replace(member, person=names[member.person]) for member in one.members],
            )
            for one in copy.groups
        ],
        "tellings": [
            replace(one, id="", about=names[one.about], teller=names.get(one.teller, ""))
            for one in copy.tellings
        ],
        "positions": {names[person]: place for person, place in copy.positions.items()},
    }


def _all(ids: Sequence[str], names: dict[str, str]) -> list[str]:
    return [names[one] for one in ids]


def _tie(tie: TieCopy, names: dict[str, str]) -> TieCopy:
    phases = tuple(replace(phase, id="") for phase in tie.phases)
    return replace(tie, id="", a=names[tie.a], b=names[tie.b], phases=phases)


def _event(event: EventCopy, names: dict[str, str]) -> EventCopy:
    people, tied = _all(event.persons, names), [names.get(tie, tie) for tie in event.ties]
    return replace(event, id="", persons=tuple(people), ties=tuple(tied))
