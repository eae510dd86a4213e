from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kithkin.accounts.case_queries import CaseLine
from kithkin.accounts.doors import actor_of, open_to
from kithkin.base import clock
from kithkin.workspace import gathering, queries
from kithkin.workspace.sentences import who_sees_mine


@dataclass(frozen=True, slots=True)
class OwnWork:
    """A member's own work on their home."""

    line: CaseLine
    agreed_on: date | None
    sentences: list[str]
    lines: gathering.OwnLines

    @property
    def mine(self) -> UUID:
        return next(member.id for member in self.line.members if member.mine)


@open_to("signed_in")
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    by = actor_of(request)
    found = queries.home(by)
    page = {
        "home": found, "now": clock.now(), "own": [_own(work) for work in found.own],
        "desk": gathering.desk(by, [work.line for work in found.treated]) if found.treated else None,
        "asked": gathering.supporter_lines(by) if found.opened or found.outside else (),
    }  # fmt: skip
    return render(request, "workspace/home.html", page)


def _own(work: queries.OwnWork) -> OwnWork:
    sentences = who_sees_mine(work.line, work.sees)
    return OwnWork(work.line, work.agreed_on, sentences, gathering.own_lines(work.sight))
