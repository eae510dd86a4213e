from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kithkin.accounts.case_queries import CaseLine
from kithkin.accounts.doors import actor_of, open_to
from kithkin.workspace import queries
from kithkin.workspace.sentences import who_sees_mine


@dataclass(frozen=True, slots=True)
class OwnWork:
    """A member's own work on their home."""

    line: CaseLine
    agreed_on: date | None
    sentences: list[str]

    @property
    def mine(self) -> UUID:
        return next(member.id for member in self.line.members if member.mine)


@open_to("signed_in")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    found = queries.home(actor_of(request))
    own = [
        OwnWork(work.line, work.agreed_on, who_sees_mine(work.line, work.sees))
        for work in found.own
        if work.sees
    ]
    return render(request, "workspace/home.html", {"home": found, "own": own})
