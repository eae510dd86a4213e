"""Pages of exercises and tries. What asks for something is served with the other pages that ask."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kithkin.accounts.doors import actor_of, open_to
from kithkin.consent.policy import Sight
from kithkin.consent.queries import sight
from kithkin.network.answering import ask
from kithkin.network.asking_pages import opened
from kithkin.network.looking import look, may_write, uuid_or_none
from kithkin.network.models import Person
from kithkin.network.parts import is_member
from kithkin.network.policy import OWN
from kithkin.network.queries import find
from kithkin.skills import lines, words
from kithkin.skills.drawing import dots_svg
from kithkin.skills.exercises import (
    GROUP_WORDS,
    all_exercises,
    by_group,
    exercise_of,
)
from kithkin.skills.models import Attempt, Next, State
from kithkin.skills.queries import Practice, one_part


@open_to("case_people")
@require_safe
def exercises_page(request: HttpRequest, case_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "exercises")
    practice = Practice(seen)
    page = {
        "groups": [(group, *GROUP_WORDS[group], found) for group, found in by_group().items()],
        "open": [lines.try_line(practice, row) for row in practice.open],
        **_frame(seen),
    }  # fmt: skip
    return render(request, "skills/exercises.html", page)


@open_to("case_people")
@require_safe
def exercise_page(request: HttpRequest, case_id: UUID, exercise_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "exercises")
    one, practice = exercise_of(exercise_id), Practice(seen)
    used = [row for row in practice.tries if row.exercise == one.key and practice.used(row)]
    page = {
        "one": one, "group": GROUP_WORDS[one.group][0],
        "tries": [lines.try_line(practice, row) for row in used],
        "practised": [
            lines.rehearsal_line(practice, row)
            for row in practice.rehearsals
            if row.exercise == one.key
        ],
        **_frame(seen),
    }  # fmt: skip
    return render(request, "skills/exercise.html", page)


@open_to("case_people")
@require_safe
def rehearse(request: HttpRequest, case_id: UUID, exercise_id: UUID) -> HttpResponse:
    """The page that asks what was practised, with this exercise chosen already."""
    seen = sight(actor_of(request), case_id)
    begun = QueryDict(mutable=True)
    begun["values.exercise"] = exercise_of(exercise_id).key
    return ask(request, case_id, opened(seen, "keep-rehearsal", None), begun)


@open_to("case_people")
@require_safe
def book(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The page that books a try, with somebody, an exercise or a part chosen already.

    It is sent as the page about nobody: if they are taken off the map while somebody writes, not
    a word is lost.
    """
    seen = sight(actor_of(request), case_id)
    begun = QueryDict(mutable=True)
    if person := uuid_or_none(request.GET.get("with", "")):
        find(seen, Person, person)
        begun["person_id"] = str(person)
    if exercise := uuid_or_none(request.GET.get("exercise", "")):
        begun["values.exercise"] = exercise_of(exercise).key
    if part := uuid_or_none(request.GET.get("of", "")):
        begun["part"] = str(part)
    return ask(request, case_id, opened(seen, "book-try", None), begun)


@open_to("case_people")
@require_safe
def tries_page(request: HttpRequest, case_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "tries")
    practice = Practice(seen)
    piles = [
        ("open", _("Open"), [lines.try_line(practice, row) for row in practice.open]),
        *(
            (state.value, title, [lines.try_line(practice, row) for row in practice.settled(state)])
            for state, title in ((State.TRIED, _("Tried")), (State.LET_GO, _("Let go")))
        ),
        ("aside", _("Not used here"), [
            lines.set_aside_line(practice, row) for row in practice.set_aside
        ]),
        ("practised", _("Practised"), [
            lines.rehearsal_line(practice, row) for row in practice.rehearsals
        ]),
    ]  # fmt: skip
    page = {"piles": [pile for pile in piles if pile[2]], **_frame(seen)}
    return render(request, "skills/tries.html", page)


@open_to("case_people")
@require_safe
def try_page(request: HttpRequest, case_id: UUID, attempt_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "tries")
    row, practice = find(seen, Attempt, attempt_id), Practice(seen)
    exercise = all_exercises().get(row.exercise)
    page = {
        "row": row, "exercise": exercise, "name": practice.people.name(row.person_id),
        "here": str(row.person_id) in practice.people.names, "not_used": not practice.used(row),
        "is_open": row.state == State.BOOKED, "is_tried": row.state == State.TRIED,
        "by_when": words.by_when(row), "settled": words.settled_day(row),
        "facts": _facts(row), "texts": _texts(row), "smaller": row.next == Next.SMALLER,
        "let_stand": row.next == Next.LET_STAND,
        "whose": practice.whose.words(row.scope), "of": row.scope.partition(OWN)[2],
        "who_sees": words.who_sees(seen), **_frame(seen),
    }  # fmt: skip
    return render(request, "skills/try.html", page)


@open_to("case_people")
@require_safe
def tries_with(request: HttpRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """Tries with one person over time, of one part. Where they are not used, nothing is drawn."""
    seen = look(request, case_id, "tries")
    person, practice = find(seen, Person, person_id), Practice(seen)
    part = one_part(seen, request.GET.get("of", ""))
    rows = practice.with_person(person.id, part.scope)
    alone = len({row.scope for row in rows}) == 1
    page = {
        "person": person, "name": practice.people.name(person.id), "part": part,
        "not_used": str(person.id) in practice.apart.of(part.scope),
        "book": _book_address(seen, person, part.of),
        "dots": dots_svg(rows) if alone else "",
        "counts": words.counted(rows).words if alone else [],
        "rows": [
            (words.standing(row), words.title(row), lines.try_address(practice, row), row.good)
            for row in reversed(rows)
        ],
        **_frame(seen),
    }  # fmt: skip
    return render(request, "skills/tries_with.html", page)


def _book_address(seen: Sight, person: Person, of: str) -> str:
    if not may_write(seen):
        return ""
    asked = {"with": str(person.id)} | ({"of": of} if of else {})
    return f"{reverse('skills:book', args=[seen.case])}?{urlencode(asked)}"


def _frame(seen: Sight) -> dict[str, object]:
    return {
        "case_id": seen.case, "writes": may_write(seen), "member": is_member(seen),
        "therapist": seen.therapist,
    }  # fmt: skip


def _facts(row: Attempt) -> list[tuple[str, str]]:
    """Short answers in pairs; what was not said is not there."""
    told = [
        (_("How it went"), words.went_words(row)),
        (_("When"), words.settled_day(row)),
        (_("And now"), words.next_words(row)),
    ]
    return [(name, value) for name, value in told if value]


def _texts(row: Attempt) -> list[tuple[str, str]]:
    told = [
        (_("What was good in it"), row.good),
        (_("What they did or said"), row.did),
        (_("What I learned"), row.learned),
    ]
    return [(name, text) for name, text in told if text]
