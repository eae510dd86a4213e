"""The same file brought again, its people said to be the ones who are here."""

from dataclasses import replace
from uuid import UUID

import pytest

from kithkin.base.cast import Cast
from kithkin.consent.queries import sight
from kithkin.exchange.services import Imported, import_map
from kithkin.exchange.tests.whole_family import FAMILY, PEOPLE
from kithkin.network.copies import GroupCopy, MapCopy, MembershipCopy, ParentageCopy, PersonCopy
from kithkin.network.models import MapRow, Parentage, Partner, Person, Union
from kithkin.network.queries import map_copy
from kithkin.network.services import history, kin
from kithkin.record.models import Change

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def bring(cast: Cast, copy: MapCopy = FAMILY, *, who: str = "client", part: str = "") -> Imported:
    """Bring a file and join everybody who has a name of the map."""
    by = cast.actors[who]
    here = {one.name: UUID(one.id) for one in map_copy(sight(by, cast.case)).persons}
    same = {one.id: here[one.name] for one in copy.persons if one.name in here}
    return import_map(by=by, case_id=cast.case, copy=copy, part=part, same=same)


def seen(cast: Cast, who: str = "client") -> MapCopy:
    return map_copy(sight(cast.actors[who], cast.case))


def test_the_same_file_again_adds_nothing_and_says_what_was_here(cast: Cast) -> None:
    bring(cast)
    first, changes = seen(cast), Change.objects.count()
    done = bring(cast)
    assert (seen(cast), Change.objects.count(), done.rows) == (first, changes, 0)
    assert (len(done.left.unions), len(done.left.parentages), done.notes) == (1, 2, ())


def test_a_new_child_of_the_file_hangs_on_the_couple_that_is_here(cast: Cast) -> None:
    bring(cast)
    bring(cast, with_di())
    copy = seen(cast)
    assert len(copy.unions) == 1
    assert {one.union for one in copy.parentages} == {copy.unions[0].id}
    assert len(copy.parentages) == 4


def test_undo_of_the_second_time_leaves_every_link_of_the_first(cast: Cast) -> None:
    bring(cast)
    first = seen(cast)
    bring(cast, with_di())
    assert history.undo(by=cast.client, case_id=cast.case) == []
    assert seen(cast) == first


def test_undo_of_the_first_time_leaves_the_parents_that_a_later_child_hangs_on(cast: Cast) -> None:
    bring(cast, part="joint")
    bring(cast, with_di(), who="therapist", part="joint")
    history.undo(by=cast.client, case_id=cast.case)
    copy = seen(cast)
    assert sorted(one.name for one in copy.persons) == ["Ana", "Ben", "Di"]
    di = next(one.id for one in copy.persons if one.name == "Di")
    assert [one.child for one in copy.parentages] == [di, di]
    assert [len(union.partners) for union in copy.unions] == [2]


def with_di() -> MapCopy:
    return replace(
        FAMILY,
        persons=(*PEOPLE, PersonCopy("I3", nickname="Di")),
        parentages=(
            *FAMILY.parentages,
            ParentageCopy("3", "I3", "I0", union="F"),
            ParentageCopy("4", "I3", "I1", union="F"),
        ),
    )


def test_a_link_drawn_by_hand_is_found_too(cast: Cast) -> None:
    bring(cast, MapCopy(persons=PEOPLE))
    cy, ana = (Person.objects.get(id=one.id) for one in named(cast, "Cy", "Ana"))
    kin.add_parent(by=cast.client, case_id=cast.case, of=cy.id, values={}, known=ana.id)
    done = bring(cast)
    assert (len(done.left.parentages), Parentage.objects.count()) == (1, 2)


def named(cast: Cast, *names: str) -> list[PersonCopy]:
    by_name = {one.name: one for one in seen(cast).persons}
    return [by_name[name] for name in names]


def test_a_link_taken_away_comes_back_with_the_file(cast: Cast) -> None:
    bring(cast)
    union = UUID(seen(cast).unions[0].id)
    kin.remove_union(by=cast.client, case_id=cast.case, union_id=union)
    bring(cast)
    assert [len(one.partners) for one in seen(cast).unions] == [2]


def test_a_private_link_does_not_keep_the_same_one_from_the_map_of_others(cast: Cast) -> None:
    bring(cast, MapCopy(persons=PEOPLE), part="joint")
    bring(cast)
    bring(cast, part="joint")
    assert len(seen(cast, "other_member").unions) == 1
    assert scopes(Union) == {f"part:{cast.part}": 1, f"joint:{cast.case}": 1}
    assert scopes(Partner) == {f"part:{cast.part}": 2, f"joint:{cast.case}": 2}


def scopes(model: type[MapRow]) -> dict[str, int]:
    found = list(model._default_manager.values_list("scope", flat=True))
    return {one: found.count(one) for one in found}


def test_a_private_file_doubles_nothing_of_the_map_of_everybody(cast: Cast) -> None:
    bring(cast, part="joint")
    assert bring(cast).rows == 0
    assert Union.objects.count() == 1


def test_somebody_new_in_a_household_joins_the_one_that_is_here(cast: Cast) -> None:
    bring(cast)
    members = (*FAMILY.groups[0].members, MembershipCopy("I1", "1975"))
    bring(cast, replace(FAMILY, groups=(GroupCopy("G", "home", members=members),)))
    (home,) = seen(cast).groups
    assert sorted(one.start for one in home.members) == ["", "1970", "1975"]
