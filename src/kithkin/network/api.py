"""The door for programs: one operation a verb, and the filtered map."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import URLPattern
from django.utils.translation import gettext
from ninja import NinjaAPI, Router, Schema
from ninja.errors import ValidationError
from ninja.security import django_auth

from kithkin.accounts.doors import actor_of, open_to
from kithkin.base.refusals import RefusalError
from kithkin.base.wording import sentence_for
from kithkin.consent.queries import sight
from kithkin.network.doors import FieldsRefusedError, all_forms, perform
from kithkin.network.queries import map_copy
from kithkin.network.verb_form import VerbForm
from kithkin.record.services import note_read

router = Router(tags=["map"])


class Done(Schema):
    id: str
    left: list[tuple[str, str, str]]
    repeated: bool


@router.get("/work/{uuid:case_id}/map", operation_id="map")
def read_map(request: HttpRequest, case_id: UUID) -> dict[str, Any]:
    """The whole map as you may see it."""
    by = actor_of(request)
    seen = sight(by, case_id)
    note_read(by=by, case=case_id, clinic=seen.clinic, surface="map")
    return asdict(map_copy(seen))


def _operation(verb: str, form: type[VerbForm]) -> None:
    def run(request: HttpRequest, case_id: UUID, sent: Any, request_id: UUID | None = None) -> Done:
        outcome = perform(
            by=actor_of(request), case_id=case_id, verb=verb,
            sent=sent.model_dump(exclude_unset=True, mode="json"), request=request_id,
        )  # fmt: skip
        return Done(id=outcome.id, left=list(outcome.left), repeated=outcome.repeated)

    run.__annotations__["sent"] = form
    run.__annotations__["return"] = Done
    summary = (form.verb.__doc__ or verb).splitlines()[0]
    router.post(
        f"/work/{{uuid:case_id}}/{verb}", operation_id=verb, response=Done, summary=summary
    )(run)


for _verb, _form in all_forms().items():
    _operation(_verb, _form)


def _refused(_request: HttpRequest, refused: Any) -> HttpResponse:
    return JsonResponse(refused.as_json(gettext), status=refused.status)


def _unread(request: HttpRequest, unread: Any) -> HttpResponse:
    """Ninja's own words name types and echo input; ours name the field and say what to do."""
    fields = {
        ".".join(str(step) for step in error["loc"]): sentence_for(error["type"], error)
        for error in unread.errors
    }
    return _refused(request, FieldsRefusedError(fields))


def make_api() -> NinjaAPI:
    """The API at /api/v1/. It speaks to a signed-in browser session only, CSRF token included."""
    api = NinjaAPI(
        title="Kithkin", version="1", auth=django_auth, docs_url=None, openapi_url=None,
        urls_namespace="api",
    )  # fmt: skip
    api.add_router("", router)
    api.add_exception_handler(RefusalError, _refused)
    api.add_exception_handler(ValidationError, _unread)
    return api


def api_addresses() -> list[URLPattern]:
    """The API's addresses, each behind the same declared door as a page of a case."""
    patterns, _name, _namespace = make_api().urls
    addresses = [one for one in patterns if isinstance(one, URLPattern)]
    for address in addresses:
        view: Callable[..., HttpResponseBase] = address.callback
        address.callback = open_to("case_people")(view)
        address.name = str(address.pattern).rsplit("/", 1)[-1] or "root"
    return addresses
