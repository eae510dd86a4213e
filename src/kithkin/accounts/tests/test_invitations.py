"""Codes given by hand: who may give them, what they are good for, and where they must not lie."""

import logging
from datetime import date, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connection

from kithkin.accounts.errors import (
    InvitationOverError,
    NameTakenError,
    NotANameError,
    SignsInAlreadyError,
    TooYoungError,
    WeakPasswordError,
)
from kithkin.accounts.models import Invitation, Member, User
from kithkin.accounts.services import cases
from kithkin.accounts.services.invitations import (
    BEARER,
    accept_invitation,
    accept_reset,
    invite_member,
    reset_sign_in,
)
from kithkin.accounts.tests.coming_in import browser, come_in, is_in
from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.base.refusals import NotAllowedError, NotHereError
from kithkin.conftest import NOON
from kithkin.record.models import Entry

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.urls("kithkin.accounts.tests.pages"),
]

GROWN = date(1990, 5, 17)
NEW = "violet harbour 42 maps"


@pytest.fixture
def newcomer(cast: Cast) -> Member:
    """A third member, who does not sign in yet."""
    return cases.add_member(by=cast.therapist, case_id=cast.case, called="Nia")


@pytest.fixture
def code(cast: Cast, newcomer: Member) -> str:
    return invite_member(by=cast.therapist, member_id=newcomer.id)


def accept(code: str, name: str = "nia", password: str = NEW, born: date = GROWN) -> User:
    return accept_invitation(by=BEARER, code=code, sign_in_name=name, password=password, born=born)


def test_a_code_gives_a_member_their_own_sign_in(code: str, newcomer: Member) -> None:
    user = accept(code)
    newcomer.refresh_from_db()
    assert newcomer.user_id == user.id
    assert (user.called, user.staff_roles.count()) == ("Nia", 0)


@pytest.mark.parametrize(
    "typed", [str.lower, lambda code: code.replace("-", " "), lambda code: f" {code} "]
)
def test_a_code_is_read_however_it_was_copied(code: str, typed: object) -> None:
    assert callable(typed)
    assert accept(typed(code)).sign_in_name == "nia"


def test_a_code_works_once(code: str) -> None:
    accept(code)
    with pytest.raises(InvitationOverError):
        accept(code, "nia2")


def test_of_two_who_come_at_one_moment_one_is_let_in(code: str) -> None:
    """The other comes while the first one's password is still being looked at."""
    weigh = "kithkin.accounts.services.invitations.refuse_weak_password"
    with patch(weigh) as weighed:
        weighed.side_effect = lambda _password: weighed.call_count == 1 and accept(code, "quick")
        with pytest.raises(InvitationOverError):
            accept(code, "slow")
    assert User.objects.filter(sign_in_name__in=["quick", "slow"]).count() == 1


def test_a_code_is_good_for_three_days(code: str) -> None:
    with clock.held_at(NOON + timedelta(hours=72)), pytest.raises(InvitationOverError):
        accept(code)
    with clock.held_at(NOON + timedelta(hours=71)):
        assert accept(code).is_active


def test_a_new_code_ends_the_one_before(cast: Cast, code: str, newcomer: Member) -> None:
    newer = invite_member(by=cast.therapist, member_id=newcomer.id)
    with pytest.raises(InvitationOverError):
        accept(code)
    assert accept(newer).is_active


def test_a_made_up_code_is_told_the_same_as_a_used_one(code: str) -> None:
    accept(code)
    told = []
    for wrong in (code, "AAAA-AAAA", ""):
        with pytest.raises(InvitationOverError) as refused:
            accept(wrong)
        told.append((refused.value.sentence, refused.value.field))
    assert len(set(told)) == 1


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [({"born": date(2015, 1, 1)}, TooYoungError), ({"name": "thea"}, NameTakenError),
     ({"name": "nia@example.org"}, NotANameError), ({"password": "short"}, WeakPasswordError)],
)  # fmt: skip
def test_what_is_refused_leaves_the_code_good(
    code: str, wrong: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        accept(code, **wrong)
    assert accept(code).is_active


@pytest.mark.parametrize(("day", "old_enough"), [(2, True), (3, False)])
def test_sixteen_is_old_enough_on_the_day_itself(code: str, day: int, old_enough: bool) -> None:
    with clock.held_at(NOON):  # the second of March 2026
        if old_enough:
            assert accept(code, born=date(2010, 3, day)).is_active
        else:
            with pytest.raises(TooYoungError):
                accept(code, born=date(2010, 3, day))


def test_only_the_therapist_invites(cast: Cast, newcomer: Member) -> None:
    for who, actor in cast.actors.items():
        if who == "therapist":
            continue
        refusal = NotAllowedError if who in {"client", "other_member"} else NotHereError
        with pytest.raises(refusal):
            invite_member(by=actor, member_id=newcomer.id)
    assert not Invitation.objects.exists()


def test_whoever_signs_in_already_is_not_invited_again(cast: Cast) -> None:
    with pytest.raises(SignsInAlreadyError):
        invite_member(by=cast.therapist, member_id=cast.part)


def test_only_the_hash_of_a_code_is_kept(code: str) -> None:
    bare = code.replace("-", "")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM accounts_invitation")
        kept = str(cursor.fetchall())
    assert code not in kept
    assert bare not in kept


def test_giving_and_using_a_code_stand_in_the_cases_record(cast: Cast, code: str) -> None:
    user = accept(code)
    given = Entry.objects.get(verb="invite_member")
    used = Entry.objects.get(verb="accept_invitation")
    assert (given.actor, given.case) == (cast.therapist.id, cast.case)
    assert (used.actor, used.case) == (user.id, cast.case)


def test_a_code_of_one_kind_is_none_of_the_other(cast: Cast, code: str) -> None:
    renewal = reset_sign_in(by=cast.account_manager, user_id=cast.client.id)
    with pytest.raises(InvitationOverError):
        accept_reset(by=BEARER, code=code, password=NEW)
    with pytest.raises(InvitationOverError):
        accept(renewal)


def test_only_a_bearer_brings_a_code(cast: Cast, code: str) -> None:
    with pytest.raises(NotAllowedError):
        accept_invitation(by=cast.stranger, code=code, sign_in_name="nia", password=NEW, born=GROWN)


def test_the_whole_way_through_the_pages(
    cast: Cast, newcomer: Member, caplog: pytest.LogCaptureFixture
) -> None:
    page = f"/members/{newcomer.id}/invitation/"
    therapist = come_in("thea")
    assert "Nia" in therapist.get(page).content.decode()
    with caplog.at_level(logging.DEBUG):
        shown = therapist.post(page)
        code, link = shown.context["code"], shown.context["link"]
        assert link == f"http://testserver/welcome/#{code}"
        nia = browser()
        assert nia.get("/welcome/").status_code == 200
        sent = {"code": code, "sign_in_name": "Nia", "password": NEW, "born": "1990-05-17"}
        assert nia.post("/welcome/", sent)["Location"] == "/"
    assert is_in(nia)
    assert code not in caplog.text


def test_a_wrong_code_says_so_at_the_field(db: None) -> None:
    sent = {"code": "AAAA", "sign_in_name": "nia", "password": NEW, "born": "1990-05-17"}
    answer = browser().post("/welcome/", sent)
    assert answer.status_code == 422
    assert "not valid any more" in answer.context["form"].errors["code"][0]


def test_an_empty_form_is_asked_for_again() -> None:
    answer = browser().post("/new-sign-in/", {})
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"code", "password"})


def test_codes_cannot_be_tried_without_end() -> None:
    client = browser()
    tried = [client.post("/new-sign-in/", {"code": "A", "password": NEW}) for _ in range(21)]
    assert [one.status_code for one in tried] == [422] * 20 + [429]


def test_pages_that_give_codes_are_closed_to_others(cast: Cast, newcomer: Member) -> None:
    for who in ("colin", "lena", "amos", "cleo", "stan"):
        client = come_in(who)
        absent = client.get("/no/such/page/").content
        assert client.get(f"/members/{newcomer.id}/invitation/").content == absent
        if who != "amos":
            assert client.get(f"/users/{cast.client.id}/new-sign-in/").content == absent
