from datetime import timedelta

import pytest

from kithkin.accounts.models import User
from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.base.refusals import NotHereError
from kithkin.consent.policy import FieldGroup
from kithkin.consent.queries import sight
from kithkin.consent.services import give_sight
from kithkin.network.services import people
from kithkin.workspace.tests.conftest import Enter

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def share_two(cast: Cast) -> None:
    for name in ("Ana", "Bo"):
        person = people.add_person(by=cast.client, case_id=cast.case, values={"nickname": name})
        give_sight(
            by=cast.client, sight=sight(cast.client, cast.case), of=person,
            to=User.objects.get(id=cast.supporter.id), groups=FieldGroup.NAMES,
        )  # fmt: skip


def test_one_press_takes_back_all_that_was_opened(enter: Enter, cast: Cast) -> None:
    share_two(cast)
    with clock.held_at(clock.now() + timedelta(days=2)):
        assert sight(cast.supporter, cast.case).rows
        enter("client").post(f"/work/{cast.case}/shared/{cast.supporter.id}/end/")
        with pytest.raises(NotHereError):
            sight(cast.supporter, cast.case)


@pytest.mark.parametrize("role", ["other_member", "therapist", "stranger", "supporter"])
def test_nobody_takes_back_what_another_gave(enter: Enter, cast: Cast, role: str) -> None:
    share_two(cast)
    with clock.held_at(clock.now() + timedelta(days=2)):
        answer = enter(role).post(f"/work/{cast.case}/shared/{cast.supporter.id}/end/")
        assert answer.status_code == 404
        assert sight(cast.supporter, cast.case).rows
