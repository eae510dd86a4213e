import pytest

from kithkin.accounts.services import people
from kithkin.base.actor import OPERATOR
from kithkin.base.cast import Cast
from kithkin.record.services import note_read
from kithkin.workspace import queries
from kithkin.workspace.sentences import SURFACES
from kithkin.workspace.tests.conftest import Enter

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def look(cast: Cast, role: str, surface: str = "map") -> None:
    note_read(by=cast.actors[role], case=cast.case, clinic=cast.clinic, surface=surface)


def page(enter: Enter, cast: Cast, role: str = "client") -> str:
    return enter(role).get(f"/work/{cast.case}/who-looked/").content.decode()


def test_a_client_sees_who_of_the_clinic_looked_at_what_and_when(enter: Enter, cast: Cast) -> None:
    look(cast, "therapist")
    shown = page(enter, cast)
    assert "<bdi>Thea</bdi>: the map" in shown
    assert "Monday, 2 March 2026" in shown
    assert "12:00" in shown


def test_nobody_sees_what_members_or_their_supporters_read(enter: Enter, cast: Cast) -> None:
    for role in ("client", "other_member", "supporter"):
        look(cast, role)
    for role in ("client", "other_member", "therapist"):
        assert "Nobody of the clinic has looked" in page(enter, cast, role)


def test_a_therapist_sees_their_own_looks_and_their_colleagues(enter: Enter, cast: Cast) -> None:
    look(cast, "therapist")
    look(cast, "colleague", "person")
    shown = page(enter, cast, "therapist")
    assert "<bdi>Thea</bdi>" in shown
    assert "<bdi>Colin</bdi>: the page of a person" in shown


def test_who_has_left_the_clinic_stays_on_the_list(enter: Enter, cast: Cast) -> None:
    look(cast, "colleague")
    people.off_board(by=OPERATOR, user_id=cast.colleague.id)
    assert "<bdi>Colin</bdi>" in page(enter, cast)


def test_opening_pages_of_the_work_is_itself_kept(enter: Enter, cast: Cast) -> None:
    enter("therapist").get(f"/work/{cast.case}/")
    enter("therapist").get(f"/work/{cast.case}/agreement/")
    shown = page(enter, cast)
    assert SURFACES["work"] in shown
    assert SURFACES["agreement"] in shown


def test_a_surface_without_words_is_still_shown(enter: Enter, cast: Cast) -> None:
    look(cast, "therapist", "some new page")
    assert "something of this work" in page(enter, cast)
    assert "some new page" not in page(enter, cast)


def test_a_partners_reading_pushes_nobodys_look_off_the_list(
    enter: Enter, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "READS_LOOKED_AT", 2)
    look(cast, "therapist")
    for _ in range(3):
        look(cast, "other_member")
    assert "<bdi>Thea</bdi>: the map" in page(enter, cast)


def test_no_line_tells_one_of_a_couple_of_a_page_that_may_be_the_others(
    enter: Enter, cast: Cast
) -> None:
    for surface in ("plan", "check_ins", "breaks"):
        look(cast, "therapist", surface)
    shown = page(enter, cast)
    assert shown.count("<bdi>Thea</bdi>") == shown.count("something of this work") == 1
    assert ": the check-ins" not in shown
