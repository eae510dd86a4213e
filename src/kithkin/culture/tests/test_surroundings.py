"""What people live under, round the household, behind the years and in words."""

import pytest

from kithkin.base.cast import Cast
from kithkin.consent.queries import sight
from kithkin.culture.surroundings import surroundings
from kithkin.culture.tests.saying import live_with, mark, tie
from kithkin.network.conditions import Bears
from kithkin.network.services import ties
from kithkin.network.tests.visiting import Visitor
from kithkin.network.tests.visiting import put as put_person

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def stands(cast: Cast, who: str) -> list[tuple[str, list[Bears]]]:
    found = surroundings(sight(cast.actors[who], cast.case))
    return [(one.said, [bearing.way for bearing in one.bears]) for one in found]


def test_a_condition_stands_on_every_view_that_shows_surroundings(cast: Cast) -> None:
    cleo = put_person(cast, "Cleo", index=True)
    rent = live_with(cast, part="joint", kind="housing", words="rent doubled", since="2019")
    mark(cast, rent, cleo)
    for view in ("ecomap", "timeline", "words"):
        assert "rent doubled" in Visitor(cast, "client").words(f"map/{view}/")
    assert "rent doubled" not in Visitor(cast, "client").words("map/genogram/")


def test_on_another_day_only_what_was_so_then_stands_there(cast: Cast) -> None:
    put_person(cast, "Cleo", index=True, birth="1985")
    live_with(cast, part="joint", words="Night shifts", since="2019")
    assert "Night shifts" in Visitor(cast, "client").words("map/words/?as_of=2020-05-01")
    assert "Night shifts" not in Visitor(cast, "client").words("map/words/?as_of=2018-05-01")


def test_a_therapist_of_several_sees_what_they_share_alone(cast: Cast) -> None:
    ours, ana = live_with(cast, part="joint", words="ours"), put_person(cast, "Ana")
    live_with(cast, words="mine")
    mark(cast, ours, ana)  # a private mark on what both live with
    assert stands(cast, "therapist") == [("ours", [])]
    assert [said for said, _ in stands(cast, "other_member")] == ["ours"]
    assert sorted(said for said, _ in stands(cast, "client")) == ["mine", "ours"]


def test_nothing_is_drawn_to_whoever_is_not_to_be_involved(cast: Cast) -> None:
    cleo, ana = put_person(cast, "Cleo", index=True), put_person(cast, "Ana")
    risky = tie(cast, cleo, ana)
    ties.say_safety(by=cast.client, case_id=cast.case, tie_id=risky.id, words="",
                    not_safe_to_involve=True)  # fmt: skip
    mark(cast, live_with(cast, words="rent"), risky, ana, cleo, way="both")
    assert stands(cast, "client") == [("rent", [Bears.BOTH])]
