"""The views of a map in a browser: opened, walked, rearranged by hand, read in other signs and years."""

import re
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect
from stories.visiting import DESK, PHONE, Look, OpenBrowser, Photograph, sign_in, work_alone

from kithkin.base.cast import Cast
from kithkin.consent.queries import sight
from kithkin.network.queries import map_copy
from kithkin.network.services import around, kin, people, ties

PICTURES = ("Family", "Surroundings", "Circles", "Connections", "Over time")


def drawn(name: str) -> str:
    """The mark of somebody in the picture."""
    return f'.map .person:has(.name:text-is("{name}"))'


def place(page: Page, name: str) -> tuple[float, float]:
    """Where somebody stands, in the picture's own measure."""
    told = page.locator(drawn(name)).get_attribute("transform") or ""
    x, y = re.findall(r"-?[\d.]+", told)
    return float(x), float(y)


@pytest.fixture
def family(cast: Cast) -> UUID:
    """Cleo with parents, a brother, a daughter, a close friend and a home."""
    case = work_alone(cast)

    def put(name: str, **more: object) -> UUID:
        person = people.add_person(
            by=cast.therapist, case_id=case, values={"nickname": name, **more}
        )
        return UUID(str(person.id))

    cleo = put("Cleo", birth="1985", gender="woman", index=True)
    rosa, luis = put("Rosa", birth="1958", gender="woman"), put("Luis", birth="1955")
    ben, jo = put("Ben", birth="1990", ring=1), put("Jo", birth="1984")
    for child in (cleo, ben):
        for parent in (rosa, luis):
            kin.add_parent(by=cast.therapist, case_id=case, of=child, values={}, known=parent)
    kin.add_child(
        by=cast.therapist, case_id=case, of=cleo, values={"nickname": "Mo", "birth": "2015"}
    )
    ties.add_tie(by=cast.therapist, case_id=case, a=cleo, b=ben, values={"code": "close"})
    ties.add_tie(
        by=cast.therapist,
        case_id=case,
        a=cleo,
        b=jo,
        values={"code": "best_friends", "start": "2005"},
    )
    around.add_group(by=cast.therapist, case_id=case, members=[cleo], values={"name": "Home"})
    return case


def by_hand(cast: Cast, case: UUID, view: str = "genogram") -> int:
    return len(map_copy(sight(cast.therapist, case), view=view).positions)


def open_map(page: Page, case: UUID, view: str = "genogram", who: str = "thea") -> None:
    sign_in(page, who)
    page.goto(f"/work/{case}/map/{view}/")


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_every_view_opens_shows_everybody_and_has_no_barrier(
    family: UUID, size: tuple[int, int], colours: str, open_browser: OpenBrowser,
    expect_no_barrier: Look, photograph: Photograph,
) -> None:  # fmt: skip
    page = open_browser(size, color_scheme=colours)
    open_map(page, family)
    for label in PICTURES:
        page.get_by_role("link", name=label, exact=True).click()
        expect(page.locator(".tabs [aria-current]")).to_have_text(label)
        expect(page.locator(".map .person")).to_have_count(6)
        expect(page.locator(".tabs [aria-current]")).to_be_in_viewport()
        expect_no_barrier(page)
        photograph(page, f"view-{colours}-{label.replace(' ', '-').lower()}")
    page.goto(f"/work/{family}/save/genogram/")
    expect_no_barrier(page)
    photograph(page, f"view-{colours}-save")


@pytest.mark.parametrize("view", ["genogram", "ecomap", "circles", "network", "timeline"])
def test_every_picture_is_one_tab_stop_and_is_walked_by_kinship(
    family: UUID, view: str, open_browser: OpenBrowser
) -> None:
    page = open_browser(DESK)
    open_map(page, family, view)
    expect(page.locator(".map [tabindex='0']")).to_have_count(1)
    focused = page.locator(".map .person:focus .name")
    page.locator(".map [tabindex='0']").focus()
    for key, name in (
        ("Home", "Cleo"), ("ArrowRight", "Ben"), ("ArrowLeft", "Cleo"), ("ArrowDown", "Mo"),
        ("ArrowUp", "Cleo"),
    ):  # fmt: skip
        page.keyboard.press(key)
        expect(focused).to_have_text(name)
    page.keyboard.press("ArrowUp")
    expect(focused).to_have_text(re.compile("Rosa|Luis"))
    other = "Luis" if focused.text_content() == "Rosa" else "Rosa"
    page.keyboard.press("p")
    expect(focused).to_have_text(other)
    page.keyboard.press("Home")
    page.keyboard.press("t")
    expect(page.get_by_role("dialog")).to_contain_text("best friends")


def test_somebody_is_dragged_put_back_and_tidied_up(
    cast: Cast, family: UUID, open_browser: OpenBrowser, expect_no_barrier: Look,
    photograph: Photograph,
) -> None:  # fmt: skip
    page = open_browser(DESK)
    open_map(page, family)
    first = place(page, "Ben")
    drag(page, "Ben", 120, 60)
    expect(page.get_by_text("Ben stands here now.")).to_be_visible()
    moved = place(page, "Ben")
    assert moved[0] > first[0] + 50
    assert by_hand(cast, family) == 1
    expect_no_barrier(page)
    photograph(page, "view-moved")

    page.reload()
    assert place(page, "Ben") == moved
    drag(page, "Rosa", -80, 0)
    expect(page.get_by_text("2 people were moved by hand.")).to_be_visible()
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_text("One person was moved by hand.")).to_be_visible()
    page.get_by_role("button", name="Tidy up").click()
    expect(page.get_by_text("moved by hand")).to_have_count(0)
    assert by_hand(cast, family) == 0
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_text("One person was moved by hand.")).to_be_visible()
    assert place(page, "Ben") == moved


def drag(page: Page, name: str, right: float, down: float) -> None:
    box = page.locator(f"{drawn(name)} .symbol").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right / 2, y + down / 2, steps=3)
    page.mouse.move(x + right, y + down, steps=3)
    page.mouse.up()


def test_a_hand_that_trembles_opens_a_person_and_moves_nobody(
    cast: Cast, family: UUID, open_browser: OpenBrowser
) -> None:
    page = open_browser(DESK)
    open_map(page, family)
    drag(page, "Ben", 3, 2)
    expect(page.locator("#panel-name")).to_have_text("Ben")
    assert by_hand(cast, family) == 0


def test_somebody_is_moved_by_keys_alone(
    cast: Cast, family: UUID, open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    page = open_browser(DESK)
    open_map(page, family)
    first = place(page, "Cleo")
    page.locator(".map [tabindex='0']").focus()
    page.keyboard.press("m")
    expect(page.get_by_text("Moving Cleo. Arrow keys move")).to_be_visible()
    expect_no_barrier(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.get_by_text("Cleo is back where they were.")).to_be_visible()
    assert place(page, "Cleo") == first
    page.keyboard.press("m")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Cleo stands here now.")).to_be_visible()
    expect(page.locator(".map .person:focus .name")).to_have_text("Cleo")
    assert place(page, "Cleo") == (first[0] + 50, first[1])
    assert by_hand(cast, family) == 1


def test_on_a_phone_people_are_moved_with_two_taps(
    cast: Cast, family: UUID, open_browser: OpenBrowser, expect_no_barrier: Look,
    photograph: Photograph,
) -> None:  # fmt: skip
    page = open_browser(PHONE, has_touch=True, is_mobile=True)
    open_map(page, family)
    page.get_by_role("button", name="Show everyone").tap()
    page.get_by_role("button", name="Move people").tap()
    expect(page.get_by_text("Tap somebody, then the place")).to_be_visible()
    page.locator(f"{drawn('Jo')} .symbol").tap(force=True)  # the age stands on it
    expect(page.get_by_text("Moving Jo.")).to_be_visible()
    photograph(page, "view-moving-phone")
    page.locator(".map").tap(position={"x": 40, "y": 20})
    expect(page.get_by_text("Jo stands here now.")).to_be_visible()
    assert by_hand(cast, family) == 1
    expect_no_barrier(page)


def test_who_is_added_makes_nobody_jump(family: UUID, open_browser: OpenBrowser) -> None:
    page = open_browser(DESK)
    open_map(page, family)
    names = ("Cleo", "Rosa", "Luis", "Ben", "Mo", "Jo")
    before = {name: place(page, name) for name in names}
    page.get_by_label("Who, in one line").fill("son Ted 2018")
    page.get_by_label("Who, in one line").press("Enter")
    expect(page.locator(drawn("Ted"))).to_have_count(1)
    after = {name: place(page, name) for name in names}
    far = [
        abs(after[one][0] - before[one][0]) + abs(after[one][1] - before[one][1]) for one in names
    ]
    assert sum(far) / len(far) <= 60
    page.reload()
    assert {name: place(page, name) for name in names} == after


def test_the_map_follows_the_slider_over_the_years(
    family: UUID, open_browser: OpenBrowser, expect_no_barrier: Look, photograph: Photograph
) -> None:
    page = open_browser(DESK)
    open_map(page, family)
    stands = place(page, "Rosa")
    page.get_by_text("As it was on another day").click()
    slider = page.get_by_label("Year", exact=True)
    slider.fill("1980")
    expect(page.get_by_role("heading", level=1, name="The map at the end of 1980")).to_be_visible()
    expect(page.locator(".map .person")).to_have_count(2)
    assert place(page, "Rosa") == stands
    expect(slider).to_be_focused()
    expect_no_barrier(page)
    photograph(page, "view-1980")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_label("A year or a day")).to_have_value("1981")
    expect(page.get_by_role("heading", level=1, name="The map at the end of 1981")).to_be_visible()
    page.get_by_role("link", name="Today", exact=True).click()
    expect(page.locator(".map .person")).to_have_count(6)


def test_another_year_and_tidying_up_work_without_script(
    cast: Cast, family: UUID, open_browser: OpenBrowser
) -> None:
    scripted = open_browser(DESK)
    open_map(scripted, family)
    drag(scripted, "Ben", 100, 40)
    expect(scripted.get_by_text("One person was moved by hand.")).to_be_visible()
    page = open_browser(DESK, java_script_enabled=False)
    open_map(page, family)
    page.get_by_role("button", name="Tidy up").click()
    expect(page.get_by_text("Everybody stands where the map puts them.")).to_be_visible()
    assert by_hand(cast, family) == 0
    page.get_by_text("As it was on another day").click()
    page.get_by_label("A year or a day").fill("1987")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".map .person")).to_have_count(4)


def test_signs_are_changed_and_what_they_cannot_say_is_said(
    family: UUID, open_browser: OpenBrowser, expect_no_barrier: Look, photograph: Photograph
) -> None:
    page = open_browser(DESK)
    open_map(page, family)
    stands = place(page, "Ben")
    page.get_by_text("Signs: Kithkin").click()
    page.get_by_role("link", name="Bowen", exact=True).click()
    expect(page.get_by_text("Bowen has no sign for")).to_be_visible()
    assert place(page, "Ben") == stands
    expect_no_barrier(page)
    photograph(page, "view-bowen")
    page.goto(f"/work/{family}/map/network/")
    expect(page.get_by_text("Signs: Bowen")).to_be_visible()
