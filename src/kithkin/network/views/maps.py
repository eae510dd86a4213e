"""The map in its views, what stands beside it, and the quick line under it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kithkin.accounts.doors import actor_of, open_to
from kithkin.base import clock
from kithkin.base.refusals import NotHereError, RefusalError
from kithkin.consent.policy import Sight
from kithkin.network.arranged import standing
from kithkin.network.arranging import MOVABLE, Offered, offered
from kithkin.network.colouring import Coloured, coloured
from kithkin.network.copies import MapCopy
from kithkin.network.days_shown import last_day, years_of
from kithkin.network.doors import perform
from kithkin.network.landing import map_address
from kithkin.network.line_words import Typed, quick_line
from kithkin.network.looking import look, may_write, uuid_or_none
from kithkin.network.models import Person
from kithkin.network.notation.profile import profile_named, profiles
from kithkin.network.parts import lone_member, parts_of, whose
from kithkin.network.pictures import NIL, VIEWS, Wanted, show
from kithkin.network.queries import map_copy
from kithkin.network.sign_warnings import read_differently
from kithkin.network.speech import name_of
from kithkin.network.surroundings import surroundings_of
from kithkin.network.views.people import person_context

# Beside the picture stands a list of everybody; longer ones are better read as a table.
MOST_LISTED = 60
SIGNS_COOKIE = "kithkin_signs"
ASKED = {"opened": "open", "added": "added", "at": "at", "colour": "colour"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: a view, a day, a colouring, and whom to open beside the picture."""

    case_id: UUID
    view: str
    day: date
    unread: str  # what was typed for a day and is none
    signs: str
    signs_before: str  # those of the picture before this one
    opened: str
    added: str
    at: str
    colour: str
    twice: bool = False  # somebody may be drawn twice; only the family knows how

    @property
    def is_today(self) -> bool:
        return self.day == clock.today()

    @property
    def ends_year(self) -> bool:
        return not self.is_today and (self.day.month, self.day.day) == (12, 31)


def _asked(request: HttpRequest, case_id: UUID, view: str) -> Asked:
    if view not in VIEWS:
        raise NotHereError
    typed = request.GET.get("as_of", "").strip()
    day = last_day(typed) if typed else clock.today()
    told = {name: request.GET.get(key, "") for name, key in ASKED.items()}
    before = request.COOKIES.get(SIGNS_COOKIE, "")
    signs = request.GET.get("notation") or before
    twice = view == "genogram" and request.GET.get("twice") == "1"
    return Asked(
        case_id, view, day or clock.today(), unread="" if day else typed, signs=signs,
        signs_before=before, twice=twice, **told,
    )  # fmt: skip


@open_to("case_people")
@require_safe
def map_page(request: HttpRequest, case_id: UUID, view: str) -> HttpResponse:
    asked = _asked(request, case_id, view)
    response = _map(request, asked, look(request, case_id, "map"), Typed())
    if request.GET.get("notation") in profiles():
        # How one likes to read pictures: kept in this browser alone, until it is closed.
        response.set_cookie(
            SIGNS_COOKIE, asked.signs, samesite="Lax", httponly=True, secure=request.is_secure()
        )  # fmt: skip
    return response


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


@open_to("case_people")
@require_POST
def tidy_up(request: HttpRequest, case_id: UUID, view: str) -> HttpResponse:
    """Let the map place everybody again; with script the page does the same and can put it back."""
    if view not in MOVABLE:
        raise NotHereError
    perform(
        by=actor_of(request), case_id=case_id, verb="tidy_up", sent={"view": view},
        request=uuid_or_none(request.POST.get("request", "")),
    )  # fmt: skip
    messages.success(request, _("Everybody stands where the map puts them."))
    return redirect(map_address(case_id, view, request.POST.get("open", "")))


def _map(
    request: HttpRequest, asked: Asked, seen: Sight, typed: Typed, *, status: int = 200
) -> HttpResponse:
    copy = map_copy(seen, view=asked.view if asked.view in MOVABLE else "")
    colours, signs = _coloured(asked, seen), profile_named(asked.signs)
    places = standing(seen, copy, asked.view)
    wanted = Wanted(
        asked.view, asked.day, clock.today(), colours, places, signs,
        surroundings_of(seen, asked.view), asked.twice,
    )  # fmt: skip
    shown = show(copy, wanted)
    page = {
        "case_id": asked.case_id, "asked": asked, "view": asked.view, "views": VIEWS,
        "shown": shown, "coloured": colours, "nil": NIL, "therapist": seen.therapist,
        "individual": seen.individual, "writes": may_write(seen),
        "empty": not copy.persons, "line": quick_line(copy, typed, asked.opened),
        "whose_row": whose(seen, Person) if asked.view == "table" else None,
        "arranging": _arranging(asked, seen, copy), "years": years_of(copy, asked.day),
        "signs": {
            "all": profiles(), "chosen": signs, "warnings": shown.warnings,
            "changed": read_differently(profile_named(asked.signs_before), signs, copy),
        },
        **_beside(asked, seen, copy),
    }  # fmt: skip
    return render(request, "network/map.html", page, status=status)


def _arranging(asked: Asked, seen: Sight, copy: MapCopy) -> Offered | None:
    """People are moved on today's map alone, by whoever may write on it."""
    if not asked.is_today or not may_write(seen):
        return None
    return offered(asked.case_id, asked.view, copy.positions)


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
