from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from kithkin.exchange.circles import Link, closes_circle, closing_links, without_circles
from kithkin.network.copies import MapCopy, ParentageCopy, ParentageKind, PersonCopy

LINKS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=7)


def family(links: list[Link], **births: str) -> MapCopy:
    names = sorted({name for link in links for name in link} | set(births))
    return MapCopy(
        persons=tuple(PersonCopy(one, nickname=one, birth=births.get(one, "")) for one in names),
        parentages=tuple(ParentageCopy(f"{n}", *link) for n, link in enumerate(links)),
    )


def fewest(links: list[Link]) -> int:
    """Try every choice of links, the smaller ones first."""
    every = set(links)
    choices = chain.from_iterable(combinations(every, n) for n in range(len(every) + 1))
    return next(len(out) for out in choices if not closes_circle(list(every - set(out))))


def test_a_family_without_circles_stays_as_it_is() -> None:
    copy = family([("child", "mother"), ("child", "father"), ("mother", "gran")])
    assert without_circles(copy) == (copy, (), ())


def test_one_link_that_two_circles_share_is_the_one_left_out() -> None:
    shared = ("child", "mother")
    copy = family(
        [shared, ("mother", "gran"), ("gran", "child"), ("mother", "opa"), ("opa", "child")]
    )
    assert closing_links(copy) == {shared}


def test_of_a_circle_the_link_that_births_deny_is_left_out() -> None:
    links = [("child", "mother"), ("mother", "gran"), ("gran", "child")]
    copy = family(links, child="1990", mother="1960", gran="1930")
    assert closing_links(copy) == {("gran", "child")}


def test_nobody_is_their_own_parent() -> None:
    assert closing_links(family([("ana", "ana"), ("ana", "ben")])) == {("ana", "ana")}


def test_what_is_left_out_is_named_and_kept_with_the_child() -> None:
    links = family([("Ana", "Ben"), ("Ben", "Ana")], Ana="1950", Ben="1930").parentages
    adopted = ParentageCopy("9", "Ben", "Ana", ParentageKind.ADOPTIVE)
    copy = family([], Ana="1950", Ben="1930")
    copy = MapCopy(persons=copy.persons, parentages=(*links, adopted))
    mended, kept, notes = without_circles(copy)
    assert mended.parentages == links[:1]
    assert [(one.about, one.path, one.text) for one in kept] == [
        ("Ben", "parent.biological", "Ana"), ("Ben", "parent.adoptive", "Ana"),
    ]  # fmt: skip
    (note,) = notes
    assert "Ana" in note.words
    assert "Ben" in note.words


@given(LINKS)
def test_no_choice_of_fewer_links_would_do(links: list[Link]) -> None:
    copy = family(links)
    out = closing_links(copy)
    assert not closes_circle([link for link in links if link not in out])
    assert len(out) == fewest(links)


def test_a_very_long_circle_and_a_large_knot_come_to_an_end() -> None:
    long = [(f"{n}", f"{(n + 1) % 50_000}") for n in range(50_000)]
    assert len(closing_links(family(long))) == 1
    knot = [(f"{a}", f"{b}") for a in range(30) for b in range(30) if a != b]
    out = closing_links(family(knot))
    assert not closes_circle([link for link in knot if link not in out])


def test_a_circle_that_was_here_before_is_not_held_against_what_comes() -> None:
    here = [("a", "b"), ("b", "a")]
    assert not closes_circle([("c", "a")], here)
    assert closes_circle([("c", "d")], [("d", "c")])
