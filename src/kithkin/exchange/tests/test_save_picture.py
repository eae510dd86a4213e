"""A view of the map as a file: what is in it, who may have it, and that it is kept who took it."""

import pytest

from kithkin.base.cast import Cast
from kithkin.exchange.saving import kinds
from kithkin.network.models import MovableView
from kithkin.network.pictures import VIEWS
from kithkin.network.services import ties
from kithkin.network.services.places import place_people
from kithkin.network.tests.visiting import Visitor, put
from kithkin.record.models import READ, Entry

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
STARTS = {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF", "txt": b""}


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_can_be_saved(cast: Cast, view: str) -> None:
    put(cast, "Ana", birth="1950", index=True)
    put(cast, "Ben")
    visitor = Visitor(cast, "client")
    assert "Save the file" in visitor.words(f"save/{view}/")
    answer = visitor.get(f"save/{view}/file/?as=svg")
    kind = "txt" if view in {"words", "table"} else "svg"
    assert answer["Content-Disposition"] == f'attachment; filename="map.{kind}"'
    assert "Ana" in answer.content.decode()


@pytest.mark.parametrize("kind", kinds())
def test_a_picture_is_saved_as_what_was_chosen(cast: Cast, kind: str) -> None:
    put(cast, "Ana")
    answer = Visitor(cast, "client").get(f"save/genogram/file/?as={kind}&paper=a3")
    assert answer.content.startswith(STARTS[kind])


@pytest.mark.parametrize(
    ("holds", "named", "tied"),
    [("full", True, True), ("ties-hidden", True, False), ("de-identified", False, True),
     ("structure-only", False, False)],
)  # fmt: skip
def test_a_picture_holds_no_more_than_was_chosen(
    cast: Cast, holds: str, named: bool, tied: bool
) -> None:
    a, b = put(cast, "Ana"), put(cast, "Ben")
    ties.add_tie(by=cast.therapist, case_id=cast.case, a=a.id, b=b.id, values={"code": "close"})
    for kept_at in (a, b):
        place_people(
            by=cast.client, case_id=cast.case, view=MovableView.GENOGRAM, persons=[kept_at.id],
            at=[(10, 20) if kept_at is a else (300, 20)],
        )  # fmt: skip
    svg = Visitor(cast, "client").get(f"save/genogram/file/?as=svg&holds={holds}").content.decode()
    assert ("Ana" in svg, 'class="tie' in svg) == (named, tied)
    assert (str(a.id) in svg) == named


def test_everybody_stands_in_the_file_as_on_the_screen(cast: Cast) -> None:
    ana = put(cast, "Ana")
    place_people(
        by=cast.client, case_id=cast.case, view=MovableView.GENOGRAM, persons=[ana.id],
        at=[(1234.5, 8)],
    )  # fmt: skip
    svg = Visitor(cast, "client").get("save/genogram/file/?as=svg").content.decode()
    assert "translate(1234.5 8)" in svg


def test_a_file_shows_the_day_that_was_looked_at(cast: Cast) -> None:
    put(cast, "Ana", birth="1950"), put(cast, "Ben", birth="1990")
    told = Visitor(cast, "client").get("save/words/file/?as_of=1960").content.decode()
    assert "Ana" in told
    assert "Ben" not in told


def test_no_file_holds_the_own_part_of_somebody_else(cast: Cast) -> None:
    put(cast, "Ana")
    put(cast, "Quiet", "client", "")
    svg = Visitor(cast, "therapist").get("save/genogram/file/?as=svg").content.decode()
    assert "Ana" in svg
    assert "Quiet" not in svg


def test_that_a_picture_was_saved_is_kept(cast: Cast) -> None:
    visitor = Visitor(cast, "client")
    visitor.get("save/genogram/")
    assert not Entry.objects.filter(about="export").exists()
    visitor.get("save/genogram/file/")
    assert Entry.objects.get(verb=READ, about="export").actor == cast.client.id


def test_what_nobody_offers_is_not_here_or_the_usual(cast: Cast) -> None:
    put(cast, "Ana")
    visitor = Visitor(cast, "client")
    assert visitor.get("save/pie/file/").status_code == 404
    odd = visitor.get("save/genogram/file/?as=exe&holds=secrets&paper=a9&as_of=never")
    assert odd.content.startswith(b"<svg")
