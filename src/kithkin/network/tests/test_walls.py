"""What one member keeps to themselves must neither be felt by the other nor be harmed by them."""

from uuid import UUID, uuid4

import pytest
from django.db import connections

from kithkin.accounts.models import User
from kithkin.base.actor import Actor
from kithkin.base.cast import Cast
from kithkin.base.refusals import ConflictError, NotAllowedError, NotUnderstoodError
from kithkin.consent.models import Grant, GrantVerb
from kithkin.consent.policy import FieldGroup
from kithkin.consent.queries import sight
from kithkin.consent.services import give_sight
from kithkin.network.copies import MapCopy
from kithkin.network.doors import FieldsRefusedError, perform
from kithkin.network.models import Membership, Parentage, Person
from kithkin.network.queries import map_copy
from kithkin.network.services import around, editing, history, kin, people, quick, ties
from kithkin.record.errors import NothingToTakeBackError
from kithkin.record.models import Entry

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def add(cast: Cast, who: str, name: str, part: str = "joint") -> UUID:
    return people.add_person(
        by=cast.actors[who], case_id=cast.case, part=part, values={"nickname": name}
    ).id


def seen(cast: Cast, who: str) -> MapCopy:
    return map_copy(sight(cast.actors[who], cast.case))


def parent(cast: Cast, who: str, of: UUID, name: str, part: str = "joint") -> Parentage:
    return kin.add_parent(
        by=cast.actors[who], case_id=cast.case, of=of, part=part, values={"nickname": name}
    )


def test_a_hidden_parent_does_not_stop_another_member_from_adding_one(cast: Cast) -> None:
    kim = add(cast, "therapist", "Kim")
    parent(cast, "client", kim, "Hidden", part=str(cast.part))
    parent(cast, "other_member", kim, "Rosa")
    quick.add_by_line(by=cast.other_member, case_id=cast.case, line="sister Mia", about=kim)
    names = {one.id: one.name for one in seen(cast, "other_member").persons}
    assert sorted(names.values()) == ["Kim", "Mia", "Rosa"]


def test_a_hidden_parent_touches_no_joint_link(cast: Cast) -> None:
    kim = add(cast, "therapist", "Kim")
    link = parent(cast, "other_member", kim, "Rosa")
    parent(cast, "client", kim, "Hidden", part=str(cast.part))
    link.refresh_from_db()
    assert link.union_id is None
    assert history.undo(by=cast.other_member, case_id=cast.case) == []


def test_removing_a_household_leaves_a_hidden_place_in_it_alone(cast: Cast) -> None:
    home = around.add_group(
        by=cast.other_member, case_id=cast.case, part="joint", values={"name": "Elm Street"}
    )
    hidden = add(cast, "client", "Quiet", part="")
    around.join_group(by=cast.client, case_id=cast.case, group_id=home.id, person_id=hidden)
    around.remove_group(by=cast.other_member, case_id=cast.case, group_id=home.id)
    assert Membership.objects.get(person=hidden).gone_at is None
    assert history.undo(by=cast.other_member, case_id=cast.case) == []


def test_an_undo_that_leaves_everything_does_not_block_the_ones_before(cast: Cast) -> None:
    first = add(cast, "client", "Ana")
    second = add(cast, "client", "Ben")
    people.change_person(
        by=cast.therapist, case_id=cast.case, person_id=second, values={"work": "baker"}
    )
    assert history.undo(by=cast.client, case_id=cast.case)  # Ben was touched: he stays
    assert history.undo(by=cast.client, case_id=cast.case) == []
    assert Person.objects.get(id=first).gone_at is not None
    with pytest.raises(NothingToTakeBackError):
        history.undo(by=cast.client, case_id=cast.case)


def test_a_hidden_line_of_descent_refuses_nothing(cast: Cast) -> None:
    x, y = add(cast, "therapist", "X"), add(cast, "therapist", "Y")
    hidden = parent(cast, "client", y, "H", part=str(cast.part)).parent_id
    kin.add_parent(by=cast.client, case_id=cast.case, of=hidden, known=x, values={})
    kin.add_parent(by=cast.other_member, case_id=cast.case, of=x, known=y, values={})
    assert len(seen(cast, "other_member").parentages) == 1
    assert len(seen(cast, "client").persons) == 3


def test_a_hidden_link_of_the_same_kind_refuses_nothing(cast: Cast) -> None:
    child, elder = add(cast, "therapist", "C"), add(cast, "therapist", "E")
    link = kin.add_parent(by=cast.client, case_id=cast.case, of=child, known=elder, values={})
    Parentage.objects.filter(id=link.id).update(scope=f"part:{cast.part}")
    kin.add_parent(by=cast.other_member, case_id=cast.case, of=child, known=elder, values={})
    assert len(seen(cast, "other_member").parentages) == 1


def grant(cast: Cast, person: UUID, groups: FieldGroup, verb: str = GrantVerb.SEE) -> None:
    Grant.objects.create(
        scope=f"part:{cast.part}", case_id=cast.case, subject_id=cast.supporter.id,
        object_id=person, field_groups=groups.value, verb=verb, given_by=cast.client.id,
        since="2020-01-01T00:00Z", until="2030-01-01T00:00Z",
    )  # fmt: skip


def test_a_supporter_cannot_guess_a_withheld_name(cast: Cast) -> None:
    person = add(cast, "client", "Rosalind", part="")
    grant(cast, person, FieldGroup.PRESENCE | FieldGroup.DATES)
    answers = set()
    for name in ("Rosalind", "Wrong"):
        with pytest.raises(NotUnderstoodError) as refused:
            quick.add_by_line(by=cast.supporter, case_id=cast.case, line=f"friend Z of {name}")
        answers.add(refused.value.sentence.replace(name, ""))
    assert len(answers) == 1


def test_a_supporter_learns_nothing_of_parts_by_adding(cast: Cast) -> None:
    grant(cast, add(cast, "client", "Ana", part=""), FieldGroup.NAMES | FieldGroup.PRESENCE)
    for part in ("", "joint", str(cast.part), str(uuid4())):
        with pytest.raises(NotAllowedError):
            add(cast, "supporter", "Z", part=part)
    assert Person.objects.count() == 1


def test_a_right_over_some_fields_is_no_right_over_others(cast: Cast) -> None:
    row = Person.objects.get(id=add(cast, "client", "Ana", part=""))
    grant(cast, row.id, FieldGroup.NAMES | FieldGroup.PRESENCE, GrantVerb.EDIT)
    partly = sight(cast.supporter, cast.case)
    assert partly.may_edit(row, FieldGroup.NAMES)
    assert not partly.may_edit(row, FieldGroup.NAMES | FieldGroup.NOTES)
    with pytest.raises(NotAllowedError):
        give_sight(
            by=cast.supporter, sight=partly, of=row, groups=FieldGroup.ALL,
            to=User.objects.get(id=cast.supporter.id),
        )  # fmt: skip


def test_a_removal_after_an_edit_is_shown_and_not_done(cast: Cast) -> None:
    event = around.add_event(
        by=cast.client, case_id=cast.case, part="joint", values={"what": "moved"}
    )
    around.change_event(
        by=cast.other_member, case_id=cast.case, event_id=event.id, values={"note": "to the sea"}
    )
    with pytest.raises(ConflictError) as clash:
        around.remove_event(by=cast.client, case_id=cast.case, event_id=event.id, seen={"note": 0})
    assert clash.value.theirs == "to the sea"


SENT = (
    ("change_person", {"values": {"nickname": "B"}, "seen": {"work": 7}}),
    ("remove_person", {"seen": {"nope": 7}}),
    ("remove_person", {"seen": {"versions": 7, "sealed": 1}}),
)


@pytest.mark.parametrize(("verb", "sent"), SENT)
def test_strange_versions_never_break_a_verb(
    cast: Cast, verb: str, sent: dict[str, object]
) -> None:
    person = add(cast, "client", "Ana", part="")
    perform(by=cast.client, case_id=cast.case, verb=verb, sent={"person_id": str(person), **sent})
    assert Entry.objects.filter(verb=f"network.{verb}").count() == 1


def test_a_version_that_never_was_is_a_clash(cast: Cast) -> None:
    sent = {"values": {"nickname": "B"}, "seen": {"nickname": 7}}
    person = add(cast, "client", "Ana", part="")
    with pytest.raises(ConflictError):
        perform(
            by=cast.client, case_id=cast.case, verb="change_person",
            sent={"person_id": str(person), **sent},
        )  # fmt: skip


def test_an_id_of_another_row_is_refused_in_words(cast: Cast) -> None:
    a, b = add(cast, "client", "A"), add(cast, "client", "B")
    tie = ties.add_tie(by=cast.client, case_id=cast.case, a=a, b=b, values={}, id=uuid4())
    with pytest.raises(NotUnderstoodError):
        ties.add_tie(by=cast.client, case_id=cast.case, a=a, b=b, values={}, id=tie.id)
    with pytest.raises(NotUnderstoodError):
        people.add_person(by=cast.client, case_id=cast.case, values={}, id=a)


def test_the_same_request_id_of_two_people_is_two_acts(cast: Cast) -> None:
    request = uuid4()
    for who in (cast.client, cast.other_member):
        people.add_person(by=who, case_id=cast.case, values={}, request=request)
    assert Person.objects.count() == 2


def test_too_many_statuses_are_refused(cast: Cast) -> None:
    sent = {"union_id": str(uuid4()), "statuses": [["married", "", ""]] * 41}
    with pytest.raises(FieldsRefusedError):
        perform(by=cast.client, case_id=cast.case, verb="set_statuses", sent=sent)


def test_whose_story_a_parent_link_is_can_be_read_again(cast: Cast) -> None:
    link = parent(cast, "client", add(cast, "client", "Ana"), "Rosa")
    around.tell(
        by=cast.client, case_id=cast.case, about=link.id, values={"words": "so my aunt says"}
    )
    assert [one.words for one in seen(cast, "therapist").tellings] == ["so my aunt says"]


def test_a_right_that_ended_in_the_queue_is_not_used(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Consent is compiled inside the writer's turn."""
    order: list[str] = []

    def noted(viewer: Actor, case: UUID) -> object:
        order.append("savepoint" if connections["default"].savepoint_ids else "none")
        return sight(viewer, case)

    monkeypatch.setattr(editing, "compiled_sight", noted)
    add(cast, "client", "Ana")
    assert order == ["savepoint"]


def test_an_undo_keeps_somebody_whom_others_have_drawn_on_since(cast: Cast) -> None:
    ana, ben = add(cast, "therapist", "Ana"), add(cast, "client", "Ben")
    ties.add_tie(by=cast.therapist, case_id=cast.case, a=ana, b=ben, values={"good": "they laugh"})
    assert history.undo(by=cast.client, case_id=cast.case) == [("network.Person", ben, "")]
    assert [one.good for one in seen(cast, "client").ties] == ["they laugh"]


def test_an_undo_is_not_held_up_by_what_its_author_cannot_see(cast: Cast) -> None:
    ben = add(cast, "other_member", "Ben")
    quiet = add(cast, "client", "Quiet", part="")
    ties.add_tie(by=cast.client, case_id=cast.case, a=quiet, b=ben, values={})
    assert history.undo(by=cast.other_member, case_id=cast.case) == []


def test_what_happened_to_people_of_all_may_be_kept_for_oneself(cast: Cast) -> None:
    kim = add(cast, "therapist", "Kim")
    around.add_event(
        by=cast.client, case_id=cast.case, persons=[kim], part=str(cast.part),
        values={"what": "a move"},
    )  # fmt: skip
    assert [one.what for one in seen(cast, "client").events] == ["a move"]
    assert seen(cast, "other_member").events == ()
