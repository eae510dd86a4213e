from datetime import timedelta

import pytest

from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.network.models import Union
from kithkin.network.services import kin
from kithkin.network.tests.visiting import Visitor, put

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def couple(cast: Cast) -> Union:
    ana = put(cast, "Ana")
    return kin.add_partner(
        by=cast.therapist, case_id=cast.case, of=ana.id, values={"nickname": "Lu"}, start="1990~"
    )


def send(cast: Cast, union: Union, *rows: tuple[str, str, str], seen: int = 0) -> tuple[int, str]:
    status, start, end = zip(*rows, strict=True)
    sent = {"status": status, "start": start, "end": end, "seen": str(seen)}
    answer = Visitor(cast, "client").post(f"couples/{union.id}/", sent)
    return answer.status_code, answer.content.decode()


def statuses(union: Union) -> list[list[str]]:
    return Union.objects.get(id=union.id).statuses


def test_a_couple_is_shown_with_its_dated_lines_and_room_for_more(
    cast: Cast, couple: Union
) -> None:
    page = Visitor(cast, "client").words(f"couples/{couple.id}/")
    assert "Ana and Lu" in page
    assert 'value="about 1990"' in page
    assert page.count('name="status"') == 3


def test_lines_are_kept_and_empty_ones_left_out(cast: Cast, couple: Union) -> None:
    code, _page = send(
        cast, couple, ("partners", "about 1990", "1995"), ("", "", ""), ("married", "May 1995", "")
    )
    assert code == 302
    assert statuses(couple) == [["partners", "1990~", "1995"], ["married", "1995-05", ""]]


def test_a_date_that_cannot_be_read_is_marked_in_its_own_line(cast: Cast, couple: Union) -> None:
    code, page = send(cast, couple, ("partners", "1990", ""), ("married", "the day after", ""))
    assert code == 422
    assert 'value="the day after"' in page
    assert 'id="wrong-2"' in page
    assert 'id="wrong-1"' not in page
    assert statuses(couple) == [["partners", "1990~", ""]]


def test_a_date_without_a_standing_is_asked_about(cast: Cast, couple: Union) -> None:
    code, page = send(cast, couple, ("", "1990", ""))
    assert code == 422
    assert "Please choose one of the list." in page


def test_what_another_wrote_meanwhile_is_shown_and_the_second_try_holds(
    cast: Cast, couple: Union
) -> None:
    kin.set_statuses(
        by=cast.therapist, case_id=cast.case, union_id=couple.id, statuses=[["ended", "2001", ""]]
    )
    with clock.held_at(clock.now() + timedelta(minutes=1)):
        code, page = send(cast, couple, ("married", "1991", ""))
        assert code == 409
        assert "2001" in page
        again, _page = send(cast, couple, ("married", "1991", ""), seen=1)
    assert again == 302
    assert statuses(couple) == [["married", "1991", ""]]


def test_more_rows_than_a_life_holds_are_cut_not_broken(cast: Cast, couple: Union) -> None:
    code, _page = send(cast, couple, *[("married", "1990", "")] * 300)
    assert code == 302
    assert len(statuses(couple)) == 40
