"""A first session: a new client, what was agreed, the first people on the map."""

from playwright.sync_api import expect
from stories.visiting import Look, OpenBrowser

from kithkin.accounts.models import Agreement, Case, Role
from kithkin.conftest import AddUser


def test_a_therapist_begins_agrees_and_draws(
    add_user: AddUser, open_browser: OpenBrowser, expect_no_barrier: Look
) -> None:
    add_user("thea", Role.THERAPIST)
    page = open_browser()
    page.goto("/sign-in/")
    page.get_by_label("Your sign-in name").fill("thea")
    page.get_by_label("Password", exact=True).fill("lantern river oak 7")
    page.get_by_role("button", name="Sign in").click()
    page.goto("/work/new/")
    page.locator("textarea[name=members]").fill("Mina")
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/work/*/")
    expect_no_barrier(page)
    case = Case.objects.get()

    page.goto(f"/work/{case.id}/agreement/new/")
    page.locator("input[name=agreed_on]").fill("2026-03-02")
    page.locator("textarea[name=secrets]").fill("Nothing is kept from Mina.")
    page.locator("main form button[type=submit]").click()
    expect(page.get_by_text("Nothing is kept from Mina.")).to_be_visible()
    assert Agreement.objects.get().secrets == "Nothing is kept from Mina."

    page.goto(f"/work/{case.id}/map/genogram/")
    expect_no_barrier(page)
    page.goto(f"/work/{case.id}/say/add-person/")
    page.locator("input[name='values.nickname']").fill("Mina")
    page.locator("main form button[type=submit]").click()
    page.goto(f"/work/{case.id}/map/genogram/")
    expect(page.locator("svg.map g.person")).to_have_count(1)
