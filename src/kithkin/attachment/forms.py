"""What each verb of this part needs, read alike by all doors."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kithkin.attachment import services
from kithkin.attachment.fields import SittingFields, Turned
from kithkin.network.fields import WhenPast
from kithkin.network.verb_form import Part, Seen, VerbForm


class FillEightQuestions(VerbForm):
    verb = services.fill_eight_questions
    done = _("filled the eight questions")
    part: Part = ""
    person_id: UUID
    values: SittingFields


class ChangeEightQuestions(VerbForm):
    verb = services.change_eight_questions
    done = _("changed an answer to the eight questions")
    sitting_id: UUID
    values: SittingFields
    seen: Seen = None


class RemoveEightQuestions(VerbForm):
    verb = services.remove_eight_questions
    done = _("took answers to the eight questions away")
    sitting_id: UUID
    seen: Seen = None


class SayWhomITurnTo(VerbForm):
    verb = services.say_whom_i_turn_to
    done = _("said whom one turns to")
    part: Part = ""
    seek_out: Turned = None
    calms: Turned = None
    go_out_from: Turned = None
    asked: WhenPast = ""


class RemoveWhomITurnTo(VerbForm):
    verb = services.remove_whom_i_turn_to
    done = _("took away whom one turned to")
    asking_id: UUID
    seen: Seen = None


FORMS: dict[str, type[VerbForm]] = {
    "fill_eight_questions": FillEightQuestions,
    "change_eight_questions": ChangeEightQuestions,
    "remove_eight_questions": RemoveEightQuestions,
    "say_whom_i_turn_to": SayWhomITurnTo,
    "remove_whom_i_turn_to": RemoveWhomITurnTo,
}
