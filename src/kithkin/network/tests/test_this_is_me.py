"""Which person of the map a member is: by what they said, never by a name."""

from uuid import UUID

import pytest

from kithkin.base.cast import Cast
from kithkin.base.refusals import NotAllowedError, NotHereError, NotUnderstoodError
from kithkin.consent.queries import sight
from kithkin.network.doors import perform
from kithkin.network.errors import NotWhoseMapError, SomebodyElsesSelfError
from kithkin.network.models import Person
from kithkin.network.services import history, people
from kithkin.network.tests.visiting import Visitor, put
from kithkin.network.whom import oneself, people_of

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def say(cast: Cast, who: str, person: Person, member: UUID | None = None) -> None:
    sent = {"person_id": str(person.id), "member_id": str(member) if member else None}
    perform(by=cast.actors[who], case_id=cast.case, verb="say_this_is_me", sent=sent)


def selves(cast: Cast, who: str, member: UUID | None = None) -> frozenset[str]:
    seen = sight(cast.actors[who], cast.case)
    return oneself(seen, people_of(seen), member)


def test_a_name_makes_nobody_a_member(cast: Cast) -> None:
    put(cast, "Cleo", index=True)
    assert selves(cast, "client") == frozenset()


def test_a_partner_who_renames_people_changes_nobodys_self(cast: Cast) -> None:
    cleo, omar = put(cast, "Cleo", index=True), put(cast, "Omar", index=True)
    say(cast, "client", cleo)
    for row, name in ((cleo, "Omar"), (omar, "Cleo")):
        people.change_person(
            by=cast.other_member, case_id=cast.case, person_id=row.id, values={"nickname": name}
        )
    assert selves(cast, "client") == {str(cleo.id)}
    assert selves(cast, "therapist", cast.part) == {str(cleo.id)}
    assert selves(cast, "therapist") == frozenset()


def test_nobody_is_taken_for_themselves_by_another(cast: Cast) -> None:
    cleo = put(cast, "Cleo", index=True)
    say(cast, "client", cleo)
    with pytest.raises(SomebodyElsesSelfError):
        say(cast, "other_member", cleo)
    with pytest.raises(SomebodyElsesSelfError):
        say(cast, "therapist", cleo, cast.other_part)
    say(cast, "client", cleo)
    assert Person.objects.get(id=cleo.id).member_id == cast.part


def test_a_member_speaks_for_themselves_and_a_therapist_says_for_whom(cast: Cast) -> None:
    cleo = put(cast, "Cleo", index=True)
    with pytest.raises(NotAllowedError):
        say(cast, "client", cleo, cast.other_part)
    with pytest.raises(NotUnderstoodError):
        say(cast, "therapist", cleo)
    with pytest.raises(NotHereError):
        say(cast, "colleague", cleo, cast.part)
    say(cast, "therapist", cleo, cast.part)
    assert selves(cast, "client") == {str(cleo.id)}


def test_only_those_whose_map_it_is_can_be_a_member(cast: Cast) -> None:
    with pytest.raises(NotWhoseMapError):
        say(cast, "client", put(cast, "Ana"))


def test_a_mistake_is_put_right_by_saying_it_of_another_or_by_undo(cast: Cast) -> None:
    wrong, right = put(cast, "Omar", index=True), put(cast, "Cleo", index=True)
    say(cast, "client", wrong)
    say(cast, "client", right)
    assert selves(cast, "client") == {str(right.id)}
    history.undo(by=cast.client, case_id=cast.case)
    assert selves(cast, "client") == {str(wrong.id)}


def test_the_page_is_offered_to_members_until_it_is_said(cast: Cast) -> None:
    cleo, ana = put(cast, "Cleo", index=True), put(cast, "Ana")
    client = Visitor(cast, "client")
    assert "this-is-me" not in client.words(f"people/{ana.id}/")
    assert "This is me" in client.words(f"people/{cleo.id}/")
    assert "Say who this is" in Visitor(cast, "therapist").words(f"people/{cleo.id}/")
    answer = client.post(f"say/this-is-me/{cleo.id}/", {"member_id": str(cast.part)})
    assert answer.status_code == 302
    assert "this-is-me" not in client.words(f"people/{cleo.id}/")


def test_a_therapist_chooses_among_the_members_on_the_same_page(cast: Cast) -> None:
    cleo = put(cast, "Somebody", index=True)
    asked = Visitor(cast, "therapist").words(f"say/this-is-me/{cleo.id}/")
    assert str(cast.part) in asked
    assert str(cast.other_part) in asked
    assert str(cast.other_part) not in Visitor(cast, "client").words(f"say/this-is-me/{cleo.id}/")
