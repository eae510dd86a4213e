from uuid import UUID

import pytest

from kithkin.base.cast import Cast
from kithkin.base.refusals import NotHereError
from kithkin.consent.queries import sight
from kithkin.network.copies import MapCopy, ParentageKind, PersonKind
from kithkin.network.errors import LinkedTwiceError, OwnAncestorError, SamePersonError
from kithkin.network.models import Parentage
from kithkin.network.queries import map_copy
from kithkin.network.services import around, history, kin, people, ties

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def add(cast: Cast, name: str, who: str = "therapist", part: str = "joint") -> UUID:
    return people.add_person(
        by=cast.actors[who], case_id=cast.case, part=part, values={"nickname": name}
    ).id


def seen(cast: Cast, who: str = "therapist") -> MapCopy:
    return map_copy(sight(cast.actors[who], cast.case))


def parent(cast: Cast, of: UUID, name: str, known: UUID | None = None) -> Parentage:
    return kin.add_parent(
        by=cast.therapist, case_id=cast.case, of=of, values={"nickname": name}, known=known
    )


def test_two_parents_of_one_kind_become_a_couple_over_the_child(cast: Cast) -> None:
    child = add(cast, "Ana")
    parent(cast, child, "Rosa")
    parent(cast, child, "Luis")
    copy = seen(cast)
    assert len(copy.unions) == 1
    assert {link.union for link in copy.parentages} == {copy.unions[0].id}


def test_adding_a_parent_is_one_act_to_take_back(cast: Cast) -> None:
    child = add(cast, "Ana")
    parent(cast, child, "Rosa")
    parent(cast, child, "Luis")
    history.undo(by=cast.therapist, case_id=cast.case)
    copy = seen(cast)
    assert sorted(person.name for person in copy.persons) == ["Ana", "Rosa"]
    assert copy.unions == ()


def test_nobody_becomes_their_own_ancestor(cast: Cast) -> None:
    child = add(cast, "Ana")
    mother = parent(cast, child, "Rosa").parent_id
    with pytest.raises(OwnAncestorError):
        kin.add_parent(by=cast.therapist, case_id=cast.case, of=mother, values={}, known=child)


def test_nobody_is_their_own_partner_or_parent(cast: Cast) -> None:
    ana = add(cast, "Ana")
    for verb in (kin.add_partner, kin.add_parent):
        with pytest.raises(SamePersonError):
            verb(by=cast.therapist, case_id=cast.case, of=ana, values={}, known=ana)
    assert seen(cast).unions == ()


def test_the_same_link_is_not_made_twice(cast: Cast) -> None:
    child = add(cast, "Ana")
    mother = parent(cast, child, "Rosa").parent_id
    with pytest.raises(LinkedTwiceError):
        parent(cast, child, "", known=mother)


def test_a_child_of_a_couple_gets_both_as_parents(cast: Cast) -> None:
    ana = add(cast, "Ana")
    union = kin.add_partner(
        by=cast.therapist, case_id=cast.case, of=ana, values={"nickname": "Ben"}
    )
    kin.add_child(
        by=cast.therapist, case_id=cast.case, of=ana, union_id=union.id,
        values={"nickname": "Cy", "kind": PersonKind.STILLBIRTH},
    )  # fmt: skip
    assert len(seen(cast).parentages) == 2
    assert {link.kind for link in seen(cast).parentages} == {ParentageKind.BIOLOGICAL}


def test_a_link_lives_in_the_narrower_part_of_its_ends(cast: Cast) -> None:
    ana = add(cast, "Ana")
    secret = add(cast, "Quiet friend", "client", part="")
    tie = ties.add_tie(by=cast.client, case_id=cast.case, a=ana, b=secret, values={})
    assert tie.scope == f"part:{cast.part}"
    assert len(seen(cast, "client").ties) == 1
    assert seen(cast, "other_member").ties == ()


def test_another_member_cannot_tie_somebody_they_do_not_see(cast: Cast) -> None:
    ana = add(cast, "Ana")
    secret = add(cast, "Quiet friend", "client", part="")
    with pytest.raises(NotHereError):
        ties.add_tie(by=cast.other_member, case_id=cast.case, a=ana, b=secret, values={})
    assert seen(cast).ties == ()


def test_removing_a_person_takes_their_links_and_undo_brings_all_back(cast: Cast) -> None:
    ana, ben = add(cast, "Ana"), add(cast, "Ben")
    tie = ties.add_tie(by=cast.therapist, case_id=cast.case, a=ana, b=ben, values={"code": "close"})
    ties.add_phase(
        by=cast.therapist, case_id=cast.case, tie_id=tie.id,
        values={"start": "2020", "support_given": 3, "strain": 1},
    )  # fmt: skip
    before = seen(cast)
    people.remove_person(by=cast.therapist, case_id=cast.case, person_id=ben)
    assert len(seen(cast).persons) == 1
    history.undo(by=cast.therapist, case_id=cast.case)
    assert seen(cast) == before


def test_safety_words_stay_in_the_members_own_part(cast: Cast) -> None:
    ana, ben = add(cast, "Ana"), add(cast, "Ben")
    tie = ties.add_tie(by=cast.therapist, case_id=cast.case, a=ana, b=ben, values={})
    kept = ties.say_safety(by=cast.client, case_id=cast.case, tie_id=tie.id, words="shouts")
    assert kept.scope == f"part:{cast.part}"
    assert not sight(cast.other_member, cast.case).sees(kept)


def test_an_event_names_only_people_the_viewer_sees(cast: Cast) -> None:
    ana = add(cast, "Ana")
    event = around.add_event(
        by=cast.therapist, case_id=cast.case, persons=[ana],
        values={"what": "moved to the coast", "kind": "move", "date": "2019"},
    )  # fmt: skip
    told = around.tell(
        by=cast.client, case_id=cast.case, about=event.id, teller=ana,
        values={"words": "she was glad", "is_fact": False, "sure": 3},
    )  # fmt: skip
    assert seen(cast, "other_member").events[0].what == "moved to the coast"
    assert seen(cast).tellings[0].id == str(told.id)


def test_a_household_is_drawn_round_its_people(cast: Cast) -> None:
    ana, ben = add(cast, "Ana"), add(cast, "Ben")
    group = around.add_group(
        by=cast.client, case_id=cast.case, members=[ana, ben], values={"name": "Elm Street"}
    )
    around.leave_group(by=cast.client, case_id=cast.case, group_id=group.id, person_id=ben)
    assert [member.person for member in seen(cast).groups[0].members] == [str(ana)]
