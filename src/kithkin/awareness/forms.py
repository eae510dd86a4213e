"""What each verb about check-ins needs, said once for all doors."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kithkin.awareness import services
from kithkin.awareness.fields import Days, Hours, Moment, MomentFields
from kithkin.awareness.models import WhenShown
from kithkin.network.fields import When
from kithkin.network.verb_form import Part, People, Seen, VerbForm


class KeepMoment(VerbForm):
    verb = services.keep_moment
    done = _("kept a check-in")
    persons: People = []
    asked_at: Moment = ""
    values: MomentFields = MomentFields()


class KeepGoodMoment(VerbForm):
    verb = services.keep_good_moment
    done = _("kept a good moment")
    persons: People = []


class ChangeMoment(VerbForm):
    verb = services.change_moment
    done = _("changed a check-in")
    moment_id: UUID
    persons: People | None = None
    values: MomentFields = MomentFields()
    seen: Seen = None


class RemoveMoment(VerbForm):
    verb = services.remove_moment
    done = _("took a check-in away")
    moment_id: UUID
    seen: Seen = None


class AskMe(VerbForm):
    verb = services.ask_me
    done = _("said when to be asked for check-ins")
    times: Hours
    days: Days = []
    until: When = ""


class StopAsking(VerbForm):
    verb = services.stop_asking_me
    done = _("stopped being asked for check-ins")


class RestPerson(VerbForm):
    verb = services.rest_person
    done = _("let somebody rest")
    lasting = True
    person_id: UUID
    part: Part = ""


class WakePerson(VerbForm):
    verb = services.wake_person
    done = _("counted somebody in again")
    lasting = True
    person_id: UUID
    part: Part = ""


class ChooseShowing(VerbForm):
    verb = services.choose_showing
    done = _("chose when to look at their check-ins")
    lasting = True
    when: WhenShown


class OpenTogether(VerbForm):
    verb = services.open_together
    done = _("opened check-ins, to be looked at together")
    lasting = True
    part: Part = ""


FORMS: dict[str, type[VerbForm]] = {
    "keep_moment": KeepMoment,
    "keep_good_moment": KeepGoodMoment,
    "change_moment": ChangeMoment,
    "remove_moment": RemoveMoment,
    "ask_me": AskMe,
    "stop_asking_me": StopAsking,
    "rest_person": RestPerson,
    "wake_person": WakePerson,
    "choose_showing": ChooseShowing,
    "open_together": OpenTogether,
}
