"""A therapist's first day, from the invitation to a client who looks at the map on a phone."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect
from stories.test_bringing import family_file
from stories.test_map import add_beside, drawn
from stories.test_signing_in import (
    NEW,
    add_passkey,
    expect_heading,
    expect_in,
    send_name_and_password,
    sign_out,
)
from stories.visiting import DESK, PHONE, Look, OpenBrowser, Photograph

from kithkin.accounts.models import Agreement, Clinic, Role
from kithkin.conftest import AddUser

MOST_TABS = 60
SECRET = "Nothing that matters is kept from Mina."
PEOPLE = ["Ben", "Ida", "Jo", "Luis", "Mina", "Paul", "Rosa", "Vera"]


@dataclass(frozen=True)
class Day:
    """What the day is seen through: browsers to open, and a look at every page on the way."""

    open_browser: OpenBrowser
    add_passkeys: Look
    expect_no_barrier: Look
    photograph: Photograph

    def stop(self, page: Page, name: str) -> None:
        self.expect_no_barrier(page)
        self.photograph(page, f"first-day-{name}")


@pytest.fixture
def day(
    open_browser: OpenBrowser, add_passkeys: Look, expect_no_barrier: Look, photograph: Photograph
) -> Day:
    return Day(open_browser, add_passkeys, expect_no_barrier, photograph)


@pytest.fixture
def office(clinic: Clinic, add_user: AddUser) -> None:
    """A clinic that asks its staff for a second proof, and one account manager."""
    clinic.second_factor_required = True
    clinic.save()
    add_user("amos", Role.ACCOUNT_MANAGER)


def tab_to(page: Page, place: Locator) -> None:
    """With the keyboard alone: as many tabs as it takes."""
    for _ in range(MOST_TABS):
        if place.evaluate("it => it === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no tab leads to {place}")


def handed_over(page: Page) -> str:
    """The link on the page of a code, as it is copied from the screen."""
    page.get_by_role("button", name="Make the code").click()
    expect_heading(page, "The code")
    link = page.locator("a[href*='#']").last.get_attribute("href")
    assert link is not None
    return link


def keep_passkey(day: Day, page: Page, name: str) -> None:
    expect_heading(page, "Before you begin")
    add_passkey(page)
    day.stop(page, f"{name}-codes")
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text("On a phone or tablet, added on")).to_be_visible()


def invite_a_therapist(day: Day) -> str:
    """The account manager adds Thea and hands her a link."""
    page = day.open_browser(DESK)
    day.add_passkeys(page)
    send_name_and_password(page, "amos")
    keep_passkey(day, page, "amos")
    page.goto("/")
    page.get_by_role("link", name="Somebody new on staff").click()
    page.get_by_label("What they want to be called").fill("Thea")
    page.get_by_label("Sign-in name").fill("thea")
    page.get_by_label("Date of birth").fill("1980-02-01")
    page.get_by_label("Therapist", exact=True).check()
    day.stop(page, "add-staff")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("link", name="Make a first sign-in").click()
    link = handed_over(page)
    day.stop(page, "staff-link")
    return link


def say_it_is_me(day: Day, page: Page) -> None:
    """A link is no proof of oneself: before a passkey is kept, the new password is asked for."""
    page.get_by_role("link", name="Add a passkey").click()
    expect_heading(page, "Just to be sure it is you")
    day.stop(page, "thea-again")
    page.get_by_label("Password", exact=True).fill(NEW)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Add a passkey").wait_for()
    page.goto("/")


def come_in_by(day: Day, link: str) -> Page:
    """Thea opens her link, chooses a password, keeps a passkey, and comes back with it."""
    page = day.open_browser(DESK)
    day.add_passkeys(page)
    page.goto(link)
    expect(page.get_by_label("Your code")).to_have_value(link.partition("#")[2])
    day.stop(page, "thea-link")
    page.get_by_label("A password").fill(NEW)
    page.get_by_role("button", name="Come in").click()
    say_it_is_me(day, page)
    keep_passkey(day, page, "thea")
    sign_out(page)
    page.get_by_role("button", name="Use a passkey").click()
    expect_in(page)
    page.goto("/")
    day.stop(page, "home-empty")
    return page


def begin_with_mina(day: Day, page: Page) -> None:
    page.get_by_role("link", name="Begin new work").first.click()
    page.get_by_label("Their names").fill("Mina")
    page.get_by_role("button", name="Begin", exact=True).click()
    page.wait_for_url("**/work/*/")
    day.stop(page, "work")


def agree_by_keyboard(day: Day, page: Page) -> None:
    """The working agreement without touching the mouse."""
    tab_to(page, page.get_by_role("link", name="What we agreed"))
    page.keyboard.press("Enter")
    expect_heading(page, "What we agree")
    day.stop(page, "agreement-new")
    tab_to(page, page.get_by_label("Secrets"))
    page.keyboard.type(SECRET)
    tab_to(page, page.get_by_role("button", name="Keep as agreed"))
    page.keyboard.press("Enter")
    expect(page.get_by_text(SECRET)).to_be_visible()
    day.stop(page, "agreement")
    assert Agreement.objects.get().secrets == SECRET


def put_eight_on_the_map(day: Day, page: Page) -> None:
    """Four by tapping, four in one line."""
    page.get_by_role("link", name="The map", exact=True).first.click()
    day.stop(page, "map-empty")
    page.get_by_role("button", name="Begin with them").click()
    expect_heading(page, "Mina")
    for name, way in (("Rosa", "Parent"), ("Luis", "Parent"), ("Ben", "Brother or sister")):
        add_beside(page, name, way)
    day.stop(page, "person")
    page.get_by_role("main").get_by_role("link", name="The map", exact=True).click()
    line = page.get_by_label("Who, in one line")
    line.fill("wife Vera 1986; son Paul 2019 close; friend Jo; friend Ida")
    line.press("Enter")
    expect(page.locator(".map .person")).to_have_count(len(PEOPLE))
    day.stop(page, "map")


def bring_a_family_and_take_it_back(day: Day, page: Page) -> None:
    page.get_by_role("group").filter(has_text="More").locator("summary").click()
    page.get_by_role("link", name="Bring a family in").click()
    day.stop(page, "bring")
    page.get_by_label("The file").set_input_files(family_file())
    page.get_by_role("button", name="Look at what would come").first.click()
    expect_heading(page, "This would come")
    day.stop(page, "preview")
    page.get_by_role("button", name="Bring them in").click()
    expect(page.get_by_text("3 people came in.")).to_be_visible()
    expect(page.locator(drawn("Cleo Lopez"))).to_be_visible()
    day.stop(page, "map-brought")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".map .person")).to_have_count(len(PEOPLE))
    expect(page.locator(drawn("Cleo Lopez"))).to_have_count(0)


def see_it_every_way(day: Day, page: Page) -> None:
    """As a picture, as circles, in words and on paper: the same eight people."""
    page.locator(drawn("Ben")).click()
    page.locator("#panel").get_by_role("button", name="very close").click()
    expect(page.get_by_role("button", name="very close", pressed=True)).to_be_visible()
    ways = page.get_by_role("navigation", name="Ways of seeing the map")
    ways.get_by_role("link", name="Circles").click()
    expect(page.locator(".map .rings")).to_have_count(1)
    expect(page.locator(".map .person")).to_have_count(len(PEOPLE))
    day.stop(page, "circles")
    ways.get_by_role("link", name="In words").click()
    told = page.get_by_role("region", name="The map")
    for name in PEOPLE:
        expect(told).to_contain_text(name)
    day.stop(page, "words")
    page.emulate_media(media="print")
    expect(told).to_be_visible()
    expect(page.get_by_role("banner")).to_be_hidden()
    expect(ways).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")
    page.emulate_media(media="screen")


def invite_mina(day: Day, page: Page) -> str:
    page.goto("/")
    day.stop(page, "home")
    page.get_by_role("link", name="Mina", exact=True).click()
    page.get_by_role("link", name="Give them a sign-in").click()
    link = handed_over(page)
    day.stop(page, "client-link")
    return link


def see_it_as_mina(day: Day, link: str) -> None:
    """On a phone: the client comes in by her link, and finds her map and who looked at it."""
    page = day.open_browser(PHONE)
    page.goto(link)
    page.get_by_label("A name to sign in with").fill("mina")
    page.get_by_label("A password").fill(NEW)
    page.get_by_label("Your date of birth").fill("1990-05-17")
    page.get_by_role("button", name="Come in").click()
    expect_in(page)
    page.goto("/")
    day.stop(page, "client-home")
    page.get_by_role("link", name="My people").click()
    expect(page.locator(".map .person")).to_have_count(len(PEOPLE))
    day.stop(page, "client-map")
    page.locator(drawn("Mina")).click()  # a small screen opens on whose map it is
    expect_heading(page, "Mina")
    day.stop(page, "client-person")
    page.get_by_role("link", name="Who looked", exact=True).click()
    expect(page.get_by_text("Thea: the map")).to_be_visible()
    day.stop(page, "client-who-looked")


@pytest.mark.usefixtures("office")
def test_a_therapist_comes_on_a_first_day_and_her_client_sees_what_was_drawn(day: Day) -> None:
    page = come_in_by(day, invite_a_therapist(day))
    begin_with_mina(day, page)
    agree_by_keyboard(day, page)
    put_eight_on_the_map(day, page)
    bring_a_family_and_take_it_back(day, page)
    see_it_every_way(day, page)
    see_it_as_mina(day, invite_mina(day, page))
    page.get_by_role("link", name="Done").click()
    page.get_by_role("link", name="Mina", exact=True).click()
    page.get_by_role("main").get_by_role("link", name="Who looked").click()
    expect(page.get_by_text("Thea: the map")).to_be_visible()
    day.stop(page, "who-looked")
