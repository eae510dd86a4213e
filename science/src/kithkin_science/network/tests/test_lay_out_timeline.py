"""The timeline: dates stand where they belong, words cover no words, nobody is lost."""

from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin_science.network.layout.axis import FADE, lanes, ticks
from kithkin_science.network.layout.lifelines import (
    Backdrop,
    Descent,
    LaidBackdrop,
    LaidLife,
    LaidMoment,
    LaidStretch,
    Life,
    Lives,
    Moment,
    Span,
    Stretch,
    TimelineLayout,
)
from kithkin_science.network.layout.timeline import timeline
from kithkin_science.network.tests.random_kin import calmly

TODAY = 2026.0
WHO = [f"p{k}" for k in range(8)]
someone = st.sampled_from(WHO)
year = st.none() | st.integers(-50, 2100).map(float)
spans = st.builds(Span, year, year).filter(
    lambda one: one.first is None or one.last is None or one.first <= one.last
)
several = st.lists(someone, min_size=1, max_size=3, unique=True).map(tuple)
label = st.sampled_from([0.0, 40.0, 180.0])


@st.composite
def everything(draw: st.DrawFn) -> Lives:
    """Any dates at all: reversed, missing, a child older than its parents, loops of parents."""
    count = draw(st.integers(0, len(WHO)))
    lives = tuple(
        Life(one, draw(spans), draw(spans), draw(st.booleans()), label=draw(label))
        for one in WHO[:count]
    )
    stretches = draw(st.lists(st.tuples(several, spans, spans, st.booleans(), label), max_size=6))
    moments = draw(st.lists(st.tuples(several, spans, label), max_size=6))
    bands = draw(st.lists(st.tuples(spans, spans, label), max_size=3))
    descents = draw(st.lists(st.tuples(someone, several), max_size=5))
    return Lives(
        lives=lives,
        stretches=tuple(
            Stretch(f"s{k}", f"u{k % 3}", people, start, end, couple=couple, label=wide)
            for k, (people, start, end, couple, wide) in enumerate(stretches)
        ),
        moments=tuple(Moment(f"m{k}", *one) for k, one in enumerate(moments)),
        backdrops=tuple(Backdrop(f"b{k}", *one) for k, one in enumerate(bands)),
        descents=tuple(Descent(*one) for one in descents),
        first=frozenset(WHO[:1]),
    )


def life(layout: TimelineLayout, who: str) -> LaidLife:
    return next(one for one in layout.lives if one.id == who)


@calmly
@given(everything())
def test_everybody_has_one_place_and_no_two_the_same(found: Lives) -> None:
    layout = timeline(found, today=TODAY)
    assert sorted(layout.positions) == sorted(one.id for one in found.lives)
    assert len(set(layout.positions.values())) == len(found.lives)


@calmly
@given(everything(), st.randoms(use_true_random=False))
def test_shuffled_rows_give_the_same_timeline(found: Lives, rng: Random) -> None:
    shuffled = Lives(
        lives=tuple(rng.sample(found.lives, len(found.lives))),
        stretches=tuple(rng.sample(found.stretches, len(found.stretches))),
        moments=tuple(rng.sample(found.moments, len(found.moments))),
        backdrops=tuple(rng.sample(found.backdrops, len(found.backdrops))),
        descents=tuple(rng.sample(found.descents, len(found.descents))),
        first=found.first,
    )
    assert timeline(shuffled, today=TODAY) == timeline(found, today=TODAY)


@calmly
@given(everything())
def test_lives_run_forward_and_rows_keep_their_distance(found: Lives) -> None:
    layout = timeline(found, today=TODAY)
    for one in layout.lives:
        assert one.start <= one.sure <= one.till <= one.end
    heights = sorted(one.y for one in layout.lives)
    assert all(below - above >= 24 for above, below in pairwise(heights))


@calmly
@given(everything())
def test_words_on_one_height_cover_no_words(found: Lives) -> None:
    asked: tuple[Moment | Stretch | Backdrop, ...] = (
        *found.moments, *found.stretches, *found.backdrops,
    )  # fmt: skip
    wide = {one.id: one.label for one in asked}
    layout = timeline(found, today=TODAY)
    laid: tuple[LaidMoment | LaidStretch | LaidBackdrop, ...] = (
        *layout.moments, *layout.stretches, *layout.backdrops,
    )  # fmt: skip
    boxes = []
    for one in laid:
        if one.words is not None:
            x, y = one.words
            left = x - wide[one.id] if one.words_end else x
            boxes.append((left, left + wide[one.id], y))
    for (a, b, y), (c, d, z) in combinations(boxes, 2):
        assert y != z or b <= c + 0.2 or d <= a + 0.2


def test_two_lives_stand_at_the_years_found_by_hand() -> None:
    # One axis for both: Ana 1950 to today (2026), Bo 1950 to 2000. By proportion
    # (x of 2000 - x of 1950) / (x of 2026 - x of 1950) = 50 / 76.
    ana, bo = Life("Ana", Span(1950.0, 1950.0)), Life("Bo", Span(1950, 1950), Span(2000, 2000))
    layout = timeline(Lives((ana, bo)), today=TODAY)
    one, other = life(layout, "Ana"), life(layout, "Bo")
    assert one.start == other.start
    assert (other.end - other.start) / (one.end - one.start) == pytest.approx(50 / 76)
    assert (one.ends, other.ends) == ("goes_on", "known")
    assert one.end == pytest.approx(layout.today or 0, abs=0.1)


def test_a_birth_between_two_years_is_only_perhaps_until_the_later() -> None:
    layout = timeline(
        Lives((Life("a", Span(1950, 1960)), Life("b", Span(1960, 1960)))), today=TODAY
    )
    assert life(layout, "a").start < life(layout, "a").sure == life(layout, "b").start


def test_a_life_without_birth_fades_in_where_it_is_first_told_of() -> None:
    layout = timeline(Lives((Life("a", seen=(1980.0,)), Life("b", Span(1980, 1980)))), today=TODAY)
    assert life(layout, "a").opens == "fades"
    assert life(layout, "a").sure - life(layout, "a").start == pytest.approx(FADE)
    assert life(layout, "a").sure == life(layout, "b").start


def test_whoever_died_on_a_day_nobody_knows_fades_out_and_does_not_reach_today() -> None:
    layout = timeline(
        Lives(
            (Life("a", Span(1900, 1900), ended=True, seen=(1930.0,)), Life("b", Span(1990, 1990)))
        ),
        today=TODAY,
    )
    assert life(layout, "a").ends == "fades"
    assert life(layout, "a").end < life(layout, "b").start


def test_dates_that_contradict_each_other_are_drawn_and_said() -> None:
    layout = timeline(Lives((Life("a", Span(1990, 1990), Span(1950, 1950), True),)), today=TODAY)
    one = life(layout, "a")
    assert one.start < one.end
    assert one.sure == one.till == one.end
    assert layout.notes == ("1 life ends before it begins, by its dates.",)


def test_whoever_has_no_date_stands_beneath_the_years_and_the_notes_say_so() -> None:
    layout = timeline(Lives((Life("a", Span(1990, 1990)), Life("b"), Life("c"))), today=TODAY)
    foot = layout.axis[3]
    assert layout.positions["a"][1] < foot < layout.positions["b"][1]
    assert layout.notes == ("2 people without any date stand beneath the years.",)


def test_partners_stand_side_by_side_and_children_beneath_elder_first() -> None:
    lives = tuple(
        Life(who, Span(born, born))
        for who, born in {"ma": 1950, "pa": 1948, "kid": 1980, "elder": 1975, "x": 1949}.items()
    )
    layout = timeline(
        Lives(
            lives,
            (Stretch("u:0", "u", ("ma", "pa"), Span(1970, 1970), couple=True),),
            descents=(Descent("kid", ("ma", "pa"), "u"), Descent("elder", ("ma", "pa"), "u")),
            first=frozenset({"kid"}),
        ),
        today=TODAY,
    )
    assert [one.id for one in layout.lives] == ["pa", "ma", "elder", "kid", "x"]


def test_somebodys_two_partners_stand_on_both_sides() -> None:
    lives = tuple(Life(who, Span(1950, 1950)) for who in ("hub", "one", "two"))
    stretches = (
        Stretch("a", "a", ("hub", "one"), Span(1970, 1970), couple=True),
        Stretch("b", "b", ("hub", "two"), Span(1980, 1980), couple=True),
    )
    layout = timeline(Lives(lives, stretches), today=TODAY)
    assert [one.id for one in layout.lives] == ["one", "hub", "two"]


def test_a_friend_is_never_put_inside_a_family() -> None:
    lives = tuple(Life(who, Span(1950 + k, 1950 + k)) for k, who in enumerate(["ma", "kid", "pal"]))
    layout = timeline(
        Lives(
            lives,
            (Stretch("t", "t", ("ma", "pal"), Span(1980, 1980)),),
            descents=(Descent("kid", ("ma",)),),
        ),
        today=TODAY,
    )
    assert [one.id for one in layout.lives] == ["ma", "kid", "pal"]


def test_a_band_of_the_world_lies_at_its_years_and_outside_ones_are_left_out() -> None:
    layout = timeline(
        Lives(
            (Life("a", Span(1950, 1950)),),
            backdrops=(
                Backdrop("war", Span(1960, 1960), Span(1965, 1965)),
                Backdrop("old", Span(1300, 1301)),
            ),
        ),
        today=TODAY,
    )
    one = life(layout, "a")
    (band,) = layout.backdrops
    assert band.id == "war"
    assert (band.start - one.start) / (one.end - one.start) == pytest.approx(10 / 76, abs=1e-3)


def test_an_end_after_the_day_of_the_picture_is_not_drawn_beyond_it() -> None:
    layout = timeline(
        Lives(
            (Life("a", Span(1950, 1950)), Life("b", Span(1950, 1950))),
            (Stretch("s", "s", ("a", "b"), Span(1970, 1970), Span(2010, 2010)),),
        ),
        today=1990.0,
    )
    assert layout.stretches[0].end == layout.today
    assert layout.stretches[0].ends == "goes_on"


def test_years_are_thinned_until_they_fit() -> None:
    assert ticks(1950, 1953, 10) == [1950, 1951, 1952, 1953]
    assert ticks(1823, 2026, 12) == [*range(1840, 2021, 20)]
    assert len(ticks(-40_000, 2026, 12)) <= 12


def test_words_take_the_first_lane_that_is_free() -> None:
    # Eight units lie between two on one lane: 12 is too near to 8 and to 10, but 30 is not.
    assert lanes([(0, 10), (5, 8), (30, 40), (12, 20), (50, 60)]) == [0, 1, 0, 2, 0]


@pytest.mark.parametrize("count", [0, 1, 500])
def test_nobody_one_alone_and_five_hundred_undated_are_calm_pictures(count: int) -> None:
    layout = timeline(Lives(tuple(Life(f"p{k}") for k in range(count))), today=TODAY)
    assert len(layout.positions) == count
    assert layout.bounds[3] < 3000


def test_a_loop_of_parents_ends() -> None:
    lives = tuple(Life(who, Span(1950, 1950)) for who in "abc")
    loop = tuple(Descent(child, (parent,)) for child, parent in ("ab", "bc", "ca", "aa"))
    assert len(timeline(Lives(lives, descents=loop), today=TODAY).lives) == 3
