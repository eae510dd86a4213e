"""The asking pages of this part: a question at a time, and every step can be left."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kithkin.healing import questions
from kithkin.healing.models import (
    CareState,
    Letter,
    Recheck,
    Repair,
    RepairAttempt,
    Rupture,
    SessionCheck,
)
from kithkin.network.models import MapRow, Person
from kithkin.network.pages import AskingPage, Sent
from kithkin.network.questions import just

_ALL = _("Breaks and mendings")
_KEEP = _("Keep")
_TAKE = _("Take away")
_UNDO = _("Undo brings it back.")


def named(sent: Sent) -> Sent:
    """The two that are no person of the map are chosen in the same list, and said as what they are."""
    if sent.get("person_id") not in {"therapy", "us"}:
        return sent
    return {**sent, "between": sent["person_id"], "person_id": None}


def looked_at(sent: Sent) -> Sent:
    """The versions that stood on the page; boxes that came up only after a clash are empty."""
    seen = sent.get("seen", {})
    if not isinstance(seen, dict):
        return sent
    return {**sent, "seen": {name: number for name, number in seen.items() if number}}


def to_all(case_id: UUID, _row: MapRow | None, _made: str) -> str:
    return reverse("healing:breaks", args=[case_id])


def to_break(case_id: UUID, row: MapRow | None, made: str) -> str:
    rupture = row.id if isinstance(row, Rupture) else made
    if not rupture:
        return to_all(case_id, row, made)
    return reverse("healing:break", args=[case_id, rupture])


def to_mending(case_id: UUID, row: MapRow | None, made: str) -> str:
    match row:
        case Repair():
            mending: object = row.id
        case RepairAttempt() | Letter():
            mending = row.repair_id
        case _:
            mending = made
    if not mending:
        return to_break(case_id, row, made)
    return reverse("healing:mending", args=[case_id, mending])


def to_looked(case_id: UUID, row: MapRow | None, made: str) -> str:
    """Back to what was looked at again."""
    if isinstance(row, Recheck) and row.repair_id:
        return reverse("healing:mending", args=[case_id, row.repair_id])
    rupture = row.rupture_id if isinstance(row, Recheck) else None
    return to_break(case_id, row, str(rupture or made))


def to_care(case_id: UUID, row: MapRow | None, _made: str) -> str:
    match row:
        case Person():
            return reverse("healing:care", args=[case_id, row.id])
        case CareState():
            return reverse("healing:care", args=[case_id, row.person_id])
    return to_all(case_id, row, "")


def to_home(_case_id: UUID, _row: MapRow | None, _made: str) -> str:
    return reverse("workspace:home")


_BREAKS: dict[str, AskingPage] = {
    "note-break": AskingPage(
        "note_break", _("A break"), _("Keep it"), questions.new_break, crumb=_ALL, lands=to_break,
        gather=named, lead=_("Something went wrong between two people. Say as much as you like."),
    ),
    "note-break-with": AskingPage(
        "note_break", _("A break with {about}"), _("Keep it"), questions.break_with, Person,
        "person_id", crumb=_ALL, lands=to_break,
    ),
    "change-break": AskingPage(
        "change_break", _("This break"), _KEEP, just(*questions.BREAK), Rupture, "rupture_id",
        changes=True, crumb=_ALL, lands=to_break, remove="remove-break",
    ),
    "how-break-stands": AskingPage(
        "say_how_break_stands", _("How does it stand?"), _KEEP, just(*questions.STANDS), Rupture,
        "rupture_id", changes=True, crumb=_ALL, lands=to_break,
        lead=_("Not every break has to be mended, and none by a certain day."),
    ),
    "break-spoken-of": AskingPage(
        "speak_of_break", _("You spoke of it?"), _("We spoke of it"), just(), Rupture,
        "rupture_id", careful=True, crumb=_ALL, lands=to_break,
        lead=_("It stays open until one of you says how it stands."),
    ),
    "remove-break": AskingPage(
        "remove_break", _("Take this break away?"), _TAKE, just(), Rupture, "rupture_id",
        careful=True, crumb=_ALL, lands=to_all, lead=_UNDO,
    ),
    "something-was-off": AskingPage(
        "say_something_was_off", _("Something was off"), _("Tell my therapist"), questions.off,
        crumb=_ALL, lands=to_break,
        lead=_("Your therapist sees it at once, before you meet. You need not explain, and it is"
               " welcome: talking about it is part of the work."),
    ),
    "last-time": AskingPage(
        "answer_session_check", _("How was the last session for you?"), _KEEP,
        questions.last_time, SessionCheck, "check_id", crumb=_("Home"), lands=to_home,
        lead=_("If something was off, your therapist sees it at once. You need not answer."),
    ),
}  # fmt: skip
_MENDINGS: dict[str, AskingPage] = {
    "plan-mending": AskingPage(
        "plan_mending", _("A mending"), _("Begin"), questions.new_mending, crumb=_ALL,
        lands=to_mending, gather=named,
        lead=_("One step at a time. You can leave every step, and stop at every step."),
    ),
    "plan-mending-with": AskingPage(
        "plan_mending", _("A mending with {about}"), _("Begin"), questions.mending_with, Person,
        "person_id", crumb=_ALL, lands=to_mending,
    ),
    "plan-mending-of": AskingPage(
        "plan_mending", _("A mending"), _("Begin"), questions.mending_of, Rupture, "rupture_id",
        crumb=_ALL, lands=to_mending,
        lead=_("One step at a time. You can leave every step, and stop at every step."),
    ),
    "mending-aim": AskingPage(
        "change_mending", _("What would be good?"), _KEEP, questions.step(questions.AIM), Repair,
        "mending_id", changes=True, crumb=_("The mending"), lands=to_mending,
        remove="remove-mending",
    ),
    "mending-ready": AskingPage(
        "change_mending", _("Am I ready?"), _KEEP, questions.alone(*questions.READY), Repair,
        "mending_id", changes=True, crumb=_("The mending"), lands=to_mending,
        lead=_("“Not yet” is a good answer. It can stay one."),
    ),
    "mending-safe": AskingPage(
        "change_mending", _("Is it safe for me to do this?"), _KEEP,
        questions.alone(*questions.SAFE), Repair, "mending_id", changes=True,
        crumb=_("The mending"), lands=to_mending,
        lead=_("If you say no, this mending is closed, and nothing here asks for it again."),
    ),
    "mending-first-step": AskingPage(
        "change_mending", _("A first step"), _KEEP, questions.step(*questions.FIRST_STEP), Repair,
        "mending_id", changes=True, crumb=_("The mending"), lands=to_mending,
    ),
    "mending-letter": AskingPage(
        "write_letter", _("A letter"), _("Keep the letter"), questions.letter, Repair,
        "mending_id", crumb=_("The mending"), lands=to_mending,
        lead=_("You and your therapist can read it, nobody else. Kithkin never sends it."),
    ),
    "remove-letter": AskingPage(
        "remove_letter", _("Take this letter away?"), _TAKE, questions.own, Letter, "letter_id",
        careful=True, crumb=_("The mending"), lands=to_mending, lead=_UNDO,
    ),
    "try-mending": AskingPage(
        "try_mending", _("It was tried"), _KEEP, questions.step(*questions.TRIED), Repair,
        "mending_id", crumb=_("The mending"), lands=to_mending,
        least=_("Say in a word how it went, or when it was."),
    ),
    "change-mending-try": AskingPage(
        "change_mending_try", _("What was tried, and the answer"), _KEEP,
        just(*questions.TRIED), RepairAttempt, "mending_try_id", changes=True,
        crumb=_("The mending"), lands=to_mending, remove="remove-mending-try",
    ),
    "remove-mending-try": AskingPage(
        "remove_mending_try", _("Take this away?"), _TAKE, just(), RepairAttempt,
        "mending_try_id", careful=True, crumb=_("The mending"), lands=to_mending, lead=_UNDO,
    ),
    "how-mending-stands": AskingPage(
        "say_how_mending_stands", _("How does it stand?"), _KEEP, just(*questions.STANDS), Repair,
        "mending_id", changes=True, crumb=_("The mending"), lands=to_mending,
        lead=_("You can leave it as it is for now, or for good. What was written stays."),
    ),
    "reopen-mending": AskingPage(
        "reopen_mending", _("Open this again?"), _("Open it again"), questions.opener, Repair,
        "mending_id", careful=True, crumb=_("The mending"), lands=to_mending,
        lead=_("Only after you have spoken of it alone with the person whose mending it is."),
    ),
    "remove-mending": AskingPage(
        "remove_mending", _("Take this mending away?"), _TAKE, just(), Repair, "mending_id",
        careful=True, crumb=_ALL, lands=to_all, lead=_UNDO,
    ),
}  # fmt: skip
_LOOKS: dict[str, AskingPage] = {
    "look-again-at-break": AskingPage(
        "look_again_at_break", _("Does it still hold?"), _KEEP, questions.step(*questions.LOOK),
        Rupture, "rupture_id", crumb=_ALL, lands=to_looked,
        lead=_("Whatever you find is worth knowing."),
    ),
    "look-again-at-mending": AskingPage(
        "look_again_at_mending", _("Does it still hold?"), _KEEP,
        questions.step(*questions.LOOK), Repair, "mending_id", crumb=_("The mending"),
        lands=to_mending, lead=_("Whatever you find is worth knowing."),
    ),
    "remove-look": AskingPage(
        "remove_look", _("Take this away?"), _TAKE, just(), Recheck, "look_id", careful=True,
        crumb=_ALL, lands=to_looked, lead=_UNDO,
    ),
}  # fmt: skip
_CARE: dict[str, AskingPage] = {
    "set-care-state": AskingPage(
        "set_care_state", _("How it stands with {about}"), _KEEP, questions.new_care, Person,
        "person_id", lands=to_care, gather=looked_at,
        lead=_("No contact, grief, an ending, or not mending: each may stay as it is, and be"
               " cared for."),
    ),
    "change-care-state": AskingPage(
        "change_care_state", _("How it stands"), _KEEP, just(*questions.CARE), CareState,
        "care_state_id", changes=True, crumb=_ALL, lands=to_care, remove="remove-care-state",
    ),
    "remove-care-state": AskingPage(
        "remove_care_state", _("Take this away?"), _TAKE, just(), CareState, "care_state_id",
        careful=True, crumb=_ALL, lands=to_care, lead=_UNDO,
    ),
}  # fmt: skip
PAGES: dict[str, AskingPage] = {**_BREAKS, **_MENDINGS, **_LOOKS, **_CARE}
