"""What the frame round a page needs: the ways about, and whether to offer "Leave now"."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from kithkin.accounts.doors import actor_of
from kithkin.accounts.policy import staff_roles
from kithkin.workspace.sentences import surface

register = template.Library()

Way = tuple[str, dict[str, Any], str, str]  # address, what it needs, the word, the icon


@register.simple_tag
def ways_of(request: HttpRequest) -> list[dict[str, Any]]:
    """Inside one piece of work, its few pages; elsewhere the mark of the house leads home.

    No query: the address says enough.
    """
    place = request.resolver_match
    if place is None or "case_id" not in place.kwargs:
        return []
    case = {"case_id": place.kwargs["case_id"]}
    ways: list[Way] = [
        ("workspace:home", {}, _("Home"), "home"),
        ("network:map", {**case, "view": "genogram"}, _("The map"), "people"),
        ("workspace:work", case, _("Our work"), "agreement"),
        ("workspace:who_looked", case, _("Who looked"), "eye"),
    ]
    return [
        {"href": reverse(name, kwargs=named), "name": said, "icon": icon,
         "here": place.view_name == name}
        for name, named, said, icon in ways
    ]  # fmt: skip


@register.simple_tag
def needs_way_out(request: HttpRequest) -> bool:
    """Clients and supporters find "Leave now" on every page; staff sit at their own desk."""
    return not staff_roles(actor_of(request))


@register.filter
def in_words(word: str) -> str:
    return surface(word)
