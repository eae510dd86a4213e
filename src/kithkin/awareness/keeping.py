"""What happens to a check-in that was sent: kept and said so, or shown again with the reason.

Not views: each is called by a view that says itself who may come in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kithkin.awareness import queries
from kithkin.awareness.check_in import (
    LEVELS,
    CheckIn,
    as_typed,
    chips,
    chosen_of,
    people_here,
    refused_page,
    typed_of,
    uuids,
    values_sent,
    versions_of,
)
from kithkin.awareness.errors import SomebodyLeftError
from kithkin.awareness.fields import moment_of
from kithkin.awareness.models import Moment
from kithkin.awareness.policy import own_scope
from kithkin.base.refusals import ConflictError, NotHereError, RefusalError
from kithkin.base.sent import nested
from kithkin.consent.policy import Sight
from kithkin.network.doors import perform
from kithkin.network.looking import uuid_or_none
from kithkin.network.whom import People


@dataclass(frozen=True)
class Sheet:
    """The page of one check-in while it is being filled in."""

    sight: Sight
    people: People
    page: CheckIn
    action: str
    back: str
    asked_at: str = ""
    theirs: str = ""
    moment: Moment | None = None


def asked(seen: Sight, request: HttpRequest) -> HttpResponse:
    begun = uuids([request.GET.get("with", "")])
    sheet = _new_sheet(seen, CheckIn(), begun)
    if "asked" in request.GET:
        due = queries.due_now(seen, own_scope(seen))
        sheet = replace(sheet, asked_at=due.isoformat() if due else "")
    return _shown(request, sheet)


def kept(seen: Sight, request: HttpRequest) -> HttpResponse:
    """Keep it. Sent twice, it is kept once and says so once more."""
    sent = request.POST
    chosen = uuids(chosen_of(sent))
    sheet = _new_sheet(seen, CheckIn(typed=typed_of(sent)), chosen)
    sheet = replace(sheet, asked_at=_asked_at(sent))
    told = {"persons": chosen, "asked_at": sheet.asked_at, "values": values_sent(sheet.page.typed)}
    try:
        _refuse_gone(chosen, sheet.people)
        _perform(request, seen, "keep_moment", told)
    except NotHereError:
        raise
    except RefusalError as refused:
        return _refused(request, sheet, refused)
    messages.success(request, _("Kept. You can undo it."))
    return redirect("awareness:moments", case_id=seen.case)


def asked_good(
    seen: Sight, request: HttpRequest, refused: RefusalError | None = None
) -> HttpResponse:
    sheet = _new_sheet(seen, CheckIn(), ())
    found = {
        "case_id": seen.case, "page": sheet.page, "request_id": uuid4(),
        "sentence": _(str(refused.sentence)) if refused else "",
    }  # fmt: skip
    status = int(refused.status) if refused else 200
    return render(request, "awareness/good_moment.html", found, status=status)


def kept_good(seen: Sight, request: HttpRequest) -> HttpResponse:
    chosen = uuids(chosen_of(request.POST))
    try:
        _refuse_gone(chosen, people_here(seen)[0])
        _perform(request, seen, "keep_good_moment", {"persons": chosen})
    except NotHereError:
        raise
    except RefusalError as refused:
        return asked_good(seen, request, refused)
    messages.success(request, _("A good moment is kept. You can undo it."))
    return redirect("awareness:moments", case_id=seen.case)


def asked_to_change(seen: Sight, request: HttpRequest, moment: Moment) -> HttpResponse:
    told = queries.told_of(moment)
    return _shown(request, _old_sheet(seen, moment, as_typed(told), told.persons))


def changed(seen: Sight, request: HttpRequest, moment: Moment) -> HttpResponse:
    sent, now = request.POST, queries.told_of(moment)
    chosen = uuids(chosen_of(sent))
    sheet = _old_sheet(seen, moment, typed_of(sent), chosen)
    told: dict[str, Any] = {
        "moment_id": str(moment.id), "values": values_sent(sheet.page.typed, as_typed(now)),
        "seen": nested(sent).get("seen", {}),
    }  # fmt: skip
    if chosen != list(now.persons):
        told["persons"] = chosen
    try:
        _refuse_gone(chosen, sheet.people, now.persons)
        _perform(request, seen, "change_moment", told)
    except NotHereError:
        raise
    except RefusalError as refused:
        return _refused(request, sheet, refused)
    messages.success(request, _("Kept. You can undo it."))
    return redirect("awareness:moment", case_id=seen.case, moment_id=moment.id)


def _new_sheet(seen: Sight, page: CheckIn, chosen: Sequence[str]) -> Sheet:
    people, page = _with_people(seen, page, chosen)
    return Sheet(
        seen, people, page, action=reverse("awareness:check_in", args=[seen.case]),
        back=reverse("workspace:home"),
    )  # fmt: skip


def _old_sheet(seen: Sight, moment: Moment, typed: dict[str, str], chosen: Sequence[str]) -> Sheet:
    page = CheckIn(typed=typed, seen=versions_of(moment))
    people, page = _with_people(seen, page, chosen)
    named = [seen.case, moment.id]
    return Sheet(
        seen, people, page, action=reverse("awareness:change_moment", args=named),
        back=reverse("awareness:moment", args=named), moment=moment,
    )  # fmt: skip


def _with_people(seen: Sight, page: CheckIn, chosen: Sequence[str]) -> tuple[People, CheckIn]:
    people, met = people_here(seen)
    scope = own_scope(seen)
    recent = queries.recent_moments(seen, scope)
    first, later = chips(people, met, recent, frozenset(chosen), queries.resting(seen, scope))
    return people, replace(page, first=first, later=later)


def _refuse_gone(chosen: Iterable[str], people: People, here: Iterable[str] = ()) -> None:
    """Whoever was taken off the map while the page stood open; those in it before stay in it."""
    if any(one not in people.names and one not in here for one in chosen):
        raise SomebodyLeftError(field="persons")


def _asked_at(sent: QueryDict) -> str:
    """The asking a page was opened for; spoilt, it is one's own check-in and nothing is lost."""
    try:
        return moment_of(sent.get("asked_at", "")[:40])
    except ValueError:
        return ""


def _perform(request: HttpRequest, seen: Sight, verb: str, sent: dict[str, Any]) -> None:
    told = uuid_or_none(request.POST.get("request", ""))
    perform(by=seen.viewer, case_id=seen.case, verb=verb, sent=sent, request=told)


def _refused(request: HttpRequest, sheet: Sheet, refused: RefusalError) -> HttpResponse:
    theirs = ""
    if isinstance(refused, ConflictError):
        theirs = _in_words(refused.field, refused.theirs)
    page = refused_page(sheet.page, refused)
    if isinstance(refused, SomebodyLeftError):
        page = replace(page, first=[one for one in page.first if one.id in sheet.people.names])
    return _shown(request, replace(sheet, page=page, theirs=theirs), int(refused.status))


def _in_words(name: str, value: object) -> str:
    words = LEVELS[name][1] if name in LEVELS else {}
    if isinstance(value, int) and value in words:
        return str(words[value])
    return str(value or _("nothing"))


def _shown(request: HttpRequest, sheet: Sheet, status: int = 200) -> HttpResponse:
    found = {
        "case_id": sheet.sight.case, "sheet": sheet, "page": sheet.page, "request_id": uuid4(),
    }  # fmt: skip
    return render(request, "awareness/check_in.html", found, status=status)
