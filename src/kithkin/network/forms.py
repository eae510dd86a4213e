"""What each verb needs, said once. The form, the socket, the import and the API all read it here.

A form class is one verb: its fields are what a sender may say, `run` calls the verb.
"""

from uuid import UUID

from kithkin.network.arranging_forms import ARRANGING
from kithkin.network.copies import ParentageKind, TwinKind, UnionStatus
from kithkin.network.fields import (
    EventFields,
    GroupFields,
    ParentageFields,
    PersonFields,
    PhaseFields,
    TellingFields,
    Text,
    TieFields,
    When,
)
from kithkin.network.services import around, history, kin, people, quick, ties
from kithkin.network.verb_form import Part, People, Seen, Statuses, VerbForm


class AddPerson(VerbForm):
    verb = people.add_person
    id: UUID | None = None
    part: Part = ""
    values: PersonFields


class ChangePerson(VerbForm):
    verb = people.change_person
    person_id: UUID
    values: PersonFields
    seen: Seen = None


class SayThisIsMe(VerbForm):
    verb = people.say_this_is_me
    person_id: UUID
    member_id: UUID | None = None


class RemovePerson(VerbForm):
    verb = people.remove_person
    person_id: UUID
    seen: Seen = None


class AddPartner(VerbForm):
    verb = kin.add_partner
    of: UUID
    known: UUID | None = None
    part: Part = ""
    values: PersonFields = PersonFields()
    status: UnionStatus = UnionStatus.PARTNERS
    start: When = ""


class AddUnion(VerbForm):
    verb = kin.add_union
    partners: People
    statuses: Statuses = []


class SetStatuses(VerbForm):
    verb = kin.set_statuses
    union_id: UUID
    statuses: Statuses
    seen: Seen = None


class RemoveUnion(VerbForm):
    verb = kin.remove_union
    union_id: UUID
    seen: Seen = None


class AddParent(VerbForm):
    verb = kin.add_parent
    of: UUID
    known: UUID | None = None
    part: Part = ""
    values: PersonFields = PersonFields()
    kind: ParentageKind = ParentageKind.BIOLOGICAL


class AddChild(VerbForm):
    verb = kin.add_child
    of: UUID
    union_id: UUID | None = None
    known: UUID | None = None
    part: Part = ""
    values: PersonFields = PersonFields()
    kind: ParentageKind = ParentageKind.BIOLOGICAL


class AddSibling(VerbForm):
    verb = kin.add_sibling
    of: UUID
    known: UUID | None = None
    part: Part = ""
    values: PersonFields = PersonFields()


class ChangeParentage(VerbForm):
    verb = kin.change_parentage
    parentage_id: UUID
    values: ParentageFields
    seen: Seen = None


class RemoveParentage(VerbForm):
    verb = kin.remove_parentage
    parentage_id: UUID
    seen: Seen = None


class MarkTwins(VerbForm):
    verb = kin.mark_twins
    children: People
    kind: TwinKind = TwinKind.UNKNOWN


class AddTie(VerbForm):
    verb = ties.add_tie
    id: UUID | None = None
    a: UUID
    b: UUID
    values: TieFields = TieFields()


class AddCompanion(VerbForm):
    verb = ties.add_companion
    of: UUID
    known: UUID | None = None
    part: Part = ""
    values: PersonFields = PersonFields()
    tie: TieFields = TieFields()


class ChangeTie(VerbForm):
    verb = ties.change_tie
    tie_id: UUID
    values: TieFields
    seen: Seen = None


class RemoveTie(VerbForm):
    verb = ties.remove_tie
    tie_id: UUID
    seen: Seen = None


class AddPhase(VerbForm):
    verb = ties.add_phase
    tie_id: UUID
    values: PhaseFields


class ChangePhase(VerbForm):
    verb = ties.change_phase
    phase_id: UUID
    values: PhaseFields
    seen: Seen = None


class RemovePhase(VerbForm):
    verb = ties.remove_phase
    phase_id: UUID
    seen: Seen = None


class SaySafety(VerbForm):
    verb = ties.say_safety
    tie_id: UUID
    words: Text
    not_safe_to_involve: bool = False


class AddGroup(VerbForm):
    verb = around.add_group
    part: Part = ""
    members: People = []
    values: GroupFields


class ChangeGroup(VerbForm):
    verb = around.change_group
    group_id: UUID
    values: GroupFields
    seen: Seen = None


class RemoveGroup(VerbForm):
    verb = around.remove_group
    group_id: UUID
    seen: Seen = None


class JoinGroup(VerbForm):
    verb = around.join_group
    group_id: UUID
    person_id: UUID
    start: When = ""
    end: When = ""


class LeaveGroup(VerbForm):
    verb = around.leave_group
    group_id: UUID
    person_id: UUID


class AddEvent(VerbForm):
    verb = around.add_event
    part: Part = ""
    persons: People = []
    ties: People = []
    values: EventFields


class ChangeEvent(VerbForm):
    verb = around.change_event
    event_id: UUID
    values: EventFields
    seen: Seen = None


class RemoveEvent(VerbForm):
    verb = around.remove_event
    event_id: UUID
    seen: Seen = None


class Tell(VerbForm):
    verb = around.tell
    about: UUID
    teller: UUID | None = None
    values: TellingFields


class AddByLine(VerbForm):
    verb = quick.add_by_line
    line: Text
    about: UUID | None = None
    part: Part = ""


class Undo(VerbForm):
    verb = history.undo
    act: UUID | None = None


class Redo(VerbForm):
    verb = history.redo


FORMS: dict[str, type[VerbForm]] = {
    "add_person": AddPerson,
    "change_person": ChangePerson,
    "say_this_is_me": SayThisIsMe,
    "remove_person": RemovePerson,
    "add_partner": AddPartner,
    "add_union": AddUnion,
    "set_statuses": SetStatuses,
    "remove_union": RemoveUnion,
    "add_parent": AddParent,
    "add_child": AddChild,
    "add_sibling": AddSibling,
    "change_parentage": ChangeParentage,
    "remove_parentage": RemoveParentage,
    "mark_twins": MarkTwins,
    "add_tie": AddTie,
    "add_companion": AddCompanion,
    "change_tie": ChangeTie,
    "remove_tie": RemoveTie,
    "add_phase": AddPhase,
    "change_phase": ChangePhase,
    "remove_phase": RemovePhase,
    "say_safety": SaySafety,
    "add_group": AddGroup,
    "change_group": ChangeGroup,
    "remove_group": RemoveGroup,
    "join_group": JoinGroup,
    "leave_group": LeaveGroup,
    "add_event": AddEvent,
    "change_event": ChangeEvent,
    "remove_event": RemoveEvent,
    "tell": Tell,
    "add_by_line": AddByLine,
    "undo": Undo,
    "redo": Redo,
    **ARRANGING,
}
