"""A word is looked for only in what one may open, and stands in no address."""

import pytest

from kithkin.base.cast import Cast
from kithkin.network.services import people
from kithkin.workspace.tests.conftest import Enter

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def looked_for(enter: Enter, cast: Cast, role: str, words: str) -> str:
    answer = enter(role).post(f"/work/{cast.case}/search/", {"words": words})
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_name_is_found_by_a_piece_of_it_in_any_case(enter: Enter, cast: Cast) -> None:
    ana = people.add_person(by=cast.client, case_id=cast.case, values={"nickname": "Аня Ludmila"})
    page = looked_for(enter, cast, "client", "ludm")
    assert f"/people/{ana.id}/" in page
    assert "Аня Ludmila" in page


def test_what_the_other_keeps_to_themselves_is_found_by_nobody_else(
    enter: Enter, cast: Cast
) -> None:
    people.add_person(by=cast.client, case_id=cast.case, values={"nickname": "Ludmila"})
    nothing = "Nothing here says that"
    assert nothing in looked_for(enter, cast, "other_member", "ludmila")
    assert nothing not in looked_for(enter, cast, "therapist", "ludmila")


def test_one_letter_asks_for_another(enter: Enter, cast: Cast) -> None:
    assert "Two letters or more" in looked_for(enter, cast, "client", " a ")


def test_a_very_long_word_is_cut_and_not_refused(enter: Enter, cast: Cast) -> None:
    page = looked_for(enter, cast, "client", "ö" * 100_000)
    assert "Nothing here says that" in page
    assert len(page) < 20_000


def test_an_address_with_a_word_looks_for_nothing(enter: Enter, cast: Cast) -> None:
    people.add_person(by=cast.client, case_id=cast.case, values={"nickname": "Ludmila"})
    answer = enter("client").get(f"/work/{cast.case}/search/?words=Ludmila")
    assert "Ludmila" not in answer.content.decode()


def test_what_was_found_is_not_followed_live_and_so_not_lost(enter: Enter, cast: Cast) -> None:
    assert "data-live=" not in looked_for(enter, cast, "client", "ludmila")
    page = enter("client").get(f"/work/{cast.case}/search/").content.decode()
    assert "data-live=" in page
