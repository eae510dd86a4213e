"""A family from elsewhere: looked at before it comes, brought in, taken back, and taken along."""

import io
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, expect
from stories.visiting import DESK, PHONE, Look, OpenBrowser, Photograph, sign_in, work_alone

from kithkin.base.cast import Cast
from kithkin.network.services import people

GEDCOM = """0 HEAD
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
1 NAME Luis /Lopez/
1 SEX M
1 DEAT
2 DATE 2011
0 @I3@ INDI
1 NAME Cleo /Lopez/
0 @F1@ FAM
1 HUSB @I2@
1 WIFE @I1@
1 CHIL @I3@
1 MARR
2 DATE 1975
0 TRLR
"""


@pytest.fixture
def alone(cast: Cast) -> UUID:
    """Thea's work with Cleo alone; only Cleo herself is on the map."""
    case = work_alone(cast)
    people.add_person(
        by=cast.therapist, case_id=case, values={"nickname": "Cleo Lopez", "index": True}
    )
    return case


def family_file(content: str = GEDCOM) -> FilePayload:
    return {"name": "family.ged", "mimeType": "text/plain", "buffer": content.encode()}


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_a_family_file_is_looked_at_brought_in_and_taken_back(
    alone: UUID, size: tuple[int, int], open_browser: OpenBrowser, expect_no_barrier: Look,
    photograph: Photograph,
) -> None:  # fmt: skip
    page = open_browser(size)
    sign_in(page, "thea")
    page.goto(f"/work/{alone}/map/genogram/")
    page.get_by_role("group").filter(has_text="More").locator("summary").click()
    page.get_by_role("link", name="Bring a family in").click()
    page.get_by_label("The file").set_input_files(family_file())
    page.get_by_role("button", name="Look at what would come").first.click()
    expect(page.get_by_role("heading", level=1, name="This would come")).to_be_visible()
    expect(page.get_by_text("3 people · 1 couple · 2 links to parents")).to_be_visible()
    expect_no_barrier(page)
    photograph(page, "preview")
    page.get_by_label("Cleo Lopez").select_option(label="the same as Cleo Lopez")
    page.get_by_text("line has no place on the map").click()
    expect(page.get_by_text("red as rust")).to_be_visible()
    page.get_by_role("button", name="Bring them in").click()
    expect(page.get_by_text("2 people came in.")).to_be_visible()
    expect(page.locator(".map .person")).to_have_count(3)
    expect_no_barrier(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".map .person")).to_have_count(1)


def test_a_broken_file_is_refused_with_its_line_and_a_table_goes_on(
    alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look, photograph: Photograph
) -> None:
    page = open_browser(PHONE)
    sign_in(page, "cleo")
    page.goto(f"/work/{alone}/bring/")
    broken = GEDCOM.replace("1 SEX F", "7 SEX F")
    page.get_by_label("The file").set_input_files(family_file(broken))
    page.get_by_role("button", name="Look at what would come").first.click()
    expect(page.get_by_role("alert")).to_contain_text("Line 7")
    expect_no_barrier(page)
    photograph(page, "bring-refused")
    table = "name,born,mother\nNan,about 1930,\nVera,1955,Nan\n"
    page.get_by_label("Paste it from a spreadsheet").fill(table)
    page.get_by_role("button", name="Look at what would come").last.click()
    page.get_by_role("button", name="Bring them in").click()
    expect(page.locator(".map .person")).to_have_count(3)


def test_a_photo_of_a_drawing_lies_under_the_map(
    alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look, photograph: Photograph
) -> None:
    drawing = io.BytesIO()
    Image.new("RGB", (400, 300), "#e8d9b0").save(drawing, "PNG")
    page = open_browser(DESK)
    sign_in(page, "thea")
    page.goto(f"/work/{alone}/map/genogram/")
    page.get_by_text("A drawing on paper").click()
    page.get_by_label("A photo of a drawing").set_input_files(
        {"name": "paper.png", "mimeType": "image/png", "buffer": drawing.getvalue()}
    )
    page.get_by_role("button", name="Keep the photo").click()
    expect(page.get_by_text("Kept beside the map.")).to_be_visible()
    page.goto(f"/work/{alone}/map/genogram/")
    page.get_by_text("A drawing on paper").click()
    picture = page.get_by_role("img", name="Photo 1 of a drawing on paper")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("naturalWidth", 400)
    expect_no_barrier(page)
    photograph(page, "map-with-photo")


@pytest.mark.parametrize(
    ("link", "name"), [("For a family program", "map.ged"), ("For another Kithkin", "map.json")]
)
def test_a_copy_is_taken_under_a_name_that_tells_nothing(
    alone: UUID, link: str, name: str, open_browser: OpenBrowser
) -> None:
    page = open_browser(PHONE)
    sign_in(page, "cleo")
    page.goto(f"/work/{alone}/take/")
    with page.expect_download() as taken:
        page.get_by_role("link", name=link).click()
    assert taken.value.suggested_filename == name
    assert "Cleo Lopez" in Path(taken.value.path()).read_text("utf-8").replace("/", "")
