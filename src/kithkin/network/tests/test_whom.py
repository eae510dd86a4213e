"""People by name, and who is to be left out."""

from uuid import UUID

import pytest

from kithkin.base.cast import Cast
from kithkin.consent.queries import sight
from kithkin.network.models import Person
from kithkin.network.services import history, people, ties
from kithkin.network.whom import left_out, left_out_of, people_of

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def joint(cast: Cast, name: str, *, index: bool = False) -> Person:
    values = {"nickname": name, "index": index}
    return people.add_person(by=cast.therapist, case_id=cast.case, part="joint", values=values)


def test_somebody_taken_off_the_map_is_someone(cast: Cast) -> None:
    ana = joint(cast, "Ana")
    people.remove_person(by=cast.therapist, case_id=cast.case, person_id=ana.id)
    assert people_of(sight(cast.client, cast.case)).name(ana.id) == "someone"


def test_somebody_on_the_others_private_map_is_someone(cast: Cast) -> None:
    ana = people.add_person(by=cast.client, case_id=cast.case, values={"nickname": "Ana"})
    assert people_of(sight(cast.client, cast.case)).name(ana.id) == "Ana"
    assert people_of(sight(cast.other_member, cast.case)).name(ana.id) == "someone"


def test_whose_map_it_is_is_no_choice_of_its_own(cast: Cast) -> None:
    for name, index in (("me", True), ("Ben", False), ("ana", False)):
        people.add_person(
            by=cast.client, case_id=cast.case, values={"nickname": name, "index": index}
        )
    named = [name for _id, name in people_of(sight(cast.client, cast.case)).choices()]
    assert named == ["ana", "Ben"]


def test_who_is_not_safe_to_involve_is_left_out_for_one_member_alone(cast: Cast) -> None:
    me, ana = joint(cast, "me", index=True), joint(cast, "Ana")
    tie = ties.add_tie(by=cast.therapist, case_id=cast.case, a=me.id, b=ana.id, values={})
    ties.say_safety(
        by=cast.client, case_id=cast.case, tie_id=tie.id, words="", not_safe_to_involve=True
    )
    assert left_out(sight(cast.client, cast.case)).anywhere == {str(ana.id)}
    assert left_out(sight(cast.other_member, cast.case)).anywhere == set()


def marked_tie(cast: Cast) -> tuple[Person, Person, UUID]:
    me, ana = joint(cast, "me", index=True), joint(cast, "Ana")
    tie = ties.add_tie(by=cast.therapist, case_id=cast.case, a=me.id, b=ana.id, values={})
    say(cast, tie.id, not_safe=True)
    return me, ana, tie.id


def say(cast: Cast, tie: UUID, *, not_safe: bool) -> None:
    ties.say_safety(
        by=cast.client, case_id=cast.case, tie_id=tie, words="", not_safe_to_involve=not_safe
    )


@pytest.mark.parametrize("who", ["other_member", "therapist"])
def test_nobody_lifts_a_mark_of_anothers_by_taking_the_relationship_off_the_map(
    cast: Cast, who: str
) -> None:
    me, ana, tie = marked_tie(cast)
    ties.remove_tie(by=cast.actors[who], case_id=cast.case, tie_id=tie)
    assert left_out(sight(cast.client, cast.case)).anywhere == {str(ana.id)}
    assert left_out_of(cast.case).of(f"part:{cast.part}") == {str(ana.id)}
    again = ties.add_tie(by=cast.client, case_id=cast.case, a=me.id, b=ana.id, values={})
    assert left_out(sight(cast.client, cast.case)).anywhere == {str(ana.id)}
    say(cast, again.id, not_safe=False)
    assert left_out(sight(cast.client, cast.case)).anywhere == set()


def test_ones_own_mark_goes_with_a_relationship_one_takes_off_and_comes_back(cast: Cast) -> None:
    _me, ana, tie = marked_tie(cast)
    ties.remove_tie(by=cast.client, case_id=cast.case, tie_id=tie)
    assert left_out(sight(cast.client, cast.case)).anywhere == set()
    history.undo(by=cast.client, case_id=cast.case)
    assert left_out(sight(cast.client, cast.case)).anywhere == {str(ana.id)}
