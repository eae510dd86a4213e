"""Who is turned to: three questions, each now and the last time before."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kithkin.attachment.analysis import Turning, turned
from kithkin.attachment.asks import LABELS
from kithkin.attachment.closeness import Whose, whose_answers
from kithkin.attachment.copies import TurnedCopy
from kithkin.attachment.policy import KINDS
from kithkin.attachment.queries import askings
from kithkin.consent.policy import Sight
from kithkin.network.whom import People, left_out, people_of

STANDING: dict[str, object] = {
    "new": gettext_lazy("new"), "stayed": gettext_lazy("as last time"),
    "gone": gettext_lazy("not named now"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    person: str
    name: str
    known: bool
    standing: object = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One asking in one row: when, and who was named."""

    day: str
    named: Sequence[Named]
    nobody: bool  # was the answer; else whoever was named is not used here


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedRow:
    label: object
    now: Column | None
    before: Column | None
    gone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    whose: Whose
    rows: Sequence[TurnedRow]
    asked: Sequence[TurnedCopy]


def turned_page(sight: Sight, of: str) -> Turned:
    whose, people = whose_answers(sight, of), people_of(sight)
    apart = left_out(sight).of(whose.scope)
    asked = askings(sight, scope=whose.scope)
    rows = [_row(kind, turned(asked, kind), people, apart) for kind in KINDS] if asked else []
    return Turned(whose=whose, rows=rows, asked=asked)


def _row(kind: str, turning: Turning, people: People, apart: frozenset[str]) -> TurnedRow:
    gone = [one for one, how in turning.standing.items() if how == "gone" and one not in apart]
    return TurnedRow(
        label=LABELS[kind],
        now=_column(turning.now, kind, people, apart, turning if turning.before else None),
        before=_column(turning.before, kind, people, apart, None),
        gone=_("Not named now: %(people)s") % {"people": people.all(gone)} if gone else "",
    )  # fmt: skip


def _column(
    asking: TurnedCopy | None, kind: str, people: People, apart: frozenset[str],
    turning: Turning | None,
) -> Column | None:  # fmt: skip
    if asking is None:
        return None
    return Column(
        day=asking.day,
        nobody=not asking.of(kind),
        named=[
            Named(
                person=one, name=people.name(one), known=one in people.names,
                standing=STANDING[turning.standing[one]] if turning else "",
            )
            for one in asking.of(kind) or ()
            if one not in apart
        ],
    )  # fmt: skip
