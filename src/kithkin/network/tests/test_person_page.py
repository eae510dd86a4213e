from datetime import timedelta
from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from kithkin.accounts.models import User
from kithkin.base import clock
from kithkin.base.cast import Cast
from kithkin.consent.policy import FieldGroup
from kithkin.consent.queries import sight
from kithkin.consent.services import give_sight
from kithkin.network.copies import Gender, ParentageKind, PersonKind
from kithkin.network.models import Person
from kithkin.network.offers import offers
from kithkin.network.services import around, kin, ties
from kithkin.network.tests.visiting import Visitor, id_of, names, put

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def ana(cast: Cast) -> Person:
    return put(cast, "Ana", birth="1950~", gender="woman", work="nurse", note="likes rain")


def beside(visitor: Visitor, person: Person, way: str, name: str, **more: str) -> int:
    sent = {"as": way, "name": name, "request": str(uuid4()), **more}
    return visitor.post(f"people/{person.id}/beside/", sent).status_code


def test_a_page_tells_what_is_known_in_plain_words(cast: Cast, ana: Person) -> None:
    page = Visitor(cast, "client").words(f"people/{ana.id}/")
    assert all(word in page for word in ("Ana", "about 1950", "nurse", "likes rain"))
    assert "1950~" not in page
    assert "<title>Kithkin</title>" in page


def test_a_page_asks_the_database_little(
    cast: Cast, ana: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    visitor = Visitor(cast, "therapist")
    visitor.get(f"people/{ana.id}/")
    with django_assert_max_num_queries(25 + 3 * len(offers())):  # each part has its own section
        visitor.get(f"people/{ana.id}/")


def test_asked_for_by_the_map_it_is_a_piece_of_page(cast: Cast, ana: Person) -> None:
    page = Visitor(cast, "client").words(
        f"people/{ana.id}/?beside=circles", headers={"HX-Request": "true"}
    )
    assert "<html" not in page
    assert 'name="next" value="circles"' in page


@pytest.mark.parametrize(
    ("way", "kind"),
    [("friend", PersonKind.HUMAN), ("helper", PersonKind.HUMAN), ("group", PersonKind.GROUP),
     ("animal", PersonKind.PET)],
)  # fmt: skip
def test_a_name_and_a_tap_add_somebody_with_a_relationship(
    cast: Cast, ana: Person, way: str, kind: PersonKind
) -> None:
    visitor = Visitor(cast, "therapist")
    assert beside(visitor, ana, way, "Jo") == 302
    copy = visitor.map()
    assert [one.kind for one in copy.persons if one.name == "Jo"] == [kind]
    assert len(copy.ties) == 1


def test_a_name_and_a_tap_add_kin(cast: Cast, ana: Person) -> None:
    visitor = Visitor(cast, "therapist")
    assert beside(visitor, ana, "parent", "Rosa", gender="woman") == 302
    assert beside(visitor, ana, "sibling", "Ben", gender="nonbinary") == 302
    assert beside(visitor, ana, "partner", "Lu") == 302
    copy = visitor.map()
    rosa, ben = id_of(copy, "Rosa"), id_of(copy, "Ben")
    links = {(link.child, link.parent) for link in copy.parentages}
    assert links == {(str(ana.id), str(rosa)), (str(ben), str(rosa))}
    assert [one.gender for one in copy.persons if one.id == str(ben)] == [Gender.NONBINARY]
    assert len(copy.unions) == 1


def test_a_child_hangs_under_the_one_couple_there_is(cast: Cast, ana: Person) -> None:
    visitor = Visitor(cast, "therapist")
    beside(visitor, ana, "partner", "Lu")
    beside(visitor, ana, "child", "Mo")
    assert {link.union for link in visitor.map().parentages} == {visitor.map().unions[0].id}


def test_with_several_couples_the_page_asks_of_which_a_child_is(cast: Cast, ana: Person) -> None:
    visitor = Visitor(cast, "therapist")
    beside(visitor, ana, "partner", "Lu")
    beside(visitor, ana, "partner", "Kim")
    answer = visitor.post(f"people/{ana.id}/beside/", {"as": "child", "name": "Mo"})
    page = answer.content.decode()
    assert "Together with" in page
    assert 'value="Mo"' in page
    assert names(visitor.map()) == ["Ana", "Kim", "Lu"]


def test_a_tap_without_a_name_asks_more(cast: Cast, ana: Person) -> None:
    visitor = Visitor(cast, "therapist")
    answer = visitor.post(f"people/{ana.id}/beside/", {"as": "parent", "name": "  "})
    assert "<h1>A parent of <bdi>Ana</bdi></h1>" in answer.content.decode()
    assert names(visitor.map()) == ["Ana"]


def test_a_tap_twice_is_one_person(cast: Cast, ana: Person) -> None:
    visitor, request = Visitor(cast, "therapist"), str(uuid4())
    for _ in range(2):
        sent = {"as": "friend", "name": "Jo", "request": request}
        visitor.post(f"people/{ana.id}/beside/", sent)
    assert names(visitor.map()) == ["Ana", "Jo"]


@pytest.mark.parametrize("sent", [{"name": "x" * 121}, {"gender": "cat", "name": "Jo"}])
def test_what_cannot_be_read_is_asked_again_with_what_was_typed(
    cast: Cast, ana: Person, sent: dict[str, str]
) -> None:
    visitor = Visitor(cast, "therapist")
    answer = visitor.post(f"people/{ana.id}/beside/", {"as": "friend", **sent})
    assert answer.status_code == 422
    assert sent["name"] in answer.content.decode()
    assert names(visitor.map()) == ["Ana"]


def test_after_a_tap_the_form_says_who_came_and_waits_for_the_next(cast: Cast, ana: Person) -> None:
    visitor = Visitor(cast, "client")
    sent = {"as": "friend", "name": "Jo", "request": str(uuid4())}
    answer = visitor.post(f"people/{ana.id}/beside/", sent)
    assert answer["Location"].endswith("#beside")
    assert "Jo is on the map." in visitor.words(
        f"people/{ana.id}/?{answer['Location'].split('?')[1]}"
    )


def test_an_address_cannot_make_a_page_name_whom_its_viewer_may_not_know(
    cast: Cast, ana: Person
) -> None:
    hidden = put(cast, "Quiet", "client", "")
    page = Visitor(cast, "other_member").words(f"people/{ana.id}/?added={hidden.id}")
    assert "is on the map" not in page


def test_a_tap_beside_somebody_withheld_is_a_tap_beside_nobody(cast: Cast) -> None:
    hidden = put(cast, "Quiet", "client", "")
    other = Visitor(cast, "other_member")
    sent = {"as": "friend", "name": "Jo"}
    answers = [other.post(f"people/{one}/beside/", sent) for one in (hidden.id, uuid4())]
    assert {answer.status_code for answer in answers} == {404}
    assert answers[0].content == answers[1].content


def test_somebody_added_beside_my_person_is_mine_too(cast: Cast) -> None:
    mine = put(cast, "Jo", "client", "")
    beside(Visitor(cast, "client"), mine, "friend", "Kim")
    assert names(Visitor(cast, "other_member").map()) == []
    assert "mine" in Visitor(cast, "client").words(f"people/{mine.id}/")


def test_a_loss_has_parents_and_nobody_else_beside_it(cast: Cast) -> None:
    lost = put(cast, "Sami", kind="stillbirth")
    page = Visitor(cast, "client").words(f"people/{lost.id}/")
    assert 'value="parent"' in page
    assert 'value="partner"' not in page


def test_family_links_are_named_with_kind_and_dates(cast: Cast, ana: Person) -> None:
    link = kin.add_parent(
        by=cast.therapist, case_id=cast.case, of=ana.id, values={"nickname": "Rosa"},
        kind=ParentageKind.FOSTER,
    )  # fmt: skip
    kin.change_parentage(
        by=cast.therapist, case_id=cast.case, parentage_id=link.id,
        values={"start": "1955", "end": "1960"},
    )  # fmt: skip
    page = Visitor(cast, "client").words(f"people/{ana.id}/")
    assert "Rosa" in page
    assert "parent, foster from 1955 until 1960" in page


def test_a_ring_is_one_tap_and_shown_as_chosen(cast: Cast, ana: Person) -> None:
    visitor = Visitor(cast, "client")
    visitor.post(f"say/change-person/{ana.id}/", {"values.ring": "2"})
    page = visitor.words(f"people/{ana.id}/")
    assert 'value="2" aria-pressed="true"' in page
    assert Person.objects.get(id=ana.id).nickname == "Ana"


def test_tellings_say_whose_they_are_and_how_sure(cast: Cast, ana: Person) -> None:
    ben = put(cast, "Ben")
    around.tell(
        by=cast.therapist, case_id=cast.case, about=ana.id, teller=ben.id,
        values={"words": "She sang.", "sure": 2},
    )  # fmt: skip
    page = Visitor(cast, "client").words(f"people/{ana.id}/")
    assert "She sang." in page
    assert "an impression, fairly sure" in page


def test_twins_are_marked_from_either_of_them(cast: Cast, ana: Person) -> None:
    visitor = Visitor(cast, "therapist")
    beside(visitor, ana, "sibling", "Ben")
    ben = id_of(visitor.map(), "Ben")
    sent = {"children[]": [str(ben)], "kind": "identical"}
    assert visitor.post(f"say/twins/{ana.id}/", sent).status_code == 302
    assert set(visitor.map().twins[0].children) == {str(ana.id), str(ben)}
    assert "Identical twin of Ben" in visitor.words(f"people/{ana.id}/")


def test_removing_asks_first_and_leads_to_the_map(cast: Cast, ana: Person) -> None:
    visitor = Visitor(cast, "client")
    assert "Take <bdi>Ana</bdi> off the map?" in visitor.words(f"say/remove-person/{ana.id}/")
    answer = visitor.post(f"say/remove-person/{ana.id}/", {})
    assert answer["Location"].endswith("/map/genogram/")
    assert names(visitor.map()) == []


def test_words_about_safety_are_shown_to_their_member_alone(cast: Cast, ana: Person) -> None:
    ben = put(cast, "Ben")
    tie = ties.add_tie(by=cast.therapist, case_id=cast.case, a=ana.id, b=ben.id, values={})
    client = Visitor(cast, "client")
    client.post(f"say/safety/{tie.id}/", {"words": "Not in the evening."})
    assert "Not in the evening." in client.words(f"ties/{tie.id}/")
    assert "Not in the evening." in client.words(f"say/safety/{tie.id}/")
    for who in ("other_member", "therapist"):
        visitor = Visitor(cast, who)
        for path in (f"ties/{tie.id}/", f"say/safety/{tie.id}/", "history/", "take/json/"):
            assert "evening" not in visitor.words(path)


def test_words_about_safety_can_be_emptied(cast: Cast, ana: Person) -> None:
    ben = put(cast, "Ben")
    tie = ties.add_tie(by=cast.therapist, case_id=cast.case, a=ana.id, b=ben.id, values={})
    client = Visitor(cast, "client")
    for words in ("Not in the evening.", ""):
        assert client.post(f"say/safety/{tie.id}/", {"words": words}).status_code == 302
    assert "evening" not in client.words(f"ties/{tie.id}/")


def test_whoever_was_only_shown_somebody_is_offered_nothing_to_press(cast: Cast) -> None:
    mine = put(cast, "Jo", "client", "")
    give_sight(
        by=cast.client, sight=sight(cast.client, cast.case), of=mine,
        to=User.objects.get(id=cast.supporter.id), groups=FieldGroup.NAMES,
    )  # fmt: skip
    with clock.held_at(clock.now() + timedelta(days=2)):  # sharing starts a day later
        supporter = Visitor(cast, "supporter")
        pages = [supporter.words(f"people/{mine.id}/"), supporter.words("map/genogram/")]
    for page in pages:
        assert "Jo" in page
        assert "/say/" not in page
        assert "/beside/" not in page
        assert "/back/undo/" not in page
