"""A new sign-in for somebody who cannot get in: who may give it, and what it ends."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator

from kithkin.accounts.errors import InvitationOverError
from kithkin.accounts.models import CaseKind, User
from kithkin.accounts.services import cases, people
from kithkin.accounts.services.invitations import BEARER, accept_reset, reset_sign_in
from kithkin.accounts.tests.coming_in import browser, come_in, is_in, send_password
from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.base.refusals import NotHereError
from kithkin.consent.policy import FieldGroup
from kithkin.consent.queries import sight
from kithkin.consent.services import give_sight
from kithkin.network.services.people import add_person
from kithkin.record.models import Entry

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.urls("kithkin.accounts.tests.pages"),
]

NEW = "violet harbour 42 maps"


def renewed_by(cast: Cast, who: str, whose: str) -> bool:
    try:
        reset_sign_in(by=cast.actors[who], user_id=cast.actors[whose].id)
    except NotHereError:
        return False
    return True


def test_who_may_give_a_client_a_new_sign_in(cast: Cast) -> None:
    may = {who for who in cast.actors if renewed_by(cast, who, "client")}
    assert may == {"therapist", "account_manager"}


def test_who_may_give_staff_a_new_sign_in(cast: Cast) -> None:
    may = {who for who in cast.actors if renewed_by(cast, who, "colleague")}
    assert may == {"account_manager"}


def test_a_therapist_opens_no_work_with_somebody_else(cast: Cast) -> None:
    other = cases.open_case(by=cast.colleague, kind=CaseKind.INDIVIDUAL, label="")
    client = User.objects.get(id=cast.client.id)
    cases.add_member(by=cast.colleague, case_id=other.id, called="Cleo", user=client)
    assert not renewed_by(cast, "therapist", "client")
    assert renewed_by(cast, "account_manager", "client")


def test_nothing_changes_before_a_new_sign_in_is_used(cast: Cast) -> None:
    client = come_in("cleo")
    assert renewed_by(cast, "account_manager", "client")
    assert is_in(client)
    assert is_in(come_in("cleo"))


@pytest.fixture
def renewal(cast: Cast) -> str:
    return reset_sign_in(by=cast.account_manager, user_id=cast.client.id)


def test_a_new_sign_in_ends_the_old_password_and_every_session(cast: Cast, renewal: str) -> None:
    before = come_in("cleo")
    accept_reset(by=BEARER, code=renewal, password=NEW)
    assert not is_in(before)
    assert not is_in(come_in("cleo"))
    fresh = browser()
    send_password(fresh, "cleo", NEW)
    assert is_in(fresh)


@pytest.mark.parametrize(("lost", "left"), [(False, 1), (True, 0)])
def test_a_second_factor_stays_unless_it_was_lost_too(cast: Cast, lost: bool, left: int) -> None:
    user = User.objects.get(id=cast.client.id)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": ""})
    code = reset_sign_in(by=cast.account_manager, user_id=user.id, second_factor_too=lost)
    accept_reset(by=BEARER, code=code, password=NEW)
    assert Authenticator.objects.filter(user=user).count() == left


def test_a_new_sign_in_stands_in_the_chain_of_its_owner(cast: Cast, renewal: str) -> None:
    accept_reset(by=BEARER, code=renewal, password=NEW)
    own = Entry.objects.filter(chain=cast.client.id).order_by("number")
    assert [(one.verb, one.actor) for one in own] == [
        ("reset_sign_in", cast.account_manager.id), ("accept_reset", cast.client.id)
    ]  # fmt: skip


def test_a_code_does_not_help_whoever_has_left(cast: Cast, renewal: str) -> None:
    people.off_board(by=cast.account_manager, user_id=cast.client.id)
    with pytest.raises(InvitationOverError):
        accept_reset(by=BEARER, code=renewal, password=NEW)


def test_a_new_sign_in_through_the_pages(cast: Cast) -> None:
    shown = come_in("amos").post(f"/users/{cast.client.id}/new-sign-in/", {})
    client = browser()
    client.post("/new-sign-in/", {"code": shown.context["code"], "password": NEW})
    assert is_in(client)


@pytest.fixture
def helps_a_colleague(cast: Cast) -> Callable[[], None]:
    """Something of the colleague's case is to open, tomorrow, to the therapist's own client."""

    def help_them() -> None:
        case = cases.open_case(by=cast.colleague, kind=CaseKind.INDIVIDUAL, label="")
        friend = User.objects.get(id=cast.stranger.id)
        cases.add_member(by=cast.colleague, case_id=case.id, called="Stan", user=friend)
        person = add_person(by=cast.stranger, case_id=case.id, values={"nickname": "Ana"})
        give_sight(
            by=cast.stranger, sight=sight(cast.stranger, case.id), of=person,
            to=User.objects.get(id=cast.client.id), groups=FieldGroup.NAMES,
        )  # fmt: skip

    return help_them


def test_a_therapist_opens_no_work_a_client_helps_with(
    cast: Cast, helps_a_colleague: Callable[[], None]
) -> None:
    helps_a_colleague()
    assert not renewed_by(cast, "therapist", "client")
    with clock.held_at(clock.now() + timedelta(days=2)):
        assert not renewed_by(cast, "therapist", "client")
    assert renewed_by(cast, "account_manager", "client")


def test_a_code_kept_until_a_client_helps_elsewhere_opens_nothing(
    cast: Cast, helps_a_colleague: Callable[[], None]
) -> None:
    code = reset_sign_in(by=cast.therapist, user_id=cast.client.id)
    helps_a_colleague()
    with pytest.raises(InvitationOverError):
        accept_reset(by=BEARER, code=code, password=NEW)


def test_helping_beside_the_same_therapist_hinders_nothing(cast: Cast) -> None:
    person = add_person(by=cast.client, case_id=cast.case, values={"nickname": "Ana"})
    give_sight(
        by=cast.client, sight=sight(cast.client, cast.case), of=person,
        to=User.objects.get(id=cast.other_member.id), groups=FieldGroup.NAMES,
    )  # fmt: skip
    assert renewed_by(cast, "therapist", "other_member")


@pytest.mark.parametrize(("lost", "told"), [(False, ""), (True, "second factor too")])
def test_the_owners_chain_says_whether_the_second_factor_went_too(
    cast: Cast, lost: bool, told: str
) -> None:
    code = reset_sign_in(by=cast.account_manager, user_id=cast.client.id, second_factor_too=lost)
    accept_reset(by=BEARER, code=code, password=NEW)
    own = Entry.objects.filter(chain=cast.client.id)
    assert {one.about for one in own} == {told}


@pytest.mark.parametrize("lost", [False, True])
def test_your_sign_in_says_who_renewed_it_and_what_went_with_it(cast: Cast, lost: bool) -> None:
    code = reset_sign_in(by=cast.account_manager, user_id=cast.client.id, second_factor_too=lost)
    client = browser()
    client.post("/new-sign-in/", {"code": code, "password": NEW})
    shown = client.get("/your-sign-in/").content.decode()
    assert "2 March 2026" in shown
    assert "a code made by <bdi>Amos</bdi>" in shown
    assert ("code app and recovery codes were removed" in shown) is lost
