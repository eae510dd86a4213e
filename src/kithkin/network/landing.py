"""Where a page leads when it was answered: to the row it was about, or to what is left of it."""

from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from kithkin.network.models import (
    Group,
    Happening,
    MapRow,
    Parentage,
    Person,
    Phase,
    Tie,
    Union,
)
from kithkin.network.pictures import VIEWS

FIRST_VIEW = "genogram"
# Verbs of pages about no row: what is opened afterwards is what they made.
MADE = {"add_person": "network:person", "add_group": "network:household"}
PAGE_OF: dict[type[MapRow], str] = {
    Tie: "network:tie", Union: "network:couple", Group: "network:household",
}  # fmt: skip
LISTS = {"add_event": "network:events"}


def map_address(case_id: UUID, view: str = "", person: str = "", **more: str) -> str:
    """The map in one of its views, with somebody open beside it if `person` is given."""
    address = reverse("network:map", args=[case_id, view if view in VIEWS else FIRST_VIEW])
    asked = {name: value for name, value in {"open": person, **more}.items() if value}
    return f"{address}?{urlencode(asked)}" if asked else address


def person_address(case_id: UUID, person_id: UUID | str, view: str = "", added: str = "") -> str:
    """A person's own page, or their place beside the map for whoever came from a view of it.

    `added`: who was just put beside them; adding goes on from there.
    """
    if view in VIEWS:
        return map_address(case_id, view, str(person_id), added=added)
    address = reverse("network:person", args=[case_id, person_id])
    return f"{address}?{urlencode({'added': added})}#beside" if added else address


def back_to(case_id: UUID, subject: MapRow | None, view: str = "") -> str:
    """The page of a row that is still here."""
    match subject:
        case Person() | Parentage():
            person = subject.id if isinstance(subject, Person) else subject.child_id
            return person_address(case_id, person, view)
        case Phase():
            return reverse("network:tie", args=[case_id, subject.tie_id])
        case Tie() | Union() | Group():
            return reverse(PAGE_OF[type(subject)], args=[case_id, subject.id])
        case Happening():
            return reverse("network:events", args=[case_id])
    return map_address(case_id, view)


def after_removal(case_id: UUID, subject: MapRow | None, view: str = "") -> str:
    """Where somebody stands once a row is gone."""
    match subject:
        case Tie():
            return person_address(case_id, subject.a_id, view)
        case Group():
            return reverse("network:households", args=[case_id])
        case Person() | Union():
            return map_address(case_id, view)
        case _:
            return back_to(case_id, subject, view)


def after_making(case_id: UUID, verb: str, made: str, view: str = "") -> str:
    """Where a page about no row leads: to what it made, to a list, or to the map."""
    if made and verb in MADE:
        return reverse(MADE[verb], args=[case_id, made])
    if verb in LISTS:
        return reverse(LISTS[verb], args=[case_id])
    return map_address(case_id, view)
