import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from kithkin.base.cast import Cast
from kithkin.exchange.models import PaperMap
from kithkin.network.services import history
from kithkin.network.tests.visiting import Visitor

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def photo(width: int = 40) -> SimpleUploadedFile:
    held = io.BytesIO()
    picture = Image.new("RGB", (width, 20), "white")
    exif = Image.Exif()
    exif[0x010E] = "somewhere private"
    picture.save(held, "JPEG", exif=exif)
    return SimpleUploadedFile("paper.jpg", held.getvalue(), "image/jpeg")


def keep(visitor: Visitor) -> PaperMap:
    assert visitor.post("photos/keep/", {"photo": photo()}).status_code == 302
    return PaperMap.objects.latest("id")


def test_a_photo_stays_beside_the_map_without_what_else_was_in_the_file(cast: Cast) -> None:
    visitor = Visitor(cast, "client")
    kept = keep(visitor)
    assert f"/photos/{kept.id}/" in visitor.words("photos/")
    shown = visitor.get(f"photos/{kept.id}/")
    assert shown["Content-Type"] == "image/jpeg"
    assert Image.open(io.BytesIO(shown.content)).size == (40, 20)
    assert b"somewhere private" not in shown.content


def test_under_the_map_photos_come_as_a_piece_of_page(cast: Cast) -> None:
    visitor = Visitor(cast, "client")
    keep(visitor)
    piece = visitor.words("photos/", headers={"HX-Request": "true"})
    assert "<img" in piece
    assert "<html" not in piece


def test_a_photo_of_my_own_is_nobody_elses(cast: Cast) -> None:
    kept = keep(Visitor(cast, "client"))
    other = Visitor(cast, "other_member")
    assert str(kept.id) not in other.words("photos/")
    assert other.get(f"photos/{kept.id}/").status_code == 404
    assert other.post(f"photos/{kept.id}/remove/", {}).status_code == 404


def test_keeping_and_taking_away_can_be_undone(cast: Cast) -> None:
    visitor = Visitor(cast, "client")
    kept = keep(visitor)
    visitor.post(f"photos/{kept.id}/remove/", {})
    assert "No photo is here yet" in visitor.words("photos/")
    history.undo(by=cast.client, case_id=cast.case)
    assert str(kept.id) in visitor.words("photos/")
    history.undo(by=cast.client, case_id=cast.case)
    assert "No photo is here yet" in visitor.words("photos/")


@pytest.mark.parametrize("content", [b"", b"not a picture", b"GIF89a"])
def test_what_is_no_photo_is_refused_in_words(cast: Cast, content: bytes) -> None:
    sent = {"photo": SimpleUploadedFile("x.jpg", content)} if content else {}
    answer = Visitor(cast, "client").post("photos/keep/", sent, follow=True)
    assert "This is not a photo we can read" in answer.content.decode()
    assert not PaperMap.objects.exists()
