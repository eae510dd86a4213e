"""The map in a browser: added to by tapping and by the line, looked at, walked over, kept apart."""

from uuid import UUID

import pytest
from playwright.sync_api import Page, expect
from stories.visiting import DESK, PHONE, Look, OpenBrowser, Photograph, sign_in, work_alone

from kithkin.base.cast import Cast
from kithkin.consent.queries import sight
from kithkin.network.queries import map_copy
from kithkin.network.services import kin, people, ties


def drawn(name: str) -> str:
    """The mark of somebody in the picture."""
    return f'.map .person:has(.name:text-is("{name}"))'


def names(cast: Cast, case: UUID, who: str = "therapist") -> list[str]:
    copy = map_copy(sight(cast.actors[who], case))
    return sorted(one.name for one in copy.persons if one.name)


@pytest.fixture
def alone(cast: Cast) -> UUID:
    """Thea's work with Cleo alone, the map still empty."""
    return work_alone(cast)


@pytest.fixture
def family(cast: Cast, alone: UUID) -> UUID:
    """Cleo with parents, a brother, a daughter, and one relationship that is close."""

    def put(name: str, **more: object) -> UUID:
        person = people.add_person(
            by=cast.therapist, case_id=alone, values={"nickname": name, **more}
        )
        return UUID(str(person.id))

    cleo = put("Cleo", birth="1985", gender="woman", index=True)
    rosa, luis, ben = put("Rosa", gender="woman"), put("Luis"), put("Ben", birth="1990", ring=1)
    for child in (cleo, ben):
        for parent in (rosa, luis):
            kin.add_parent(by=cast.therapist, case_id=alone, of=child, values={}, known=parent)
    kin.add_child(
        by=cast.therapist, case_id=alone, of=cleo, values={"nickname": "Mo", "birth": "2015"}
    )
    ties.add_tie(by=cast.therapist, case_id=alone, a=cleo, b=ben, values={"code": "close"})
    return alone


def add_beside(page: Page, name: str, way: str) -> None:
    page.get_by_label("Who comes next?").fill(name)
    page.get_by_role("button", name=way, exact=True).click()
    expect(page.get_by_text(f"{name} is on the map.")).to_be_visible()


def test_a_client_adds_eight_people_on_a_phone_by_tapping(
    cast: Cast, alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look,
    photograph: Photograph,
) -> None:  # fmt: skip
    page = open_browser(PHONE)
    sign_in(page, "cleo")
    page.goto(f"/work/{alone}/map/genogram/")
    expect_no_barrier(page)
    photograph(page, "map-empty")
    expect(page.get_by_label("What do you call them?")).to_have_value("Cleo")
    page.get_by_role("button", name="Begin with them").click()
    expect(page.get_by_role("heading", level=1, name="Cleo")).to_be_visible()
    for name, way in (
        ("Rosa", "Parent"), ("Luis", "Parent"), ("Ben", "Brother or sister"), ("Kim", "Partner"),
        ("Mo", "Child"), ("Jo", "Friend"), ("Rex", "Animal"),
    ):  # fmt: skip
        add_beside(page, name, way)
    expect_no_barrier(page)
    photograph(page, "person-after-adding")
    page.get_by_role("main").get_by_role("link", name="The map", exact=True).click()
    expect(page.locator(".map .person")).to_have_count(8)
    expect_no_barrier(page)
    assert names(cast, alone) == ["Ben", "Cleo", "Jo", "Kim", "Luis", "Mo", "Rex", "Rosa"]


def test_a_therapist_adds_beside_the_map(
    cast: Cast, alone: UUID, open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    page = open_browser(DESK)
    sign_in(page, "thea")
    page.goto(f"/work/{alone}/map/genogram/")
    page.get_by_role("button", name="Begin with them").click()
    page.get_by_role("main").get_by_role("link", name="The map", exact=True).click()
    page.locator(drawn("Cleo")).click()
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", name="Cleo", exact=True)).to_be_visible()
    expect_no_barrier(page)
    panel.get_by_label("Who comes next?").fill("Rosa")
    panel.get_by_label("woman", exact=True).check()
    panel.get_by_role("button", name="Parent").click()
    expect(page.locator(drawn("Rosa"))).to_be_visible()
    expect(panel.get_by_label("Who comes next?")).to_be_focused()
    assert names(cast, alone) == ["Cleo", "Rosa"]


def test_a_therapist_writes_a_family_in_one_line_and_takes_it_back(
    cast: Cast, family: UUID, open_browser: OpenBrowser, expect_no_barrier: Look,
    photograph: Photograph,
) -> None:  # fmt: skip
    page = open_browser(DESK)
    sign_in(page, "thea")
    page.goto(f"/work/{family}/map/genogram/")
    line = page.get_by_label("Who, in one line")
    line.fill("wife Vera 1986; daughter Paul 2019 close; nobody knows")
    line.press("Enter")
    expect(page.get_by_text("is not a word to begin with")).to_be_visible()
    expect(line).to_be_focused()
    expect_no_barrier(page)
    line.fill("wife Vera 1986; son Paul 2019 close; friend Jo")
    line.press("Enter")
    expect(page.locator(".map .person")).to_have_count(8)
    expect(page.get_by_label("Who, in one line")).to_be_focused()
    photograph(page, "map-with-line")

    page.get_by_role("link", name="Circles").click()
    expect(page.locator(".map .rings")).to_have_count(1)
    expect(page.locator(".map .person")).to_have_count(8)
    expect_no_barrier(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".map .person")).to_have_count(5)
    page.get_by_role("button", name="Redo").click()
    expect(page.locator(".map .person")).to_have_count(8)
    assert {"Vera", "Paul", "Jo"} <= set(names(cast, family))


def test_the_line_completes_every_word(family: UUID, open_browser: OpenBrowser) -> None:
    page = open_browser(DESK)
    sign_in(page, "thea")
    page.goto(f"/work/{family}/map/genogram/")
    page.get_by_label("Who, in one line").press_sequentially("friend Jo close of Be")
    expect(page.locator("#line-list option").first).to_have_attribute(
        "value", "friend Jo close of Ben"
    )


def test_a_client_sees_the_map_on_a_phone_opens_somebody_and_sees_who_looked(
    family: UUID, open_browser: OpenBrowser, expect_no_barrier: Look, photograph: Photograph
) -> None:
    desk = open_browser(DESK)
    sign_in(desk, "thea")
    desk.goto(f"/work/{family}/map/genogram/")
    page = open_browser(PHONE)
    sign_in(page, "cleo")
    page.goto(f"/work/{family}/map/genogram/")
    photograph(page, "map-phone")
    page.locator(drawn("Ben")).click()
    expect(page.get_by_role("heading", level=1, name="Ben")).to_be_visible()
    expect_no_barrier(page)
    page.goto(f"/work/{family}/who-looked/")
    expect(page.get_by_text("Thea: the map")).to_be_visible()
    expect_no_barrier(page)


def test_two_members_see_what_is_joint_and_their_own(
    cast: Cast, open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    for who, part, name in (
        ("therapist", "joint", "Nan"), ("client", "", "Jola"), ("other_member", "", "Kai"),
    ):  # fmt: skip
        people.add_person(
            by=cast.actors[who], case_id=cast.case, part=part, values={"nickname": name}
        )
    for sign_in_name, seen, unseen in (
        ("cleo", ["Nan", "Jola"], "Kai"),
        ("omar", ["Nan", "Kai"], "Jola"),
    ):
        page = open_browser(PHONE)
        sign_in(page, sign_in_name)
        page.goto(f"/work/{cast.case}/map/genogram/")
        expect(page.locator(".map .person")).to_have_count(2)
        for name in seen:
            expect(page.locator(drawn(name))).to_be_visible()
        assert unseen not in page.content()
        page.goto(f"/work/{cast.case}/map/table/")
        expect(page.get_by_text("mine", exact=True)).to_have_count(1)
        expect(page.get_by_text("ours", exact=True)).to_have_count(1)
        expect_no_barrier(page)


def test_the_map_is_walked_by_keyboard_and_read_beside_it(
    family: UUID, open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    page = open_browser(DESK)
    sign_in(page, "thea")
    page.goto(f"/work/{family}/map/genogram/")
    focused = page.locator(".map .person:focus")
    page.get_by_role("link", name="Table").focus()
    while not focused.count():
        page.keyboard.press("Tab")
    expect(focused.locator(".name")).to_have_text("Cleo")
    page.keyboard.press("ArrowRight")
    expect(focused.locator(".name")).to_have_text("Ben")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    expect(focused.locator(".name")).to_have_text("Ben")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    expect(focused.locator(".name")).to_have_text("Mo")
    expect(page.get_by_text("No children on this map.")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_text("No children on this map.")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#panel-name")).to_be_focused()
    expect(page.locator("#panel-name")).to_have_text("Mo")
    expect_no_barrier(page)
    page.keyboard.press("Escape")
    expect(focused.locator(".name")).to_have_text("Mo")


def test_without_script_everything_still_opens_and_adds(
    cast: Cast, family: UUID, open_browser: OpenBrowser
) -> None:
    page = open_browser(DESK, java_script_enabled=False)
    sign_in(page, "thea")
    page.goto(f"/work/{family}/map/genogram/")
    expect(page.locator(".map .person")).to_have_count(5)
    page.locator("#panel").get_by_role("link", name="Ben").click()
    panel = page.locator("#panel")
    expect(panel.get_by_role("heading", name="Ben", exact=True)).to_be_visible()
    panel.get_by_label("Who comes next?").fill("Ida")
    panel.get_by_role("button", name="Partner").click()
    expect(page.get_by_text("Ida is on the map.")).to_be_visible()
    page.get_by_label("Who, in one line").fill("daughter Lin 2020")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".map .person")).to_have_count(7)
    assert {"Ida", "Lin"} <= set(names(cast, family))


PAGES = (
    "map/genogram/", "map/circles/", "map/words/", "map/table/", "map/genogram/?as_of=1991-01-01",
    "households/", "events/", "history/", "say/add-person/", "say/add-event/",
    "say/add-household/", "bring/", "photos/", "take/",
)  # fmt: skip
OF_PEOPLE = (
    "people/{}/", "map/circles/?open={}", "say/change-person/{}/", "say/add-parent/{}/",
    "say/add-child/{}/", "say/add-tie/{}/", "say/remove-person/{}/", "say/tell-of-person/{}/",
)  # fmt: skip


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_no_page_of_the_map_has_a_barrier(
    cast: Cast, family: UUID, size: tuple[int, int], colours: str, open_browser: OpenBrowser,
    expect_no_barrier: Look, photograph: Photograph,
) -> None:  # fmt: skip
    copy = map_copy(sight(cast.therapist, family))
    cleo = next(one.id for one in copy.persons if one.index)
    links = [f"ties/{copy.ties[0].id}/", f"couples/{copy.unions[0].id}/",
             f"say/add-period/{copy.ties[0].id}/"]  # fmt: skip
    page = open_browser(size, color_scheme=colours)
    sign_in(page, "thea")
    for path in (*PAGES, *(one.format(cleo) for one in OF_PEOPLE), *links):
        page.goto(f"/work/{family}/{path}")
        assert page.title() == "Kithkin"
        expect_no_barrier(page)
        photograph(page, f"{colours}-{path.split('/')[0]}-{path.split('/')[1]}")
