"""The clinic's own numbers, kept by whoever looks after accounts or leads the clinic."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kithkin.accounts.doors import actor_of, open_to, user_of
from kithkin.crisis.forms import ClinicLineForm
from kithkin.crisis.numbers import numbers_of
from kithkin.crisis.policy import CHECK_AFTER
from kithkin.crisis.queries import clinic_line
from kithkin.crisis.services import lines as verbs


@open_to("account_manager", "clinic_lead")
@require_safe
def lines(request: HttpRequest) -> HttpResponse:
    numbers = numbers_of(user_of(request).clinic_id)
    page = {"numbers": numbers, "check_after": CHECK_AFTER.days}
    return render(request, "crisis/lines.html", page)


@open_to("account_manager", "clinic_lead")
@require_http_methods(["GET", "HEAD", "POST"])
def new_line(request: HttpRequest) -> HttpResponse:
    form = ClinicLineForm(request.POST or None, initial={"kind": request.GET.get("kind", "own")})
    if request.method == "POST" and form.is_valid():
        clinic = user_of(request).clinic_id
        verbs.add_clinic_line(by=actor_of(request), clinic_id=clinic, values=form.cleaned_data)
        messages.success(request, _("Kept. Please check it once, and say so here."))
        return redirect("crisis:lines")
    status = 422 if form.is_bound else 200
    return render(request, "crisis/line.html", {"form": form, "line": None}, status=status)


@open_to("account_manager", "clinic_lead")
@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, clinic_line_id: UUID) -> HttpResponse:
    """Change it; say that it was checked today; take it away."""
    row = clinic_line(actor_of(request), clinic_line_id)
    by, do = actor_of(request), request.POST.get("do", "")
    if do == "check":
        verbs.check_clinic_line(by=by, clinic_line_id=row.id)
        messages.success(request, _("Checked today."))
        return redirect("crisis:lines")
    if do == "remove":
        verbs.remove_clinic_line(by=by, clinic_line_id=row.id)
        messages.success(request, _("Taken away."))
        return redirect("crisis:lines")
    told = {name: getattr(row, name) for name in ("kind", "name", "phone", "hours")}
    form = ClinicLineForm(request.POST or None, initial=told)
    if request.method == "POST" and form.is_valid():
        verbs.change_clinic_line(by=by, clinic_line_id=row.id, values=form.cleaned_data)
        messages.success(request, _("Kept. Please check it once, and say so here."))
        return redirect("crisis:lines")
    status = 422 if form.is_bound else 200
    return render(request, "crisis/line.html", {"form": form, "line": row}, status=status)
