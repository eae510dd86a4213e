from datetime import timedelta

import pytest

from kithkin.accounts.models import User
from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.consent.policy import FieldGroup
from kithkin.consent.queries import sight
from kithkin.consent.services import give_sight
from kithkin.network.act_words import DONE
from kithkin.network.forms import FORMS
from kithkin.network.models import Parentage, Person
from kithkin.network.pages import PAGES
from kithkin.network.services import around, kin, people, ties
from kithkin.network.tests.visiting import Visitor, put

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.mark.parametrize("name", [name for name, page in PAGES.items() if page.subject is None])
def test_a_page_about_nobody_opens(cast: Cast, name: str) -> None:
    assert "<form" in Visitor(cast, "client").words(f"say/{name}/")


def test_every_page_about_a_row_opens_for_its_row(cast: Cast) -> None:
    by, case = cast.therapist, cast.case
    ana, ben = put(cast, "Ana"), put(cast, "Ben")
    tie = ties.add_tie(by=by, case_id=case, a=ana.id, b=ben.id, values={})
    rows = {
        "Person": ana,
        "Tie": tie,
        "Phase": ties.add_phase(by=by, case_id=case, tie_id=tie.id, values={"start": "2001"}),
        "Parentage": kin.add_parent(by=by, case_id=case, of=ana.id, values={}),
        "Union": kin.add_union(by=by, case_id=case, partners=[ana.id, ben.id]),
        "Group": around.add_group(by=by, case_id=case, values={"name": "x"}, part="joint"),
        "Happening": around.add_event(by=by, case_id=case, values={"what": "x"}, part="joint"),
    }
    visitor = Visitor(cast, "client")
    for name, page in PAGES.items():
        if page.subject is not None:
            row = rows[page.subject.__name__]
            assert "<form" in visitor.words(f"say/{name}/{row.id}/"), name


def test_only_the_first_questions_stand_open_when_somebody_is_added(cast: Cast) -> None:
    page = Visitor(cast, "client").words("say/add-person/")
    first, later = page.split('<details class="disclosure">')
    assert "values.nickname" in first
    assert "values.work" not in first
    assert "values.work" in later


def test_answers_that_are_there_already_stand_open(cast: Cast) -> None:
    ana = put(cast, "Ana", work="nurse")
    page = Visitor(cast, "client").words(f"say/change-person/{ana.id}/")
    assert '<details class="disclosure" open>' in page


def test_dates_stand_in_their_box_as_they_are_typed(cast: Cast) -> None:
    ana = put(cast, "Ana", birth="1950~")
    assert 'value="about 1950"' in Visitor(cast, "client").words(f"say/change-person/{ana.id}/")


def test_a_tick_can_be_taken_away(cast: Cast) -> None:
    ana = put(cast, "Ana", dead=True)
    visitor = Visitor(cast, "client")
    page = visitor.words(f"say/change-person/{ana.id}/")
    assert '<input type="hidden" name="values.dead" value="false">' in page
    visitor.post(f"say/change-person/{ana.id}/", {"values.dead": ["false"]})
    assert Person.objects.get(id=ana.id).dead is False


def test_saving_what_is_shown_changes_nothing(cast: Cast) -> None:
    lost = put(cast, "Sami", kind="stillbirth", birth="2019-04", gender="woman")
    before = Person.objects.get(id=lost.id).opened()
    sent = {f"values.{name}": value for name, value in before.items()}
    Visitor(cast, "client").post(f"say/change-person/{lost.id}/", sent)
    assert Person.objects.get(id=lost.id).opened() == before
    page = Visitor(cast, "client").words(f"say/change-person/{lost.id}/")
    assert '<option value="stillbirth" selected>' in page


def test_a_value_no_choice_knows_is_kept_as_it_is(cast: Cast) -> None:
    event = around.add_event(
        by=cast.therapist, case_id=cast.case, values={"what": "x", "kind": "harvest"}, part="joint"
    )
    page = Visitor(cast, "client").words(f"say/change-event/{event.id}/")
    assert '<option value="harvest" selected>' in page


def test_two_edits_of_one_note_show_both_and_the_second_try_holds(cast: Cast) -> None:
    ana = put(cast, "Ana")
    visitor = Visitor(cast, "client")
    sent = {"values.note": "mine", "seen.note": "0"}
    with clock.held_at(clock.now() + timedelta(minutes=1)):
        people.change_person(
            by=cast.therapist, case_id=cast.case, person_id=ana.id, values={"note": "theirs"}
        )
    with clock.held_at(clock.now() + timedelta(minutes=2)):
        answer = visitor.post(f"say/change-person/{ana.id}/", sent)
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "<blockquote>theirs</blockquote>" in page
        assert 'name="seen.note" value="1"' in page
        again = visitor.post(f"say/change-person/{ana.id}/", {**sent, "seen.note": "1"})
    assert again.status_code == 302
    assert Person.objects.get(id=ana.id).note == "mine"


def test_the_page_of_a_row_shows_only_fields_its_viewer_may_read(cast: Cast) -> None:
    ana = put(cast, "Ana", "client", "", note="not for you", work="nurse")
    supporter = User.objects.get(id=cast.supporter.id)
    give_sight(
        by=cast.client, sight=sight(cast.client, cast.case), of=ana, to=supporter,
        groups=FieldGroup.PRESENCE | FieldGroup.NAMES,
    )  # fmt: skip
    with clock.held_at(clock.now() + timedelta(days=2)):
        page = Visitor(cast, "supporter").words(f"say/change-person/{ana.id}/")
    assert "Ana" in page
    assert "not for you" not in page
    assert "nurse" not in page


def test_a_therapist_of_two_says_whose_map_and_each_choice_goes_there(cast: Cast) -> None:
    visitor = Visitor(cast, "therapist")
    page = visitor.words("say/add-person/")
    assert "Cleo&#x27;s own" in page
    visitor.post("say/add-person/", {"values.nickname": "Jo", "part": str(cast.part)})
    assert Person.objects.get().scope == f"part:{cast.part}"


def test_a_link_that_was_removed_leads_to_the_child(cast: Cast) -> None:
    ana = put(cast, "Ana")
    link = kin.add_parent(by=cast.therapist, case_id=cast.case, of=ana.id, values={})
    answer = Visitor(cast, "client").post(f"say/remove-parent/{link.id}/", {})
    assert answer["Location"].endswith(f"/people/{ana.id}/")
    assert not Parentage.objects.filter(gone_at=None).exists()


def test_whoever_came_from_a_view_of_the_map_goes_back_to_it(cast: Cast) -> None:
    ana = put(cast, "Ana")
    visitor = Visitor(cast, "client")
    page = visitor.words(f"say/change-person/{ana.id}/?next=circles")
    assert 'name="next" value="circles"' in page
    sent = {"values.work": "nurse", "next": "circles"}
    answer = visitor.post(f"say/change-person/{ana.id}/", sent)
    assert answer["Location"].endswith(f"/map/circles/?open={ana.id}")


@pytest.mark.parametrize("view", ["https://elsewhere.example/", "//elsewhere.example", "pie"])
def test_no_page_leads_out_of_the_house(cast: Cast, view: str) -> None:
    ana = put(cast, "Ana")
    answer = Visitor(cast, "client").post(
        f"say/change-person/{ana.id}/", {"values.work": "nurse", "next": view}
    )
    assert answer["Location"] == f"/work/{cast.case}/people/{ana.id}/"


def test_every_page_calls_a_verb_that_the_history_has_words_for() -> None:
    assert {page.verb for page in PAGES.values()} <= FORMS.keys()
    assert FORMS.keys() <= DONE.keys()
