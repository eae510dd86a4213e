"""Breaks and mendings in words. No word says that somebody failed."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.base.asking import Choices
from kithkin.base.short_lines import dotted, first_words
from kithkin.consent.policy import Sight
from kithkin.healing.days import when_words
from kithkin.healing.models import (
    Answered,
    Between,
    CareKind,
    CareState,
    Holds,
    LetterKind,
    Manner,
    Ready,
    Recheck,
    Repair,
    RepairAttempt,
    Rupture,
    SafeToDo,
    Stands,
)
from kithkin.network.parts import is_member
from kithkin.network.policy import OWN
from kithkin.network.whom import People

LABELS: dict[str, dict[str, object]] = {
    kind.__name__: {one.value: one.label for one in kind}
    for kind in (Manner, Stands, Ready, SafeToDo, Answered, Holds, CareKind, LetterKind)
}
MATTERS: Choices = [
    ("0", gettext_lazy("hardly")), ("1", gettext_lazy("a little")), ("2", gettext_lazy("some")),
    ("3", gettext_lazy("much")), ("4", gettext_lazy("very much")),
]  # fmt: skip
WENT: Choices = [
    ("0", gettext_lazy("hard")), ("1", gettext_lazy("rather hard")),
    ("2", gettext_lazy("half and half")), ("3", gettext_lazy("rather well")),
    ("4", gettext_lazy("well")),
]  # fmt: skip


def label(kind: type, value: str) -> str:
    """A word of a list as the page says it; nothing for what was not said."""
    return str(LABELS[kind.__name__].get(value, "")) if value else ""


def rated(choices: Choices, value: int | None) -> str:
    return str(dict(choices).get(str(value), "")) if value is not None else ""


def with_whom(sight: Sight, people: People, row: Rupture | Repair) -> str:
    """ "With Lin", and with the therapist as each of the two would say it."""
    if row.between == Between.US:
        return _("Between us")
    if row.between == Between.THERAPY:
        return _("With my therapist") if is_member(sight) else _("With you, in the therapy")
    return _("With %(name)s") % {"name": _name(people, row.person_id)}


def _name(people: People, person: UUID | None) -> str:
    return people.name(person) if person else _("someone")


def manner_words(row: Rupture) -> str:
    """ "we clashed", or the client's own words for it."""
    if row.manner in {Manner.UNSAID, Manner.OTHER} and row.own_words:
        return first_words(row.own_words)
    return label(Manner, row.manner) or first_words(row.happened)


def break_note(row: Rupture) -> str:
    """ "we clashed · about November 2023"."""
    return dotted([manner_words(row), when_words(row.noticed, row.said_at), stands_words(row)])


def stands_words(row: Rupture | Repair) -> str:
    """ "mended, 3 March"; an open one says nothing of it."""
    if row.stands == Stands.OPEN:
        return ""
    words = label(Stands, row.stands)
    return f"{words}, {when_words(row.settled)}" if row.settled else words


def try_words(row: RepairAttempt) -> str:
    return dotted([rated(WENT, row.went), label(Answered, row.answered)])


def care_words(row: CareState) -> str:
    """ "no contact, since 2019"."""
    words = label(CareKind, row.state)
    if not row.since:
        return words
    return _("%(state)s, since %(when)s") % {"state": words, "when": when_words(row.since)}


def look_words(row: Recheck) -> str:
    """ "after four weeks: it holds"."""
    return f"{after_words(row.weeks)}: {label(Holds, row.holds)}"


def after_words(weeks: int) -> str:
    return {1: _("after a week"), 4: _("after four weeks")}.get(weeks, _("in between"))


def who_sees(sight: Sight, scope: str) -> str:
    """Said plainly, before anything is written."""
    if not sight.individual and not scope.startswith(OWN):
        return _("Everybody in this work sees this.")
    if is_member(sight):
        return _("You and your therapist see this.")
    return _("The client and their therapists see this.")
