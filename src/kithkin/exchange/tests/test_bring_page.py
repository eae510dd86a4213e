from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from kithkin.base.cast import Cast
from kithkin.exchange.models import Draft
from kithkin.network.services import history
from kithkin.network.tests.visiting import Visitor, names, put

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

GEDCOM = b"""0 HEAD
1 GEDC
2 VERS 5.5.1
1 CHAR UTF-8
0 @I1@ INDI
1 NAME Rosa /Lopez/
1 SEX F
1 BIRT
2 DATE ABT 1950
1 _HAIR red as rust
0 @I2@ INDI
1 NAME Ana /Lopez/
0 @F1@ FAM
1 WIFE @I1@
1 CHIL @I2@
0 TRLR
"""
TABLE = "name,born,mother,shoe size\nRosa,about 1950,,41\nAna,1980,Rosa,\n"


def brought(visitor: Visitor, content: bytes, name: str = "family.ged", part: str = "joint") -> Any:
    return visitor.post("bring/", {"file": SimpleUploadedFile(name, content), "part": part})


def preview(visitor: Visitor, content: bytes = GEDCOM) -> str:
    """Bring a file and return the path of its preview inside the case."""
    answer = brought(visitor, content)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"]).split(f"{visitor.cast.case}/")[1]


def test_the_page_offers_a_file_a_table_and_a_photo(cast: Cast) -> None:
    page = Visitor(cast, "client").words("bring/")
    assert 'type="file"' in page
    assert 'name="pasted"' in page
    assert "/photos/" in page


def test_nothing_is_on_the_map_before_the_yes(cast: Cast) -> None:
    visitor = Visitor(cast, "therapist")
    page = visitor.words(preview(visitor))
    assert "2 people · 1 link to a parent" in page
    assert "Rosa" in page
    assert names(visitor.map()) == []


def test_a_yes_brings_all_and_one_undo_takes_all_back(cast: Cast) -> None:
    visitor = Visitor(cast, "therapist")
    answer = visitor.post(preview(visitor), {"answer": "yes"})
    assert answer["Location"].endswith("/map/genogram/")
    assert len(visitor.map().persons) == 2
    assert not Draft.objects.exists()
    history.undo(by=cast.therapist, case_id=cast.case)
    assert names(visitor.map()) == []


def test_a_no_keeps_nothing(cast: Cast) -> None:
    visitor = Visitor(cast, "therapist")
    visitor.post(preview(visitor), {"answer": "no"})
    assert names(visitor.map()) == []
    assert not Draft.objects.exists()


def test_a_yes_sent_twice_brings_them_once(cast: Cast) -> None:
    visitor = Visitor(cast, "therapist")
    path = preview(visitor)
    assert [visitor.post(path, {"answer": "yes"}).status_code for _ in "ab"] == [302, 404]
    assert len(visitor.map().persons) == 2


def test_a_pasted_table_comes_with_what_was_not_understood(cast: Cast) -> None:
    visitor = Visitor(cast, "client")
    answer = visitor.post("bring/", {"pasted": TABLE})
    page = visitor.words(str(answer["Location"]).split(f"{cast.case}/")[1])
    assert "1 line has no place on the map" in page
    assert "shoe size" in page
    assert "line 2" in page


def test_whoever_may_be_the_same_is_asked_about_and_joined_on_request(cast: Cast) -> None:
    rosa = put(cast, "Rosa Lopez", birth="1950")
    visitor = Visitor(cast, "therapist")
    path = preview(visitor)
    page = visitor.words(path)
    assert "Somebody you have here already?" in page
    field = page.split('name="same.')[1].split('"')[0]
    visitor.post(path, {"answer": "yes", f"same.{field}": str(rosa.id)})
    copy = visitor.map()
    assert len(copy.persons) == 2
    assert copy.parentages[0].parent == str(rosa.id)


def test_the_same_file_again_says_what_is_here_and_is_left(cast: Cast) -> None:
    visitor = Visitor(cast, "therapist")
    visitor.post(preview(visitor), {"answer": "yes"})
    first = visitor.map()
    path = preview(visitor)
    page = visitor.words(path)
    assert "left as it is: 1 link to a parent." in page
    fields = [one.split('"')[0] for one in page.split('name="same.')[1:]]
    ids = [one.split('"')[0] for one in page.split('</option>\n              <option value="')[1:]]
    answers = {f"same.{field}": one for field, one in zip(fields, ids, strict=True)}
    visitor.post(path, {"answer": "yes", **answers})
    assert visitor.map() == first
    assert "Already here, and left as it was: 1 link to a parent." in visitor.words("map/genogram/")


def test_whose_map_it_is_can_be_said_before_they_come(cast: Cast) -> None:
    visitor = Visitor(cast, "therapist")
    path = preview(visitor)
    page = visitor.words(path)
    choices = page.split('name="index"')[1].split("</select>")[0]
    ana = choices.split(">Ana")[0].rsplit('value="', 1)[1].split('"')[0]
    visitor.post(path, {"answer": "yes", "index": ana})
    assert [one.name for one in visitor.map().persons if one.index] == ["Ana Lopez"]


def test_on_a_map_with_a_middle_nobody_is_asked_for_another(cast: Cast) -> None:
    put(cast, "Cleo", index=True)
    visitor = Visitor(cast, "therapist")
    assert "Whose map is it?" not in visitor.words(preview(visitor))


def test_what_nothing_else_holds_goes_along_when_a_copy_is_taken(cast: Cast) -> None:
    visitor = Visitor(cast, "therapist")
    visitor.post(preview(visitor), {"answer": "yes"})
    assert "_HAIR red as rust" in visitor.words("take/gedcom/")


def test_a_private_file_comes_onto_a_private_map(cast: Cast) -> None:
    client = Visitor(cast, "client")
    answer = brought(client, GEDCOM, part="")
    client.post(str(answer["Location"]).split(f"{cast.case}/")[1], {"answer": "yes"})
    assert len(client.map().persons) == 2
    assert names(Visitor(cast, "other_member").map()) == []


def test_only_whoever_brought_a_file_sees_what_would_come(cast: Cast) -> None:
    path = preview(Visitor(cast, "therapist"))
    for who in ("client", "other_member"):
        visitor = Visitor(cast, who)
        absent = visitor.get(f"bring/{uuid4()}/")
        assert (visitor.get(path).status_code, visitor.get(path).content) == (404, absent.content)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This file is empty."),
        (b"hello", "neither a GEDCOM file, nor a family in JSON"),
        (b"PK\x03\x04....", "packed archive"),
        (b"0 HEAD\n5 DEEP\n0 TRLR\n", "Line 2"),
        (b'{"persons": [{"id": 1, "id": 2}]}', "Nothing was kept."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(
    cast: Cast, content: bytes, words: str
) -> None:
    answer = brought(Visitor(cast, "therapist"), content)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Draft.objects.exists()


def test_a_table_that_cannot_be_read_stays_in_its_box(cast: Cast) -> None:
    answer = Visitor(cast, "client").post("bring/", {"pasted": "no,columns\n<b>,2\n"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "&lt;b&gt;,2" in page
    assert "Line 1" in page


def test_nothing_chosen_is_said(cast: Cast) -> None:
    answer = Visitor(cast, "client").post("bring/", {})
    assert answer.status_code == 422
    assert "Please choose a file" in answer.content.decode()


def test_a_preview_asks_the_database_little(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    visitor = Visitor(cast, "therapist")
    path = preview(visitor)
    with django_assert_max_num_queries(25):
        visitor.get(path)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(content=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_file_makes_the_page_fail(cast: Cast, content: bytes) -> None:
    assert brought(Visitor(cast, "therapist"), content).status_code in {302, 422}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(pasted=st.text("name,born;\t\n\"'ab19-", max_size=120) | st.text(max_size=120))
def test_no_table_makes_the_page_fail(cast: Cast, pasted: str) -> None:
    answer = Visitor(cast, "client").post("bring/", {"pasted": pasted})
    assert answer.status_code in {302, 422}
