"""Something was wrong here: said on every page, read by those who look after the house."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kithkin.accounts.doors import actor_of, open_to
from kithkin.base.refusals import RefusalError
from kithkin.workspace import queries, services
from kithkin.workspace.forms import ConcernForm, refuse_in


def page_name(path: str) -> str:
    """The name of the pattern an address belongs to; the address itself holds ids, and is dropped."""
    try:
        return resolve(path).view_name[:80]
    except Resolver404:
        return ""


@open_to("anyone")
@require_http_methods(["GET", "HEAD", "POST"])
def something_wrong(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        # Without a sign-in there is no clinic whose key could seal it: nothing is kept.
        return render(request, "workspace/something_wrong_signed_out.html")
    if request.method != "POST":
        page = page_name(request.GET.get("page", ""))
        form = ConcernForm(initial={"page": page})
        return render(request, "workspace/something_wrong.html", {"form": form})
    return _said(request, ConcernForm(request.POST))


def _said(request: HttpRequest, form: ConcernForm) -> HttpResponse:
    if form.is_valid():
        told = form.cleaned_data
        try:
            services.say_concern(
                by=actor_of(request), page=_known_name(told["page"]), doing=told["doing"],
                happened=told["happened"],
            )  # fmt: skip
        except RefusalError as refused:
            refuse_in(form, refused)
        else:
            return redirect("workspace:thanks")
    return render(request, "workspace/something_wrong.html", {"form": form}, status=422)


def _known_name(name: str) -> str:
    """A name of ours has only these signs; anything else was made up by the sender."""
    return name if name.replace(":", "").replace("_", "").isalnum() else ""


@open_to("signed_in")
@require_safe
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "workspace/thanks.html")


@open_to("account_manager", "clinic_lead")
@require_safe
def concerns(request: HttpRequest) -> HttpResponse:
    page = {"concerns": queries.concerns(actor_of(request))}
    return render(request, "workspace/concerns.html", page)


@open_to("account_manager", "clinic_lead")
@require_POST
def tend(request: HttpRequest, concern_id: UUID) -> HttpResponse:
    services.tend_concern(by=actor_of(request), concern_id=concern_id)
    messages.success(request, _("Looked after."))
    return redirect("workspace:concerns")
