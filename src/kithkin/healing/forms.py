"""What each verb of this part needs, said once for all doors."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kithkin.healing.fields import (
    BreakFields,
    CareFields,
    LetterFields,
    MendingFields,
    MendingTryFields,
    OffFields,
    StandFields,
)
from kithkin.healing.models import Between, Holds, Went
from kithkin.healing.services import breaks, care, looking_again, mendings
from kithkin.network.fields import Text
from kithkin.network.verb_form import Part, Seen, VerbForm


class NoteBreak(VerbForm):
    verb = breaks.note_break
    done = _("noted a break")
    person_id: UUID | None = None
    between: Between = Between.PERSON
    part: Part = ""
    values: BreakFields = BreakFields()


class SaySomethingWasOff(VerbForm):
    verb = breaks.say_something_was_off
    done = _("said that something was off last time")
    values: OffFields = OffFields()


class ChangeBreak(VerbForm):
    verb = breaks.change_break
    done = _("changed what is written of a break")
    rupture_id: UUID
    values: BreakFields
    seen: Seen = None


class SayHowBreakStands(VerbForm):
    verb = breaks.say_how_break_stands
    done = _("said how a break stands")
    rupture_id: UUID
    values: StandFields
    seen: Seen = None


class SpeakOfBreak(VerbForm):
    verb = breaks.speak_of_break
    done = _("kept that a break was spoken of")
    rupture_id: UUID


class RemoveBreak(VerbForm):
    verb = breaks.remove_break
    done = _("took a break away")
    rupture_id: UUID
    seen: Seen = None


class OpenSessionCheck(VerbForm):
    verb = breaks.open_session_check
    done = _("asked how a session was")
    lasting = True
    inner = True


class AnswerSessionCheck(VerbForm):
    verb = breaks.answer_session_check
    done = _("said how a session was")
    check_id: UUID
    went: Went
    values: OffFields = OffFields()


class PlanMending(VerbForm):
    verb = mendings.plan_mending
    done = _("began a mending")
    rupture_id: UUID | None = None
    person_id: UUID | None = None
    between: Between = Between.PERSON
    part: Part = ""
    values: MendingFields = MendingFields()


class ChangeMending(VerbForm):
    verb = mendings.change_mending
    done = _("wrote a step of a mending")
    mending_id: UUID
    values: MendingFields
    seen: Seen = None


class SayHowMendingStands(VerbForm):
    verb = mendings.say_how_mending_stands
    done = _("said how a mending stands")
    mending_id: UUID
    values: StandFields
    seen: Seen = None


class ReopenMending(VerbForm):
    verb = mendings.reopen_mending
    done = _("opened a mending again")
    lasting = True
    mending_id: UUID


class RemoveMending(VerbForm):
    verb = mendings.remove_mending
    done = _("took a mending away")
    mending_id: UUID
    seen: Seen = None


class WriteLetter(VerbForm):
    verb = mendings.write_letter
    done = _("wrote a letter for themselves")
    mending_id: UUID
    values: LetterFields
    seen: Seen = None


class RemoveLetter(VerbForm):
    verb = mendings.remove_letter
    done = _("took a letter away")
    letter_id: UUID
    seen: Seen = None


class TryMending(VerbForm):
    verb = mendings.try_mending
    done = _("kept that a mending was tried")
    mending_id: UUID
    values: MendingTryFields = MendingTryFields()


class ChangeMendingTry(VerbForm):
    verb = mendings.change_mending_try
    done = _("changed what is written of a try")
    mending_try_id: UUID
    values: MendingTryFields
    seen: Seen = None


class RemoveMendingTry(VerbForm):
    verb = mendings.remove_mending_try
    done = _("took a try away")
    mending_try_id: UUID
    seen: Seen = None


class LookAgainAtBreak(VerbForm):
    verb = looking_again.look_again_at_break
    done = _("looked again at a break")
    rupture_id: UUID
    holds: Holds
    words: Text = ""


class LookAgainAtMending(VerbForm):
    verb = looking_again.look_again_at_mending
    done = _("looked again at a mending")
    mending_id: UUID
    holds: Holds
    words: Text = ""


class RemoveLook(VerbForm):
    verb = looking_again.remove_look
    done = _("took a looking again away")
    look_id: UUID


class SetCareState(VerbForm):
    verb = care.set_care_state
    done = _("said how it stands with somebody")
    person_id: UUID
    part: Part = ""
    values: CareFields = CareFields()
    seen: Seen = None


class ChangeCareState(VerbForm):
    verb = care.change_care_state
    done = _("changed how it stands with somebody")
    care_state_id: UUID
    values: CareFields
    seen: Seen = None


class RemoveCareState(VerbForm):
    verb = care.remove_care_state
    done = _("took away how it stands with somebody")
    care_state_id: UUID
    seen: Seen = None


FORMS: dict[str, type[VerbForm]] = {
    "note_break": NoteBreak,
    "say_something_was_off": SaySomethingWasOff,
    "change_break": ChangeBreak,
    "say_how_break_stands": SayHowBreakStands,
    "speak_of_break": SpeakOfBreak,
    "remove_break": RemoveBreak,
    "open_session_check": OpenSessionCheck,
    "answer_session_check": AnswerSessionCheck,
    "plan_mending": PlanMending,
    "change_mending": ChangeMending,
    "say_how_mending_stands": SayHowMendingStands,
    "reopen_mending": ReopenMending,
    "remove_mending": RemoveMending,
    "write_letter": WriteLetter,
    "remove_letter": RemoveLetter,
    "try_mending": TryMending,
    "change_mending_try": ChangeMendingTry,
    "remove_mending_try": RemoveMendingTry,
    "look_again_at_break": LookAgainAtBreak,
    "look_again_at_mending": LookAgainAtMending,
    "remove_look": RemoveLook,
    "set_care_state": SetCareState,
    "change_care_state": ChangeCareState,
    "remove_care_state": RemoveCareState,
}
