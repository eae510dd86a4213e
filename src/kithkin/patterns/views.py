"""Pages of the stories. What asks for something is served with the other pages that ask."""

from collections.abc import Iterable
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kithkin.accounts.doors import actor_of, open_to
from kithkin.consent.policy import Sight
from kithkin.consent.queries import sight
from kithkin.network.act_words import names_of
from kithkin.network.answering import ask
from kithkin.network.asking_pages import opened
from kithkin.network.looking import look, may_write
from kithkin.network.models import Person
from kithkin.network.parts import Whose, members_of
from kithkin.network.queries import find
from kithkin.network.whom import people_of
from kithkin.patterns import sentences
from kithkin.patterns.comes_back import choose, one_word, part_of, story_line
from kithkin.patterns.comes_back import comes_back as what_comes_back
from kithkin.patterns.copies import StoryCopy, WordCopy
from kithkin.patterns.models import Box
from kithkin.patterns.queries import story_of, told, word_of

PAGE_LENGTH = 50


@open_to("case_people")
@require_safe
def stories(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The latest first; only those with one person, or with one word, if that is asked for."""
    seen = look(request, case_id, "stories")
    all_told, people = told(seen), people_of(seen)
    person, word = request.GET.get("with", ""), request.GET.get("word", "")
    kept = [
        one
        for one in all_told.stories
        if (not person or person in one.persons) and (not word or word in one.words)
    ]
    page = Paginator(kept, PAGE_LENGTH).get_page(request.GET.get("page"))
    named = {who for one in all_told.stories for who in one.persons}
    return render(request, "patterns/stories.html", {
        "case_id": case_id, "writes": may_write(seen), "page": page, "kept": len(kept),
        "all": len(all_told.stories), "lines": [story_line(one, people) for one in page],
        "whose": _whose(seen, page), "words": all_told.words,
        "people": [one for one in people.names.items() if one[0] in named],
        "listed": all_told.listed, "person": person, "word": word,
    })  # fmt: skip


@open_to("case_people")
@require_safe
def story(request: HttpRequest, case_id: UUID, episode_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "stories")
    all_told, people = told(seen), people_of(seen)
    one = story_of(all_told, episode_id)
    put = [word for word in all_told.listed if word.id in one.words]
    teller = UUID(one.said_by)
    named = names_of(seen, [teller]) if teller != seen.viewer.id else {}
    return render(request, "patterns/story.html", {
        "case_id": case_id, "story": one, "writes": may_write(seen),
        "when": sentences.when_of(one), "ending": sentences.ending_of(one),
        "strength": sentences.strength_of(one),
        "people": [(who, people.name(who), who in people.names) for who in one.persons],
        "boxes": [
            (box.label, one.boxes[box], [word for word in put if word.box == box]) for box in Box
        ],
        "whose": _whose(seen, [one]).of(one.id),
        "teller": named.get(teller, ""), "of": part_of(seen, one.scope),
    })  # fmt: skip


@open_to("case_people")
@require_safe
def tell_with(request: HttpRequest, case_id: UUID, person_id: UUID) -> HttpResponse:
    """The page that asks for a story, with somebody ticked already.

    It is sent as the page about nobody: if they are taken off the map while somebody writes, not
    a word is lost.
    """
    seen = sight(actor_of(request), case_id)
    find(seen, Person, person_id)
    begun = QueryDict(mutable=True)
    begun["persons[]"] = str(person_id)
    return ask(request, case_id, opened(seen, "tell-story", None), begun)


@open_to("case_people")
@require_safe
def words(request: HttpRequest, case_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "stories")
    listed = told(seen).listed
    return render(request, "patterns/words.html", {
        "case_id": case_id, "writes": may_write(seen), "any": bool(listed),
        "whose": _whose(seen, listed),
        "boxes": [(box.label, [one for one in listed if one.box == box]) for box in Box],
    })  # fmt: skip


@open_to("case_people")
@require_safe
def word(request: HttpRequest, case_id: UUID, word_id: UUID) -> HttpResponse:
    """One word: how often, with whom, then and now, the stories with it and those without."""
    seen = look(request, case_id, "stories")
    chosen = choose(seen, request.GET.get("of", ""))
    page = one_word(chosen, word_of(chosen.told, word_id), request.GET.get("line", ""))
    return render(request, "patterns/word.html", {
        "case_id": case_id, "page": page, "writes": may_write(seen),
    })  # fmt: skip


@open_to("case_people")
@require_safe
def comes_back(request: HttpRequest, case_id: UUID) -> HttpResponse:
    seen = look(request, case_id, "stories")
    page = what_comes_back(choose(seen, request.GET.get("of", "")), request.GET.get("line", ""))
    return render(request, "patterns/comes_back.html", {
        "case_id": case_id, "page": page, "writes": may_write(seen),
    })  # fmt: skip


def _whose(seen: Sight, rows: Iterable[StoryCopy | WordCopy]) -> Whose:
    """Whose each of them is, from what was read already."""
    return Whose(seen, members_of(seen), {one.id: one.scope for one in rows})
