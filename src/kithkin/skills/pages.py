"""The asking pages of tries and practising."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kithkin.network.models import MapRow
from kithkin.network.pages import AskingPage
from kithkin.network.questions import just
from kithkin.skills import questions
from kithkin.skills.models import Attempt, Rehearsal

_TRIES = _("What we said we'd try")
_KEEP = _("Keep")
_TAKE = _("Take away")


def to_tries(case_id: UUID, _row: MapRow | None, _made: str) -> str:
    return reverse("skills:tries", args=[case_id])


def to_try(case_id: UUID, row: MapRow | None, made: str) -> str:
    """The try that was made, or that the page is about."""
    found = made or (row.id if isinstance(row, Attempt) else "")
    return reverse("skills:try", args=[case_id, found]) if found else to_tries(case_id, row, made)


PAGES: dict[str, AskingPage] = {
    "book-try": AskingPage(
        "book_try", _("Something to try"), _("Book it"), questions.new_try, crumb=_TRIES,
        lands=to_try, lead=_("One thing, with one person, in life. It can be let go at any time."),
    ),
    "change-try": AskingPage(
        "change_try", _("What is to be tried"), _KEEP, questions.wording, Attempt, "attempt_id",
        changes=True, crumb=_("The try"), lands=to_try, remove="remove-try",
    ),
    "not-yet": AskingPage(
        "change_try", _("Not yet"), _KEEP, questions.another_day, Attempt, "attempt_id",
        changes=True, crumb=_("The try"), lands=to_try,
        lead=_("It can wait. Choose another day, or empty the box for none."),
    ),
    "how-it-went": AskingPage(
        "say_how_try_went", _("You tried it"), _KEEP, questions.outcome, Attempt, "attempt_id",
        crumb=_("The try"), lands=to_try, lead=_("One tap is enough. Leave out whatever you like."),
    ),
    "let-it-go": AskingPage(
        "let_try_go", _("Let this go?"), _("Let it go"), just(), Attempt, "attempt_id",
        crumb=_("The try"), lands=to_try,
        lead=_("Letting go is as good as doing it, and needs no reason."),
    ),
    "try-again": AskingPage(
        "try_again", _("Once more?"), _("Book it"), questions.once_more, Attempt, "attempt_id",
        crumb=_("The try"), lands=to_try,
        lead=_("The same, or something smaller. Change the words as you like."),
    ),
    "remove-try": AskingPage(
        "remove_try", _("Take this try away?"), _TAKE, just(), Attempt, "attempt_id",
        careful=True, crumb=_TRIES, lands=to_tries, lead=_("Undo brings it back."),
    ),
    "keep-rehearsal": AskingPage(
        "keep_rehearsal", _("Practised"), _KEEP, questions.new_rehearsal, crumb=_TRIES,
        lands=to_tries, lead=_("In a session, alone, or with the dog."),
    ),
    "change-rehearsal": AskingPage(
        "change_rehearsal", _("Practised"), _KEEP, just(*questions.REHEARSAL), Rehearsal,
        "rehearsal_id", changes=True, crumb=_TRIES, lands=to_tries, remove="remove-rehearsal",
    ),
    "remove-rehearsal": AskingPage(
        "remove_rehearsal", _("Take this note away?"), _TAKE, just(), Rehearsal, "rehearsal_id",
        careful=True, crumb=_TRIES, lands=to_tries, lead=_("Undo brings it back."),
    ),
}  # fmt: skip
