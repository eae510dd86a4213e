"""The doors of the network and of the timeline: what of a map decides where somebody stands."""

from datetime import date
from math import dist

import pytest

from kithkin.network.as_of import as_of
from kithkin.network.copies import MapCopy, PhaseCopy, TieCopy
from kithkin.network.drawing.tests.pictures import TODAY
from kithkin.network.layouts.dated import span_of, year_on
from kithkin.network.layouts.network import network
from kithkin.network.layouts.timeline import timeline
from kithkin.network.tests.maps import SMALL_MAPS, person
from kithkin.network.tests.small_stories import dated
from kithkin.network.timeline_facts import Around


def apart(copy: MapCopy, one: str, other: str) -> float:
    at = network(copy, today=TODAY).positions
    return dist(at[one], at[other])


def test_closeness_that_was_rated_now_brings_people_nearer() -> None:
    people = tuple(person(one) for one in ("me", "near", "far"))
    rated = (PhaseCopy("p", "2000", "", closeness=4), PhaseCopy("q", "2000", "", closeness=0))
    ties = tuple(
        TieCopy(f"t{other}", "me", other, phases=(phase,))
        for other, phase in zip(("near", "far"), rated, strict=True)
    )
    copy = MapCopy(persons=people, ties=ties)
    assert apart(copy, "me", "near") < apart(copy, "me", "far")


def test_a_tie_that_has_ended_draws_nobody_near() -> None:
    people = (person("a"), person("b"))
    ended = MapCopy(persons=people, ties=(TieCopy("t", "a", "b", end="1990"),))
    assert network(ended, today=TODAY) == network(MapCopy(persons=people), today=TODAY)


@pytest.mark.parametrize("copy", [make()[0] for make in SMALL_MAPS.values()], ids=SMALL_MAPS)
def test_everybody_of_every_small_map_has_a_place_in_both(copy: MapCopy) -> None:
    ids = {one.id for one in copy.persons}
    assert set(network(copy, today=TODAY).positions) == ids
    assert set(timeline(copy, today=TODAY).positions) == ids


def test_a_date_is_the_years_between_which_it_lies() -> None:
    assert (span_of("1950").first, span_of("1950").last) == (1950, 1951)
    assert (span_of("../1950").first, span_of("").first) == (None, None)
    assert span_of("1950-07-02").first == pytest.approx(1950.4986, abs=1e-3)
    assert year_on(date(2000, 1, 1)) == 2000


def test_each_dated_phase_and_event_is_on_the_timeline() -> None:
    laid = timeline(dated(), today=TODAY)
    assert {one.id for one in laid.stretches} >= {"u:0", "u:1", "f1", "f2", "f3", "t2"}
    assert {one.id for one in laid.moments} == {"e1", "e2"}
    assert {one.id for one in laid.backdrops} == {"e3", "e4"}
    assert "1 event has no date, so it is not drawn here." in laid.notes


def test_what_the_page_hands_in_lies_behind_too() -> None:
    world = (Around("c1", "rent doubled", "2005", "2010"),)
    laid = timeline(dated(), today=TODAY, world=world)
    assert "c1" in {one.id for one in laid.backdrops}


def test_as_of_a_day_nothing_later_is_drawn() -> None:
    day = date(2003, 1, 1)
    laid = timeline(as_of(dated(), day).copy, today=day)
    assert "e1" not in {one.id for one in laid.moments}
    assert {one.end for one in laid.stretches if one.ends == "goes_on"} <= {laid.today}
