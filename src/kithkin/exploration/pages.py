"""The asking pages of this part. Those of the therapist open to nobody else."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.base import clock
from kithkin.base.asking import Ask, Choices
from kithkin.consent.policy import Sight
from kithkin.exploration.models import AgendaItem, Ending, Session, Where
from kithkin.exploration.policy import require_author, require_therapist
from kithkin.exploration.queries import Meetings, note_of
from kithkin.network.models import MapRow
from kithkin.network.pages import AskingPage, Sent
from kithkin.network.parts import members_of, members_within
from kithkin.network.questions import Asked, part

WHERE = [(one.value, one.label) for one in Where]
DAY = Ask("values.day", gettext_lazy("Which day"), "day", required=True)
TIME = Ask("values.time", gettext_lazy("What time"), "time")
PLACE = Ask("values.where", gettext_lazy("How you meet"), "choice", choices=WHERE, initial="room")
MINUTES = Ask("values.minutes", gettext_lazy("How many minutes"), "number", later=True)
CLOSING = Ask(
    "values.closing", gettext_lazy("A word at the end"), "text", later=True,
    help=gettext_lazy("Everybody of this session can read it. Your own notes have a page of their own."),
)  # fmt: skip


def whom(sight: Sight) -> list[Ask]:
    """All together, or one alone: asked only where there is more than one."""
    members = members_of(sight)
    if not members:
        return []
    alone = [(id_, _("%(name)s alone") % {"name": name}) for id_, name in members.items()]
    choices: Choices = [("joint", _("all of them together")), *alone]
    help_ = _("Only those it is with will see it.")
    return [Ask("part", _("With whom"), "choice", choices=choices, initial="joint", help=help_)]


def planning(asked: Asked) -> Sequence[Ask]:
    require_therapist(asked.sight)
    return [*whom(asked.sight), *_as_last_time(asked.sight), MINUTES]


def _as_last_time(sight: Sight) -> list[Ask]:
    """Hour and way of meeting are usually those of the last session; only the day is new."""
    meetings = Meetings(sight)
    last = next(iter(reversed(meetings.sessions)), None)
    if last is None:
        return [DAY, TIME, PLACE]
    return [DAY, replace(TIME, initial=last.row.time), replace(PLACE, initial=last.row.where)]


def past(asked: Asked) -> Sequence[Ask]:
    require_therapist(asked.sight)
    day = replace(DAY, initial=clock.today().isoformat())
    return [*whom(asked.sight), day, TIME, PLACE, *_came(asked.sight, ""), MINUTES, CLOSING]


def changing(asked: Asked) -> Sequence[Ask]:
    require_therapist(asked.sight)
    return [DAY, TIME, PLACE, replace(MINUTES, later=False), replace(CLOSING, later=False)]


def _came(sight: Sight, scope: str) -> list[Ask]:
    within = members_within(sight, scope)
    if len(within) < 2:
        return []
    asked = Ask("there[]", _("Who was there"), "many", choices=list(within.items()))
    return [replace(asked, initial=list(within))]


def holding(asked: Asked) -> Sequence[Ask]:
    require_therapist(asked.sight)
    session = asked.subject
    scope = session.scope if session else ""
    items = [(str(one.id), one.words) for one in Meetings(asked.sight).open_items_of(scope)]
    spoken = Ask("spoken_of[]", _("What was spoken of"), "many", choices=items)
    day = session.day if isinstance(session, Session) else ""
    hidden = Ask("values.day", "", "hidden", initial=day)
    return [hidden, *_came(asked.sight, scope), *([spoken] if items else []), MINUTES, CLOSING]


def of_therapist(asked: Asked) -> Sequence[Ask]:
    require_therapist(asked.sight)
    return []


def of_author(asked: Asked) -> Sequence[Ask]:
    if isinstance(asked.subject, AgendaItem):
        require_author(asked.sight, asked.subject)
    return []


NOTE_BOXES = {
    "moved": gettext_lazy("What moved"),
    "did": gettext_lazy("What we did"),
    "agreed": gettext_lazy("What is agreed"),
    "in_mind": gettext_lazy("What I hold in mind"),
}


def noting(asked: Asked) -> Sequence[Ask]:
    """The four boxes with what was kept before, and the versions the author looks at."""
    require_therapist(asked.sight)
    kept = note_of(asked.sight, asked.subject.id) if asked.subject else None
    boxes = [
        Ask(f"values.{name}", label, "text", initial=getattr(kept, name, ""))
        for name, label in NOTE_BOXES.items()
    ]
    unfinished = Ask(
        "values.unfinished", _("Not finished yet"), "tick",
        initial=kept is not None and kept.unfinished,
    )  # fmt: skip
    shown = NOTE_BOXES if kept else {}
    versions = [
        Ask(f"seen.{name}", "", "hidden", initial=kept.version_of(name) if kept else 0)
        for name in shown
    ]  # fmt: skip
    return [*boxes, unfinished, *versions]


def whole_note(sent: Sent) -> Sent:
    """A tick taken away and a box emptied are said too."""
    values = sent.get("values", {})
    return sent | {"values": {"unfinished": False, **values}} if isinstance(values, dict) else sent


NOTE_PAGE = AskingPage(
    "write_note", gettext_lazy("The note"), gettext_lazy("Keep the note"), noting, Session,
    "session_id", least=gettext_lazy("Write a word in one of the boxes."), gather=whole_note,
)  # fmt: skip


def ending(asked: Asked) -> Sequence[Ask]:
    require_therapist(asked.sight)
    kept = Meetings(asked.sight).ending or Ending()
    versions = [
        Ask(f"seen.{name}", "", "hidden", initial=kept.version_of(name))
        for name in ("day", "number", "said_with", "words")
    ]
    return [
        Ask("values.day", _("About which day"), "day", required=True, initial=kept.day),
        Ask("values.number", _("Which session is the last"), "number", initial=kept.number or "",
            help=_("Its number, if you count them.")),
        Ask("values.said_with", _("Who said so together"), initial=kept.said_with),
        Ask("values.words", _("In a few words"), "text", initial=kept.words,
            help=_("Everybody of this work can read it.")),
        *(versions if kept.sealed else []),
    ]  # fmt: skip


def adding(asked: Asked) -> Sequence[Ask]:
    label = _("What would you like to speak of?")
    return [Ask("words", label, "text", required=True), *part(asked)]


def rewording(asked: Asked) -> Sequence[Ask]:
    of_author(asked)
    return [Ask("values.words", _("What would you like to speak of?"), "text", required=True)]


def to_session(case_id: UUID, row: MapRow | None, made: str) -> str:
    session = made or (str(row.id) if row else "")
    if not session:
        return to_sessions(case_id, row, made)
    return reverse("exploration:session", args=[case_id, session])


def to_sessions(case_id: UUID, _row: MapRow | None, _made: str) -> str:
    return reverse("exploration:sessions", args=[case_id])


def to_agenda(case_id: UUID, _row: MapRow | None, _made: str) -> str:
    return reverse("exploration:sessions", args=[case_id]) + "#agenda"


_SESSIONS = gettext_lazy("Sessions")
_KEEP = gettext_lazy("Keep")
_TAKE = gettext_lazy("Take away")
PAGES: dict[str, AskingPage] = {
    "plan-session": AskingPage(
        "plan_session", gettext_lazy("When do you meet?"), gettext_lazy("Plan it"), planning,
        crumb=_SESSIONS, lands=to_sessions,
    ),
    "session-held": AskingPage(
        "add_held_session", gettext_lazy("A session that took place"), _KEEP, past,
        crumb=_SESSIONS, lands=to_session,
    ),
    "hold-session": AskingPage(
        "hold_session", gettext_lazy("It took place"), _KEEP, holding, Session, "session_id",
        crumb=_SESSIONS, lands=to_session,
    ),
    "session-not-held": AskingPage(
        "session_did_not_happen", gettext_lazy("It did not take place?"),
        gettext_lazy("It did not take place"), of_therapist, Session, "session_id",
        lead=gettext_lazy("No reason is asked for, and none is kept."), careful=True,
        crumb=_SESSIONS, lands=to_sessions,
    ),
    "change-session": AskingPage(
        "change_session", gettext_lazy("This session"), _KEEP, changing, Session, "session_id",
        changes=True, crumb=_SESSIONS, lands=to_session, remove="remove-session",
    ),
    "remove-session": AskingPage(
        "remove_session", gettext_lazy("Take this session away?"), _TAKE, of_therapist, Session,
        "session_id", careful=True, crumb=_SESSIONS, lands=to_sessions,
        lead=gettext_lazy("For one written down by mistake. Its note goes with it. Undo brings both back."),
    ),
    "plan-ending": AskingPage(
        "plan_ending", gettext_lazy("A planned ending"), _KEEP, ending,
        lead=gettext_lazy("Said early, an ending is part of the work. It can be changed at any time."),
        crumb=_SESSIONS, lands=to_sessions,
    ),
    "remove-ending": AskingPage(
        "remove_ending", gettext_lazy("Let this ending go?"), gettext_lazy("Let it go"),
        of_therapist, Ending, "ending_id", careful=True, crumb=_SESSIONS, lands=to_sessions,
        lead=gettext_lazy("The work goes on. Undo brings the plan back."),
    ),
    "add-to-agenda": AskingPage(
        "add_to_agenda", gettext_lazy("Something for next time"),
        gettext_lazy("Put it on the list"), adding, crumb=_SESSIONS, lands=to_agenda,
    ),
    "change-agenda-item": AskingPage(
        "change_agenda_item", gettext_lazy("Something for next time"), _KEEP, rewording,
        AgendaItem, "agenda_item_id", changes=True, crumb=_SESSIONS, lands=to_agenda,
        remove="remove-agenda-item",
    ),
    "close-agenda-item": AskingPage(
        "close_agenda_item", gettext_lazy("Spoken of?"), gettext_lazy("Spoken of"),
        lambda _asked: [], AgendaItem, "agenda_item_id", careful=True, crumb=_SESSIONS,
        lands=to_agenda,
    ),
    "remove-agenda-item": AskingPage(
        "remove_agenda_item", gettext_lazy("Take this off the list?"), _TAKE, of_author,
        AgendaItem, "agenda_item_id", careful=True, crumb=_SESSIONS, lands=to_agenda,
        lead=gettext_lazy("Undo brings it back."),
    ),
}  # fmt: skip
