"""Pages of one person, of a relationship and of a couple; adding somebody with a name and one tap."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kithkin.accounts.doors import actor_of, open_to
from kithkin.accounts.refusing import is_piece
from kithkin.base import clock
from kithkin.base.refusals import NotHereError
from kithkin.consent.policy import Sight
from kithkin.consent.queries import sight
from kithkin.network import asks, beside
from kithkin.network.answering import answered, ask
from kithkin.network.asking_pages import opened
from kithkin.network.copies import MapCopy
from kithkin.network.landing import person_address
from kithkin.network.link_pages import tie_page as tie_page_of
from kithkin.network.looking import look, may_write
from kithkin.network.models import Person, Tie
from kithkin.network.parts import is_member, members_within, whose
from kithkin.network.people_pages import PersonPage
from kithkin.network.people_pages import person_page as person_page_of
from kithkin.network.queries import find, map_copy, own_safety
from kithkin.network.sections import sections_about
from kithkin.network.speech import name_of

YOUNG = 12  # people on a map that is still being drawn for the first time


def person_context(
    seen: Sight, copy: MapCopy, person_id: str, view: str, added: str
) -> dict[str, Any] | None:
    """What a person's page needs, alone or beside the map; None if there is nobody of that id."""
    page = person_page_of(copy, person_id, clock.today())
    if page is None:
        return None
    return {
        "page": page, "whose": whose(seen, Person, [person_id]).of(person_id),
        **_which_member(seen, page),
        "ways": beside.ways_beside(page.person), "genders": beside.GENDERS,
        "rings": asks.RINGS, "writes": may_write(seen), "groups_here": bool(copy.groups),
        "young": len(copy.persons) <= YOUNG,
        "request_id": uuid4(), "beside_view": view,
        "sections": sections_about(seen, copy, {person_id}),
        "added": next((name_of(one) for one in copy.persons if one.id == added), ""),
    }  # fmt: skip


def _which_member(seen: Sight, page: PersonPage) -> dict[str, str]:
    """In a couple or family, whose map it is are several: which of them somebody is, or who may say it."""
    if seen.individual or not page.person.index or not (seen.therapist or is_member(seen)):
        return {}
    row = find(seen, Person, UUID(page.person.id))
    if row.member_id is None:
        return {"asks_who": _("This is me") if is_member(seen) else _("Say who this is")}
    name = members_within(seen, "").get(str(row.member_id), "")
    return {"is_member": _("you") if row.member_id == seen.member else name}


@open_to("case_people")
@require_safe
def person_page(request: HttpRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """A page of its own; asked for by the map's script, the piece that stands beside it."""
    seen = look(request, case_id, "person")
    piece = is_piece(request)
    view = request.GET.get("beside", "") if piece else ""
    added = request.GET.get("added", "")
    page = person_context(seen, map_copy(seen), str(person_id), view, added)
    if page is None:
        raise NotHereError
    template = "network/_panel.html" if piece else "network/person.html"
    return render(request, template, {"case_id": case_id, **page})


@open_to("case_people")
@require_POST
def add_beside(request: HttpRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """A name and one tap. Whatever the short way cannot know is asked at more length."""
    seen = sight(actor_of(request), case_id)
    find(seen, Person, person_id)
    view, name = request.POST.get("next", ""), request.POST.get("name", "").strip()
    way = beside.BY_KEY.get(request.POST.get("as", ""))
    if way is None:
        return redirect(person_address(case_id, person_id, view))
    opening = opened(seen, way.page, person_id)
    answers = beside.as_answers(seen, person_id, way, request.POST)
    if not name or beside.has_several_couples(seen, person_id, way):
        return ask(request, case_id, opening, answers)
    return answered(request, case_id, opening, answers, added=str(answers["known"]))


@open_to("case_people")
@require_safe
def tie_page(request: HttpRequest, case_id: UUID, tie_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "relationship")
    copy = map_copy(seen)
    page = tie_page_of(copy, str(tie_id), clock.today())
    if page is None:
        raise NotHereError
    told = {
        "case_id": case_id, "page": page, "own": seen.member is not None,
        "whose": whose(seen, Tie, [tie_id]).of(str(tie_id)), "safety": own_safety(seen, tie_id),
        "writes": may_write(seen),
        "sections": sections_about(seen, copy, {page.tie.a, page.tie.b}, tie_id),
    }  # fmt: skip
    return render(request, "network/tie.html", told)
