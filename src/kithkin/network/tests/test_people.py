from datetime import timedelta
from uuid import UUID

import pytest

from kithkin.base import clock, ids
from kithkin.base.cast import Cast
from kithkin.base.models import Event
from kithkin.base.refusals import ConflictError, NotHereError
from kithkin.consent.queries import sight
from kithkin.network.errors import WhosePartError
from kithkin.network.models import Person
from kithkin.network.queries import map_copy
from kithkin.network.services import history, people
from kithkin.record.errors import RepeatedError
from kithkin.record.models import Change, Entry

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def add(cast: Cast, who: str = "therapist", part: str = "joint", **values: object) -> Person:
    return people.add_person(
        by=cast.actors[who], case_id=cast.case, part=part, values={"nickname": "Ana", **values}
    )


def names(cast: Cast, who: str) -> list[str]:
    copy = map_copy(sight(cast.actors[who], cast.case))
    return sorted(person.name for person in copy.persons)


def test_a_person_comes_with_change_entry_and_event(cast: Cast) -> None:
    person = add(cast)
    entry = Entry.objects.get(verb="network.add_person")
    assert entry.actor == cast.therapist.id
    assert Change.objects.get(entry=entry).rows[0]["after"]["nickname"] == "Ana"
    assert Event.objects.get(kind="person_added").ids == [str(person.id)]


@pytest.mark.parametrize("who", ["therapist", "client", "other_member"])
def test_everyone_of_the_case_sees_the_joint_part(cast: Cast, who: str) -> None:
    add(cast)
    assert names(cast, who) == ["Ana"]


def test_a_member_adds_to_their_own_part_unless_they_say_otherwise(cast: Cast) -> None:
    add(cast, "client", part="", nickname="Secret friend")
    assert names(cast, "client") == ["Secret friend"]
    assert names(cast, "therapist") == ["Secret friend"]
    assert names(cast, "other_member") == []


def test_a_therapist_of_a_couple_says_whose_part(cast: Cast) -> None:
    with pytest.raises(WhosePartError):
        add(cast, part="")


def test_nobody_writes_in_another_members_part(cast: Cast) -> None:
    with pytest.raises(NotHereError):
        add(cast, "client", part=str(cast.other_part))
    assert not Person.objects.exists()


def test_for_everybody_outside_the_case_it_does_not_exist(cast: Cast) -> None:
    person = add(cast)
    for who in cast.outsiders:
        for case in (cast.case, ids.new()):
            with pytest.raises(NotHereError):
                people.change_person(
                    by=cast.actors[who], case_id=case, person_id=person.id, values={"note": "x"}
                )
    assert Entry.objects.filter(verb="network.change_person").count() == 0


def test_a_withheld_person_cannot_be_changed_or_told_from_an_absent_one(cast: Cast) -> None:
    hidden = add(cast, "client", part="")
    answers = []
    for person_id in (hidden.id, ids.new()):
        with pytest.raises(NotHereError) as refused:
            people.change_person(
                by=cast.other_member, case_id=cast.case, person_id=person_id, values={"note": "x"}
            )
        answers.append((refused.value.code, refused.value.sentence))
    assert answers[0] == answers[1]


def change(cast: Cast, person_id: UUID, who: str, seen: int | None, **values: str) -> Person:
    field = next(iter(values))
    return people.change_person(
        by=cast.actors[who], case_id=cast.case, person_id=person_id, values=values,
        seen=None if seen is None else {field: seen},
    )  # fmt: skip


def test_an_edit_of_an_old_version_is_refused_and_shows_the_other(cast: Cast) -> None:
    person = add(cast)
    change(cast, person.id, "client", 0, work="nurse")
    later = clock.now() + timedelta(minutes=1)
    with clock.held_at(later), pytest.raises(ConflictError) as clash:
        change(cast, person.id, "therapist", 0, work="doctor")
    assert clash.value.theirs == "nurse"
    assert Person.objects.get(id=person.id).work == "nurse"


def test_within_ten_seconds_the_last_writer_holds(cast: Cast) -> None:
    person = add(cast)
    change(cast, person.id, "client", 0, work="nurse")
    change(cast, person.id, "therapist", 0, work="doctor")
    assert Person.objects.get(id=person.id).work == "doctor"


def test_two_edits_of_one_note_are_never_merged_by_a_rule(cast: Cast) -> None:
    person = add(cast)
    change(cast, person.id, "client", 0, note="always calls on Sunday")
    with pytest.raises(ConflictError):
        change(cast, person.id, "therapist", 0, note="calls seldom")


def test_a_request_sent_twice_is_done_once(cast: Cast) -> None:
    request = ids.new()

    def send() -> Person:
        return people.add_person(by=cast.client, case_id=cast.case, values={}, request=request)

    send()
    with pytest.raises(RepeatedError):
        send()
    assert Person.objects.count() == 1


def test_undo_and_redo_bring_back_what_was(cast: Cast) -> None:
    person = add(cast)
    change(cast, person.id, "therapist", None, work="nurse")
    history.undo(by=cast.therapist, case_id=cast.case)
    assert Person.objects.get(id=person.id).work == ""
    history.undo(by=cast.therapist, case_id=cast.case)
    assert names(cast, "client") == []
    history.redo(by=cast.therapist, case_id=cast.case)
    history.redo(by=cast.therapist, case_id=cast.case)
    assert Person.objects.get(id=person.id).work == "nurse"


def test_undo_leaves_what_somebody_else_wrote_since(cast: Cast) -> None:
    person = add(cast)
    change(cast, person.id, "therapist", None, work="nurse")
    change(cast, person.id, "client", None, work="midwife")
    left = history.undo(by=cast.therapist, case_id=cast.case)
    assert left == [("network.Person", person.id, "work")]
    assert Person.objects.get(id=person.id).work == "midwife"


def test_nothing_of_a_person_lies_open_in_the_row(cast: Cast) -> None:
    person = add(cast, nickname="Quetzalcoatl", note="never to be read")
    raw = bytes(Person.objects.values_list("sealed", flat=True).get(id=person.id))
    assert b"Quetzalcoatl" not in raw
    assert b"never" not in raw
