from datetime import date, timedelta

import pytest

from kithkin.accounts.case_queries import (
    agreements,
    cases_treated_by,
    inside,
    own_cases,
    safe_contacts,
    staff_of,
    treating,
)
from kithkin.accounts.services import cases, people
from kithkin.base import clock, ids
from kithkin.base.actor import OPERATOR
from kithkin.base.cast import Cast
from kithkin.base.refusals import NotHereError

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_only_therapist_and_members_are_inside(cast: Cast) -> None:
    assert inside(cast.therapist, cast.case).therapist
    assert inside(cast.client, cast.case).member == cast.part
    for role in cast.outsiders:
        with pytest.raises(NotHereError):
            inside(cast.actors[role], cast.case)


def test_a_therapists_page_is_not_there_for_members(cast: Cast) -> None:
    assert treating(cast.therapist, cast.case).therapist
    for case in (cast.case, ids.new()):
        with pytest.raises(NotHereError):
            treating(cast.client, case)


def test_a_label_is_the_therapists_alone(cast: Cast) -> None:
    assert [line.label for line in cases_treated_by(cast.therapist)] == ["Cleo and Omar"]
    assert [line.label for line in own_cases(cast.client)] == [""]


def test_a_supervisor_of_a_case_treats_none(cast: Cast) -> None:
    assert cases_treated_by(cast.supervisor) == []
    assert own_cases(cast.supervisor) == []


def test_who_has_left_treats_nobody(cast: Cast) -> None:
    people.off_board(by=OPERATOR, user_id=cast.therapist.id)
    assert cases_treated_by(cast.therapist) == []
    assert staff_of(inside(cast.client, cast.case)) != []
    assert not any(line.therapist for line in staff_of(inside(cast.client, cast.case)))


def test_the_viewer_stands_first_among_members(cast: Cast) -> None:
    (line,) = own_cases(cast.other_member)
    assert [member.called for member in line.members] == ["Omar", "Cleo"]
    assert line.others == ["Cleo"]


def test_work_that_has_not_begun_for_somebody_is_not_theirs(cast: Cast) -> None:
    with clock.held_at(clock.now() - timedelta(days=1)):
        assert cases_treated_by(cast.therapist) == []


def test_agreements_come_newest_first_and_keep_the_order_of_a_day(cast: Cast) -> None:
    for day, words in [(9, "second"), (9, "third"), (1, "first")]:
        cases.agree(
            by=cast.therapist, case_id=cast.case, agreed_on=date(2026, 1, day),
            words={"secrets": words},
        )  # fmt: skip
    kept = agreements(inside(cast.client, cast.case))
    assert [one.secrets for one in kept] == ["third", "second", "first"]


def test_safe_contact_of_others_is_not_even_a_key(cast: Cast) -> None:
    cases.set_safe_contact(
        by=cast.client, member_id=cast.part, name_to_use="C", channel="post", hours="", never=[]
    )
    assert set(safe_contacts(inside(cast.client, cast.case))) == {cast.part}
    assert safe_contacts(inside(cast.other_member, cast.case)) == {cast.other_part: None}
    assert set(safe_contacts(inside(cast.therapist, cast.case))) == {cast.part, cast.other_part}
