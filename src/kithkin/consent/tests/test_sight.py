from datetime import timedelta
from uuid import UUID

import pytest

from kithkin.accounts.case_queries import case_line
from kithkin.accounts.keyring import RING
from kithkin.accounts.models import Assignment, Member, ScopeKey, User
from kithkin.accounts.policy import standing
from kithkin.accounts.services import people as accounts
from kithkin.base import clock, ids
from kithkin.base.actor import OPERATOR
from kithkin.base.cast import Cast
from kithkin.base.refusals import NotAllowedError, NotHereError
from kithkin.consent.models import Grant
from kithkin.consent.policy import FieldGroup
from kithkin.consent.queries import sight
from kithkin.consent.services import LONGEST, end_sight, give_sight
from kithkin.network.models import Person
from kithkin.network.queries import map_copy
from kithkin.network.services import people

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def add(cast: Cast, who: str = "client", **values: str) -> Person:
    told = {"nickname": "Ana", "note": "a private note", "birth": "1980", **values}
    return people.add_person(by=cast.actors[who], case_id=cast.case, values=told)


def share(cast: Cast, person: Person, groups: FieldGroup, role: str = "supporter") -> Grant:
    return give_sight(
        by=cast.client, sight=sight(cast.client, cast.case), of=person,
        to=User.objects.get(id=cast.actors[role].id), groups=groups,
    )  # fmt: skip


@pytest.mark.parametrize(
    "who",
    ["colleague", "supervisor", "clinic_lead", "account_manager", "supporter",
     "expired_supporter", "stranger"],
)  # fmt: skip
def test_without_a_place_or_a_grant_a_case_is_not_there(cast: Cast, who: str) -> None:
    for case in (cast.case, ids.new()):
        with pytest.raises(NotHereError):
            sight(cast.actors[who], case)
    assert who in cast.outsiders


def test_a_grant_shows_only_its_groups_of_fields(cast: Cast) -> None:
    person = add(cast)
    add(cast, nickname="Ben")
    share(cast, person, FieldGroup.NAMES)
    with clock.held_at(clock.now() + timedelta(days=2)):
        copy = map_copy(sight(cast.supporter, cast.case))
    assert [(one.name, one.note, one.birth) for one in copy.persons] == [("Ana", "", "")]


def test_new_sharing_starts_tomorrow(cast: Cast) -> None:
    share(cast, add(cast), FieldGroup.NAMES)
    with pytest.raises(NotHereError):
        sight(cast.supporter, cast.case)
    with clock.held_at(clock.now() + timedelta(hours=25)):
        assert sight(cast.supporter, cast.case).rows


def test_a_grant_ends_by_itself_and_never_lasts_past_half_a_year(cast: Cast) -> None:
    grant = share(cast, add(cast), FieldGroup.NAMES)
    assert grant.until - grant.since <= LONGEST
    with clock.held_at(grant.until), pytest.raises(NotHereError):
        sight(cast.supporter, cast.case)


def test_sight_taken_back_ends_at_once(cast: Cast) -> None:
    grant = share(cast, add(cast), FieldGroup.NAMES)
    end_sight(by=cast.client, sight=sight(cast.client, cast.case), grant_id=grant.id)
    with clock.held_at(clock.now() + timedelta(days=2)), pytest.raises(NotHereError):
        sight(cast.supporter, cast.case)


def test_only_a_member_shares_and_only_what_they_may_edit(cast: Cast) -> None:
    person = add(cast)
    to = User.objects.get(id=cast.supporter.id)
    for who in ("therapist", "other_member"):
        seen = sight(cast.actors[who], cast.case)
        with pytest.raises(NotAllowedError):
            give_sight(by=cast.actors[who], sight=seen, of=person, to=to, groups=FieldGroup.NAMES)
    assert not Grant.objects.exists()


def test_a_supporter_changes_nothing_with_a_grant_to_see(cast: Cast) -> None:
    person = add(cast)
    share(cast, person, FieldGroup.NAMES)
    with clock.held_at(clock.now() + timedelta(days=2)), pytest.raises(NotAllowedError):
        people.change_person(
            by=cast.supporter, case_id=cast.case, person_id=person.id, values={"nickname": "x"}
        )
    assert Person.objects.get(id=person.id).nickname == "Ana"


def test_an_ended_assignment_closes_the_case(cast: Cast) -> None:
    Assignment.objects.filter(user=cast.therapist.id).update(until=clock.now())
    with pytest.raises(NotHereError):
        sight(cast.therapist, cast.case)


def test_off_boarding_closes_every_case(cast: Cast) -> None:
    accounts.off_board(by=OPERATOR, user_id=cast.therapist.id)
    with pytest.raises(NotHereError):
        sight(cast.therapist, cast.case)


def test_a_member_who_may_no_longer_sign_in_sees_nothing(cast: Cast) -> None:
    User.objects.filter(id=cast.client.id).update(is_active=False)
    with pytest.raises(NotHereError):
        sight(cast.client, cast.case)


def scopes(cast: Cast, who: str) -> set[str]:
    return set(sight(cast.actors[who], cast.case).scopes)


def test_walls_of_a_couple(cast: Cast) -> None:
    joint, mine, theirs = f"joint:{cast.case}", f"part:{cast.part}", f"part:{cast.other_part}"
    assert scopes(cast, "client") == {joint, mine}
    assert scopes(cast, "other_member") == {joint, theirs}
    assert scopes(cast, "therapist") == {joint, mine, theirs, f"practice:{cast.case}"}


def test_a_grant_of_one_case_opens_no_other(cast: Cast) -> None:
    share(cast, add(cast), FieldGroup.ALL)
    with clock.held_at(clock.now() + timedelta(days=2)), pytest.raises(NotHereError):
        sight(cast.supporter, UUID(int=7))


def test_an_erased_part_of_somebody_gone_keeps_no_therapist_out(cast: Cast) -> None:
    add(cast)
    add(cast, "other_member", nickname="Ben")
    Member.objects.filter(id=cast.other_part).update(gone_at=clock.now())
    ScopeKey.objects.using("keys").filter(scope=f"part:{cast.other_part}").delete()
    RING.forget()
    shown = map_copy(sight(cast.therapist, cast.case)).persons
    assert [one.name for one in shown] == ["Ana"]
    line = case_line(cast.therapist, standing(cast.therapist, cast.case))
    assert [member.called for member in line.members] == ["Cleo"]
