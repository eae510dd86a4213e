"""What a helper sees by a link, without an account. The code comes in the body of a form alone."""

from collections.abc import Mapping
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kithkin.accounts import attempts
from kithkin.accounts.doors import open_to
from kithkin.accounts.refusing import too_many
from kithkin.accounts.services.invitations import BEARER
from kithkin.base import clock
from kithkin.base.refusals import RefusalError
from kithkin.crisis.errors import LinkOverError
from kithkin.crisis.forms import AnswerForm, CodeOfLinkForm
from kithkin.crisis.models import HelperRole
from kithkin.crisis.numbers import numbers_of, only_clinic
from kithkin.crisis.policy import Held, standing_on
from kithkin.crisis.queries import role_by_code
from kithkin.crisis.services.answering import answer_by_link


@open_to("anyone")
@require_http_methods(["GET", "HEAD", "POST"])
def asked(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _ask_for_code(request, CodeOfLinkForm())
    if not attempts.may_open_link(request):
        return too_many(request)
    form = CodeOfLinkForm(request.POST)
    role = role_by_code(form.cleaned_data["code"]) if form.is_valid() else None
    if role is None:
        if form.is_valid():
            form.add_error("code", _(LinkOverError.sentence))
        return _ask_for_code(request, form)
    if "says" in request.POST:
        return _answer(request, role, form.cleaned_data["code"])
    return _show(request, role, form.cleaned_data["code"], _blank(role))


def _ask_for_code(request: HttpRequest, form: CodeOfLinkForm) -> HttpResponse:
    """The same page for every code that opens nothing: that one was right once is not told."""
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    page = {"form": form, "numbers": numbers_of(only_clinic())}
    return render(request, "crisis/code.html", page, status=status)


def _answer(request: HttpRequest, role: HelperRole, code: str) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _show(request, role, code, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        kept = answer_by_link(by=BEARER, code=code, **form.cleaned_data)
    except RefusalError as refused:
        told = {"refused": _(str(refused.sentence))}
        return _show(request, role, code, form, told, status=int(refused.status))
    return _show(request, kept, code, _blank(kept), {"kept": True})


def _blank(role: HelperRole) -> AnswerForm:
    return AnswerForm(initial={"limits": role.limits, "lasts": "91"})


def _show(
    request: HttpRequest, role: HelperRole, code: str, form: AnswerForm,
    told: Mapping[str, object] | None = None, *, status: int = HTTPStatus.OK,
) -> HttpResponse:  # fmt: skip
    page = {
        "role": role, "code": code, "form": form, "numbers": numbers_of(role.case.clinic_id),
        "standing": standing_on(Held(role.state, role.yes_until), clock.today()),
        **(told or {}),
    }  # fmt: skip
    return render(request, "crisis/asked.html", page, status=status)
