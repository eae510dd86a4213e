"""Pages about check-ins that ask with the usual form."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kithkin.awareness.models import Moment, Rest, WhenShown
from kithkin.awareness.policy import own_scope
from kithkin.awareness.queries import showing
from kithkin.base.asking import Ask
from kithkin.network import questions
from kithkin.network.models import MapRow, Person
from kithkin.network.pages import AskingPage, Sent
from kithkin.network.parts import scope_of
from kithkin.network.queries import visible
from kithkin.network.questions import Asked, just

HOURS = [(f"{hour:02}:00", f"{hour:02}:00") for hour in (7, 9, 11, 13, 15, 17, 19, 21)]
WEEK = [
    ("0", _("Monday")), ("1", _("Tuesday")), ("2", _("Wednesday")), ("3", _("Thursday")),
    ("4", _("Friday")), ("5", _("Saturday")), ("6", _("Sunday")),
]  # fmt: skip
WHEN_SHOWN = [
    (WhenShown.TOGETHER.value, _("first together, in a session")),
    (WhenShown.NOW.value, _("show me now, whenever I like")),
]


def _check_ins(case_id: UUID, _subject: MapRow | None, _made: str) -> str:
    return reverse("awareness:moments", args=[case_id])


def _around(case_id: UUID, _subject: MapRow | None, _made: str) -> str:
    return reverse("awareness:around", args=[case_id])


def _shown(asked: Asked) -> Sequence[Ask]:
    chosen = showing(asked.sight, own_scope(asked.sight))
    now = chosen.when if chosen else WhenShown.TOGETHER.value
    return [
        Ask("when", _("When would you like to see it"), "choice", choices=WHEN_SHOWN,
            required=True, initial=now),
    ]  # fmt: skip


def _whose_rest(asked: Asked) -> Sequence[Ask]:
    """A therapist of a couple or family says for whom: of the parts in which somebody rests."""
    if not asked.sight.therapist or asked.sight.individual:
        return []
    scopes = {row.scope for row in visible(asked.sight, Rest) if str(row.person_id) == asked.own}
    there = [(part, said) for part, said in asked.parts if scope_of(asked.sight, part) in scopes]
    return [
        Ask("part", _("In whose check-ins"), "choice", choices=there or asked.parts, required=True)
    ]


def _times(sent: Sent) -> Sent:
    """No day chosen is every day, and no hour chosen is for the verb to refuse."""
    return {"times": [], **sent}


_TIMES = Ask("times[]", _("At what time"), "many", choices=HOURS, required=True,
             help=_("As many as you like, up to six. Times are those of the clinic."))  # fmt: skip
_DAYS = Ask("days[]", _("On which days"), "many", choices=WEEK,
            help=_("None chosen means every day."))  # fmt: skip
_UNTIL = Ask("until", _("Until when"), "date",
             help=_("Left empty, it ends by itself after four weeks."))  # fmt: skip

_HOME: dict[str, Any] = {"crumb": _("Check-ins"), "lands": _check_ins}
PAGES: dict[str, AskingPage] = {
    "remove-moment": AskingPage(
        "remove_moment", _("Take this check-in away?"), _("Take away"), just(), Moment,
        "moment_id", lead=_("Undo brings it back."), careful=True, **_HOME,
    ),
    "when-to-ask": AskingPage(
        "ask_me", _("When would you like to be asked?"), _("Keep"), just(_TIMES, _DAYS, _UNTIL),
        lead=_("A line on your home page will ask at these times. Nothing is sent to your phone."
               " Whatever you do not answer is simply left open."),
        gather=_times, **_HOME,
    ),
    "stop-asking-me": AskingPage(
        "stop_asking_me", _("Stop asking?"), _("Stop asking"), just(),
        lead=_("Nothing you kept is lost, and you can begin again whenever you like."),
        careful=True, **_HOME,
    ),
    "when-to-look": AskingPage(
        "choose_showing", _("When to look at it"), _("Keep"), _shown,
        lead=_("What your check-ins add up to can touch one. You decide whether you first look at"
               " it together with your therapist."),
        crumb=_("Around each person"), lands=_around,
    ),
    "let-rest": AskingPage(
        "rest_person", _("Let {about} rest?"), _("Let it rest"), questions.part, Person, "person_id",
        lead=_("Check-ins with them are still kept. Nothing is worked out about them until you"
               " count them in again. You need not say why."),
        careful=True, crumb=_("Around each person"), lands=_around,
    ),
    "count-in": AskingPage(
        "wake_person", _("Count {about} in again?"), _("Count in"), _whose_rest, Person, "person_id",
        careful=True, crumb=_("Around each person"), lands=_around,
    ),
}  # fmt: skip
