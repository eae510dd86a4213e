"""What the screen says of origins, conditions, marks and answers."""

from collections.abc import Iterable

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.base.asking import Choices
from kithkin.base.date_words import shown
from kithkin.culture.guide import question_of
from kithkin.culture.models import Answer, Bearing, Belonging, Condition, ConditionKind, Way

LONGEST = 110
WEIGHTS: Choices = [
    ("", gettext_lazy("not said")),
    ("0", gettext_lazy("hardly heavy")),
    ("1", gettext_lazy("a little heavy")),
    ("2", gettext_lazy("quite heavy")),
    ("3", gettext_lazy("heavy")),
    ("4", gettext_lazy("very heavy")),
]


def brief(text: str, length: int = LONGEST) -> str:
    return Truncator(" ".join(text.split())).chars(length)


def belonging_title(row: Belonging) -> str:
    said = row.aspect.strip() or row.words or row.proud or row.hard
    return brief(said)


def belonging_note(row: Belonging) -> str:
    return brief(row.words) if row.aspect.strip() else ""


def kind_words(row: Condition) -> str:
    """The kind as it was chosen; what is "something else" says itself in its words."""
    return "" if row.kind == ConditionKind.OTHER else _label(ConditionKind.choices, row.kind)


def condition_title(row: Condition) -> str:
    return brief(row.words) or kind_words(row) or _("something")


def condition_note(row: Condition) -> str:
    kind = kind_words(row) if row.words.strip() else ""
    return " · ".join(one for one in (kind, when_words(row), weight_words(row)) if one)


def when_words(row: Condition) -> str:
    since, until = shown(row.since, _), shown(row.until, _)
    if since and until:
        return _("from %(since)s until %(until)s") % {"since": since, "until": until}
    if since:
        return _("since %(since)s") % {"since": since}
    return _("until %(until)s") % {"until": until} if until else ""


def weight_words(row: Condition) -> str:
    return "" if row.weight is None else _label(WEIGHTS, str(row.weight))


def way_words(way: str) -> str:
    """What a mark says: one or two words."""
    return _label(Way.choices, way)


def mark_words(row: Bearing) -> str:
    """The same for a list; a mark in own words says these alone."""
    if row.way == Way.OTHER and row.words.strip():
        return brief(row.words, 60)
    return way_words(row.way)


def mark_note(row: Bearing) -> str:
    said = "" if row.way == Way.OTHER else brief(row.words)
    return " · ".join(one for one in (mark_words(row), said) if one)


def answer_title(row: Answer) -> str:
    return brief(row.text) or asked_of(row)


def asked_of(row: Answer) -> str:
    question = question_of(row.question)
    return question.asked if question else ""


def listed(heading: str, names: Iterable[str]) -> str:
    """ "strains: Jonas; Mama". What is listed may hold commas of its own."""
    return _("%(heading)s: %(names)s") % {"heading": heading, "names": "; ".join(names)}


def _label(choices: Choices, value: str) -> str:
    return str(dict(choices).get(value, ""))
