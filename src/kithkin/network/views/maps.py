"""The map in its views, what stands beside it, and the quick line under it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kithkin.accounts.doors import actor_of, open_to
from kithkin.base import clock
from kithkin.base.refusals import NotHereError, RefusalError
from kithkin.consent.policy import Sight
from kithkin.network.colouring import Coloured, coloured
from kithkin.network.copies import MapCopy
from kithkin.network.doors import perform
from kithkin.network.landing import map_address
from kithkin.network.line_words import Typed, quick_line
from kithkin.network.looking import look, may_write, uuid_or_none
from kithkin.network.models import Person
from kithkin.network.parts import lone_member, parts_of, whose
from kithkin.network.pictures import NIL, PICTURES, VIEWS, Wanted, show
from kithkin.network.queries import map_copy
from kithkin.network.speech import name_of
from kithkin.network.views.people import person_context

# Beside the picture stands a list of everybody; longer ones are better read as a table.
MOST_LISTED = 60


ASKED = {"opened": "open", "added": "added", "at": "at", "colour": "colour"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: a view, a day, a colouring, and whom to open beside the picture."""

    case_id: UUID
    view: str
    day: date
    opened: str
    added: str
    at: str
    colour: str

    @property
    def is_today(self) -> bool:
        return self.day == clock.today()


def _asked(request: HttpRequest, case_id: UUID, view: str) -> Asked:
    if view not in VIEWS:
        raise NotHereError
    day = _day_or_today(request.GET.get("as_of", ""))
    told = {name: request.GET.get(key, "") for name, key in ASKED.items()}
    return Asked(case_id, view, day, **told)


def _day_or_today(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return clock.today()


@open_to("case_people")
@require_safe
def map_page(request: HttpRequest, case_id: UUID, view: str) -> HttpResponse:
    asked = _asked(request, case_id, view)
    return _map(request, asked, look(request, case_id, "map"), Typed())


@open_to("case_people")
@require_POST
def add_line(request: HttpRequest, case_id: UUID, view: str) -> HttpResponse:
    """Do what a quick line says; a line that is not understood stays in its box, with the reason."""
    asked = _asked(request, case_id, view)
    sent = {"line": request.POST.get("line", ""), "about": request.POST.get("about", "")}
    try:
        perform(
            by=actor_of(request), case_id=case_id, verb="add_by_line",
            sent={name: value for name, value in sent.items() if value or name == "line"},
            request=uuid_or_none(request.POST.get("request", "")),
        )  # fmt: skip
    except NotHereError:
        raise
    except RefusalError as refused:
        typed = Typed(**sent, refused=str(refused.sentence))
        seen = look(request, case_id, "map")
        return _map(request, asked, seen, typed, status=int(refused.status))
    return redirect(map_address(case_id, view, request.POST.get("open", ""), at="line"))


def _map(
    request: HttpRequest, asked: Asked, seen: Sight, typed: Typed, *, status: int = 200
) -> HttpResponse:
    copy = map_copy(seen, view=asked.view if asked.view in PICTURES else "")
    colours = _coloured(asked, seen)
    shown = show(copy, Wanted(asked.view, asked.day, clock.today(), colours))
    page = {
        "case_id": asked.case_id, "asked": asked, "view": asked.view, "views": VIEWS,
        "shown": shown, "coloured": colours, "nil": NIL, "therapist": seen.therapist,
        "individual": seen.individual, "writes": may_write(seen),
        "empty": not copy.persons, "line": quick_line(copy, typed, asked.opened),
        "whose_row": whose(seen, Person) if asked.view == "table" else None,
        **_beside(asked, seen, copy),
    }  # fmt: skip
    return render(request, "network/map.html", page, status=status)


def _coloured(asked: Asked, seen: Sight) -> Coloured:
    """What somebody answers lately says nothing of an earlier day; a table has no colours."""
    if not asked.is_today or asked.view == "table":
        return Coloured()
    return coloured(seen, asked.colour)


def _beside(asked: Asked, seen: Sight, copy: MapCopy) -> dict[str, object]:
    """Whoever is open beside the picture, else a list of everybody; for an empty map, its beginning."""
    if not copy.persons:
        return {"parts": parts_of(seen), "suggested": lone_member(seen)}
    if asked.opened:
        opened = person_context(seen, copy, asked.opened, asked.view, asked.added)
        if opened is not None:
            return {**opened, "focus_name": asked.at != "line"}
    people = sorted(copy.persons, key=lambda one: (not one.index, name_of(one).casefold()))
    return {"everybody": people[:MOST_LISTED], "more": len(people) > MOST_LISTED}
