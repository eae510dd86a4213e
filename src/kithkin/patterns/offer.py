"""What this part offers to the rest of the house."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kithkin.base import clock
from kithkin.base.short_lines import dotted
from kithkin.consent.policy import Sight
from kithkin.network.looking import may_write
from kithkin.network.offers import About, Line, Offer, Place, Section, put_forward
from kithkin.network.parts import Whose, members_of
from kithkin.network.queries import visible
from kithkin.network.searching import holds
from kithkin.network.taking import may_take, taken
from kithkin.network.whom import People, people_of
from kithkin.patterns import sentences
from kithkin.patterns.copies import StoryCopy
from kithkin.patterns.forms import FORMS
from kithkin.patterns.models import Episode, Marking, Word
from kithkin.patterns.pages import PAGES
from kithkin.patterns.queries import Waiting, told, told_since, waiting

LAST, MOST_FOUND = 3, 20
NEWS = timedelta(days=30)  # what waited longer waits for nobody: no story needs a word


def about(sight: Sight, whom: About) -> Section | None:
    """The last stories with somebody. The page of whose map it is has its own way to all of them."""
    here = [one for one in told(sight).stories if whom.meets(one.persons)]
    if not here and whom.persons <= whom.index and sight.individual:
        return None
    return Section(
        title=_("Stories"),
        lines=_lines(sight, here[:LAST]),
        empty=_("No story is told yet."),
        add=_add(sight, whom),
        more=_more(sight, whom, len(here)),
    )


def _add(sight: Sight, whom: About) -> Line | None:
    """With one person they are ticked already; between two others the page asks for both."""
    if len(whom.others) != 1:
        return Line(
            text=_("Tell a story"), href=reverse("network:ask", args=[sight.case, "tell-story"])
        )
    (person,) = whom.others
    if person in whom.index and sight.individual:
        return None
    return Line(
        text=_("Tell a story with them"),
        href=reverse("patterns:tell_with", args=[sight.case, person]),
    )


def _more(sight: Sight, whom: About, count: int) -> Line | None:
    if count <= LAST:
        return None
    here = reverse("patterns:stories", args=[sight.case])
    asked = f"?with={next(iter(whom.others))}" if len(whom.others) == 1 else ""
    return Line(text=_("All %(count)s stories") % {"count": count}, href=here + asked)


def _lines(sight: Sight, stories: Iterable[StoryCopy]) -> list[Line]:
    kept = list(stories)
    people = people_of(sight) if kept else People({}, frozenset())
    whose = Whose(sight, members_of(sight) if kept else {})
    return [
        Line(
            text=sentences.title_of(one),
            note=dotted([sentences.note_of(one, people), whose.words(one.scope)]),
            href=reverse("patterns:story", args=[sight.case, one.id]), when=one.said_at,
        )
        for one in kept
    ]  # fmt: skip


def home(sight: Sight) -> Sequence[Line]:
    if sight.member is None or not may_write(sight):
        return []
    href = reverse("network:ask", args=[sight.case, "tell-story"])
    return [
        Line(
            text=_("Tell a story"), note=_("I wanted, they did, I did"), href=href, icon="note",
            place=Place.ALSO,
        )
    ]  # fmt: skip


def needs(sights: Sequence[Sight]) -> Sequence[Line]:
    """Stories a therapist has not been back to since; none of them is owed anything."""
    return [
        Line(
            text=_since_words(one), icon="note", when=one.since, case=one.case, place=Place.ALSO,
            href=reverse("patterns:stories", args=[one.case]),
        )
        for one in waiting(sights, clock.now() - NEWS)
    ]  # fmt: skip


def _since_words(one: Waiting) -> str:
    return ngettext(
        "%(count)s story told since %(day)s", "%(count)s stories told since %(day)s", one.stories
    ) % {"count": one.stories, "day": date_format(localtime(one.since), "j F")}  # fmt: skip


def brief(sight: Sight, since: datetime | None) -> Sequence[Line]:
    fresh = told_since(sight, since)
    lines = _lines(sight, fresh[:LAST])
    if len(fresh) > LAST:
        text = _("and %(count)s more stories") % {"count": len(fresh) - LAST}
        lines.append(Line(text=text, href=reverse("patterns:stories", args=[sight.case])))
    return lines


def search(sight: Sight, words: str) -> Sequence[Line]:
    found = [one for one in told(sight).stories if holds(words, *one.boxes.values(), one.ended)]
    return _lines(sight, found[:MOST_FOUND])


def takeout(sight: Sight) -> Sequence[Mapping[str, Any]]:
    people = people_of(sight)
    kinds: dict[str, type[Episode] | type[Word]] = {"story": Episode, "word for stories": Word}
    rows = [
        taken(kind, row, people)
        for kind, model in kinds.items()
        for row in visible(sight, model)
        if may_take(sight, row)
    ]
    put = [row for row in visible(sight, Marking) if may_take(sight, row)]
    return rows + [
        taken("word of a story", row, people, story=str(row.episode_id), word=str(row.word_id))
        for row in put
    ]


put_forward(
    Offer(
        key="patterns",
        order=1,
        title=gettext_lazy("Stories"),
        icon="note",
        address="patterns:stories",
        says=gettext_lazy("single times with somebody"),
        forms=FORMS,
        pages=PAGES,
        surfaces={"stories": gettext_lazy("the stories")},
        stands_on=((Episode, ("persons",)), (Marking, ("episode_id", "word_id"))),
        about=about,
        home=home,
        needs=needs,
        brief=brief,
        search=search,
        takeout=takeout,
    )
)
