"""The plan: on the screen, on paper, as a copy for a device; its versions; whom it asks."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kithkin.accounts.case_queries import own_cases
from kithkin.accounts.doors import actor_of, open_to
from kithkin.base import clock
from kithkin.base.refusals import NotHereError, RefusalError
from kithkin.consent.policy import Sight
from kithkin.crisis.copies import as_of, device_copy
from kithkin.crisis.forms import AnswerForm
from kithkin.crisis.gaps import gaps_of
from kithkin.crisis.models import HelperRole, Plan, PlanVersion
from kithkin.crisis.numbers import numbers_of
from kithkin.crisis.paper import on_paper
from kithkin.crisis.policy import OLD_AFTER, Held, standing_on
from kithkin.crisis.queries import (
    earlier_sheet,
    helper_of,
    is_closed,
    is_own,
    own_plan,
    plan_to_write,
    plans,
    require_inside,
    sheet_of,
)
from kithkin.crisis.services.answering import answer_as_asked
from kithkin.crisis.services.asking import make_link
from kithkin.crisis.sheet import ReviewLine, Sheet, VersionLine
from kithkin.network.act_words import names_of
from kithkin.network.looking import look, may_write
from kithkin.network.parts import members_of
from kithkin.network.queries import find

MOST_REVIEWS = 6


@dataclass(frozen=True, slots=True)
class Signed:
    """A version or a look, with the name of whoever it was."""

    line: VersionLine | ReviewLine
    name: str


@open_to("signed_in")
@require_safe
def my_plan(request: HttpRequest) -> HttpResponse:
    """From /now, which knows nobody, to the plan of whoever is signed in."""
    own = own_cases(actor_of(request))
    return redirect("crisis:plan", own[0].id) if own else redirect("/")


@open_to("case_people")
@require_safe
def plan(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """One's own plan; for a therapist of several people, the list of theirs."""
    seen = _look(request, case_id)
    if seen.individual or not seen.therapist:
        own = own_plan(seen)
        return _plan(request, seen, own) if own else _none_yet(request, seen)
    return _whose_plans(request, seen)


@open_to("case_people")
@require_safe
def plan_page(request: HttpRequest, case_id: UUID, plan_id: UUID) -> HttpResponse:
    seen = _look(request, case_id)
    return _plan(request, seen, find(seen, Plan, plan_id))


def _look(request: HttpRequest, case_id: UUID) -> Sight:
    seen = look(request, case_id, "plan")
    require_inside(seen)
    return seen


def _none_yet(request: HttpRequest, seen: Sight) -> HttpResponse:
    page = {"case_id": seen.case, "numbers": numbers_of(seen.clinic), "may_begin": may_write(seen)}
    return render(request, "crisis/none_yet.html", page)


def _whose_plans(request: HttpRequest, seen: Sight) -> HttpResponse:
    names = members_of(seen)
    page = {
        "case_id": seen.case, "numbers": numbers_of(seen.clinic),
        "plans": [(row.id, names.get(row.scope.removeprefix("part:"), "")) for row in plans(seen)],
        "without": list(plan_to_write(seen).values()),
    }  # fmt: skip
    return render(request, "crisis/whose_plans.html", page)


def _plan(request: HttpRequest, seen: Sight, row: Plan) -> HttpResponse:
    sheet = sheet_of(seen, row)
    names = names_of(seen, {one.by for one in sheet.versions} | {one.by for one in sheet.reviews})
    page = {
        "case_id": seen.case, "sheet": sheet, "numbers": numbers_of(seen.clinic),
        "own": is_own(seen, row), "writes": may_write(seen),
        "gaps": gaps_of(sheet, seen.case, clock.now()),
        "versions": [Signed(one, names.get(one.by, "")) for one in sheet.versions],
        "reviews": [Signed(one, names.get(one.by, "")) for one in sheet.reviews[:MOST_REVIEWS]],
    }  # fmt: skip
    return render(request, "crisis/plan.html", page)


@open_to("case_people")
@require_safe
def version(request: HttpRequest, case_id: UUID, plan_version_id: UUID) -> HttpResponse:
    """The plan as it was kept one day."""
    seen = _look(request, case_id)
    row = find(seen, PlanVersion, plan_version_id)
    page = {
        "case_id": case_id, "version": row, "sheet": earlier_sheet(seen, row),
        "numbers": numbers_of(seen.clinic), "name": names_of(seen, [row.said_by]).get(row.said_by, ""),
    }  # fmt: skip
    return render(request, "crisis/version.html", page)


@open_to("case_people")
@require_safe
def paper(request: HttpRequest, case_id: UUID, plan_id: UUID) -> HttpResponse:
    """One A4 page, black on white."""
    seen, sheet = _sheet(request, case_id, plan_id)
    numbers = numbers_of(seen.clinic)
    page = {
        "case_id": case_id, "numbers": numbers, "paper": on_paper(sheet, numbers), "as_of": as_of(sheet),
        "old_after": OLD_AFTER.days,
    }  # fmt: skip
    return render(request, "crisis/paper.html", page)


@open_to("case_people")
@require_safe
def copy(request: HttpRequest, case_id: UUID, plan_id: UUID) -> HttpResponse:
    """What may lie on a device. Only whose plan it is may carry it: nobody for them."""
    seen = _look(request, case_id)
    row = find(seen, Plan, plan_id)
    if not is_own(seen, row):
        raise NotHereError
    return JsonResponse(device_copy(sheet_of(seen, row), case_id))


def _sheet(request: HttpRequest, case_id: UUID, plan_id: UUID) -> tuple[Sight, Sheet]:
    seen = _look(request, case_id)
    return seen, sheet_of(seen, find(seen, Plan, plan_id))


@open_to("case_people")
@require_http_methods(["GET", "HEAD", "POST"])
def helper(request: HttpRequest, case_id: UUID, helper_role_id: UUID) -> HttpResponse:
    """What somebody is asked: for those of the work, and for whom it was opened to by name."""
    seen = look(request, case_id, "plan")
    role = find(seen, HelperRole, helper_role_id)
    if seen.member is None and not seen.therapist:
        return _as_asked(request, seen, role)
    if request.method == "POST":
        raise NotHereError
    return _helper(request, seen, role, {})


def _helper(
    request: HttpRequest, seen: Sight, role: HelperRole, told: dict[str, Any]
) -> HttpResponse:
    page = {
        "case_id": seen.case, "helper": helper_of(seen, role), "role": role,
        "numbers": numbers_of(seen.clinic), "writes": may_write(seen), **told,
    }  # fmt: skip
    return render(request, "crisis/helper.html", page)


@open_to("case_people")
@require_POST
def link(request: HttpRequest, case_id: UUID, helper_role_id: UUID) -> HttpResponse:
    """The code is shown once, in this answer alone; behind the # no server ever sees it."""
    seen = look(request, case_id, "plan")
    require_inside(seen)
    code = make_link(by=seen.viewer, case_id=case_id, helper_role_id=helper_role_id)
    address = f"{request.build_absolute_uri(reverse('crisis:asked'))}#{code}"
    return _helper(
        request, seen, find(seen, HelperRole, helper_role_id), {"link": address, "code": code}
    )


def _as_asked(request: HttpRequest, seen: Sight, role: HelperRole) -> HttpResponse:
    """Somebody who signs in to help. What is closed to them looks like nothing."""
    if is_closed(role):
        raise NotHereError
    form = AnswerForm(request.POST or None, initial={"limits": role.limits})
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            answer_as_asked(
                by=seen.viewer, case_id=seen.case, helper_role_id=role.id, **form.cleaned_data
            )
        except NotHereError:
            raise
        except RefusalError as no:
            refused = str(no.sentence)
        else:
            return redirect("crisis:helper", seen.case, role.id)
    page = {
        "role": role, "form": form, "refused": refused, "numbers": numbers_of(seen.clinic),
        "standing": standing_on(Held(role.state, role.yes_until), clock.today()),
    }  # fmt: skip
    status = 422 if refused or (form.is_bound and form.errors) else 200
    return render(request, "crisis/my_asking.html", page, status=status)
