from datetime import date

import pytest

from kithkin.accounts.models import Agreement
from kithkin.accounts.services import cases
from kithkin.base import ids
from kithkin.base.cast import Cast
from kithkin.workspace.tests.conftest import Enter

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def agree(cast: Cast, day: date, words: str) -> Agreement:
    return cases.agree(
        by=cast.therapist, case_id=cast.case, agreed_on=day, words={"secrets": words}
    )


def page(enter: Enter, cast: Cast, more: str = "", role: str = "client") -> str:
    answer = enter(role).get(f"/work/{cast.case}/agreement/{more}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_therapist_writes_what_was_agreed_and_all_members_read_it(
    enter: Enter, cast: Cast
) -> None:
    sent = {"agreed_on": "2026-03-01", "secrets": "None are kept.", "court_orders": ""}
    answer = enter("therapist").post(f"/work/{cast.case}/agreement/new/", sent)
    assert answer.status_code == 302
    for role in ("client", "other_member", "therapist"):
        assert "None are kept." in page(enter, cast, role=role)
        assert "1 March 2026" in page(enter, cast, role=role)
    assert "Court orders" not in page(enter, cast)


def test_the_newest_holds_and_the_earlier_ones_stay_readable(enter: Enter, cast: Cast) -> None:
    old = agree(cast, date(2025, 5, 1), "as it was")
    agree(cast, date(2026, 1, 9), "as it is")
    assert "as it is" in page(enter, cast)
    assert "1 May 2025" in page(enter, cast)
    assert "as it was" in page(enter, cast, f"{old.id}/")


def test_of_two_of_one_day_the_later_holds(enter: Enter, cast: Cast) -> None:
    for words in ("in the morning", "at noon", "in the evening"):
        agree(cast, date(2026, 1, 9), words)
    assert "in the evening" in page(enter, cast)


def test_writing_goes_on_from_the_last_words(enter: Enter, cast: Cast) -> None:
    agree(cast, date(2026, 1, 9), "as agreed by the window")
    form = enter("therapist").get(f"/work/{cast.case}/agreement/new/").content.decode()
    assert "as agreed by the window" in form


@pytest.mark.parametrize(
    "sent", [{"agreed_on": "2026-03-01"}, {"secrets": "x"}, {"agreed_on": "soon", "secrets": "x"}]
)
def test_an_agreement_needs_a_day_and_a_word(
    enter: Enter, cast: Cast, sent: dict[str, str]
) -> None:
    answer = enter("therapist").post(f"/work/{cast.case}/agreement/new/", sent)
    assert answer.status_code == 422
    assert not Agreement.objects.exists()


def test_nothing_agreed_yet_is_said_kindly(enter: Enter, cast: Cast) -> None:
    assert "You make it together with your therapist" in page(enter, cast)
    assert "Make the agreement" in page(enter, cast, role="therapist")
    assert "Make the agreement" not in page(enter, cast)


def test_an_agreement_of_elsewhere_is_not_here(enter: Enter, cast: Cast) -> None:
    agree(cast, date(2026, 1, 9), "as it is")
    assert enter("client").get(f"/work/{cast.case}/agreement/{ids.new()}/").status_code == 404
