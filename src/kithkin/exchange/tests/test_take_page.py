import pytest

from kithkin.base.cast import Cast
from kithkin.exchange.reading import read_file
from kithkin.network.services import kin
from kithkin.network.tests.visiting import Visitor, names, put
from kithkin.record.models import READ, Entry

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.mark.parametrize(("kind", "ending"), [("gedcom", "ged"), ("json", "json")])
def test_a_copy_read_again_is_the_map_its_viewer_sees(cast: Cast, kind: str, ending: str) -> None:
    ana = put(cast, "Ana", birth="1950~")
    kin.add_parent(by=cast.therapist, case_id=cast.case, of=ana.id, values={"nickname": "Rosa"})
    put(cast, "Jo", "client", "")
    visitor = Visitor(cast, "client")
    answer = visitor.get(f"take/{kind}/")
    again = read_file(answer.content).copy
    assert names(again) == names(visitor.map()) == ["Ana", "Jo", "Rosa"]
    assert [one.birth for one in again.persons if one.name == "Ana"] == ["1950~"]
    assert len(again.parentages) == 1
    assert answer["Content-Disposition"] == f'attachment; filename="map.{ending}"'


@pytest.mark.parametrize("kind", ["gedcom", "json"])
def test_nothing_of_anothers_own_part_is_in_a_copy(cast: Cast, kind: str) -> None:
    put(cast, "Ana")
    put(cast, "Quiet", "client", "")
    assert "Quiet" not in Visitor(cast, "other_member").words(f"take/{kind}/")


def test_that_a_copy_was_taken_is_kept(cast: Cast) -> None:
    Visitor(cast, "therapist").get("take/json/")
    entry = Entry.objects.get(verb=READ, about="export")
    assert entry.actor == cast.therapist.id


def test_looking_at_the_page_takes_nothing(cast: Cast) -> None:
    page = Visitor(cast, "therapist").words("take/")
    assert "/take/gedcom/" in page
    assert not Entry.objects.filter(about="export").exists()


def test_a_kind_of_file_that_nobody_writes_is_not_here(cast: Cast) -> None:
    assert Visitor(cast, "therapist").get("take/exe/").status_code == 404


@pytest.mark.parametrize("kind", ["gedcom", "json", "all"])
def test_one_file_never_holds_the_own_parts_of_two(cast: Cast, kind: str) -> None:
    """A therapist sees both parts of a couple; a file of theirs may be handed to either."""
    put(cast, "Ana")
    put(cast, "Quiet", "client", "")
    put(cast, "Hushed", "other_member", "")
    file = Visitor(cast, "therapist").words(f"take/{kind}/")
    assert ("Ana" in file, "Quiet" in file, "Hushed" in file) == (True, False, False)
    assert "Quiet" in Visitor(cast, "client").words(f"take/{kind}/")
