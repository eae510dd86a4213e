import pytest

from kithkin.accounts.models import SafeContact
from kithkin.base import ids
from kithkin.base.cast import Cast
from kithkin.workspace.tests.conftest import Enter

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

SAID = {
    "name_to_use": "Ms C", "channel": "post", "hours": "mornings", "never": "the work number\n\n at night ",
}  # fmt: skip


def address(cast: Cast, part: object) -> str:
    return f"/work/{cast.case}/members/{part}/contact/"


@pytest.mark.parametrize("role", ["client", "therapist"])
def test_a_member_or_their_therapist_says_how(enter: Enter, cast: Cast, role: str) -> None:
    assert enter(role).post(address(cast, cast.part), SAID).status_code == 302
    kept = SafeContact.objects.get()
    assert (kept.name_to_use, kept.channel) == ("Ms C", "post")
    assert kept.never == ["the work number", "at night"]
    assert "the work number, at night" in enter(role).get(f"/work/{cast.case}/").content.decode()


def test_another_member_cannot_tell_that_there_is_any(enter: Enter, cast: Cast) -> None:
    other = enter("other_member")
    before = other.get(f"/work/{cast.case}/").content.decode()
    enter("client").post(address(cast, cast.part), SAID)
    after = other.get(f"/work/{cast.case}/").content.decode()
    assert "Ms C" not in after
    assert len(before) == len(after)
    closed, absent = (other.get(address(cast, part)) for part in (cast.part, ids.new()))
    assert (closed.status_code, closed.content) == (404, absent.content)


def test_another_member_cannot_write_it(enter: Enter, cast: Cast) -> None:
    assert enter("other_member").post(address(cast, cast.part), SAID).status_code == 404
    assert not SafeContact.objects.exists()


def test_a_way_nobody_offers_is_refused(enter: Enter, cast: Cast) -> None:
    answer = enter("client").post(address(cast, cast.part), {**SAID, "channel": "pigeon"})
    assert answer.status_code == 422
    assert not SafeContact.objects.exists()


def test_unsaid_means_not_at_all(enter: Enter, cast: Cast) -> None:
    page = enter("client").get(address(cast, cast.part)).content.decode()
    assert 'value="none" required id="id_channel_0" checked' in page
