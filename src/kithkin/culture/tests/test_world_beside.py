"""The world beside the family: what stands on which side and year, and whom it touched."""

from uuid import UUID

import pytest

from kithkin.base.cast import Cast
from kithkin.base.refusals import NotHereError
from kithkin.consent.queries import sight
from kithkin.culture import services
from kithkin.culture.errors import NotEverybodySeesError, NothingSaidError
from kithkin.culture.tests.saying import live_with
from kithkin.culture.world import Year, years
from kithkin.network.models import Happening, Person
from kithkin.network.parts import whose
from kithkin.network.services import around, history
from kithkin.network.tests.visiting import Visitor
from kithkin.network.tests.visiting import put as put_person
from kithkin.network.whom import people_of

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def happen(cast: Cast, what: str, date: str = "", kind: str = "", *on: Person) -> Happening:
    return around.add_event(
        by=cast.therapist, case_id=cast.case, part="joint", persons=[one.id for one in on],
        values={"what": what, "date": date, "kind": kind},
    )  # fmt: skip


def shown(cast: Cast, who: str = "client") -> list[Year]:
    seen = sight(cast.actors[who], cast.case)
    return years(seen, people_of(seen), whose(seen, Happening, ()))


def columns(cast: Cast, who: str = "client") -> list[tuple[str, list[str], list[str]]]:
    return [
        (year.label, [one.what for one in year.family], [one.what for one in year.world])
        for year in shown(cast, who)
    ]


def test_both_sides_of_a_year_stand_beside_each_other_in_order(cast: Cast) -> None:
    happen(cast, "strike", "2001-05", "society")
    happen(cast, "crossing", "1976", "migration")
    happen(cast, "moved", "2001-02", "move")
    happen(cast, "sometime")
    assert columns(cast) == [
        ("1976", ["crossing"], []),
        ("2001", ["moved"], ["strike"]),
        ("Without a date", ["sometime"], []),
    ]


@pytest.mark.parametrize(
    ("date", "year"),
    [("1976~", "1976"), ("199X", "1990"), ("../1950", "1950"), ("1950/..", "1950"),
     ("-0043", "44 BC"), ("0000", "1 BC"), ("", "Without a date")],
)  # fmt: skip
def test_uncertain_dates_stand_where_they_begin(cast: Cast, date: str, year: str) -> None:
    happen(cast, "x", date)
    assert columns(cast)[0][0] == year


def test_what_one_lives_with_begins_on_the_worlds_side(cast: Cast) -> None:
    live_with(cast, words="the rent", since="2024")
    live_with(cast, words="no date")
    assert columns(cast) == [("2024", [], ["the rent"])]
    assert columns(cast, "other_member") == []


def test_whom_it_touched_is_said_and_taken_back(cast: Cast) -> None:
    ana, ben = put_person(cast, "Ana"), put_person(cast, "Ben")
    strike = happen(cast, "strike", "2001", "society", ana)
    visitor = Visitor(cast, "client")
    visitor.post(f"say/name-touched/{strike.id}/", {"persons[]": [str(ben.id)],
                                                    "stood": str(ana.id)})  # fmt: skip
    (year,) = shown(cast)
    assert [name for _id, name in year.world[0].people] == ["Ben"]
    history.undo(by=cast.client, case_id=cast.case)
    assert Happening.objects.get().persons == [str(ana.id)]


def test_whoever_one_cannot_see_is_neither_told_nor_lost(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    quiet = put_person(cast, "Quiet", "client", part="")
    strike = services.add_world_event(
        by=cast.client, case_id=cast.case, persons=[ana.id], part="joint",
        values={"what": "strike"},
    )  # fmt: skip
    with pytest.raises(NotEverybodySeesError):
        touched(cast, strike.id, quiet)
    with pytest.raises(NotHereError):
        touched(cast, strike.id, quiet, who="other_member")
    assert Happening.objects.get().persons == [str(ana.id)]


def touched(cast: Cast, event: UUID, *on: Person, who: str = "client") -> None:
    services.name_touched(
        by=cast.actors[who], case_id=cast.case, event_id=event, persons=[one.id for one in on]
    )


def test_in_a_couple_it_is_ones_own_although_it_touched_somebody_of_both(cast: Cast) -> None:
    ana = put_person(cast, "Ana")
    services.add_world_event(
        by=cast.client, case_id=cast.case, persons=[ana.id], values={"what": "papers law"}
    )
    assert columns(cast) == [("Without a date", [], ["papers law"])]
    assert columns(cast, "other_member") == []


def test_it_needs_words_or_a_date(cast: Cast) -> None:
    with pytest.raises(NothingSaidError):
        services.add_world_event(by=cast.client, case_id=cast.case, values={"place": "here"})


def test_the_page_adds_to_the_worlds_side(cast: Cast) -> None:
    visitor = Visitor(cast, "client")
    answer = visitor.post("say/add-world-event/", {"values.what": "a war", "values.date": "1991"})
    assert answer["Location"].endswith("/origins/world/")
    assert columns(cast) == [("1991", [], ["a war"])]
