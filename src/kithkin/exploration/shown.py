"""What the pages of this part show, in the order they show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kithkin.exploration.models import AgendaItem, SessionNote
from kithkin.exploration.pages import NOTE_BOXES
from kithkin.exploration.queries import Meetings, SessionLine, names_of_members
from kithkin.exploration.words import ending_words, full, how, list_name, soon, which
from kithkin.network.act_words import names_of
from kithkin.network.parts import Whose, members_of

Page = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ItemShown:
    row: AgendaItem
    said_by: str
    whose: str
    mine: bool


@dataclass(frozen=True, slots=True)
class SessionShown:
    line: SessionLine
    which: str
    full: str
    how: str
    whose: str
    noted: bool


@dataclass(frozen=True, slots=True)
class NoteShown:
    session: SessionShown
    row: SessionNote
    boxes: Sequence[tuple[object, str]]


class Showing:
    """Says of rows whose they are and who wrote them; each table is opened once."""

    def __init__(self, meetings: Meetings) -> None:
        self.meetings = meetings
        self.whose = Whose(meetings.sight, members_of(meetings.sight))

    def session(self, line: SessionLine) -> SessionShown:
        return SessionShown(
            line=line, which=which(line), full=full(line), how=how(line),
            whose=self.whose.words(line.row.scope), noted=line.id in self.meetings.notes,
        )  # fmt: skip

    def items(self, rows: Sequence[AgendaItem]) -> list[ItemShown]:
        viewer = self.meetings.sight.viewer.id
        names = names_of(self.meetings.sight, {row.said_by for row in rows}) if rows else {}
        return [
            ItemShown(
                row=row, said_by=names.get(row.said_by, ""), mine=row.said_by == viewer,
                whose=self.whose.words(row.scope),
            )
            for row in rows
        ]  # fmt: skip


def all_sessions(meetings: Meetings) -> Page:
    showing, following = Showing(meetings), meetings.next
    earlier = [line for line in reversed(meetings.sessions) if not line.coming]
    ahead = [line for line in meetings.sessions if line.coming and line is not following]
    return {
        "therapist": meetings.sight.therapist,
        "next": showing.session(following) if following else None,
        "soon": soon(following) if following else "",
        "list_name": list_name(following),
        "items": showing.items(meetings.open_items),
        "ahead": [showing.session(line) for line in ahead],
        "earlier": [showing.session(line) for line in earlier],
        **_ending(meetings),
    }


def _ending(meetings: Meetings) -> Page:
    ending = meetings.ending
    return {"ending": ending, "ending_words": ending_words(ending) if ending else ""}


def one_session(meetings: Meetings, line: SessionLine) -> Page:
    showing = Showing(meetings)
    scope = line.row.scope
    own = [item for item in meetings.agenda if item.scope == scope]
    spoken = [item for item in own if item.spoken_of_in == str(line.id)]
    note = meetings.notes.get(line.id)
    names = names_of_members(meetings.sight, line.row.there)
    return {
        "therapist": meetings.sight.therapist,
        "session": showing.session(line),
        "line": line,
        "there": names if not meetings.sight.individual else [],
        "spoken_of": showing.items(spoken),
        "open_items": showing.items(meetings.open_items_of(scope)) if line.planned else [],
        "note": note_shown(showing, line, note) if note else None,
        "before": meetings.held_before(line),
    }


def note_shown(showing: Showing, line: SessionLine, row: SessionNote) -> NoteShown:
    boxes = [(label, getattr(row, name)) for name, label in NOTE_BOXES.items()]
    return NoteShown(showing.session(line), row, [(label, said) for label, said in boxes if said])


def notes(
    meetings: Meetings, *, before: SessionLine | None = None, most: int | None = None
) -> list[NoteShown]:
    """The latest first; beside a note being written, those of the sessions before it."""
    showing = Showing(meetings)
    lines = [line for line in reversed(meetings.sessions) if line.id in meetings.notes]
    if before is not None:
        lines = [line for line in lines if line.at < before.at]
    return [note_shown(showing, line, meetings.notes[line.id]) for line in lines[:most]]


def before_session(meetings: Meetings) -> Page:
    """The brief's own lines: when, what is on the list, what was agreed, an ending ahead."""
    showing, following, last = Showing(meetings), meetings.next, meetings.last
    note = meetings.notes.get(last.id) if last else None
    return {
        "next": showing.session(following) if following else None,
        "last": showing.session(last) if last else None,
        "agreed": note.agreed if note else "",
        "items": showing.items(meetings.open_items),
        "unnoted": [showing.session(line) for line in meetings.without_note[-1:]],
        "members": list(members_of(meetings.sight).values()),
        **_ending(meetings),
    }


def to_choose(meetings: Meetings) -> list[SessionShown]:
    """The sessions held, as points in time to compare from; the latest first."""
    showing = Showing(meetings)
    return [showing.session(line) for line in reversed(meetings.sessions) if line.held]
