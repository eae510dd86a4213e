"""The pages of this part that ask, and where each leads."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kithkin.attachment import asks
from kithkin.attachment.models import Sitting, TurnedTo
from kithkin.network.models import MapRow
from kithkin.network.pages import AskingPage
from kithkin.network.questions import just

_CLOSENESS, _TURNED = _("Closeness"), _("Who I turn to")


def _sitting_or_all(case_id: UUID, subject: MapRow | None, made: str) -> str:
    sitting = subject.id if subject is not None else made
    if not sitting:
        return _all(case_id)
    return reverse("attachment:sitting", args=[case_id, sitting])


def _all(case_id: UUID, _subject: MapRow | None = None, _made: str = "") -> str:
    return reverse("attachment:closeness", args=[case_id])


def _turned(case_id: UUID, _subject: MapRow | None, _made: str) -> str:
    return reverse("attachment:turned_to", args=[case_id])


PAGES: dict[str, AskingPage] = {
    "eight-questions": AskingPage(
        "fill_eight_questions", _("Eight questions about somebody"), _("Keep these answers"),
        asks.about_somebody, crumb=_CLOSENESS, lands=_sitting_or_all,
        lead=_("As it is with this one person, these days. Leave open whatever you like."
               " It is a picture to talk about, not a test: nothing here is right or wrong."),
    ),
    "change-eight-questions": AskingPage(
        "change_eight_questions", _("These answers"), _("Keep"), asks.the_eight, Sitting,
        "sitting_id", changes=True, remove="remove-eight-questions", crumb=_("The answers"),
        lands=_sitting_or_all,
        lead=_("For putting a slip right. If it is different by now, answer once more instead."),
    ),
    "remove-eight-questions": AskingPage(
        "remove_eight_questions", _("Take these answers away?"), _("Take away"), just(), Sitting,
        "sitting_id", lead=_("Undo brings them back."), careful=True, crumb=_CLOSENESS,
        lands=_all,
    ),
    "turn-to": AskingPage(
        "say_whom_i_turn_to", _("Who I turn to"), _("Keep this"), asks.whom_i_turn_to,
        crumb=_TURNED, lands=_turned,
        lead=_("As many as you like; animals, the dead and faith count. “Nobody” is an answer,"
               " and a question may stay open."),
        least=_("Tick somebody, or nobody, in one of the three."),
    ),
    "remove-turn-to": AskingPage(
        "remove_whom_i_turn_to", _("Take these answers away?"), _("Take away"), just(), TurnedTo,
        "asking_id", lead=_("Undo brings them back."), careful=True, crumb=_TURNED, lands=_turned,
    ),
}  # fmt: skip
