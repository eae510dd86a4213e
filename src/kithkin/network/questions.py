"""Questions that depend on the map: who there is to choose from, and what the two are called."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.translation import gettext as _

from kithkin.base.asking import Ask, Choices
from kithkin.consent.policy import Sight
from kithkin.network import asks
from kithkin.network.calling import person_name
from kithkin.network.copies import GroupKind, MapCopy, PersonCopy
from kithkin.network.kinship import kin_of
from kithkin.network.models import Group, MapRow, Phase, Tie
from kithkin.network.notation.tie_codes import tie_codes, tie_groups
from kithkin.network.parts import is_member, members_of, parts_of
from kithkin.network.queries import map_copy, own_safety
from kithkin.network.speech import joined, name_of


@dataclass(frozen=True)
class Asked:
    """What a page knows when it draws its questions; the map is read only if a question needs it."""

    sight: Sight
    subject: MapRow | None = None

    @cached_property
    def copy(self) -> MapCopy:
        return map_copy(self.sight)

    @cached_property
    def parts(self) -> Choices:
        return parts_of(self.sight)

    @property
    def own(self) -> str:
        return str(self.subject.id) if self.subject else ""

    def others(self) -> Choices:
        """Everybody but the one the page is about, by name."""
        return by_name([one for one in self.copy.persons if one.id != self.own])


AsksFor = Callable[[Asked], Sequence[Ask]]


def by_name(people: Sequence[PersonCopy]) -> Choices:
    return sorted(((one.id, name_of(one)) for one in people), key=lambda one: one[1].casefold())


def just(*questions: Ask) -> AsksFor:
    return lambda _asked: questions


def one_of(name: str, label: object, choices: Choices, nothing: object) -> Ask:
    """One must be chosen, and nobody is chosen by chance: only a single choice stands ready."""
    ready = choices if len(choices) < 2 else [("", _("please choose")), *choices]
    return Ask(name, label, "pick", choices=ready, required=True, nothing=nothing)


def part(asked: Asked) -> list[Ask]:
    """Whose map it belongs to is asked only where there is more than one."""
    if len(asked.parts) < 2:
        return []
    first = asked.parts[0][0]
    return [Ask("part", _("Whose map is this for"), "choice", choices=asked.parts, initial=first)]


def person(asked: Asked) -> list[Ask]:
    """The first person of a map is usually whose map it is."""
    first = not asked.copy.persons
    questions = [asks.INDEX_FIRST if first and ask is asks.INDEX else ask for ask in asks.PERSON]
    return [*questions, *part(asked)]


def person_here(_asked: Asked) -> list[Ask]:
    return [asks.ANY_KIND if ask is asks.KIND else ask for ask in asks.PERSON]


def who_it_is(asked: Asked) -> list[Ask]:
    """Which member a person of the map is. A member can only be themselves."""
    if is_member(asked.sight):
        choices: Choices = [(str(asked.sight.member), _("me"))]
    else:
        choices = list(members_of(asked.sight).items())
    first = choices[0][0] if len(choices) == 1 else ""
    return [Ask("member_id", _("This is"), "choice", choices=choices, required=True, initial=first)]


def newcomer(*more: Ask) -> AsksFor:
    return lambda asked: [asks.NAME, *more, *asks.NEWCOMER, known(asked), *part(asked)]


def known(asked: Asked) -> Ask:
    """Somebody already on the map instead of somebody new."""
    choices = [("", _("somebody new")), *asked.others()]
    return Ask("known", _("Or somebody who is here already"), "pick", choices=choices)


def child(asked: Asked) -> list[Ask]:
    kind = Ask("values.kind", _("This is"), "pick", choices=asks.CHILD_KINDS)
    how = Ask("kind", _("In what way a child"), "pick", choices=asks.PARENTAGE_KINDS)
    couples = couples_of(asked.copy, asked.own)
    other = Ask("union_id", _("Together with"), "pick", choices=[*couples, ("", _("nobody named"))])
    return list(newcomer(kind, *([other] if couples else []), how)(asked))


def couples_of(copy: MapCopy, person_id: str) -> list[tuple[str, object]]:
    """Somebody's couples, each by the name of the other."""
    people = {one.id: one for one in copy.persons}
    return [
        (union.id, joined([name_of(people[one]) for one in union.partners if one != person_id]))
        for union in copy.unions
        if person_id in union.partners and len(union.partners) > 1
    ]


def tie_choices() -> Choices:
    """All kinds of relationship under the four headings they are drawn by."""
    rows = tie_codes().values()
    return [
        (words[:1].upper() + words[1:], [(row.code, row.label) for row in rows if row.group == key])
        for key, words in tie_groups().items()
    ]


def _kind_of_tie(name: str) -> Ask:
    return Ask(name, _("What kind of relationship"), "pick", choices=tie_choices())


def tie(asked: Asked) -> list[Ask]:
    return [_kind_of_tie("values.code"), _direction(*names_of_two(asked)), *asks.TIE]


def new_tie(asked: Asked) -> list[Ask]:
    whom = one_of("b", _("With whom"), asked.others(), _("Nobody else is on the map yet."))
    return [whom, *tie(asked)]


def _direction(a: str, b: str) -> Ask:
    names = {"a": a, "b": b}
    choices = [
        ("both", _("both ways")),
        ("from_a", _("from %(a)s to %(b)s") % names),
        ("from_b", _("from %(b)s to %(a)s") % names),
    ]
    return Ask("values.direction", _("Which way it goes"), "pick", choices=choices)


def names_of_two(asked: Asked) -> tuple[str, str]:
    """The two of a relationship by name; whoever is still to be chosen is "them"."""
    row = asked.subject.tie if isinstance(asked.subject, Phase) else asked.subject
    if isinstance(row, Tie):
        return person_name(asked.sight, row.a), person_name(asked.sight, row.b)
    here = next((one for one in asked.copy.persons if one.id == asked.own), None)
    return (name_of(here) if here else _("the first")), _("them")


def phase(asked: Asked) -> list[Ask]:
    a, b = names_of_two(asked)
    rated = {
        "closeness": _("Closeness"),
        "support_given": _("What %(a)s gives %(b)s") % {"a": a, "b": b},
        "support_received": _("What %(b)s gives %(a)s") % {"a": a, "b": b},
        "strain": _("Strain"),
        "contact": _("Contact"),
    }
    kinds = [("", _("as it usually is")), *tie_choices()]
    return [
        Ask("values.start", _("From"), "date", help=asks.DATE_HELP),
        Ask("values.end", _("Until"), "date"),
        Ask("values.code", _("How they stood"), "pick", choices=kinds),
        *(
            Ask(f"values.{name}", label, "pick", choices=asks.RATINGS)
            for name, label in rated.items()
        ),
    ]


def companion(*more: Ask, name: Ask = asks.NAME) -> AsksFor:
    """Somebody beside the family: a name, and how the two stand."""
    return lambda asked: [
        name, *more, _kind_of_tie("tie.code"), asks.NOTE, known(asked), *part(asked),
    ]  # fmt: skip


def couple(asked: Asked) -> list[Ask]:
    status = Ask("status", _("They are or were"), "pick", choices=asks.STATUSES)
    start = Ask("start", _("Since"), "date", help=asks.DATE_HELP)
    return list(newcomer(status, start)(asked))


def twins(asked: Asked) -> list[Ask]:
    siblings = [one for one in kin_of(asked.copy).siblings(asked.own) if one != asked.own]
    people = {one.id: one for one in asked.copy.persons}
    choices = by_name([people[one] for one in siblings])
    return [
        Ask(
            "children[]",
            _("Who was born with them"),
            "many",
            choices=choices,
            required=True,
            nothing=_("No brothers or sisters are on the map yet."),
        ),
        Ask("kind", _("Identical, or not"), "pick", choices=asks.TWIN_KINDS),
    ]


def household(asked: Asked) -> list[Ask]:
    name = Ask("values.name", _("Name"), help=_("For example a street, or “at my aunt's”."))
    kind = Ask("values.kind", _("This is"), "choice", choices=asks.GROUP_KINDS, initial="household")
    who = Ask("members[]", _("Who belongs to it"), "many", choices=by_name(asked.copy.persons))
    return [name, kind, who, *part(asked)]


def join(asked: Asked) -> list[Ask]:
    """From a household: who comes in. From a person: where they belong."""
    inside = Ask("start", _("Since"), "date", help=asks.DATE_HELP), Ask("end", _("Until"), "date")
    if isinstance(asked.subject, Group):
        here = {
            one.person
            for group in asked.copy.groups
            if group.id == asked.own
            for one in group.members
        }
        people = by_name([one for one in asked.copy.persons if one.id not in here])
        return [one_of("person_id", _("Who"), people, _("Everybody is in it already.")), *inside]
    groups = [(one.id, one.name or group_word(one.kind)) for one in asked.copy.groups]
    nothing = _("No household or group is on the map yet.")
    return [one_of("group_id", _("Household or group"), groups, nothing), *inside]


def group_word(kind: str) -> str:
    return _("a household") if kind == GroupKind.HOUSEHOLD else _("a group")


def event(asked: Asked) -> list[Ask]:
    who = Ask(
        "persons[]", _("Whom it touched"), "many", choices=by_name(asked.copy.persons),
        help=_("Nobody, if it happened to everyone: a war, a law, an epidemic."),
    )  # fmt: skip
    return [*asks.EVENT[:3], who, *asks.EVENT[3:], *part(asked)]


def telling(asked: Asked) -> list[Ask]:
    who = [("", _("not said")), *by_name(asked.copy.persons)]
    return [Ask("teller", _("Who says so"), "pick", choices=who), *asks.TELLING]


def safety(asked: Asked) -> list[Ask]:
    kept = own_safety(asked.sight, asked.subject.id) if asked.subject else None
    return [
        replace(asks.SAFETY, initial=kept.words if kept else ""),
        replace(asks.LEAVE_OUT, initial=kept is not None and kept.not_safe_to_involve),
    ]
