"""Off-boarding: one act after which somebody's next request is a stranger's."""

import pytest
from allauth.mfa.models import Authenticator

from kithkin.accounts.errors import InvitationOverError
from kithkin.accounts.models import Invitation, KnownDevice, SignIn, User
from kithkin.accounts.policy import staff_roles, standing
from kithkin.accounts.services import cases, invitations, people
from kithkin.accounts.services.invitations import BEARER
from kithkin.accounts.sessions import is_running
from kithkin.accounts.tests.coming_in import PASSWORD, come_in, is_in
from kithkin.base import announce
from kithkin.base.cast import Cast
from kithkin.base.models import Event
from kithkin.base.refusals import NotAllowedError
from kithkin.conftest import ADULT
from kithkin.record.models import Entry

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.urls("kithkin.accounts.tests.pages"),
]


def test_every_session_ends_at_once(cast: Cast) -> None:
    here, there = come_in("thea"), come_in("thea")
    assert people.off_board(by=cast.account_manager, user_id=cast.therapist.id) == 2
    assert not is_in(here)
    assert not is_in(there)


def test_an_open_socket_learns_of_it(cast: Cast) -> None:
    key = come_in("thea").cookies["__Host-kithkin"].value
    assert is_running(key)
    people.off_board(by=cast.account_manager, user_id=cast.therapist.id)
    assert not is_running(key)


@pytest.mark.parametrize("who", ["therapist", "client", "supervisor"])
def test_whoever_listens_to_their_cases_is_woken(
    cast: Cast, who: str, django_capture_on_commit_callbacks: object
) -> None:
    heard: list[int] = []
    stop = announce.listen(cast.case, heard.append)
    assert callable(django_capture_on_commit_callbacks)
    with django_capture_on_commit_callbacks(execute=True):
        people.off_board(by=cast.account_manager, user_id=cast.actors[who].id)
    stop()
    told = Event.objects.get(id=heard[0])
    assert (told.kind, told.ids) == ("user_off_boarded", [str(cast.actors[who].id)])


def test_roles_and_assignments_end(cast: Cast) -> None:
    people.off_board(by=cast.account_manager, user_id=cast.therapist.id)
    assert staff_roles(cast.therapist) == set()
    assert not standing(cast.therapist, cast.case).therapist


def test_no_way_in_is_left(cast: Cast) -> None:
    user = User.objects.get(id=cast.client.id)
    come_in("cleo")
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": ""})
    invitations.reset_sign_in(by=cast.account_manager, user_id=user.id)
    people.off_board(by=cast.account_manager, user_id=user.id)
    left = [
        kept.objects.filter(user=user).count()
        for kept in (Authenticator, Invitation, KnownDevice, SignIn)
    ]
    assert left == [0, 0, 0, 0]
    user.refresh_from_db()
    assert not user.check_password(PASSWORD)


def test_others_of_the_case_stay(cast: Cast) -> None:
    client = come_in("cleo")
    people.off_board(by=cast.account_manager, user_id=cast.therapist.id)
    assert is_in(client)


def test_it_stands_in_the_clinics_record(cast: Cast) -> None:
    people.off_board(by=cast.account_manager, user_id=cast.colleague.id)
    entry = Entry.objects.get(verb="off_board")
    assert (entry.chain_id, entry.about) == (cast.clinic, str(cast.colleague.id))


def test_nobody_but_an_account_manager_may(cast: Cast) -> None:
    for who in cast.actors.keys() - {"account_manager"}:
        with pytest.raises(NotAllowedError):
            people.off_board(by=cast.actors[who], user_id=cast.colleague.id)
    assert User.objects.get(id=cast.colleague.id).is_active


def test_codes_they_made_for_others_are_good_for_nothing(cast: Cast) -> None:
    """Whoever made a code can have kept it, and would come in as the client."""
    new = cases.add_member(by=cast.therapist, case_id=cast.case, called="Nia")
    first = invitations.invite_member(by=cast.therapist, member_id=new.id)
    renewal = invitations.reset_sign_in(by=cast.therapist, user_id=cast.client.id)
    people.off_board(by=cast.account_manager, user_id=cast.therapist.id)
    assert not Invitation.objects.filter(made_by=cast.therapist.id).exists()
    with pytest.raises(InvitationOverError):
        invitations.accept_reset(by=BEARER, code=renewal, password=PASSWORD)
    with pytest.raises(InvitationOverError):
        invitations.accept_invitation(
            by=BEARER, code=first, sign_in_name="nia", password=PASSWORD, born=ADULT
        )


def test_codes_of_others_and_used_ones_stay(cast: Cast) -> None:
    used = invitations.reset_sign_in(by=cast.therapist, user_id=cast.client.id)
    invitations.accept_reset(by=BEARER, code=used, password="violet harbour 42 maps")
    invitations.reset_sign_in(by=cast.account_manager, user_id=cast.other_member.id)
    people.off_board(by=cast.account_manager, user_id=cast.therapist.id)
    assert Invitation.objects.count() == 2
