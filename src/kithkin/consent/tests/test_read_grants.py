from datetime import timedelta

import pytest

from kithkin.accounts.models import User
from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.consent.models import Grant
from kithkin.consent.policy import FieldGroup
from kithkin.consent.queries import cases_opened_to, grants_given_by, grants_of_others, sight
from kithkin.consent.services import end_sight, give_sight
from kithkin.network.services import people

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def give(cast: Cast) -> Grant:
    person = people.add_person(by=cast.client, case_id=cast.case, values={"nickname": "Ana"})
    return give_sight(
        by=cast.client, sight=sight(cast.client, cast.case), of=person,
        to=User.objects.get(id=cast.supporter.id), groups=FieldGroup.NAMES,
    )  # fmt: skip


def test_what_is_about_to_open_is_told_to_its_giver_at_once(cast: Cast) -> None:
    grant = give(cast)
    assert grants_given_by(sight(cast.client, cast.case)) == [grant]
    assert grants_given_by(sight(cast.other_member, cast.case)) == []
    assert grants_of_others(sight(cast.therapist, cast.case)) == [grant]


def test_a_case_is_open_to_somebody_from_its_day_until_its_end(cast: Cast) -> None:
    grant = give(cast)
    assert cases_opened_to(cast.supporter) == []
    with clock.held_at(grant.since):
        assert cases_opened_to(cast.supporter) == [cast.case]
    with clock.held_at(grant.until):
        assert cases_opened_to(cast.supporter) == []


def test_what_has_ended_is_told_to_nobody(cast: Cast) -> None:
    grant = give(cast)
    end_sight(by=cast.client, sight=sight(cast.client, cast.case), grant_id=grant.id)
    with clock.held_at(grant.since + timedelta(hours=1)):
        assert grants_given_by(sight(cast.client, cast.case)) == []
        assert cases_opened_to(cast.supporter) == []
