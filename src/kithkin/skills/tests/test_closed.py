"""With somebody not safe to involve nothing is tried, and nobody is told why."""

from typing import Any

import pytest

from kithkin.base.cast import Cast
from kithkin.network.offers import About
from kithkin.network.services import people, ties
from kithkin.network.tests.visiting import Visitor
from kithkin.skills import services
from kithkin.skills.errors import TryNotUsedHereError
from kithkin.skills.models import Attempt, State
from kithkin.skills.offer import about, brief, home
from kithkin.skills.policy import not_used_with
from kithkin.skills.queries import whom_to_try_with
from kithkin.skills.tests.trying import booked, marked, person, seen, tried

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def names(cast: Cast, who: str = "client") -> list[object]:
    sight = seen(cast, who).sight
    return [name for _id, name in whom_to_try_with(sight, not_used_with(sight))]


def test_somebody_not_safe_to_involve_is_not_offered(cast: Cast) -> None:
    karin, _rolf = person(cast), person(cast, "Rolf")
    marked(cast, karin)
    assert names(cast) == ["Me", "Rolf"]  # who is Cleo on this map is not said, so "Me" is anybody
    assert "Karin" in names(cast, "other_member")


def test_nothing_is_booked_with_them(cast: Cast) -> None:
    karin = person(cast)
    marked(cast, karin)
    with pytest.raises(TryNotUsedHereError):
        booked(cast, karin.id)
    assert not Attempt.objects.exists()


def test_what_was_booked_before_closes_quietly(cast: Cast) -> None:
    karin = person(cast)
    row = booked(cast, karin.id)
    marked(cast, karin)
    page = Visitor(cast, "client").words(f"tries/{row.id}/")
    assert "This is not used here." in page
    assert "safe" not in page.lower()
    assert "how-it-went" not in page
    about_it: dict[str, Any] = {"by": cast.client, "case_id": cast.case, "attempt_id": row.id}
    for verb in (services.say_how_try_went, services.change_try, services.try_again):
        with pytest.raises(TryNotUsedHereError):
            verb(**about_it, values={"what": "x"})


def test_it_can_still_be_let_go(cast: Cast) -> None:
    karin = person(cast)
    row = booked(cast, karin.id)
    marked(cast, karin)
    services.let_try_go(by=cast.client, case_id=cast.case, attempt_id=row.id)
    assert Attempt.objects.get().state == State.LET_GO


def test_it_stands_on_no_home_no_brief_and_no_page_about_them(cast: Cast) -> None:
    karin = person(cast)
    booked(cast, karin.id)
    tried(cast, booked(cast, karin.id), went=3)
    marked(cast, karin)
    sight = seen(cast).sight
    assert list(home(sight)) == list(brief(sight, None)) == []
    assert about(sight, About(frozenset({str(karin.id)}))) is None


def test_tries_with_them_are_neither_counted_nor_drawn(cast: Cast) -> None:
    karin = person(cast)
    tried(cast, booked(cast, karin.id), went=3)
    marked(cast, karin)
    page = Visitor(cast, "client").words(f"people/{karin.id}/tries/")
    assert "Tries are not used here." in page
    assert "try-dots" not in page
    assert "In 1 of 1" not in page


def test_a_mark_of_one_member_changes_nothing_for_the_other(cast: Cast) -> None:
    karin = person(cast)
    row = booked(cast, karin.id, "other_member")
    marked(cast, karin)
    assert seen(cast, "other_member").open == [row]
    assert "Not yet" in Visitor(cast, "other_member").words(f"tries/{row.id}/")


def test_a_therapist_books_for_one_with_whom_the_other_marked(cast: Cast) -> None:
    karin = person(cast)
    marked(cast, karin)
    assert "Karin" in names(cast, "therapist")
    booked(cast, karin.id, "therapist", part=str(cast.other_part))
    with pytest.raises(TryNotUsedHereError):
        booked(cast, karin.id, "therapist", part=str(cast.part))
    section = about(seen(cast, "therapist").sight, About(frozenset({str(karin.id)})))
    assert section is not None
    assert len(section.lines) == 1
    address = f"people/{karin.id}/tries/?of={{}}".format
    assert "try-dots" in Visitor(cast, "therapist").words(address(cast.other_part))
    assert "not used here" in Visitor(cast, "therapist").words(address(cast.part))


def test_the_other_lifts_no_mark_by_taking_the_relationship_off_the_map(cast: Cast) -> None:
    cleo, karin = person(cast, "Cleo", index=True), person(cast)
    tie = ties.add_tie(by=cast.client, case_id=cast.case, a=cleo.id, b=karin.id, values={})
    ties.say_safety(
        by=cast.client, case_id=cast.case, tie_id=tie.id, words="", not_safe_to_involve=True
    )
    ties.remove_tie(by=cast.other_member, case_id=cast.case, tie_id=tie.id)
    assert not_used_with(seen(cast).sight) == {str(karin.id)}


def test_in_a_couple_the_other_of_the_two_can_be_meant(cast: Cast) -> None:
    cleo, omar = person(cast, "Cleo", index=True), person(cast, "Omar", index=True)
    tie = ties.add_tie(by=cast.client, case_id=cast.case, a=cleo.id, b=omar.id, values={})
    for who, row in (("client", cleo), ("other_member", omar)):
        people.say_this_is_me(by=cast.actors[who], case_id=cast.case, person_id=row.id)
    assert names(cast) == ["Omar"]
    ties.say_safety(
        by=cast.client, case_id=cast.case, tie_id=tie.id, words="", not_safe_to_involve=True
    )
    assert names(cast) == []
    assert names(cast, "other_member") == ["Cleo"]


def test_the_dead_and_the_lost_are_not_offered(cast: Cast) -> None:
    person(cast, "Oma Vera", dead=True)
    person(cast, "Sami", kind="stillbirth")
    old = person(cast, "Elias", death="2019")
    person(cast, "Pepper", kind="pet")
    assert names(cast) == ["Pepper"]
    people.change_person(
        by=cast.therapist, case_id=cast.case, person_id=old.id, values={"death": ""}
    )
    assert names(cast) == ["Elias", "Pepper"]
