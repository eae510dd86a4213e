"""Breaks, mendings and states as lines: for their list, for the page of a person, for a timeline."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kithkin.base.short_lines import dotted, first_words
from kithkin.healing import words
from kithkin.healing.days import in_order, when_words
from kithkin.healing.models import CareState, Holds, Repair, RepairAttempt, Rupture, Stands
from kithkin.healing.queries import Due, Healing
from kithkin.network.offers import Line


@dataclass(frozen=True, slots=True)
class Board:
    """The page of all: what is open, what is mended, what is cared for, side by side."""

    open: list[Line]
    mended: list[Line]
    cared_for: list[Line]
    let_be: list[Line]

    @property
    def empty(self) -> bool:
        return not (self.open or self.mended or self.cared_for or self.let_be)


def board(healing: Healing) -> Board:
    by_standing: dict[str, list[Line]] = {one.value: [] for one in Stands}
    for row in healing.breaks:
        by_standing[row.stands].append(break_line(healing, row))
    for repair in healing.mendings:
        if repair.rupture_id not in {row.id for row in healing.breaks}:
            by_standing[repair.stands].append(mending_line(healing, repair))
    return Board(
        by_standing[Stands.OPEN], by_standing[Stands.MENDED],
        [care_line(healing, row) for row in healing.care], by_standing[Stands.LET_BE],
    )  # fmt: skip


def break_line(healing: Healing, row: Rupture) -> Line:
    whom = words.with_whom(healing.sight, healing.people, row)
    mending = _("being mended") if healing.being_mended(row) else ""
    note = dotted([words.break_note(row), mending, healing.whose.words(row.scope)])
    return Line(text=whom, note=note, icon="tie", href=break_address(healing, row.id))


def mending_line(healing: Healing, row: Repair) -> Line:
    whom = words.with_whom(healing.sight, healing.people, row)
    note = dotted([_("a mending"), _aim_words(healing, row), words.stands_words(row),
                         healing.whose.words(row.scope)])  # fmt: skip
    return Line(text=whom, note=note, icon="care", href=mending_address(healing, row.id))


def _aim_words(healing: Healing, row: Repair) -> str:
    """Where mending is not used, nothing of it is told in passing."""
    return "" if healing.closed.to(row) else first_words(row.aim)


def care_line(healing: Healing, row: CareState) -> Line:
    name = healing.people.name(row.person_id)
    note = dotted([words.care_words(row), row.helps, healing.whose.words(row.scope)])
    return Line(text=name, note=note, icon="good", href=care_address(healing, row.person_id))


def due_line(healing: Healing, due: Due) -> Line:
    whom = words.with_whom(healing.sight, healing.people, due.row)
    page = "look-again-at-break" if isinstance(due.row, Rupture) else "look-again-at-mending"
    return Line(
        text=_("%(whom)s: does it still hold?") % {"whom": whom},
        note=dotted([words.after_words(due.weeks), _("if you like"),
                           healing.whose.words(due.row.scope)]), icon="care",
        href=reverse("network:ask_about", args=[healing.sight.case, page, due.row.id]),
    )  # fmt: skip


def timeline(healing: Healing, whom: frozenset[str]) -> list[Line]:
    """All that is kept of breaks with these people, the latest first; `Between.US` may be of them."""
    dated = sorted(_dated(healing, whom), key=lambda one: one[0], reverse=True)
    return [line for _order, line in dated]


def _dated(healing: Healing, whom: frozenset[str]) -> Iterator[tuple[int, Line]]:
    about = [row for row in healing.breaks if _about(row, whom)]
    for row in about:
        yield in_order(row.noticed, row.said_at), _noted(healing, row)
        yield from _settled(healing, row, break_address(healing, row.id))
    for repair in healing.mendings:
        if _about(repair, whom):
            yield from _of_mending(healing, repair)


def _of_mending(healing: Healing, row: Repair) -> Iterator[tuple[int, Line]]:
    address = mending_address(healing, row.id)
    yield (
        in_order("", row.said_at),
        _line(
            dotted([_("A mending begun"), _aim_words(healing, row)]),
            dotted([when_words("", row.said_at), healing.whose.words(row.scope)]),
            address,
        ),
    )
    if not healing.closed.to(row):
        for tried in healing.tries.get(row.id, ()):
            yield in_order(tried.tried, tried.said_at), _tried(tried, address)
    yield from _settled(healing, row, address)


def _settled(healing: Healing, row: Rupture | Repair, address: str) -> Iterator[tuple[int, Line]]:
    if row.stands != Stands.OPEN:
        when = when_words(row.settled)
        yield (
            in_order(row.settled, row.said_at),
            _line(words.label(Stands, row.stands), when, address),
        )
    for look in healing.looks.get(row.id, ()):
        if look.holds != Holds.NOT_NOW and not healing.closed.to(row):
            said = when_words("", look.said_at)
            yield in_order("", look.said_at), _line(words.look_words(look), said, address)


def _noted(healing: Healing, row: Rupture) -> Line:
    text = dotted([_("A break"), words.manner_words(row)])
    when = when_words(row.noticed, row.said_at)
    note = dotted([when, healing.whose.words(row.scope)])
    return _line(text, note, break_address(healing, row.id))


def _tried(tried: RepairAttempt, address: str) -> Line:
    text = dotted([_("Tried"), words.try_words(tried)])
    return _line(text, when_words(tried.tried, tried.said_at), address)


def _about(row: Rupture | Repair, whom: frozenset[str]) -> bool:
    return str(row.person_id) in whom or row.between in whom


def _line(text: str, when: str, address: str) -> Line:
    return Line(text=text[:1].upper() + text[1:], note=when, href=address)


def look_again_line(healing: Healing, row: CareState) -> Line:
    name = healing.people.name(row.person_id)
    return Line(
        text=_("%(name)s: you wanted to look at this again") % {"name": name},
        note=dotted([when_words(row.look_again), _("if you like")]), icon="good",
        href=care_address(healing, row.person_id),
    )  # fmt: skip


def break_address(healing: Healing, row: UUID) -> str:
    return reverse("healing:break", args=[healing.sight.case, row])


def mending_address(healing: Healing, row: UUID) -> str:
    return reverse("healing:mending", args=[healing.sight.case, row])


def care_address(healing: Healing, person: UUID) -> str:
    return reverse("healing:care", args=[healing.sight.case, person])
