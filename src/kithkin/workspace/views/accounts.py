"""The account manager's pages: who signs in, new staff, leavers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kithkin.accounts.clinic_queries import account as account_of
from kithkin.accounts.doors import actor_of, open_to, user_of
from kithkin.accounts.models import Role
from kithkin.accounts.services.people import add_user
from kithkin.accounts.services.people import off_board as end_access
from kithkin.base.refusals import NotHereError, RefusalError
from kithkin.workspace.forms import StaffForm, refuse_in


@open_to("account_manager")
@require_http_methods(["GET", "HEAD", "POST"])
def add_staff(request: HttpRequest) -> HttpResponse:
    form = StaffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            user = add_user(
                by=actor_of(request), clinic=user_of(request).clinic, called=told["called"],
                sign_in_name=told["sign_in_name"], born=told["born"],
                roles=tuple(Role(role) for role in told["roles"]),
            )  # fmt: skip
        except RefusalError as refused:
            refuse_in(form, refused)
        else:
            messages.success(request, _("Added. Give them a code to sign in with."))
            return redirect("workspace:account", user_id=user.id)
    status = 422 if form.is_bound else 200
    return render(request, "workspace/add_staff.html", {"form": form}, status=status)


@open_to("account_manager")
@require_safe
def account(request: HttpRequest, user_id: UUID) -> HttpResponse:
    by = actor_of(request)
    line = account_of(by, user_id)
    return render(request, "workspace/account.html", {"account": line, "me": line.id == by.id})


@open_to("account_manager")
@require_http_methods(["GET", "HEAD", "POST"])
def off_board(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Asked for in words first. Staff only: a client's access is not the office's to end."""
    by = actor_of(request)
    line = account_of(by, user_id)
    if not line.roles or line.id == by.id:
        raise NotHereError
    if request.method == "POST":
        end_access(by=by, user_id=user_id)
        messages.success(request, _("Their access has ended, on every device."))
        return redirect("workspace:home")
    return render(request, "workspace/off_board.html", {"account": line})
