"""Families of every shape for the tests, sensible and impossible ones."""

from hypothesis import settings
from hypothesis import strategies as st

from kithkin_science.network.layout.kin import Child, Kin, Person, Union
from kithkin_science.network.layout.results import Layout, Point

MOST_PERSONS = 12

# A drawing takes some milliseconds, and how many is no business of a test.
calmly = settings(deadline=None, max_examples=40)


@st.composite
def kins(draw: st.DrawFn) -> Kin:
    """Any links at all: someone may be their own grandparent, partner and child at once."""
    n = draw(st.integers(0, MOST_PERSONS))
    births = st.none() | st.integers(1900, 2020).map(float)
    widths = st.sampled_from([80.0, 80.0, 130.0])
    persons = tuple(Person(f"p{i}", draw(births), draw(widths)) for i in range(n))
    someone = st.integers(0, max(0, n - 1)).map("p{}".format)
    unions = tuple(
        Union(
            f"u{u}",
            tuple(draw(st.lists(someone, max_size=3, unique=True))),
            tuple(
                Child(child, (f"{u}-{child}",), draw(st.booleans()))
                for child in draw(st.lists(someone, max_size=4, unique=True))
            ),
            draw(births),
            draw(st.booleans()),
        )
        for u in range(draw(st.integers(0, 7)) if n else 0)
    )
    twins = tuple(draw(st.lists(st.tuples(someone, someone), max_size=2))) if n else ()
    return Kin(persons, unions, twins, tuple(draw(st.lists(someone, max_size=1))) if n else ())


@st.composite
def descents(draw: st.DrawFn) -> Kin:
    """Families that can be: children come after their parents, each has one set of parents."""
    n = draw(st.integers(2, MOST_PERSONS))
    persons = tuple(Person(f"p{i:02}", 1900.0 + 5 * i) for i in range(n))
    free = list(range(2, n))
    unions: list[Union] = []
    while len(free) > 1:
        children = sorted(free.pop() for _ in range(min(len(free), draw(st.integers(1, 3)))))
        elder = st.integers(0, children[0] - 1)
        partners = draw(st.lists(elder, min_size=1, max_size=2, unique=True))
        unions.append(
            Union(
                f"u{len(unions)}",
                tuple(f"p{i:02}" for i in partners),
                tuple(Child(f"p{i:02}", (f"l{i}",)) for i in children),
            )
        )
    return Kin(persons, tuple(unions))


def covering(kin: Kin, layout: Layout, among: set[str] | None = None) -> list[tuple[str, str]]:
    """Pairs whose symbols (as wide as their labels) overlap; of `among` at least one."""
    width = {person.id: person.width for person in kin.persons}
    ids = sorted(layout.positions)

    def overlap(a: str, b: str) -> bool:
        (ax, ay), (bx, by) = layout.positions[a], layout.positions[b]
        return abs(ax - bx) < (width[a] + width[b]) / 2 and abs(ay - by) < 60

    return [
        (a, b)
        for i, a in enumerate(ids)
        for b in ids[i + 1 :]
        if overlap(a, b) and (among is None or a in among or b in among)
    ]


def places(kin: Kin, *, most: int | None = None) -> st.SearchStrategy[dict[str, Point]]:
    """Places for some of a family's persons."""
    axis = st.integers(-500, 500).map(float)
    ids = st.sampled_from([person.id for person in kin.persons])
    return st.dictionaries(ids, st.tuples(axis, axis), max_size=most)
