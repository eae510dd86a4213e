"""The pages of breaks and mendings. What is written is written on the pages that ask."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kithkin.accounts.doors import open_to
from kithkin.consent.policy import Sight
from kithkin.healing import lines, words
from kithkin.healing.days import when_words
from kithkin.healing.models import (
    CareKind,
    CareState,
    Holds,
    Manner,
    OffSince,
    Repair,
    Rupture,
    Stands,
)
from kithkin.healing.policy import own_scope
from kithkin.healing.queries import Healing, waits_for_therapist
from kithkin.healing.steps import Said, looked_said, steps_of
from kithkin.network.looking import look, may_write
from kithkin.network.models import Person
from kithkin.network.parts import is_member
from kithkin.network.queries import find


@open_to("case_people")
@require_safe
def breaks_page(request: HttpRequest, case_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "breaks")
    page = {"board": lines.board(Healing(seen)), **_frame(seen)}
    return render(request, "healing/breaks.html", page)


@open_to("case_people")
@require_safe
def break_page(request: HttpRequest, case_id: UUID, rupture_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "breaks")
    row, healing = find(seen, Rupture, rupture_id), Healing(seen)
    page = {
        "row": row, "title": words.with_whom(seen, healing.people, row),
        "facts": _break_facts(row), "stands": words.stands_words(row),
        "is_open": row.stands == Stands.OPEN, "is_mended": row.stands == Stands.MENDED,
        "mendings": [lines.mending_line(healing, one) for one in healing.mendings_of(row)],
        "looks": _looks(healing, row), "not_used": healing.closed.to(row),
        "may_look": healing.counted_from(row) is not None,
        "waits": waits_for_therapist(row), "spoken_of": when_words(row.spoken_of),
        "whose": healing.whose.words(row.scope),
        "who_sees": words.who_sees(seen, row.scope), **_frame(seen),
    }  # fmt: skip
    return render(request, "healing/break.html", page)


@open_to("case_people")
@require_safe
def mending_page(request: HttpRequest, case_id: UUID, mending_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "breaks")
    row, healing = find(seen, Repair, mending_id), Healing(seen)
    rupture = next((one for one in healing.breaks if one.id == row.rupture_id), None)
    page = {
        "row": row, "title": words.with_whom(seen, healing.people, row),
        "steps": steps_of(healing, row), "not_used": healing.closed.to(row),
        "break": lines.break_line(healing, rupture) if rupture else None,
        "stands": words.stands_words(row), "is_open": row.stands == Stands.OPEN,
        "care": lines.care_address(healing, row.person_id) if row.person_id else "",
        "whose": healing.whose.words(row.scope),
        "who_sees": words.who_sees(seen, row.scope), **_frame(seen),
    }  # fmt: skip
    return render(request, "healing/mending.html", page)


@open_to("case_people")
@require_safe
def care_page(request: HttpRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "breaks")
    person, healing = find(seen, Person, person_id), Healing(seen)
    rows = [row for row in healing.care if row.person_id == person.id]
    page = {
        "person": person, "name": healing.people.name(person.id),
        "states": [_care(seen, row, healing.whose.words(row.scope)) for row in rows],
        "timeline": lines.timeline(healing, frozenset({str(person.id)})),
        "own_unsaid": is_member(seen) and own_scope(seen) not in {row.scope for row in rows},
        "not_used": healing.closed.between(_own_part(seen), person.id, ""), **_frame(seen),
    }  # fmt: skip
    return render(request, "healing/care.html", page)


def _frame(seen: Sight) -> dict[str, object]:
    return {
        "case_id": seen.case, "writes": may_write(seen), "therapist": seen.therapist,
        "member": is_member(seen),
    }  # fmt: skip


def _own_part(seen: Sight) -> str:
    return f"part:{seen.member}" if seen.member else f"joint:{seen.case}"


def _break_facts(row: Rupture) -> list[tuple[str, str]]:
    """Short answers in pairs; what was not said is not there."""
    since = OffSince(row.since).label if row.since else ""
    told = [
        (_("What it was like"), words.label(Manner, row.manner)),
        (_("Noticed"), when_words(row.noticed)),
        (_("Since when"), str(since)),
        (_("How much it matters"), words.rated(words.MATTERS, row.matters)),
        (_("Written down"), when_words("", row.said_at)),
    ]
    return [(name, value) for name, value in told if value]


def _looks(healing: Healing, row: Rupture) -> list[Said]:
    held = healing.looks.get(row.id, ())
    return [looked_said(healing, one) for one in held if one.holds != Holds.NOT_NOW]


def _care(seen: Sight, row: CareState, whose_: str) -> dict[str, object]:
    texts = [
        (_("What I do instead"), row.instead),
        (_("What I miss"), row.missed),
        (_("What is better so"), row.better),
    ]
    return {
        "row": row, "state": words.label(CareKind, row.state), "since": when_words(row.since),
        "look_again": when_words(row.look_again), "whose": whose_,
        "who_sees": words.who_sees(seen, row.scope),
        "texts": [(name, text) for name, text in texts if text],
    }  # fmt: skip
