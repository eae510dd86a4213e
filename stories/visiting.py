"""What every story begins with: the sizes of a phone and a desk, signing in, a piece of work."""

from collections.abc import Callable
from urllib.parse import urlsplit
from uuid import UUID

from playwright.sync_api import Page

from kithkin.accounts.models import CaseKind, User
from kithkin.accounts.services import cases
from kithkin.base.cast import Cast

PASSWORD = "lantern river oak 7"
PHONE = (360, 740)
DESK = (1280, 800)

OpenBrowser = Callable[..., Page]
Look = Callable[[Page], None]
Photograph = Callable[[Page, str], None]


def sign_in(page: Page, name: str) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Your sign-in name").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: urlsplit(url).path == "/")


def work_alone(cast: Cast) -> UUID:
    """Thea's work with Cleo alone, the map still empty."""
    case = cases.open_case(by=cast.therapist, kind=CaseKind.INDIVIDUAL, label="Cleo")
    cleo = User.objects.get(id=cast.client.id)
    cases.add_member(by=cast.therapist, case_id=case.id, called="Cleo", user=cleo)
    return UUID(str(case.id))
