"""What each verb of this part needs, said once for all doors."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kithkin.network.verb_form import Part, Seen, VerbForm
from kithkin.skills import services
from kithkin.skills.fields import OutcomeFields, RehearsalFields, TryFields


class BookTry(VerbForm):
    verb = services.book_try
    done = _("booked something to try")
    person_id: UUID
    part: Part = ""
    values: TryFields = TryFields()


class TryAgain(VerbForm):
    verb = services.try_again
    done = _("booked something to try once more")
    attempt_id: UUID
    values: TryFields = TryFields()


class ChangeTry(VerbForm):
    verb = services.change_try
    done = _("changed what is to be tried")
    attempt_id: UUID
    values: TryFields = TryFields()
    seen: Seen = None


class SayHowTryWent(VerbForm):
    verb = services.say_how_try_went
    done = _("said how a try went")
    attempt_id: UUID
    values: OutcomeFields = OutcomeFields()
    seen: Seen = None


class LetTryGo(VerbForm):
    verb = services.let_try_go
    done = _("let a try go")
    attempt_id: UUID


class RemoveTry(VerbForm):
    verb = services.remove_try
    done = _("took a try away")
    attempt_id: UUID
    seen: Seen = None


class KeepRehearsal(VerbForm):
    verb = services.keep_rehearsal
    done = _("noted that an exercise was practised")
    part: Part = ""
    values: RehearsalFields = RehearsalFields()


class ChangeRehearsal(VerbForm):
    verb = services.change_rehearsal
    done = _("changed a note of practising")
    rehearsal_id: UUID
    values: RehearsalFields = RehearsalFields()
    seen: Seen = None


class RemoveRehearsal(VerbForm):
    verb = services.remove_rehearsal
    done = _("took a note of practising away")
    rehearsal_id: UUID
    seen: Seen = None


FORMS: dict[str, type[VerbForm]] = {
    "book_try": BookTry,
    "try_again": TryAgain,
    "change_try": ChangeTry,
    "say_how_try_went": SayHowTryWent,
    "let_try_go": LetTryGo,
    "remove_try": RemoveTry,
    "keep_rehearsal": KeepRehearsal,
    "change_rehearsal": ChangeRehearsal,
    "remove_rehearsal": RemoveRehearsal,
}
