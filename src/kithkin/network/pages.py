"""The pages that ask: which verb each calls, about what, with which questions.

To add a page, add a row. The view, the template and the refusals are the same for all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from kithkin.base.asking import Ask
from kithkin.network import asks, questions
from kithkin.network.models import (
    Group,
    Happening,
    MapRow,
    Parentage,
    Person,
    Phase,
    Tie,
    Union,
)
from kithkin.network.questions import AsksFor, just

Sent = dict[str, Any]


@dataclass(frozen=True)
class AskingPage:
    verb: str
    title: object
    say: object
    questions: AsksFor
    subject: type[MapRow] | None = None
    subject_field: str = ""
    fixed: Mapping[str, Any] = field(default_factory=dict)
    lead: object = ""
    careful: bool = False
    changes: bool = False  # the subject's own fields are shown and written
    folds: bool = False  # only the questions of asks.FIRST are open at once
    remove: str = ""  # the page that takes the subject away, offered under this one
    gather: Callable[[Sent], Sent] = dict  # what the verb wants said otherwise than a page can


def _change(
    verb: str, title: object, asking: AsksFor, of: type[MapRow], at: str, **more: Any
) -> AskingPage:
    return AskingPage(verb, title, _("Keep"), asking, of, at, changes=True, **more)


def _remove(verb: str, title: object, of: type[MapRow], at: str) -> AskingPage:
    return AskingPage(verb, title, _("Take away"), just(), of, at, careful=True)


def _companion(title: object, asking: AsksFor, tie: str, kind: str = "") -> AskingPage:
    fixed = {"tie.code": tie} | ({"values.kind": kind} if kind else {})
    return AskingPage("add_companion", title, _("Add"), asking, Person, "of", fixed, folds=True)


def _twins(sent: Sent) -> Sent:
    """All who were born together stand in one list; the page is about one of them."""
    return sent | {"children": [sent.pop("of"), *sent.get("children", [])]}


def _or_nothing(sent: Sent) -> Sent:
    """Words that were emptied are to be emptied, not left as they were."""
    return {"words": ""} | sent


def _about_one(name: str, list_name: str) -> Callable[[Sent], Sent]:
    return lambda sent: sent | {list_name: [sent.pop(name)]}


_HOW = Ask("kind", _("Parent"), "pick", choices=asks.PARENTAGE_KINDS)
_PEOPLE: dict[str, AskingPage] = {
    "add-person": AskingPage(
        "add_person", _("Somebody new"), _("Add"), questions.person, folds=True
    ),
    "change-person": _change(
        "change_person", _("What is known"), questions.person_here, Person, "person_id", folds=True,
        remove="remove-person",
    ),
    "remove-person": _remove(
        "remove_person", _("Take this person off the map? Undo brings them back."),
        Person, "person_id",
    ),
    "add-parent": AskingPage(
        "add_parent", _("A parent"), _("Add"), questions.newcomer(_HOW), Person, "of", folds=True
    ),
    "add-partner": AskingPage(
        "add_partner", _("A partner"), _("Add"), questions.couple, Person, "of", folds=True
    ),
    "add-child": AskingPage(
        "add_child", _("A child"), _("Add"), questions.child, Person, "of", folds=True
    ),
    "add-sibling": AskingPage(
        "add_sibling", _("A brother or sister"), _("Add"), questions.newcomer(), Person, "of",
        folds=True,
    ),
    "add-friend": _companion(_("A friend"), questions.companion(asks.GENDER), "friendship"),
    "add-helper": _companion(
        _("Somebody who helps"), questions.companion(asks.HELPER), "connected"
    ),
    "add-circle": _companion(
        _("A group they belong to"), questions.companion(), "connected", "group"
    ),
    "add-pet": _companion(_("An animal"), questions.companion(), "close", "pet"),
    "change-parent": _change(
        "change_parentage", _("This link"),
        just(
            Ask("values.kind", _("Parent"), "pick", choices=asks.PARENTAGE_KINDS),
            Ask("values.start", _("From"), "date", help=asks.DATE_HELP),
            Ask("values.end", _("Until"), "date"),
        ),
        Parentage, "parentage_id", remove="remove-parent",
    ),
    "remove-parent": _remove(
        "remove_parentage", _("Take this link away? Both people stay. Undo brings it back."),
        Parentage, "parentage_id",
    ),
    "remove-couple": _remove(
        "remove_union", _("Take this couple's link away? Both people stay. Undo brings it back."),
        Union, "union_id",
    ),
    "twins": AskingPage(
        "mark_twins", _("Born together"), _("Keep"), questions.twins, Person, "of", gather=_twins
    ),
}  # fmt: skip
_TIES: dict[str, AskingPage] = {
    "add-tie": AskingPage(
        "add_tie", _("A relationship"), _("Add"), questions.new_tie, Person, "a"
    ),
    "change-tie": _change(
        "change_tie", _("This relationship"), questions.tie, Tie, "tie_id", remove="remove-tie"),
    "remove-tie": _remove(
        "remove_tie", _("Take this relationship off the map? Undo brings it back."), Tie, "tie_id"
    ),
    "add-period": AskingPage(
        "add_phase", _("A period"), _("Add"), questions.phase, Tie, "tie_id",
        lead=_("How it was for a while. Leave out whatever you cannot say."),
    ),
    "change-period": _change(
        "change_phase", _("This period"), questions.phase, Phase, "phase_id", remove="remove-period"
    ),
    "remove-period": _remove(
        "remove_phase", _("Take this period away? Undo brings it back."), Phase, "phase_id"
    ),
    "safety": AskingPage(
        "say_safety", _("What it is like to be with them"), _("Keep"), questions.safety, Tie,
        "tie_id", gather=_or_nothing,
        lead=_("These words are shown to you alone. Your therapist may know what is yours but is not"
               " shown this: say it to them when they should know."),
    ),
}  # fmt: skip
_AROUND: dict[str, AskingPage] = {
    "add-household": AskingPage(
        "add_group", _("A household or group"), _("Add"), questions.household
    ),
    "change-household": _change(
        "change_group", _("This household or group"),
        just(
            Ask("values.name", _("Name")),
            Ask("values.kind", _("This is"), "choice", choices=asks.GROUP_KINDS),
        ),
        Group, "group_id", remove="remove-household",
    ),
    "remove-household": _remove(
        "remove_group", _("Take this away? Its people stay. Undo brings it back."),
        Group, "group_id",
    ),
    "come-in": AskingPage(
        "join_group", _("Who comes in"), _("Add"), questions.join, Group, "group_id"
    ),
    "belong": AskingPage(
        "join_group", _("Where they belong"), _("Add"), questions.join, Person, "person_id"
    ),
    "add-event": AskingPage(
        "add_event", _("Something that happened"), _("Add"), questions.event, folds=True
    ),
    "event-of-person": AskingPage(
        "add_event", _("Something that happened"), _("Add"), just(*asks.EVENT), Person, "one",
        gather=_about_one("one", "persons"),
    ),
    "event-of-tie": AskingPage(
        "add_event", _("Something that happened"), _("Add"), just(*asks.EVENT), Tie, "one",
        gather=_about_one("one", "ties"),
    ),
    "change-event": _change(
        "change_event", _("What happened"), just(*asks.EVENT), Happening, "event_id", remove="remove-event"
    ),
    "remove-event": _remove(
        "remove_event", _("Take this away? Undo brings it back."), Happening, "event_id"
    ),
    "tell-of-person": AskingPage(
        "tell", _("Whose story is this"), _("Keep"), questions.telling, Person, "about"
    ),
    "tell-of-tie": AskingPage(
        "tell", _("Whose story is this"), _("Keep"), questions.telling, Tie, "about"
    ),
    "tell-of-event": AskingPage(
        "tell", _("Whose story is this"), _("Keep"), questions.telling, Happening, "about"
    ),
}  # fmt: skip
PAGES: dict[str, AskingPage] = {**_PEOPLE, **_TIES, **_AROUND}
