"""Check-ins on screen: twenty seconds to keep one, the days they stand on, what goes with whom."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kithkin.accounts.doors import actor_of, open_to
from kithkin.awareness import keeping, queries
from kithkin.awareness.analysis import Measure
from kithkin.awareness.around_page import MEASURES, SOURCES, around_rows, ends_of, resting_people
from kithkin.awareness.models import Moment, OpenedBy
from kithkin.awareness.moments_page import askings, by_day, moment_line, people_with
from kithkin.awareness.policy import asked_scope, is_opened, may_look, own_scope
from kithkin.base.refusals import NotHereError, RefusalError
from kithkin.consent.queries import sight
from kithkin.network.doors import perform
from kithkin.network.looking import look, may_write, uuid_or_none
from kithkin.network.parts import lone_member, members_of, whose
from kithkin.network.queries import find
from kithkin.network.whom import people_of

ON_A_PAGE = 40


@open_to("case_people")
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """One check-in of one's own. A therapist keeps none: for them there is no such page."""
    seen = sight(actor_of(request), case_id)
    if not own_scope(seen):
        raise NotHereError
    if request.method == "POST":
        return keeping.kept(seen, request)
    return keeping.asked(seen, request)


@open_to("case_people")
@require_http_methods(["GET", "HEAD", "POST"])
def good_moment(request: HttpRequest, case_id: UUID) -> HttpResponse:
    seen = sight(actor_of(request), case_id)
    if not own_scope(seen):
        raise NotHereError
    if request.method == "POST":
        return keeping.kept_good(seen, request)
    return keeping.asked_good(seen, request)


@open_to("case_people")
@require_http_methods(["GET", "HEAD", "POST"])
def change_moment(request: HttpRequest, case_id: UUID, moment_id: UUID) -> HttpResponse:
    seen = sight(actor_of(request), case_id)
    moment = find(seen, Moment, moment_id)
    if not own_scope(seen):
        raise NotHereError
    if request.method == "POST":
        return keeping.changed(seen, request, moment)
    return keeping.asked_to_change(seen, request, moment)


@open_to("case_people")
@require_safe
def moments_page(request: HttpRequest, case_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "check_ins")
    own, members = own_scope(seen), members_of(seen)
    of = request.GET.get("of", "") if members else ""
    # A couple's two never stand on one screen: it may be turned towards both of them.
    told = [] if members and of not in members else queries.moments(seen, scope=of and f"part:{of}")
    people, wanted = people_of(seen), uuid_or_none(request.GET.get("with", ""))
    shown = queries.with_person(told, wanted) if wanted else told
    page = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page"))
    found = {
        "case_id": case_id, "days": by_day(page.object_list, people, whose(seen, Moment, ())),
        "page": page, "people": people_with(told, people), "wanted": str(wanted or ""),
        "own": own, "asking": askings(seen, own, told) if own else None,
        "members": members.items(), "of": of, "name": members.get(of, ""),
    }  # fmt: skip
    return render(request, "awareness/moments.html", found)


@open_to("case_people")
@require_safe
def moment_page(request: HttpRequest, case_id: UUID, moment_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "check_ins")
    moment = find(seen, Moment, moment_id)
    line = moment_line(queries.told_of(moment), people_of(seen), whose(seen, Moment, ()))
    writes = bool(own_scope(seen)) and may_write(seen)
    of = moment.scope.removeprefix("part:") if members_of(seen) else ""
    found = {"case_id": case_id, "line": line, "writes": writes, "of": of}
    return render(request, "awareness/moment.html", found)


@open_to("case_people")
@require_safe
def around(request: HttpRequest, case_id: UUID, member_id: UUID | None = None) -> HttpResponse:
    """How one tends to feel around each person; a therapist names the member of a couple."""
    seen = look(request, case_id, "around")
    scope = asked_scope(seen, member_id)
    asked = request.GET
    measure = Measure(asked["of"]) if asked.get("of") in set(Measure) else Measure.PLEASANT
    source = asked["from"] if asked.get("from") in SOURCES else OpenedBy.SELF.value
    told, chosen = queries.moments(seen, scope=scope), queries.showing(seen, scope)
    looks = may_look(seen, chosen)
    left_out = queries.left_out(seen, scope) if looks else frozenset()
    people = queries.people_around(seen, scope)
    found = {
        "case_id": case_id, "member_id": member_id, "looks": looks, "chosen": chosen,
        "rows": around_rows(told, people, left_out, measure, source) if looks else (),
        "resting": resting_people(queries.resting(seen, scope), people) if looks else (),
        "measure": measure, "measures": MEASURES.items(), "ends": ends_of(measure),
        "source": source, "sources": SOURCES.items(), "source_words": SOURCES[source],
        "own_count": sum(not one.prompted for one in told),
        "asked_count": sum(one.prompted for one in told),
        "mine": bool(own_scope(seen)), "name": members_of(seen).get(str(member_id)) or lone_member(seen),
        "part": str(member_id or ""), "opens": seen.therapist and not is_opened(chosen),
    }  # fmt: skip
    return render(request, "awareness/around.html", found)


@open_to("case_people")
@require_POST
def open_together(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The therapist opens it in a session; from then on the client may look alone as well."""
    seen = sight(actor_of(request), case_id)
    if not seen.therapist:
        raise NotHereError
    part = request.POST.get("part", "")
    try:
        perform(by=seen.viewer, case_id=case_id, verb="open_together", sent={"part": part})
    except NotHereError:
        raise
    except RefusalError as refused:
        messages.info(request, _(str(refused.sentence)))
    else:
        messages.success(request, _("Opened. You can look at it together now."))
    member = uuid_or_none(part)
    if member is None:
        return redirect("awareness:moments", case_id=case_id)
    return redirect("awareness:around_of", case_id=case_id, member_id=member)
