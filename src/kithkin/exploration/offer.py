"""What this part offers to the rest of the house."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.base import clock
from kithkin.base.short_lines import dotted
from kithkin.consent.policy import Sight
from kithkin.exploration.days import day_of, full_day
from kithkin.exploration.forms import FORMS
from kithkin.exploration.models import SessionNote
from kithkin.exploration.pages import NOTE_BOXES, PAGES
from kithkin.exploration.queries import (
    Meetings,
    SessionLine,
    endings_across,
    names_of_members,
    planned_across,
    to_note_across,
)
from kithkin.exploration.words import (
    HOW,
    STANDS,
    ending_words,
    full,
    list_name,
    soon,
    which,
)
from kithkin.network.offers import Line, Offer, Place, put_forward
from kithkin.network.parts import Whose, members_of
from kithkin.network.searching import holds
from kithkin.network.taking import may_take, taken
from kithkin.network.whom import People

NEAR = timedelta(weeks=6)
SOON = timedelta(days=7)


def home(sight: Sight) -> Sequence[Line]:
    """For a member: the list for next time, and an ending if one is planned."""
    following = next((line for _sight, line in planned_across([sight]) if line.coming), None)
    add = reverse("network:ask", args=[sight.case, "add-to-agenda"])
    lines = [Line(text=list_name(following), href=add, icon="note", place=Place.MEETING)]
    for _sight, ending in endings_across([sight]):
        sessions = reverse("exploration:sessions", args=[sight.case])
        words = ending_words(ending)
        planned = Line(
            text=_("A planned ending"), note=words, href=sessions, icon="history",
            place=Place.AHEAD,
        )  # fmt: skip
        lines.append(planned)
    return lines


def today(sights: Sequence[Sight]) -> Sequence[Line]:
    """When one meets next; for the therapist, one tap to the brief."""
    found: dict[UUID, Line] = {}
    for sight, line in planned_across(sights):
        soon_enough = not sight.therapist or line.day - clock.today() <= SOON
        if line.coming and soon_enough:
            found.setdefault(sight.case, _coming(sight, line))
    return list(found.values())


def _coming(sight: Sight, line: SessionLine) -> Line:
    page, said = ("sessions", _("your next session"))
    if sight.therapist:
        page, said = "brief", _("the brief")
    return Line(
        text=soon(line), note=dotted([said, HOW.get(line.row.where)]), icon="waiting", when=line.at,
        case=sight.case, href=reverse(f"exploration:{page}", args=[sight.case]),
    )  # fmt: skip


def needs(sights: Sequence[Sight]) -> Sequence[Line]:
    """For the therapist: what waits to be written, and an ending that comes near."""
    treated = [sight for sight in sights if sight.therapist]
    return [*_unsaid(treated), *_to_note(treated), *_ending_near(treated)]


def _unsaid(sights: Sequence[Sight]) -> Iterator[Line]:
    for sight, line in planned_across(sights):
        if not line.coming:
            note = _("planned for %(day)s") % {"day": full(line)}
            yield Line(
                text=_("Did this session take place?"), note=note, icon="waiting", when=line.at,
                case=sight.case, href=reverse("exploration:session", args=[sight.case, line.id]),
            )  # fmt: skip


def _to_note(sights: Sequence[Sight]) -> Iterator[Line]:
    for sight, line in to_note_across(sights):
        note = _("since %(day)s") % {"day": full_day(line.day)}
        yield Line(
            text=_("A note to write"), note=note, icon="note", when=line.at, case=sight.case,
            place=Place.AHEAD, href=reverse("exploration:note", args=[sight.case, line.id]),
        )  # fmt: skip


def _ending_near(sights: Sequence[Sight]) -> Iterator[Line]:
    for sight, ending in endings_across(sights):
        if day_of(ending.day) - clock.today() <= NEAR:
            yield Line(
                text=_("An ending is near"), note=ending_words(ending), icon="history",
                case=sight.case, place=Place.AHEAD, href=reverse("exploration:sessions", args=[sight.case]),
            )  # fmt: skip


def search(sight: Sight, words: str) -> Sequence[Line]:
    return [line for line, said in _texts(Meetings(sight)) if holds(words, *said)]


def _texts(meetings: Meetings) -> Iterator[tuple[Line, list[str]]]:
    """Every text of this part with the line that would be shown for it."""
    sessions = reverse("exploration:sessions", args=[meetings.case])
    whose = Whose(meetings.sight, members_of(meetings.sight))
    for item in meetings.agenda:
        note = dotted([_("on the list"), whose.words(item.scope)])
        yield Line(text=item.words, note=note, href=sessions, icon="note"), [item.words]
    for line in meetings.sessions:
        href = reverse("exploration:session", args=[meetings.case, line.id])
        yield Line(text=which(line), note=full(line), href=href, icon="waiting"), [line.row.closing]
        written = meetings.notes.get(line.id)
        if written:
            href = reverse("exploration:note", args=[meetings.case, line.id])
            shown = Line(text=_("Note"), note=full(line), href=href, icon="note", when=line.at)
            yield shown, _boxes(written)
    if meetings.ending:
        told = Line(text=_("A planned ending"), href=sessions, icon="history")
        yield told, [meetings.ending.words, meetings.ending.said_with]


def _boxes(note: SessionNote) -> list[str]:
    return [getattr(note, name) for name in NOTE_BOXES]


def takeout(sight: Sight) -> Sequence[Mapping[str, Any]]:
    """When we met belongs to all who met; of the list, one's own words alone. No note is in a copy."""
    meetings, nobody = Meetings(sight), People({}, frozenset())
    sessions = [
        taken(
            "session", line.row, nobody, number=line.number, status=str(STANDS[line.row.status]),
            there=names_of_members(sight, line.row.there),
        )
        for line in meetings.sessions
    ]  # fmt: skip
    items = [
        taken("agenda item", row, nobody, spoken_of=row.spoken_of)
        for row in meetings.agenda
        if may_take(sight, row)
    ]
    ending = [taken("ending", meetings.ending, nobody)] if meetings.ending else []
    return [*sessions, *items, *ending]


put_forward(
    Offer(
        key="exploration",
        order=4,
        title=gettext_lazy("Sessions"),
        icon="waiting",
        address="exploration:sessions",
        says=gettext_lazy("when we meet, and what for"),
        forms=FORMS,
        pages=PAGES,
        surfaces={"session": gettext_lazy("a session, or the list of them")},
        home=home,
        today=today,
        needs=needs,
        search=search,
        takeout=takeout,
    )
)
