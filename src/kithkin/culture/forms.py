"""What each verb of this part needs, read alike by all doors."""

from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from kithkin.culture import services
from kithkin.culture.fields import (
    AnswerFields,
    AnswerWords,
    BearingFields,
    BelongingFields,
    ConditionFields,
    WorldEventFields,
)
from kithkin.network.verb_form import Part, People, Seen, VerbForm

Ties = Annotated[list[UUID], Field(max_length=200)]


class DescribeBelonging(VerbForm):
    verb = services.describe_belonging
    done = _("described where somebody comes from")
    part: Part = ""
    person_id: UUID | None = None
    values: BelongingFields


class ChangeBelonging(VerbForm):
    verb = services.change_belonging
    done = _("changed where somebody comes from")
    belonging_id: UUID
    values: BelongingFields
    seen: Seen = None


class RemoveBelonging(VerbForm):
    verb = services.remove_belonging
    done = _("took away where somebody comes from")
    belonging_id: UUID
    seen: Seen = None


class AddCondition(VerbForm):
    verb = services.add_condition
    done = _("said what there is to live with")
    part: Part = ""
    values: ConditionFields


class ChangeCondition(VerbForm):
    verb = services.change_condition
    done = _("changed what there is to live with")
    condition_id: UUID
    values: ConditionFields
    seen: Seen = None


class RemoveCondition(VerbForm):
    verb = services.remove_condition
    done = _("took away what there is to live with")
    condition_id: UUID
    seen: Seen = None


class MarkBearing(VerbForm):
    verb = services.mark_bearing
    done = _("marked what something strains or holds")
    condition_id: UUID
    ties: Ties = []
    persons: People = []
    part: Part = ""
    values: BearingFields = BearingFields()


class ChangeBearing(VerbForm):
    verb = services.change_bearing
    done = _("changed what something strains or holds")
    bearing_id: UUID
    values: BearingFields
    seen: Seen = None


class RemoveBearing(VerbForm):
    verb = services.remove_bearing
    done = _("took away what something strains or holds")
    bearing_id: UUID
    seen: Seen = None


class AnswerGuide(VerbForm):
    verb = services.answer_guide
    done = _("answered one of the eight questions")
    part: Part = ""
    persons: People = []
    values: AnswerFields


class ChangeAnswer(VerbForm):
    verb = services.change_answer
    done = _("changed an answer")
    answer_id: UUID
    values: AnswerWords
    seen: Seen = None


class NamePeopleOfAnswer(VerbForm):
    verb = services.name_people_of_answer
    done = _("said whom an answer is about")
    answer_id: UUID
    persons: People = []
    without: People = []


class RemoveAnswer(VerbForm):
    verb = services.remove_answer
    done = _("took an answer away")
    answer_id: UUID
    seen: Seen = None


class AddWorldEvent(VerbForm):
    verb = services.add_world_event
    done = _("added something that happened in the world")
    part: Part = ""
    persons: People = []
    values: WorldEventFields


class NameTouched(VerbForm):
    verb = services.name_touched
    done = _("said whom an event touched")
    event_id: UUID
    persons: People = []
    without: People = []


FORMS: dict[str, type[VerbForm]] = {
    "describe_belonging": DescribeBelonging,
    "change_belonging": ChangeBelonging,
    "remove_belonging": RemoveBelonging,
    "add_condition": AddCondition,
    "change_condition": ChangeCondition,
    "remove_condition": RemoveCondition,
    "mark_bearing": MarkBearing,
    "change_bearing": ChangeBearing,
    "remove_bearing": RemoveBearing,
    "answer_guide": AnswerGuide,
    "change_answer": ChangeAnswer,
    "name_people_of_answer": NamePeopleOfAnswer,
    "remove_answer": RemoveAnswer,
    "add_world_event": AddWorldEvent,
    "name_touched": NameTouched,
}
