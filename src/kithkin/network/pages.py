"""The pages that ask: which verb each calls, about what, with which questions.

To add a page, add a row. The view, the template and the refusals are the same for all.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from kithkin.base.asking import Ask, Choices
from kithkin.consent.policy import Sight
from kithkin.network import asks
from kithkin.network.copies import MapCopy
from kithkin.network.models import Group, Happening, MapRow, Parentage, Person, Phase, Tie, Union
from kithkin.network.notation.tie_codes import tie_codes


@dataclass(frozen=True)
class Asked:
    """What a page knows when it draws its questions."""

    sight: Sight
    copy: MapCopy
    parts: Choices
    subject: MapRow | None = None


AsksFor = Callable[[Asked], Sequence[Ask]]


@dataclass(frozen=True)
class AskingPage:
    verb: str
    title: object
    say: object
    questions: AsksFor
    subject: type[MapRow] | None = None
    subject_field: str = ""
    fixed: Mapping[str, Any] = field(default_factory=dict)
    careful: bool = False
    changes: bool = False  # the subject's own fields are shown and written


def _part(asked: Asked) -> list[Ask]:
    """Whose map it belongs to is asked only where there is more than one."""
    if len(asked.parts) < 2:
        return []
    first = asked.parts[0][0]
    return [Ask("part", _("Whose map is this for"), "choice", choices=asked.parts, initial=first)]


def _known(asked: Asked) -> Ask:
    """Somebody already on the map instead of somebody new."""
    own = str(asked.subject.id) if asked.subject else ""
    others = [(one.id, one.name or _("somebody")) for one in asked.copy.persons if one.id != own]
    others.sort(key=lambda other: str(other[1]).casefold())
    choices = [("", _("somebody new")), *others]
    return Ask("known", _("Or somebody who is here already"), "pick", choices=choices)


def _newcomer(*more: Ask) -> AsksFor:
    return lambda asked: [*asks.NEWCOMER, *more, _known(asked), *_part(asked)]


def _just(*questions: Ask) -> AsksFor:
    return lambda _asked: questions


def _people(asked: Asked) -> Choices:
    named = [(one.id, one.name or _("somebody")) for one in asked.copy.persons]
    return sorted(named, key=lambda one: str(one[1]).casefold())


def _tie_choices() -> Choices:
    return [(code, row.label) for code, row in tie_codes().items()]


def _tie(_asked: Asked) -> list[Ask]:
    code = Ask("values.code", _("What kind of relationship"), "pick", choices=_tie_choices())
    return [code, *asks.TIE]


def _new_tie(asked: Asked) -> list[Ask]:
    own = str(asked.subject.id) if asked.subject else ""
    others = [other for other in _people(asked) if other[0] != own]
    return [Ask("b", _("With whom"), "pick", choices=others, required=True), *_tie(asked)]


def _companion(asked: Asked) -> list[Ask]:
    kind = Ask("tie.code", _("What kind of relationship"), "pick", choices=_tie_choices())
    return [asks.NAME, kind, asks.NOTE, _known(asked), *_part(asked)]


def _couple(asked: Asked) -> list[Ask]:
    status = Ask("status", _("They are or were"), "pick", choices=asks.STATUSES)
    start = Ask("start", _("Since"), "date", help=asks.DATE_HELP)
    return [*_newcomer(status, start)(asked)]


def _child(asked: Asked) -> list[Ask]:
    mine = str(asked.subject.id) if asked.subject else ""
    names = {one.id: one.name or _("somebody") for one in asked.copy.persons}
    couples = [
        (union.id, " · ".join(str(names[one]) for one in union.partners if one != mine))
        for union in asked.copy.unions
        if mine in union.partners
    ]
    kind = Ask("values.kind", _("This is"), "pick", choices=asks.CHILD_KINDS)
    other = Ask("union_id", _("Together with"), "pick", choices=[*couples, ("", _("nobody named"))])
    how = Ask("kind", _("Child"), "pick", choices=asks.PARENTAGE_KINDS)
    first = [kind, *asks.NEWCOMER, other, how] if couples else [kind, *asks.NEWCOMER, how]
    return [*first, _known(asked), *_part(asked)]


def _household(asked: Asked) -> list[Ask]:
    name = Ask("values.name", _("Name"), help=_("For example a street, or “at my aunt's”."))
    kind = Ask("values.kind", _("This is"), "choice", choices=asks.GROUP_KINDS, initial="household")
    return [name, kind, Ask("members[]", _("Who belongs"), "many", choices=_people(asked))]


def _event(asked: Asked) -> list[Ask]:
    who = Ask("persons[]", _("Whom it touched"), "many", choices=_people(asked))
    return [*asks.EVENT, who, *_part(asked)]


def _telling(asked: Asked) -> list[Ask]:
    who = [("", _("not said")), *_people(asked)]
    return [Ask("teller", _("Who says so"), "pick", choices=who), *asks.TELLING]


_HOW = Ask("kind", _("Parent"), "pick", choices=asks.PARENTAGE_KINDS)
_REMOVE_PERSON = _("Take this person off the map? Undo brings them back.")

PAGES: dict[str, AskingPage] = {
    "add-person": AskingPage(
        "add_person", _("Somebody new"), _("Add"),
        lambda asked: [*asks.PERSON, *_part(asked)],
    ),
    "change-person": AskingPage(
        "change_person", _("Change"), _("Keep"), _just(*asks.PERSON), Person, "person_id",
        changes=True,
    ),
    "remove-person": AskingPage(
        "remove_person", _REMOVE_PERSON, _("Take off the map"), _just(), Person, "person_id",
        careful=True,
    ),
    "add-parent": AskingPage(
        "add_parent", _("A parent"), _("Add"), _newcomer(_HOW), Person, "of"
    ),
    "add-partner": AskingPage("add_partner", _("A partner"), _("Add"), _couple, Person, "of"),
    "add-child": AskingPage("add_child", _("A child"), _("Add"), _child, Person, "of"),
    "add-friend": AskingPage(
        "add_companion", _("A friend"), _("Add"), _companion, Person, "of",
        {"tie.code": "friendship"},
    ),
    "add-helper": AskingPage(
        "add_companion", _("Somebody who helps"), _("Add"), _companion, Person, "of",
        {"values.kind": "institution", "tie.code": "connected"},
    ),
    "add-circle": AskingPage(
        "add_companion", _("A group they belong to"), _("Add"), _companion, Person, "of",
        {"values.kind": "group", "tie.code": "connected"},
    ),
    "add-pet": AskingPage(
        "add_companion", _("An animal"), _("Add"), _companion, Person, "of",
        {"values.kind": "pet", "tie.code": "close"},
    ),
    "add-tie": AskingPage("add_tie", _("A relationship"), _("Add"), _new_tie, Person, "a"),
    "change-tie": AskingPage(
        "change_tie", _("Change"), _("Keep"), _tie, Tie, "tie_id", changes=True
    ),
    "remove-tie": AskingPage(
        "remove_tie", _("Take this relationship off the map? Undo brings it back."),
        _("Take off the map"), _just(), Tie, "tie_id", careful=True,
    ),
    "add-period": AskingPage(
        "add_phase", _("A period"), _("Add"), _just(*asks.PHASE), Tie, "tie_id"
    ),
    "change-period": AskingPage(
        "change_phase", _("Change"), _("Keep"), _just(*asks.PHASE), Phase, "phase_id",
        changes=True,
    ),
    "safety": AskingPage(
        "say_safety", _("For you and your therapist alone"), _("Keep"),
        _just(Ask("words", _("What it is like to be with this person"), "text")), Tie, "tie_id",
    ),
    "add-household": AskingPage("add_group", _("A household or group"), _("Add"), _household),
    "change-household": AskingPage(
        "change_group", _("Change"), _("Keep"),
        _just(Ask("values.name", _("Name"))), Group, "group_id", changes=True,
    ),
    "add-event": AskingPage("add_event", _("Something that happened"), _("Add"), _event),
    "change-event": AskingPage(
        "change_event", _("Change"), _("Keep"), _just(*asks.EVENT), Happening, "event_id",
        changes=True,
    ),
    "change-parent": AskingPage(
        "change_parentage", _("Change"), _("Keep"),
        _just(
            Ask("values.kind", _("Parent"), "pick", choices=asks.PARENTAGE_KINDS),
            Ask("values.start", _("From"), "date", help=asks.DATE_HELP),
            Ask("values.end", _("Until"), "date"),
        ),
        Parentage, "parentage_id", changes=True,
    ),
    "tell-of-person": AskingPage(
        "tell", _("Whose story is this"), _("Keep"), _telling, Person, "about"
    ),
    "tell-of-tie": AskingPage("tell", _("Whose story is this"), _("Keep"), _telling, Tie, "about"),
    "remove-couple": AskingPage(
        "remove_union", _("Take this couple's link away? Both people stay. Undo brings it back."),
        _("Take away"), _just(), Union, "union_id", careful=True,
    ),
}  # fmt: skip
