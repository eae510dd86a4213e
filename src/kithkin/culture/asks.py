"""What the pages of this part ask, in one voice."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.base.asking import Ask, Choices
from kithkin.culture.guide import Question
from kithkin.culture.models import Answer, Condition, ConditionKind, Way
from kithkin.culture.queries import Around, around, conditions, tie_name
from kithkin.culture.sentences import WEIGHTS, condition_title
from kithkin.network.asks import DATE_HELP
from kithkin.network.models import Happening
from kithkin.network.parts import lone_member, whose
from kithkin.network.questions import Asked, AsksFor, part
from kithkin.network.whom import People, people_of

KEPT = gettext_lazy("Write only what you would want kept here.")
WAYS: Choices = [
    (Way.STRAINS, gettext_lazy("it strains")),
    (Way.HOLDS, gettext_lazy("it holds")),
    (Way.BOTH, gettext_lazy("both")),
    (Way.OTHER, gettext_lazy("something else, in my words")),
]
BELONGING: tuple[Ask, ...] = (
    Ask("values.aspect", gettext_lazy("What it is about"),
        help=gettext_lazy("A word of your own. Some say language, faith, place, class, gender and"
                          " love, body and health, generation, work.")),
    Ask("values.words", gettext_lazy("In your words"), "text"),
    Ask("values.proud", gettext_lazy("What brings pride"), "text"),
    Ask("values.hard", gettext_lazy("What is hard, or brings shame"), "text", help=KEPT),
)  # fmt: skip
CONDITION: tuple[Ask, ...] = (
    Ask("values.kind", gettext_lazy("This is about"), "pick", choices=ConditionKind.choices,
        initial=ConditionKind.OTHER),
    Ask("values.words", gettext_lazy("In your words"), "text",
        help=gettext_lazy("Papers, debts, how somebody was treated: such things can do harm in the"
                          " wrong hands. Write only what you would want kept here.")),
    Ask("values.since", gettext_lazy("Since"), "date", help=DATE_HELP),
    Ask("values.until", gettext_lazy("Until"), "date",
        help=gettext_lazy("Empty if it is still so.")),
    Ask("values.weight", gettext_lazy("How heavy it is"), "scale", choices=WEIGHTS, later=True),
)  # fmt: skip
BEARING: tuple[Ask, ...] = (
    Ask("values.way", gettext_lazy("What it does there"), "choice", choices=WAYS, required=True),
    Ask("values.words", gettext_lazy("How that shows"), "text"),
)  # fmt: skip
TEXT = Ask("values.text", gettext_lazy("In your words"), "text")
WORLD: tuple[Ask, ...] = (
    Ask("values.what", gettext_lazy("What happened"),
        help=gettext_lazy("A war, a law, a strike, an epidemic, a street that changed.")),
    Ask("values.date", gettext_lazy("When"), "date", help=DATE_HELP),
    Ask("values.place", gettext_lazy("Where"), later=True),
    Ask("values.note", gettext_lazy("Note"), "text", later=True),
)  # fmt: skip
STOOD = "stood"  # a hidden box: who was ticked when the page was shown


def belonging(asked: Asked) -> list[Ask]:
    people = people_of(asked.sight)
    of = [("", _self_words(asked)), *_offered(asked, people)]
    who = Ask("person_id", _("Whom it is about"), "pick", choices=of)
    return [who, *BELONGING, *part(asked)]


def _self_words(asked: Asked) -> str:
    """Whoever's part it lies on. A therapist reads the name, a member "myself"."""
    if not asked.sight.therapist:
        return _("myself")
    return lone_member(asked.sight) or _("whoever's part it is on")


def _offered(asked: Asked, people: People) -> Choices:
    """Alone with a therapist, whose map it is stands first already; in a couple nobody does."""
    return people.choices() if asked.sight.individual else everybody(people)


def everybody(people: People) -> Choices:
    return sorted(people.names.items(), key=lambda one: (one[1].casefold(), one[0]))


def condition(asked: Asked) -> list[Ask]:
    return [*CONDITION, *part(asked)]


def bearing(asked: Asked) -> list[Ask]:
    """Which condition, on which relationships and people. The ties of whose map it is come first."""
    here = around(asked.sight)
    which = Ask(
        "condition_id", _("What"), "pick", choices=_conditions(asked), required=True,
        nothing=_("Say first what there is to live with, such as the rent or the night shifts."),
    )  # fmt: skip
    ties, people = _ties(here), everybody(here.people)
    named = [
        Ask("ties[]", _("Which relationships"), "many", choices=ties),
        Ask("persons[]", _("Or somebody as they are"), "many", choices=people, later=bool(ties)),
    ]
    return [which, *(one for one in named if one.choices), *BEARING, *part(asked)]


def _conditions(asked: Asked) -> Choices:
    from_whose = whose(asked.sight, Condition)
    found = []
    for row in conditions(asked.sight):
        title, owner = condition_title(row), from_whose.of(str(row.id))
        found.append((str(row.id), f"{title} ({owner})" if owner else title))
    return found


def _ties(here: Around) -> Choices:
    index = here.people.index
    named: dict[frozenset[str], tuple[bool, str, str]] = {}
    for tie, ends in here.ties.items():  # two people may have several; one mark is enough
        name = tie_name(here.people, ends)
        named.setdefault(frozenset(ends), (index.isdisjoint(ends), name, tie))
    return [(tie, name) for _far, name, tie in sorted(named.values(), key=_near_first)]


def _near_first(one: tuple[bool, str, str]) -> tuple[bool, str]:
    return one[0], one[1].casefold()


def answer(question: Question) -> AsksFor:
    """One question of the guide: words, whom it lands on, and whose map it is for."""

    def asks(asked: Asked) -> list[Ask]:
        people = everybody(people_of(asked.sight))
        who = Ask("persons[]", question.whom, "many", choices=people)
        key = Ask("values.question", "", "hidden", initial=question.key)
        return [TEXT, *([who] if people else []), *part(asked), key]

    return asks


def people_named(label: object) -> AsksFor:
    """Whoever is named is offered still, also when the map has lost them."""

    def asks(asked: Asked) -> list[Ask]:
        row, people = asked.subject, people_of(asked.sight)
        named = _named_in(row, people)
        offered = dict(everybody(people))
        lost = [(one, people.name(one)) for one in named if one not in offered]
        who = Ask("persons[]", label, "many", choices=[*offered.items(), *lost], initial=named,
                  nothing=_("Nobody is on the map yet."))  # fmt: skip
        return [who, Ask(STOOD, "", "hidden", initial=",".join(named))]

    return asks


def _named_in(row: object, people: People) -> list[str]:
    """Of an event, only whom the viewer knows: its other people are not theirs to see."""
    if isinstance(row, Happening):
        return [one for one in row.persons if one in people.names]
    return list(row.persons) if isinstance(row, Answer) else []


def world_event(asked: Asked) -> list[Ask]:
    who = Ask("persons[]", _("Whom it touched"), "many", later=True,
              choices=everybody(people_of(asked.sight)))  # fmt: skip
    return [*WORLD[:2], *([who] if who.choices else []), *WORLD[2:], *part(asked)]


def ticks(sent: dict[str, Any], ticked: Iterable[object]) -> tuple[list[object], list[str]]:
    """Who was ticked since the page was shown, and who is ticked no longer.

    Whoever somebody else ticked meanwhile is in neither, and stays.
    """
    stood = [one for one in str(sent.pop(STOOD, "")).split(",") if one]
    chosen = list(ticked)
    return [one for one in chosen if one not in stood], [one for one in stood if one not in chosen]
