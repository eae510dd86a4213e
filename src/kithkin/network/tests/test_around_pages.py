import pytest
from pytest_django import DjangoAssertNumQueries

from kithkin.base.cast import Cast
from kithkin.network.models import Group, Membership
from kithkin.network.services import around, history, people, ties
from kithkin.network.tests.visiting import Visitor, put

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def home(cast: Cast, name: str = "Elm Row", *inside: str) -> Group:
    members = [put(cast, one).id for one in inside]
    return around.add_group(
        by=cast.therapist, case_id=cast.case, values={"name": name}, members=members, part="joint"
    )


@pytest.mark.parametrize("path", ["households/", "events/", "history/"])
def test_a_list_asks_the_database_little(
    cast: Cast, path: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    home(cast, "Elm Row", "Ana", "Ben")
    visitor = Visitor(cast, "therapist")
    visitor.get(path)
    with django_assert_max_num_queries(25):
        visitor.get(path)


@pytest.mark.parametrize(
    ("path", "words"),
    [("households/", "None is drawn yet"), ("events/", "Nothing is kept yet"),
     ("history/", "Nothing was done yet")],
)  # fmt: skip
def test_an_empty_list_says_how_to_begin(cast: Cast, path: str, words: str) -> None:
    assert words in Visitor(cast, "client").words(path)


def test_households_are_listed_with_their_people_and_whose_they_are(cast: Cast) -> None:
    home(cast, "Elm Row", "Ana", "Ben")
    page = Visitor(cast, "client").words("households/")
    assert all(word in page for word in ("Elm Row", "Ana", "Ben", "ours"))


def test_a_household_that_was_made_is_opened(cast: Cast) -> None:
    sent = {"values.name": "Elm Row", "part": "joint"}
    answer = Visitor(cast, "client").post("say/add-household/", sent)
    assert answer["Location"].endswith(f"/households/{Group.objects.get().id}/")


def test_somebody_comes_in_with_dates_and_is_taken_out_again(cast: Cast) -> None:
    group, ana = home(cast), put(cast, "Ana")
    visitor = Visitor(cast, "client")
    visitor.post(f"say/come-in/{group.id}/", {"person_id": str(ana.id), "start": "about 2001"})
    assert "since about 2001" in visitor.words(f"households/{group.id}/")
    visitor.post(f"households/{group.id}/leave/", {"person_id": str(ana.id)})
    assert not Membership.objects.filter(gone_at=None).exists()


def test_nobody_is_offered_who_is_in_already(cast: Cast) -> None:
    group = home(cast, "Elm Row", "Ana")
    put(cast, "Ben")
    page = Visitor(cast, "client").words(f"say/come-in/{group.id}/")
    assert ">Ben</option>" in page
    assert ">Ana</option>" not in page


@pytest.mark.parametrize("person", ["", "nobody"])
def test_taking_out_nobody_changes_nothing(cast: Cast, person: str) -> None:
    group = home(cast, "Elm Row", "Ana")
    answer = Visitor(cast, "client").post(f"households/{group.id}/leave/", {"person_id": person})
    assert answer.status_code == 302
    assert Membership.objects.filter(gone_at=None).count() == 1


def test_events_stand_in_the_order_of_time_with_dates_in_words(cast: Cast) -> None:
    for what, date in (("Third", ""), ("Second", "1980-05"), ("First", "1950~")):
        around.add_event(
            by=cast.therapist, case_id=cast.case, part="joint", values={"what": what, "date": date}
        )
    page = Visitor(cast, "client").words("events/")
    assert page.index("First") < page.index("Second") < page.index("Third")
    assert "about 1950" in page
    assert "May 1980" in page


def test_what_happened_to_everybody_needs_nobody_named(cast: Cast) -> None:
    visitor = Visitor(cast, "client")
    sent = {"values.what": "The flood", "values.kind": "society", "values.date": "1997",
            "part": "joint"}  # fmt: skip
    assert visitor.post("say/add-event/", sent)["Location"].endswith("/events/")
    assert "The flood" in Visitor(cast, "other_member").words("events/")


def test_an_event_of_a_person_is_kept_with_them(cast: Cast) -> None:
    ana = put(cast, "Ana")
    visitor = Visitor(cast, "client")
    visitor.post(f"say/event-of-person/{ana.id}/", {"values.what": "Moved out"})
    assert "Moved out" in visitor.words(f"people/{ana.id}/")


def test_the_history_tells_who_did_what_and_nothing_of_what_was_written(cast: Cast) -> None:
    put(cast, "Ana")
    page = Visitor(cast, "client").words("history/")
    assert "<bdi>Thea</bdi> put somebody on the map" in page
    assert "Ana" not in page


def test_what_another_did_in_their_own_part_leaves_no_line(cast: Cast) -> None:
    put(cast, "Ana")
    nothing = Visitor(cast, "other_member").words("history/")
    put(cast, "Quiet", "client", "")
    assert Visitor(cast, "other_member").words("history/").count("Cleo") == nothing.count("Cleo")
    assert "put somebody on the map" in Visitor(cast, "client").words("history/")


def test_ones_own_acts_can_be_undone_from_the_history_in_any_order(cast: Cast) -> None:
    first, second = put(cast, "Ana", "client"), put(cast, "Ben", "client")
    visitor = Visitor(cast, "client")
    page = visitor.words("history/")
    acts = [part.split('"')[0] for part in page.split('name="act" value="')[1:]]
    assert len(acts) == 2
    answer = visitor.post("back/undo/", {"act": acts[-1], "next": "history"})
    assert answer["Location"].endswith("/history/")
    assert [one.id for one in visitor.map().persons] == [str(second.id)]
    assert visitor.words("history/").count('name="act"') == 1
    history.redo(by=cast.client, case_id=cast.case)
    assert {one.id for one in visitor.map().persons} == {str(first.id), str(second.id)}


def test_nobody_undoes_what_another_did(cast: Cast) -> None:
    put(cast, "Ana")
    page = Visitor(cast, "therapist").words("history/")
    act = page.split('name="act" value="')[1].split('"')[0]
    client = Visitor(cast, "client")
    client.post("back/undo/", {"act": act})
    assert len(client.map().persons) == 1
    assert 'name="act"' not in client.words("history/")


def test_what_was_taken_back_is_marked(cast: Cast) -> None:
    put(cast, "Ana")
    history.undo(by=cast.therapist, case_id=cast.case)
    page = Visitor(cast, "client").words("history/")
    assert "taken back" in page
    assert "took something back" in page


def test_a_change_after_an_undo_does_not_bring_it_back(cast: Cast) -> None:
    ana = put(cast, "Ana", "client")
    for work in ("nurse", "midwife"):
        people.change_person(
            by=cast.client, case_id=cast.case, person_id=ana.id, values={"work": work}
        )
    history.undo(by=cast.client, case_id=cast.case)
    assert Visitor(cast, "client").words("history/").count('name="act"') == 2


def test_that_a_member_wrote_for_themselves_is_told_to_nobody_else(cast: Cast) -> None:
    ana, ben = put(cast, "Ana"), put(cast, "Ben")
    tie = ties.add_tie(by=cast.therapist, case_id=cast.case, a=ana.id, b=ben.id, values={})
    ties.say_safety(by=cast.client, case_id=cast.case, tie_id=tie.id, words="Not alone.")
    told = {who: Visitor(cast, who).words("history/") for who in ("client", "therapist")}
    assert "wrote something for themselves alone" in told["client"]
    assert "themselves alone" not in told["therapist"]
    assert "Cleo" not in told["therapist"]
