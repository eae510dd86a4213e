"""How a couple stood, by date: every row of it is sent together."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from kithkin.accounts.doors import open_to
from kithkin.base.refusals import ConflictError, NotHereError, RefusalError
from kithkin.consent.policy import Sight
from kithkin.network import asks
from kithkin.network.couple_rows import StatusRow, marked, rows_of, sent_rows, with_spare
from kithkin.network.doors import FieldsRefusedError, perform
from kithkin.network.link_pages import couple_page as couple_page_of
from kithkin.network.looking import look, may_write, uuid_or_none
from kithkin.network.models import Union
from kithkin.network.parts import whose
from kithkin.network.queries import find, map_copy


@open_to("case_people")
@require_http_methods(["GET", "HEAD", "POST"])
def couple_page(request: HttpRequest, case_id: UUID, union_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "relationship")
    union = find(seen, Union, union_id)
    if request.method != "POST":
        told = {"rows": with_spare(rows_of(seen, union)), "seen": union.version_of("statuses")}
        return _couple(request, seen, union, told)
    rows = sent_rows(request.POST)
    try:
        perform(
            by=seen.viewer, case_id=case_id, verb="set_statuses",
            sent={
                "union_id": str(union_id), "statuses": [one.said for one in rows],
                "seen": {"statuses": request.POST.get("seen", "")},
            },
            request=uuid_or_none(request.POST.get("request", "")),
        )  # fmt: skip
    except NotHereError:
        raise
    except RefusalError as refused:
        told = _refused(request, seen, union, rows, refused)
        return _couple(request, seen, union, told, status=int(refused.status))
    messages.success(request, _("Kept. You can undo it."))
    return redirect("network:couple", case_id=case_id, union_id=union_id)


def _refused(
    request: HttpRequest, seen: Sight, union: Union, rows: list[StatusRow], refused: RefusalError
) -> dict[str, object]:
    """What was typed, and why it was not kept. After a clash, sending once more holds."""
    fields = refused.fields if isinstance(refused, FieldsRefusedError) else {}
    clash = isinstance(refused, ConflictError)
    return {
        "rows": with_spare(marked(rows, fields)), "sentence": str(refused.sentence),
        "theirs": rows_of(seen, union) if clash else [],
        "seen": union.version_of("statuses") if clash else request.POST.get("seen", ""),
    }  # fmt: skip


def _couple(
    request: HttpRequest, seen: Sight, union: Union, told: dict[str, object], *, status: int = 200
) -> HttpResponse:
    page = couple_page_of(map_copy(seen), str(union.id))
    if page is None:
        raise NotHereError
    shown = {
        "case_id": seen.case, "page": page, "statuses": asks.STATUSES, "help": asks.DATE_HELP,
        "request_id": uuid4(), "writes": may_write(seen), "whose": whose(seen, Union, [union.id]).of(str(union.id)),
    }  # fmt: skip
    return render(request, "network/couple.html", {**shown, **told}, status=status)
