"""What each verb of this part needs, said once for all doors."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kithkin.exploration import services
from kithkin.exploration.fields import AgendaFields, EndingFields, NoteFields, SessionFields
from kithkin.network.fields import Text
from kithkin.network.verb_form import Part, People, Seen, VerbForm


class PlanSession(VerbForm):
    verb = services.plan_session
    done = _("planned a session")
    part: Part = ""
    values: SessionFields


class AddHeldSession(VerbForm):
    verb = services.add_held_session
    done = _("wrote down that a session took place")
    part: Part = ""
    there: People = []
    values: SessionFields


class ChangeSession(VerbForm):
    verb = services.change_session
    done = _("changed what is written of a session")
    session_id: UUID
    values: SessionFields
    seen: Seen = None


class HoldSession(VerbForm):
    verb = services.hold_session
    done = _("wrote down that a session took place")
    session_id: UUID
    there: People = []
    spoken_of: People = []
    values: SessionFields = SessionFields()


class SessionDidNotHappen(VerbForm):
    verb = services.session_did_not_happen
    done = _("wrote down that a session did not take place")
    session_id: UUID


class RemoveSession(VerbForm):
    verb = services.remove_session
    done = _("took a session away")
    session_id: UUID
    seen: Seen = None


class WriteNote(VerbForm):
    verb = services.write_note
    done = _("wrote the note of a session")
    session_id: UUID
    values: NoteFields
    seen: Seen = None


class PlanEnding(VerbForm):
    verb = services.plan_ending
    done = _("wrote down when the work is meant to end")
    values: EndingFields
    seen: Seen = None


class RemoveEnding(VerbForm):
    verb = services.remove_ending
    done = _("let a planned ending go")
    ending_id: UUID
    seen: Seen = None


class AddToAgenda(VerbForm):
    verb = services.add_to_agenda
    done = _("put something on the list for a session")
    part: Part = ""
    words: Text


class ChangeAgendaItem(VerbForm):
    verb = services.change_agenda_item
    done = _("said something on the list otherwise")
    agenda_item_id: UUID
    values: AgendaFields
    seen: Seen = None


class CloseAgendaItem(VerbForm):
    verb = services.close_agenda_item
    done = _("marked something on the list as spoken of")
    agenda_item_id: UUID


class RemoveAgendaItem(VerbForm):
    verb = services.remove_agenda_item
    done = _("took something off the list")
    agenda_item_id: UUID
    seen: Seen = None


FORMS: dict[str, type[VerbForm]] = {
    "plan_session": PlanSession,
    "add_held_session": AddHeldSession,
    "change_session": ChangeSession,
    "hold_session": HoldSession,
    "session_did_not_happen": SessionDidNotHappen,
    "remove_session": RemoveSession,
    "write_note": WriteNote,
    "plan_ending": PlanEnding,
    "remove_ending": RemoveEnding,
    "add_to_agenda": AddToAgenda,
    "change_agenda_item": ChangeAgendaItem,
    "close_agenda_item": CloseAgendaItem,
    "remove_agenda_item": RemoveAgendaItem,
}
