from urllib.parse import urlencode

import pytest
from pytest_django import DjangoAssertNumQueries

from kithkin.base.cast import Cast
from kithkin.network.offers import offers
from kithkin.network.pictures import VIEWS
from kithkin.network.services import ties
from kithkin.network.tests.visiting import Visitor, names, put

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_an_empty_map_asks_whose_it_is_and_offers_a_file(cast: Cast) -> None:
    page = Visitor(cast, "therapist").words("map/genogram/")
    assert "Whose map will it be?" in page
    assert "/bring/" in page
    assert "<title>Kithkin</title>" in page


def test_the_first_person_is_whose_map_it_is(cast: Cast) -> None:
    visitor = Visitor(cast, "client")
    visitor.post("say/add-person/", {"values.nickname": "Cleo", "values.index": "true"})
    assert [one.index for one in visitor.map().persons] == [True]


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_shows_everybody_and_leads_to_the_other_views(cast: Cast, view: str) -> None:
    put(cast, "Ana"), put(cast, "Ben")
    page = Visitor(cast, "client").words(f"map/{view}/")
    assert "Ana" in page
    assert "Ben" in page
    assert all(f"/map/{other}/" in page for other in VIEWS)


def test_a_view_that_nobody_has_made_is_not_here(cast: Cast) -> None:
    assert Visitor(cast, "client").get("map/pie/").status_code == 404


@pytest.mark.parametrize("view", VIEWS)
def test_a_map_page_asks_the_database_little(
    cast: Cast, view: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for name in "abcdefgh":
        put(cast, name)
    visitor = Visitor(cast, "therapist")
    visitor.get(f"map/{view}/")  # that somebody looked is kept once a quarter of an hour
    with django_assert_max_num_queries(25 + len(offers())):  # each part may colour the map
        visitor.get(f"map/{view}/")


def test_on_another_day_the_page_says_so_and_offers_no_adding(cast: Cast) -> None:
    put(cast, "Ana", birth="1950")
    put(cast, "Ben", birth="1990")
    page = Visitor(cast, "client").words("map/words/?as_of=1980-05-01")
    assert "The map on 1 May 1980" in page
    assert "This is how it was" in page
    assert "Ben" not in page
    assert "Several people in one line" not in page


@pytest.mark.parametrize("day", ["tomorrow", "2026-13-40", "<b>", "9" * 99])
def test_what_is_no_day_shows_today(cast: Cast, day: str) -> None:
    put(cast, "Ana")
    page = Visitor(cast, "client").words("map/words/?" + urlencode({"as_of": day}))
    assert "<h1>The map</h1>" in page
    assert "is not a date we can read" in page


def test_a_year_alone_shows_the_map_as_it_was_at_its_end(cast: Cast) -> None:
    put(cast, "Ana", birth="1950-12-24")
    page = Visitor(cast, "client").words("map/words/?as_of=1950")
    assert "The map at the end of 1950" in page
    assert "Ana" in page


def test_the_years_to_slide_over_begin_with_what_the_viewer_may_see(cast: Cast) -> None:
    put(cast, "Ana", birth="1950")
    put(cast, "Quiet", "client", "", birth="1890")
    assert 'min="1950"' in Visitor(cast, "other_member").words("map/genogram/")
    assert 'min="1890"' in Visitor(cast, "client").words("map/genogram/")


def test_signs_are_chosen_in_the_address_and_remembered_in_this_browser(cast: Cast) -> None:
    put(cast, "Ana")
    visitor = Visitor(cast, "client")
    assert "<bdi>Bowen</bdi>" in visitor.words("map/genogram/?notation=bowen")
    shown = "<summary><span>Signs: <bdi>{}</bdi>"
    assert shown.format("Bowen") in visitor.words("map/genogram/")
    assert shown.format("Bowen") not in Visitor(cast, "client").words("map/genogram/")


def test_signs_nobody_knows_are_our_own(cast: Cast) -> None:
    put(cast, "Ana")
    answer = Visitor(cast, "client").get("map/genogram/?notation=runes")
    assert answer.status_code == 200
    assert "kithkin_signs" not in answer.cookies


def test_who_changes_the_signs_is_told_what_means_something_else_now(cast: Cast) -> None:
    put(cast, "Pip", kind="pet")
    visitor = Visitor(cast, "client")
    assert "mean something else now" not in visitor.words("map/genogram/")
    changed = visitor.words("map/genogram/?notation=mcgoldrick")
    assert "mean something else now" in changed
    assert "A diamond means" in changed
    assert "mean something else now" not in visitor.words("map/genogram/")


def test_what_the_signs_cannot_say_is_said_in_words(cast: Cast) -> None:
    ana, ben = put(cast, "Ana"), put(cast, "Ben")
    ties.add_tie(
        by=cast.therapist, case_id=cast.case, a=ana.id, b=ben.id, values={"code": "best_friends"}
    )
    page = Visitor(cast, "client").words("map/genogram/?notation=bowen")
    assert '<ul class="signs-warnings"><li>Bowen has no sign for' in page


def test_everybody_is_drawn_once_unless_somebody_chooses_otherwise(cast: Cast) -> None:
    put(cast, "Ana")
    visitor = Visitor(cast, "client")
    assert "Each person: once</span>" in visitor.words("map/genogram/")
    page = visitor.words("map/genogram/?twice=1")
    assert "Nobody needs to be drawn twice on this map." in page
    assert "?notation=bowen&amp;twice=1" in page
    assert 'id="twice"' not in visitor.words("map/circles/?twice=1")


def test_whoever_is_open_stands_beside_the_picture(cast: Cast) -> None:
    ana = put(cast, "Ana")
    page = Visitor(cast, "client").words(f"map/genogram/?open={ana.id}")
    assert f'data-opened="{ana.id}"' in page
    assert "Add somebody beside Ana" in page


def test_an_id_that_is_not_on_the_map_opens_the_list_of_everybody(cast: Cast) -> None:
    put(cast, "Ana")
    hidden = put(cast, "Quiet", "client", "")
    page = Visitor(cast, "other_member").words(f"map/genogram/?open={hidden.id}")
    assert "Everybody here" in page
    assert "Quiet" not in page


def test_a_quick_line_adds_everybody_in_it(cast: Cast) -> None:
    put(cast, "Ana", index=True)
    visitor = Visitor(cast, "therapist")
    about = str(visitor.map().persons[0].id)
    line = "mother Rosa 1950; brother Ben 1980"
    answer = visitor.post("map/circles/line/", {"line": line, "about": about})
    assert answer.status_code == 302
    assert answer["Location"].endswith("/map/circles/?at=line")
    assert names(visitor.map()) == ["Ana", "Ben", "Rosa"]


def test_a_line_that_is_not_understood_stays_in_its_box_with_the_reason(cast: Cast) -> None:
    put(cast, "Ana", index=True)
    visitor = Visitor(cast, "therapist")
    answer = visitor.post("map/genogram/line/", {"line": 'nemesis "X" <i>'})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="nemesis &quot;X&quot; &lt;i&gt;"' in page
    assert "is not a word to begin with" in page
    assert names(visitor.map()) == ["Ana"]


def test_the_line_is_about_whose_map_it_is_until_somebody_is_open(cast: Cast) -> None:
    ana, ben = put(cast, "Ana", index=True), put(cast, "Ben")
    visitor = Visitor(cast, "therapist")
    assert f'<option value="{ana.id}" selected>' in visitor.words("map/genogram/")
    opened = visitor.words(f"map/genogram/?open={ben.id}")
    assert f'<option value="{ben.id}" selected>' in opened


def test_the_line_is_completed_with_nobody_who_is_withheld(cast: Cast) -> None:
    put(cast, "Quiet", "client", "")
    put(cast, "Ana")
    page = Visitor(cast, "other_member").words("map/genogram/")
    assert '<option value="Ana">' in page
    assert "Quiet" not in page


def test_the_table_says_whose_map_everybody_is_on(cast: Cast) -> None:
    put(cast, "Ana")
    put(cast, "Jo", "client", "")
    page = Visitor(cast, "client").words("map/table/")
    assert "<td>ours</td>" in page
    assert "<td>mine</td>" in page
    assert "<td>Cleo&#x27;s own</td>" in Visitor(cast, "therapist").words("map/table/")


def test_undo_and_redo_lead_back_to_the_view_they_were_pressed_on(cast: Cast) -> None:
    ana = put(cast, "Ana", "client")
    visitor = Visitor(cast, "client")
    sent = {"next": "circles", "open": str(ana.id)}
    undone = visitor.post("back/undo/", sent)
    assert undone["Location"].endswith(f"/map/circles/?open={ana.id}")
    assert names(visitor.map()) == []
    visitor.post("back/redo/", sent)
    assert names(visitor.map()) == ["Ana"]


def test_with_nothing_to_take_back_the_page_says_so(cast: Cast) -> None:
    page = Visitor(cast, "client").post("back/undo/", {}, follow=True).content.decode()
    assert "nothing" in page.lower()


def test_what_an_undo_left_is_listed_by_name(cast: Cast) -> None:
    a, b = put(cast, "Ana"), put(cast, "Ben")
    tie = ties.add_tie(by=cast.client, case_id=cast.case, a=a.id, b=b.id, values={"note": "x"})
    ties.change_tie(by=cast.therapist, case_id=cast.case, tie_id=tie.id, values={"note": "y"})
    answer = Visitor(cast, "client").post("back/undo/", {})
    page = answer.content.decode()
    assert "Taken back, all but this" in page
    assert "Ana and Ben" in page
    assert f"/ties/{tie.id}/" in page


def test_people_of_one_name_are_told_apart_by_their_year(cast: Cast) -> None:
    put(cast, "Ana", birth="1950"), put(cast, "Ana", birth="1980~"), put(cast, "Ben")
    page = Visitor(cast, "client").words("map/genogram/")
    assert all(f">{name}</option>" in page for name in ("Ana 1950", "Ana ~1980", "Ben"))
