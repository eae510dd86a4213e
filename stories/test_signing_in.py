"""Coming in: with a passkey, with a code app, with a code that a therapist handed over."""

import time
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect
from stories.visiting import DESK, PASSWORD, PHONE, Look, OpenBrowser, Photograph

from kithkin.accounts.models import Clinic, Role, SignIn, User
from kithkin.accounts.services import cases, people
from kithkin.base.actor import OPERATOR
from kithkin.base.cast import Cast
from kithkin.conftest import AddUser

NEW = "violet harbour 42 maps"


@pytest.fixture
def thea(clinic: Clinic, add_user: AddUser) -> User:
    """A therapist of a clinic that asks for a second factor, with none yet."""
    clinic.second_factor_required = True
    clinic.save()
    return add_user("thea", Role.THERAPIST)


def expect_heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1, name=words)).to_be_visible()


def send_name_and_password(page: Page, name: str, password: str = PASSWORD) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Your sign-in name").fill(name)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


def sign_out(page: Page) -> None:
    page.goto("/sign-out/")
    page.get_by_role("button", name="Sign out").click()
    expect_heading(page, "Sign in")


def expect_in(page: Page) -> None:
    """The way in ends at the first page, and what is one's own can be opened."""
    page.wait_for_url(lambda url: urlsplit(url).path == "/")
    page.goto("/your-sign-in/")
    expect_heading(page, "Your sign-in")


def add_passkey(page: Page) -> None:
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Add a passkey").click()
    expect_heading(page, "Your recovery codes")


@pytest.mark.usefixtures("thea")
def test_a_therapist_adds_a_passkey_and_comes_in_with_it(
    open_browser: OpenBrowser, add_passkeys: Look
) -> None:
    page = open_browser(DESK)
    add_passkeys(page)
    send_name_and_password(page, "thea")
    expect_heading(page, "Before you begin")
    page.goto("/your-sign-in/")
    expect_heading(page, "Before you begin")
    add_passkey(page)
    expect(page.locator("code")).to_have_count(10)
    page.get_by_role("link", name="I have kept them").click()
    expect(page.get_by_text("On a phone or tablet, added on")).to_be_visible()
    sign_out(page)
    page.get_by_role("button", name="Use a passkey").click()
    expect_in(page)


@pytest.mark.usefixtures("thea")
def test_a_passkey_is_the_second_proof_after_a_password(
    open_browser: OpenBrowser, add_passkeys: Look
) -> None:
    page = open_browser(DESK)
    add_passkeys(page)
    send_name_and_password(page, "thea")
    add_passkey(page)
    sign_out(page)
    send_name_and_password(page, "thea")
    expect_heading(page, "One more proof that it is you")
    page.get_by_role("button", name="Use a passkey").click()
    expect_in(page)


@pytest.mark.usefixtures("thea")
def test_a_passkey_that_is_not_there_is_told_in_words(
    open_browser: OpenBrowser, add_passkeys: Look
) -> None:
    page = open_browser(PHONE)
    add_passkeys(page)
    page.goto("/sign-in/")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_text("That did not work, or was stopped.")).to_be_visible()


def code_of(secret: str, *, steps: int = 0) -> str:
    code: str = format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))
    return code


@pytest.mark.usefixtures("thea")
def test_a_therapist_comes_in_with_a_code_app(open_browser: OpenBrowser) -> None:
    page = open_browser(PHONE)
    send_name_and_password(page, "thea")
    page.get_by_role("link", name="Use a code app").click()
    secret = page.locator("code").inner_text()
    page.get_by_label("The six digits the app shows now").fill(code_of(secret))
    page.get_by_role("button", name="Add the app").click()
    expect_heading(page, "Your recovery codes")
    sign_out(page)
    send_name_and_password(page, "thea")
    # The code that added the app is used up; the next one is good already.
    page.get_by_label("Six digits from your app").fill(code_of(secret, steps=1))
    page.get_by_role("button", name="Sign in").click()
    expect_in(page)


@pytest.mark.usefixtures("cast")
def test_browsers_take_our_cookies_from_localhost_and_no_script_reads_them(
    open_browser: OpenBrowser,
) -> None:
    page = open_browser(PHONE)
    send_name_and_password(page, "cleo")
    expect_in(page)
    cookies = {cookie["name"]: cookie for cookie in page.context.cookies()}
    assert set(cookies) == {"__Host-kithkin", "__Host-kithkin-device"}
    assert all(cookie["secure"] and cookie["httpOnly"] for cookie in cookies.values())
    assert page.evaluate("document.cookie") == ""


def test_a_therapist_hands_over_a_code_and_the_client_comes_in_with_it(
    cast: Cast, open_browser: OpenBrowser, expect_no_barrier: Look, photograph: Photograph
) -> None:
    nia = cases.add_member(by=cast.therapist, case_id=cast.case, called="Nia")
    therapist = open_browser(DESK)
    send_name_and_password(therapist, "thea")
    therapist.goto(f"/members/{nia.id}/invitation/")
    expect_no_barrier(therapist)
    photograph(therapist, "invite-member")
    therapist.get_by_role("button", name="Make the code").click()
    expect_no_barrier(therapist)
    photograph(therapist, "code")
    link = therapist.get_by_role("link", name="/welcome/#").get_attribute("href")
    assert link is not None

    page = open_browser(PHONE)
    page.goto(link)
    expect(page.get_by_label("Your code")).to_have_value(link.partition("#")[2])
    assert page.url.endswith("/welcome/")
    expect_no_barrier(page)
    photograph(page, "welcome")
    page.get_by_label("A name to sign in with").fill("nia")
    page.get_by_label("A password").fill(NEW)
    page.get_by_label("Your date of birth").fill("1990-05-17")
    page.get_by_role("button", name="Come in").click()
    expect_in(page)


def test_whoever_is_off_boarded_is_out_at_the_next_click(
    cast: Cast, open_browser: OpenBrowser
) -> None:
    page = open_browser(DESK)
    send_name_and_password(page, "colin")
    expect_in(page)
    people.off_board(by=OPERATOR, user_id=cast.colleague.id)
    page.reload()
    expect_heading(page, "Sign in")
    assert not SignIn.objects.filter(user=cast.colleague.id).exists()


PAGES = {
    "your-sign-in": "/your-sign-in/",
    "second-factor": "/your-sign-in/second-factor/",
    "new-password": "/your-sign-in/password/",
    "new-passkey": "/your-sign-in/passkeys/new/",
    "code-app": "/your-sign-in/app/",
    "recovery-codes": "/your-sign-in/codes/",
    "new-recovery-codes": "/your-sign-in/codes/new/",
    "remove-app": "/your-sign-in/app/remove/",
    "confirm": "/confirm/",
    "sign-out": "/sign-out/",
    "nothing-here": "/no/such/page/",
}  # fmt: skip


@pytest.mark.usefixtures("thea")
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_page_of_signing_in_has_a_barrier(
    open_browser: OpenBrowser,
    add_passkeys: Look,
    expect_no_barrier: Look,
    photograph: Photograph,
    size: tuple[int, int],
) -> None:
    page = open_browser(size)
    add_passkeys(page)
    for name in ("sign-in", "welcome", "new-sign-in"):
        page.goto(f"/{name}/")
        expect_no_barrier(page)
        photograph(page, name)
    send_name_and_password(page, "thea", "not the password")
    expect_no_barrier(page)
    photograph(page, "sign-in-wrong")
    send_name_and_password(page, "thea")
    expect_heading(page, "Before you begin")
    for name in ("second-factor", "new-passkey", "code-app"):
        page.goto(PAGES[name])
        expect_no_barrier(page)
        photograph(page, f"{name}-first")
    page.goto("/your-sign-in/second-factor/")
    add_passkey(page)
    expect_no_barrier(page)
    photograph(page, "recovery-codes-first")
    for name, path in PAGES.items():
        page.goto(path)
        expect_no_barrier(page)
        photograph(page, name)
    sign_out(page)
    send_name_and_password(page, "thea")
    expect_no_barrier(page)
    photograph(page, "second-proof")
