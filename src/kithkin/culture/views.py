"""Pages of this part. What asks for something is served with the other pages that ask."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from kithkin.accounts.doors import actor_of, open_to
from kithkin.base.refusals import NotHereError, RefusalError
from kithkin.base.sent import nested
from kithkin.consent.policy import Sight
from kithkin.consent.queries import sight
from kithkin.culture import board, queries, sentences
from kithkin.culture.drawing import Touched, flow_svg
from kithkin.culture.guide import Question, numbered, questions
from kithkin.culture.models import Answer, Belonging, Condition
from kithkin.culture.pages import question_address, question_page
from kithkin.culture.world import years
from kithkin.network.act_words import names_of
from kithkin.network.answering import ask
from kithkin.network.asking_pages import (
    Answering,
    Sheet,
    blank_sheet,
    must_say,
    opened,
    refused_sheet,
    sent_of,
)
from kithkin.network.doors import perform
from kithkin.network.looking import look, may_write, uuid_or_none
from kithkin.network.models import Happening
from kithkin.network.parts import whose
from kithkin.network.queries import find
from kithkin.network.whom import LeftOut, left_out, people_of


@open_to("case_people")
@require_safe
def origins(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What everybody said they are and come from, person by person."""
    seen = look(request, case_id, "origins")
    here = queries.around(seen, ties=False)
    return render(request, "culture/origins.html", {
        "case_id": case_id, "writes": may_write(seen), "whose": whose(seen, Belonging),
        "groups": board.by_person(seen, here, queries.belongings(seen)),
    })  # fmt: skip


@open_to("case_people")
@require_safe
def describe(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The page that asks where somebody comes from, with them chosen already.

    It is sent as the page about nobody: if they are taken off the map while somebody writes, not
    a word is lost.
    """
    return _begun(request, case_id, "describe-belonging", {"person_id": "of"})


@open_to("case_people")
@require_safe
def conditions(request: HttpRequest, case_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "conditions")
    here, rows = queries.around(seen), queries.conditions(seen)
    marks = queries.bearings(seen, rows)
    from_whose, apart = whose(seen, Condition), left_out(seen) if marks else LeftOut()
    return render(request, "culture/conditions.html", {
        "case_id": case_id, "writes": may_write(seen), "whose": from_whose,
        "living": board.living(here, rows, marks, from_whose),
        "from_each": board.from_each(here, rows, marks, apart, from_whose),
    })  # fmt: skip


@open_to("case_people")
@require_safe
def condition(request: HttpRequest, case_id: UUID, condition_id: UUID) -> HttpResponse:
    """One condition: what it is, whom it touches, drawn and in words."""
    seen = look(request, case_id, "conditions")
    row = find(seen, Condition, condition_id)
    here, from_whose = queries.around(seen), whose(seen, Condition, [row.id])
    (one,) = board.living(here, [row], queries.bearings_of(seen, row), from_whose)
    picture = [Touched(mark.name, mark.row.way, mark.said) for mark in one.marks]
    return render(request, "culture/condition.html", {
        "case_id": case_id, "writes": may_write(seen), "one": one,
        "kind": sentences.kind_words(row), "when": sentences.when_words(row),
        "weight": sentences.weight_words(row),
        "picture": flow_svg(one.title, picture) if picture else "",
        "whose": from_whose.words(row.scope),
        "teller": names_of(seen, [row.said_by]).get(row.said_by, ""),
    })  # fmt: skip


@open_to("case_people")
@require_safe
def mark(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The page that asks what a condition strains or holds, with one or the other chosen already."""
    begun = {"condition_id": "what", "ties[]": "tie", "persons[]": "person"}
    return _begun(request, case_id, "mark-bearing", begun)


@open_to("case_people")
@require_safe
def world(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The family's events and society's, side by side."""
    seen = look(request, case_id, "map")
    found = years(seen, people_of(seen), whose(seen, Happening, ()))
    return render(request, "culture/world.html", {
        "case_id": case_id, "writes": may_write(seen), "years": found,
        "any_world": any(year.world for year in found),
    })  # fmt: skip


@open_to("case_people")
@require_safe
def guide(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The eight questions. Any may be taken first, any left."""
    seen = look(request, case_id, "origins")
    rows, people = queries.answers(seen), people_of(seen)
    lines = [
        (one, [(sentences.brief(row.text), people.all(row.persons) if row.persons else "")
               for row in rows if row.question == one.key])
        for one in questions()
    ]  # fmt: skip
    left = [one.number for one, said in lines if not said]
    return render(request, "culture/guide.html", {
        "case_id": case_id, "writes": may_write(seen), "lines": lines,
        "next": left[0] if left else 1, "begun": bool(rows),
    })  # fmt: skip


@open_to("case_people")
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """One question a screen. Whoever may not write reads what was answered."""
    number = request.GET.get("number", "1")
    asked = numbered(int(number)) if number.isdecimal() and len(number) < 3 else None
    if asked is None:
        raise NotHereError
    if request.method == "POST":
        return _answered(request, case_id, asked)
    seen = look(request, case_id, "origins")
    opening = Answering("question", question_page(asked), seen, None)
    return _one_question(request, asked, opening, blank_sheet(opening))


def _answered(request: HttpRequest, case_id: UUID, asked: Question) -> HttpResponse:
    seen = sight(actor_of(request), case_id)
    opening, sent = Answering("question", question_page(asked), seen, None), request.POST
    try:
        if may_write(seen):  # whoever may not is told that first
            must_say(opening, sent)
        perform(
            by=seen.viewer, case_id=case_id, verb=opening.page.verb,
            sent=sent_of(opening, nested(sent)), request=uuid_or_none(sent.get("request", "")),
        )  # fmt: skip
    except NotHereError:
        raise
    except RefusalError as refused:
        sheet = refused_sheet(opening, sent, refused)
        return _one_question(request, asked, opening, sheet, status=int(refused.status))
    messages.success(request, _("Kept. You can undo it."))
    if asked.number == len(questions()):
        return redirect("culture:guide", case_id=case_id)
    return redirect(question_address(case_id, asked.number + 1))


def _one_question(
    request: HttpRequest, asked: Question, opening: Answering, sheet: Sheet, status: int = 200
) -> HttpResponse:
    seen, last = opening.sight, len(questions())
    return render(request, "culture/question.html", {
        "case_id": seen.case, "asked": asked, "sheet": sheet, "last": last,
        "writes": may_write(seen), "request_id": uuid4(), "say": opening.page.say,
        "answers": _said(seen, asked), "whose": whose(seen, Answer),
        "following": asked.number + 1 if asked.number < last else 0,
        "before": asked.number - 1,
    }, status=status)  # fmt: skip


def _said(seen: Sight, asked: Question) -> list[tuple[Answer, list[tuple[str, str, bool]], str]]:
    """What was answered, with whom it names and who wrote it down, the latest first."""
    rows = [row for row in queries.answers(seen) if row.question == asked.key]
    if not rows:
        return []
    people, tellers = people_of(seen), names_of(seen, [row.said_by for row in rows])
    return [
        (
            row,
            [(one, people.name(one), one in people.names) for one in row.persons],
            tellers.get(row.said_by, ""),
        )
        for row in rows
    ]


def _begun(request: HttpRequest, case_id: UUID, page: str, named: dict[str, str]) -> HttpResponse:
    seen = sight(actor_of(request), case_id)
    begun = QueryDict(mutable=True)
    for name, given in named.items():
        if uuid_or_none(request.GET.get(given, "")):
            begun[name] = request.GET[given]
    return ask(request, case_id, opened(seen, page, None), begun)
