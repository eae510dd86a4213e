"""Pages of this part. What asks for something is served with the other pages that ask."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kithkin.accounts.doors import actor_of, open_to
from kithkin.attachment.about_one import about_one, answers_in_words
from kithkin.attachment.closeness import closeness as all_placed
from kithkin.attachment.models import Sitting
from kithkin.attachment.queries import sitting_of, sittings
from kithkin.attachment.turning import turned_page
from kithkin.consent.queries import sight
from kithkin.network.act_words import names_of
from kithkin.network.answering import ask
from kithkin.network.asking_pages import opened
from kithkin.network.looking import look, may_write, uuid_or_none
from kithkin.network.models import Person
from kithkin.network.parts import whose
from kithkin.network.queries import find
from kithkin.network.whom import people_of


@open_to("case_people")
@require_safe
def closeness(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Everybody who was answered for, on the two dimensions; the table says the same."""
    seen = look(request, case_id, "closeness")
    page = all_placed(seen, request.GET.get("of", ""))
    return render(request, "attachment/closeness.html", {
        "case_id": case_id, "page": page, "writes": may_write(seen),
    })  # fmt: skip


@open_to("case_people")
@require_safe
def person(request: HttpRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """One relationship: now beside earlier, and whether that is more than the error."""
    seen = look(request, case_id, "closeness")
    page = about_one(seen, str(person_id), request.GET.get("of", ""))
    return render(request, "attachment/person.html", {
        "case_id": case_id, "page": page, "writes": may_write(seen),
    })  # fmt: skip


@open_to("case_people")
@require_safe
def fill_about(request: HttpRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """The eight questions, with somebody chosen already.

    It is sent as the page about nobody: if they are taken off the map while somebody answers, not
    an answer is lost.
    """
    seen = sight(actor_of(request), case_id)
    find(seen, Person, person_id)
    begun = QueryDict(mutable=True)
    begun["person_id"] = str(person_id)
    if part := uuid_or_none(request.GET.get("of", "")):
        begun["part"] = str(part)
    return ask(request, case_id, opened(seen, "eight-questions", None), begun)


@open_to("case_people")
@require_safe
def sitting(request: HttpRequest, case_id: UUID, sitting_id: UUID) -> HttpResponse:
    """One filling, answer by answer."""
    seen = look(request, case_id, "closeness")
    one, people = sitting_of(sittings(seen), sitting_id), people_of(seen)
    teller = UUID(one.said_by)
    return render(request, "attachment/sitting.html", {
        "case_id": case_id, "sitting": one, "writes": may_write(seen),
        "name": people.name(one.person), "known": one.person in people.names,
        "answers": answers_in_words(one), "whose": whose(seen, Sitting, [sitting_id]).of(one.id),
        "teller": names_of(seen, [teller]).get(teller, ""),
    })  # fmt: skip


@open_to("case_people")
@require_safe
def turned_to(request: HttpRequest, case_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "closeness")
    page = turned_page(seen, request.GET.get("of", ""))
    return render(request, "attachment/turned_to.html", {
        "case_id": case_id, "page": page, "writes": may_write(seen),
    })  # fmt: skip
