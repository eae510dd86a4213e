from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

import pytest

from kithkin.base import announce, ids
from kithkin.base.actor import OPERATOR, Actor
from kithkin.base.cast import Cast
from kithkin.base.refusals import NoActorError, NotHereError
from kithkin.network.models import Person
from kithkin.network.services import people
from kithkin.record.act import act
from kithkin.record.chain import change_digest, next_mac, signing_key
from kithkin.record.models import READ, Chain, Change, Entry
from kithkin.record.services import note_read

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_an_act_without_an_actor_is_an_error(cast: Cast) -> None:
    with pytest.raises(NoActorError):
        people.add_person(by=None, case_id=cast.case, values={})  # type: ignore[arg-type]  # the point
    assert not Person.objects.exists()


def test_nothing_is_kept_of_an_act_that_fails(cast: Cast) -> None:
    before = Entry.objects.count()

    def fail() -> None:
        with act(
            by=OPERATOR, verb="x", chain=cast.case, clinic=cast.clinic, case=cast.case
        ) as doing:
            doing.add(Person(scope=f"joint:{cast.case}", case_id=cast.case))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (Entry.objects.count(), Person.objects.count()) == (before, 0)


def test_every_entry_signs_the_one_before_it(cast: Cast) -> None:
    for name in ("Ana", "Ben"):
        people.add_person(by=cast.client, case_id=cast.case, values={"nickname": name})
    key, head = signing_key(cast.clinic), b""
    for entry in Entry.objects.filter(chain=cast.case).order_by("number"):
        head = next_mac(key, head, entry)
        assert bytes(entry.mac) == head
    assert bytes(Chain.objects.get(id=cast.case).head) == head


def test_an_entry_holds_the_digest_of_its_change_and_no_content(cast: Cast) -> None:
    people.add_person(by=cast.client, case_id=cast.case, values={"nickname": "Quetzal"})
    entry = Entry.objects.get(verb="network.add_person")
    change = Change.objects.get(entry=entry)
    assert bytes(entry.change_digest) == change_digest(change.scope, bytes(change.sealed))
    assert "Quetzal" not in str(vars(entry))


def test_looking_is_kept_once_in_a_quarter_of_an_hour(cast: Cast) -> None:
    for surface in ("map", "map", "person"):
        note_read(by=cast.therapist, case=cast.case, clinic=cast.clinic, surface=surface)
    assert Entry.objects.filter(verb=READ).count() == 2


def test_a_change_lies_under_the_key_of_the_part_it_touched(cast: Cast) -> None:
    people.add_person(by=cast.client, case_id=cast.case, values={"nickname": "Ana"})
    assert Change.objects.get(entry__verb="network.add_person").scope == f"part:{cast.part}"


def test_an_unknown_actor_may_do_nothing(cast: Cast) -> None:
    with pytest.raises(NotHereError):
        people.add_person(by=Actor(id=ids.new()), case_id=cast.case, values={})
    assert not Person.objects.exists()


def test_what_an_event_wakes_is_kept_with_it_or_not_at_all(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(announce, "_reactions", defaultdict(list))
    woken: list[tuple[Actor, UUID]] = []

    def break_down(by: Actor, case: UUID, _ids: Sequence[UUID]) -> None:
        woken.append((by, case))
        raise ZeroDivisionError

    announce.when("person_added", break_down)
    with pytest.raises(ZeroDivisionError):
        people.add_person(by=cast.client, case_id=cast.case, values={"nickname": "Ana"})
    assert woken == [(cast.client, cast.case)]
    assert not Person.objects.exists()
