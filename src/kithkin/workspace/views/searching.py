"""Search within what one may open anyway."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from kithkin.accounts.doors import open_to
from kithkin.network.looking import look
from kithkin.workspace.gathering import SHORTEST_SEARCH, search

LONGEST = 120


@open_to("case_people")
@require_http_methods(["GET", "HEAD", "POST"])
def search_page(request: HttpRequest, case_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "search")
    words = request.POST.get("words", "").strip()[:LONGEST]
    page = {
        "case_id": case_id, "words": words, "found": search(seen, words),
        "too_short": 0 < len(words) < SHORTEST_SEARCH,
    }  # fmt: skip
    return render(request, "workspace/search.html", page)
