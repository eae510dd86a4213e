"""Households and groups, what happened, and what was done on the map."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kithkin.accounts.doors import actor_of, open_to
from kithkin.base.refusals import NotHereError
from kithkin.consent.queries import sight
from kithkin.network.act_queries import MOST, acts_seen, standing_acts
from kithkin.network.act_words import done_lines
from kithkin.network.around_pages import group_lines, group_page
from kithkin.network.doors import FieldsRefusedError, perform
from kithkin.network.event_lines import event_lines
from kithkin.network.looking import look, may_write
from kithkin.network.models import Group, Happening
from kithkin.network.parts import whose
from kithkin.network.queries import find, map_copy


@open_to("case_people")
@require_safe
def households(request: HttpRequest, case_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "map")
    page = {
        "case_id": case_id, "groups": group_lines(map_copy(seen), whose(seen, Group)),
        "writes": may_write(seen),
    }  # fmt: skip
    return render(request, "network/households.html", page)


@open_to("case_people")
@require_safe
def household(request: HttpRequest, case_id: UUID, group_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "map")
    page = group_page(map_copy(seen), str(group_id), whose(seen, Group, [group_id]))
    if page is None:
        raise NotHereError
    told = {"case_id": case_id, "page": page, "writes": may_write(seen)}
    return render(request, "network/household.html", told)


@open_to("case_people")
@require_POST
def leave_household(request: HttpRequest, case_id: UUID, group_id: UUID) -> HttpResponse:
    sent = {"group_id": str(group_id), "person_id": request.POST.get("person_id", "")}
    try:
        perform(by=actor_of(request), case_id=case_id, verb="leave_group", sent=sent)
    except FieldsRefusedError as refused:
        find(sight(actor_of(request), case_id), Group, group_id)
        messages.warning(request, str(refused.sentence))
    else:
        messages.success(request, _("Kept. You can undo it."))
    return redirect("network:household", case_id=case_id, group_id=group_id)


@open_to("case_people")
@require_safe
def events(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What happened, in the order of time; the country's and the world's beside the family's."""
    seen = look(request, case_id, "map")
    copy = map_copy(seen)
    page = {
        "case_id": case_id, "whose": whose(seen, Happening), "writes": may_write(seen),
        "events": event_lines(copy, copy.events),
    }  # fmt: skip
    return render(request, "network/events.html", page)


@open_to("case_people")
@require_safe
def history(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Who did what, without a word of what was written. Nobody's looking is told here."""
    seen = sight(actor_of(request), case_id)
    standing = set(standing_acts(seen.viewer, case_id))
    lines = done_lines(seen, acts_seen(seen), standing)
    return render(
        request, "network/history.html", {"case_id": case_id, "lines": lines, "most": MOST}
    )
