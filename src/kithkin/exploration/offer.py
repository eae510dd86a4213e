"""What this part gives to the homes, the case page, search and the copy one takes along."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.consent.policy import Sight
from kithkin.exploration.days import day_of, full_day, today
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
    dotted,
    ending_words,
    full,
    list_name,
    soon,
    which,
)
from kithkin.network.offers import Line, Offer, put_forward

NEAR = timedelta(weeks=6)
SOON = timedelta(days=7)


def home(sight: Sight) -> Sequence[Line]:
    """For a member: the list for next time, and an ending if one is planned."""
    following = next((line for _sight, line in planned_across([sight]) if line.coming), None)
    add = reverse("network:ask", args=[sight.case, "add-to-agenda"])
    lines = [Line(text=list_name(following), href=add, icon="note")]
    for _sight, ending in endings_across([sight]):
        sessions = reverse("exploration:sessions", args=[sight.case])
        words = ending_words(ending)
        planned = Line(
            text=_("A planned ending"), note=words, href=sessions, icon="history",
            under=_("Further ahead"),
        )  # fmt: skip
        lines.append(planned)
    return lines


def coming(sights: Sequence[Sight]) -> Sequence[Line]:
    """When one meets next; for the therapist, one tap to the brief."""
    found: dict[UUID, Line] = {}
    for sight, line in planned_across(sights):
        soon_enough = not sight.therapist or line.day - today() <= SOON
        if line.coming and soon_enough:
            found.setdefault(sight.case, _coming(sight, line))
    return list(found.values())


def _coming(sight: Sight, line: SessionLine) -> Line:
    page, said = ("sessions", _("your next session"))
    if sight.therapist:
        page, said = "brief", _("the brief")
    return Line(
        text=soon(line), note=dotted([said, HOW.get(line.row.where)]), icon="moment", when=line.at,
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
                text=_("Did this session take place?"), note=note, icon="moment", when=line.at,
                case=sight.case, href=reverse("exploration:session", args=[sight.case, line.id]),
            )  # fmt: skip


def _to_note(sights: Sequence[Sight]) -> Iterator[Line]:
    for sight, line in to_note_across(sights):
        note = _("since %(day)s") % {"day": full_day(line.day)}
        yield Line(
            text=_("A note to write"), note=note, icon="note", when=line.at, case=sight.case,
            href=reverse("exploration:note", args=[sight.case, line.id]),
        )  # fmt: skip


def _ending_near(sights: Sequence[Sight]) -> Iterator[Line]:
    for sight, ending in endings_across(sights):
        if day_of(ending.day) - today() <= NEAR:
            yield Line(
                text=_("An ending is near"), note=ending_words(ending), icon="history",
                case=sight.case, href=reverse("exploration:sessions", args=[sight.case]),
            )  # fmt: skip


def search(sight: Sight, wanted: str) -> Sequence[Line]:
    meetings, text = Meetings(sight), wanted.casefold()
    return [
        line for line, said in _texts(meetings) if any(text in one.casefold() for one in said)
    ]  # fmt: skip


def _texts(meetings: Meetings) -> Iterator[tuple[Line, list[str]]]:
    """Every text of this part with the line that would be shown for it."""
    sessions = reverse("exploration:sessions", args=[meetings.case])
    for item in meetings.agenda:
        yield Line(text=item.words, note=_("on the list"), href=sessions, icon="note"), [item.words]
    for line in meetings.sessions:
        href = reverse("exploration:session", args=[meetings.case, line.id])
        yield Line(text=which(line), note=full(line), href=href, icon="moment"), [line.row.closing]
        note = meetings.notes.get(line.id)
        if note:
            href = reverse("exploration:note", args=[meetings.case, line.id])
            shown = Line(text=_("Note"), note=full(line), href=href, icon="note", when=line.at)
            yield shown, _boxes(note)
    if meetings.ending:
        told = Line(text=_("A planned ending"), href=sessions, icon="history")
        yield told, [meetings.ending.words, meetings.ending.said_with]


def _boxes(note: SessionNote) -> list[str]:
    return [getattr(note, name) for name in NOTE_BOXES]


def takeout(sight: Sight) -> Sequence[Mapping[str, Any]]:
    """All the viewer may see: for a member no note, as there is none for them to see."""
    return list(_taken(Meetings(sight)))


def _taken(meetings: Meetings) -> Iterator[Mapping[str, Any]]:
    for line in meetings.sessions:
        row = line.row
        yield {
            "kind": "session", "id": str(row.id), "scope": row.scope, "number": line.number,
            "status": str(STANDS[row.status]), "day": row.day, "time": row.time,
            "minutes": row.minutes, "where": row.where, "closing": row.closing,
            "there": names_of_members(meetings.sight, row.there),
        }  # fmt: skip
    for item in meetings.agenda:
        yield {
            "kind": "agenda item", "id": str(item.id), "scope": item.scope, "words": item.words,
            "said_at": item.said_at.isoformat(), "spoken_of": item.spoken_of,
            "spoken_of_in": item.spoken_of_in,
        }  # fmt: skip
    for note in meetings.notes.values():
        boxes = {name: getattr(note, name) for name in NOTE_BOXES}
        yield {
            "kind": "session note", "id": str(note.id), "session": str(note.session_id),
            "unfinished": note.unfinished, **boxes,
        }  # fmt: skip
    if meetings.ending:
        ending = meetings.ending
        yield {
            "kind": "ending", "id": str(ending.id), "day": ending.day, "number": ending.number,
            "said_with": ending.said_with, "words": ending.words,
        }  # fmt: skip


OFFER = put_forward(
    Offer(
        key="exploration",
        order=4,
        title=gettext_lazy("Sessions"),
        icon="waiting",
        address="exploration:sessions",
        forms=FORMS,
        pages=PAGES,
        home=home,
        today=coming,
        needs=needs,
        search=search,
        takeout=takeout,
    )
)
