"""The pages that ask: which verb each calls, about what, with which questions.

To add a page, add a row. The view, the template and the refusals are the same for all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

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
# Case, the row a page was about, the id of what was made ("" before anything was): an address.
Lands = Callable[[UUID, MapRow | None, str], str]


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
    also: str = ""  # another page about the same subject, offered there too
    least: object = ""  # said to whoever sends the page with nothing on it
    gather: Callable[[Sent], Sent] = dict  # what the verb wants said otherwise than a page can
    crumb: object = ""  # where the page leads back to, by name; the map if nothing is said
    lands: Lands | None = None  # where an answer leads; on the map, `landing` knows


_SAY_ANYTHING = _("Say a name, or anything else you know of them.")
_SAY_WHAT_HAPPENED = _("Say in a few words what happened, or when.")
_SAY_WHOSE = _("Say who says so, or what was said.")


def _change(
    verb: str, title: object, asking: AsksFor, of: type[MapRow], at: str, **more: Any
) -> AskingPage:
    return AskingPage(verb, title, _("Keep"), asking, of, at, changes=True, **more)


def _remove(verb: str, title: object, lead: object, of: type[MapRow], at: str) -> AskingPage:
    return AskingPage(verb, title, _("Take away"), just(), of, at, lead=lead, careful=True)


def _newcomer(verb: str, title: object, asking: AsksFor) -> AskingPage:
    return AskingPage(verb, title, _("Add"), asking, Person, "of", folds=True, least=_SAY_ANYTHING)


def _companion(title: object, asking: AsksFor, tie: str, kind: str = "") -> AskingPage:
    fixed = {"tie.code": tie} | ({"values.kind": kind} if kind else {})
    return replace(_newcomer("add_companion", title, asking), fixed=fixed)


def _event_of(title: object, of: type[MapRow], list_name: str) -> AskingPage:
    return AskingPage(
        "add_event", title, _("Add"), just(*asks.EVENT), of, "one", least=_SAY_WHAT_HAPPENED,
        gather=_about_one("one", list_name),
    )  # fmt: skip


def _telling(of: type[MapRow], title: object, lead: object = "") -> AskingPage:
    return AskingPage(
        "tell", title, _("Keep"), questions.telling, of, "about", lead=lead, least=_SAY_WHOSE
    )


def _twins(sent: Sent) -> Sent:
    """All who were born together stand in one list; the page is about one of them."""
    return sent | {"children": [sent.pop("of"), *sent.get("children", [])]}


def _or_nothing(sent: Sent) -> Sent:
    """Words that were emptied are to be emptied, not left as they were."""
    return {"words": ""} | sent


def _about_one(name: str, list_name: str) -> Callable[[Sent], Sent]:
    return lambda sent: sent | {list_name: [sent.pop(name)]}


_HOW = Ask("kind", _("In what way a parent"), "pick", choices=asks.PARENTAGE_KINDS)
_PEOPLE: dict[str, AskingPage] = {
    "add-person": AskingPage(
        "add_person", _("Somebody new"), _("Add"), questions.person, folds=True,
        least=_SAY_ANYTHING,
    ),
    "change-person": _change(
        "change_person", _("What is known of {about}"), questions.person_here, Person, "person_id",
        folds=True, remove="remove-person",
    ),
    "this-is-me": AskingPage(
        "say_this_is_me", _("Who is {about}?"), _("Keep"), questions.who_it_is, Person,
        "person_id",
        lead=_("Said once, nobody is asked about themselves as if they were somebody else."),
    ),
    "remove-person": _remove(
        "remove_person", _("Take {about} off the map?"), _("Undo brings them back."),
        Person, "person_id",
    ),
    "add-parent": _newcomer("add_parent", _("A parent of {about}"), questions.newcomer(_HOW)),
    "add-partner": _newcomer("add_partner", _("A partner of {about}"), questions.couple),
    "add-child": _newcomer("add_child", _("A child of {about}"), questions.child),
    "add-sibling": _newcomer(
        "add_sibling", _("A brother or sister of {about}"), questions.newcomer()
    ),
    "add-friend": _companion(
        _("A friend of {about}"), questions.companion(asks.GENDER), "friendship"
    ),
    "add-helper": _companion(
        _("Somebody who helps {about}"), questions.companion(asks.HELPER), "connected"
    ),
    "add-circle": _companion(
        _("A group {about} belongs to"), questions.companion(name=asks.ITS_NAME), "connected",
        "group",
    ),
    "add-pet": _companion(_("An animal with {about}"), questions.companion(), "close", "pet"),
    "change-parent": _change(
        "change_parentage", _("{about}: parent and child"),
        just(
            Ask("values.kind", _("In what way a parent"), "pick", choices=asks.PARENTAGE_KINDS),
            Ask("values.start", _("From"), "date", help=asks.DATE_HELP),
            Ask("values.end", _("Until"), "date"),
        ),
        Parentage, "parentage_id", remove="remove-parent",
    ),
    "remove-parent": _remove(
        "remove_parentage", _("Take this link away?"),
        _("{about}, parent and child: both stay on the map. Undo brings the link back."),
        Parentage, "parentage_id",
    ),
    "remove-couple": _remove(
        "remove_union", _("Take this couple's link away?"),
        _("{about} stay on the map. Undo brings the link back."), Union, "union_id",
    ),
    "twins": AskingPage(
        "mark_twins", _("Born together with {about}"), _("Keep"), questions.twins, Person, "of",
        gather=_twins,
    ),
}  # fmt: skip
_TIES: dict[str, AskingPage] = {
    "add-tie": AskingPage(
        "add_tie", _("A relationship of {about}"), _("Add"), questions.new_tie, Person, "a"
    ),
    "change-tie": _change(
        "change_tie", _("This relationship"), questions.tie, Tie, "tie_id", remove="remove-tie"
    ),
    "remove-tie": _remove(
        "remove_tie", _("Take this relationship off the map?"),
        _("{about} stay on the map. Undo brings the relationship back."), Tie, "tie_id",
    ),
    "add-period": AskingPage(
        "add_phase", _("A period between {about}"), _("Add"), questions.phase, Tie, "tie_id",
        lead=_("How it was for a while. Leave out whatever you cannot say."),
        least=_("Say when it was, or how it was."),
    ),
    "change-period": _change(
        "change_phase", _("A period between {about}"), questions.phase, Phase, "phase_id",
        remove="remove-period",
    ),
    "remove-period": _remove(
        "remove_phase", _("Take this period away?"),
        _("The relationship of {about} stays. Undo brings the period back."), Phase, "phase_id",
    ),
    "safety": AskingPage(
        "say_safety", _("What it is like to be with them"), _("Keep"), questions.safety, Tie,
        "tie_id", gather=_or_nothing,
        lead=_("These words are shown to you alone, and not to your therapist. If your therapist"
               " should know, please tell them yourself."),
    ),
}  # fmt: skip
_AROUND: dict[str, AskingPage] = {
    "add-household": AskingPage(
        "add_group", _("A household or group"), _("Add"), questions.household,
        least=_("Give it a name, or say who belongs to it."),
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
        "remove_group", _("Take “{about}” away?"), _("Its people stay. Undo brings it back."),
        Group, "group_id",
    ),
    "come-in": AskingPage(
        "join_group", _("Who else belongs to it"), _("Add"), questions.join, Group, "group_id"
    ),
    "belong": AskingPage(
        "join_group", _("Where {about} belongs"), _("Add"), questions.join, Person, "person_id"
    ),
    "add-event": AskingPage(
        "add_event", _("Something that happened"), _("Add"), questions.event, folds=True,
        least=_SAY_WHAT_HAPPENED,
    ),
    "event-of-person": _event_of(_("Something that happened to {about}"), Person, "persons"),
    "event-of-tie": _event_of(_("Something that happened between {about}"), Tie, "ties"),
    "change-event": _change(
        "change_event", _("Something that happened"), just(*asks.EVENT), Happening, "event_id",
        remove="remove-event", also="tell-of-event",
    ),
    "remove-event": _remove(
        "remove_event", _("Take this away?"),
        _("“{about}” goes off the map. Undo brings it back."), Happening, "event_id",
    ),
    "tell-of-person": _telling(Person, _("What somebody says of {about}")),
    "tell-of-tie": _telling(Tie, _("What somebody says of {about}")),
    "tell-of-event": _telling(Happening, _("What somebody says of this"), _("“{about}”")),
}  # fmt: skip
PAGES: dict[str, AskingPage] = {**_PEOPLE, **_TIES, **_AROUND}
