"""What became of a couple, from the events of its FAM record."""

from kithkin.base.edtf import parse
from kithkin.exchange.gedcom.gathering import Gathering
from kithkin.exchange.gedcom.lines import Line
from kithkin.exchange.gedcom.people import free_happening
from kithkin.exchange.gedcom.tags import (
    COUPLE_EVENTS,
    MARRIAGE,
    STATUS_TAGS,
    STATUS_WORDS,
    Happening,
)
from kithkin.exchange.gedcom.values import exact_date, period_under, text_under
from kithkin.network.copies import StatusCopy, UnionStatus

_USUAL_ORDER = list(UnionStatus)


def read_statuses(
    record: Line, partners: tuple[str, ...], gathering: Gathering
) -> tuple[StatusCopy, ...]:
    """The statuses of a couple in the order of time; other events go to both partners."""
    statuses = []
    for line in record.under:
        status = _status_of(line, gathering)
        if status is not None:
            statuses.append(_status(line, status, partners, gathering))
        elif line.tag in COUPLE_EVENTS:
            line.used = gathering.happened(line, COUPLE_EVENTS[line.tag], partners)
        elif line.tag in {"EVEN", "FACT"}:
            _free_event(line, partners, gathering)
    return tuple(statuses) if gathering.dialect.own else tuple(_in_time(statuses))


def _status_of(line: Line, gathering: Gathering) -> UnionStatus | None:
    """Which status a line begins; a TYPE such as "common law" says more than the tag."""
    if line.tag == "EVEN" and gathering.dialect.own:
        return _own_status(line)
    by_tag = None if (line.value or "").strip().upper() == "N" else STATUS_TAGS.get(line.tag)
    kind = line.first("TYPE") if line.tag in {"MARR", "EVEN"} else None
    by_word = STATUS_WORDS.get(((kind.value if kind else None) or "").strip().lower())
    if kind is None or by_word is None:
        return by_tag
    kind.used = True
    return by_word


def _own_status(line: Line) -> UnionStatus | None:
    own = line.first("_STATUS")
    word = "" if own is None else (own.value or "")
    return UnionStatus(word) if word in set(UnionStatus) else None


def _status(
    line: Line, status: UnionStatus, partners: tuple[str, ...], gathering: Gathering
) -> StatusCopy:
    line.used = True
    own = gathering.dialect.own
    start, end = period_under(line, as_period=not own)
    happening = COUPLE_EVENTS.get(line.tag, Happening(status.value.replace("_", " "), "other"))
    if status is UnionStatus.MARRIED:
        happening = MARRIAGE
    gathering.happened(line, happening, partners, date=start)
    if own:
        end = exact_date(line, "_END")
        for tag in ("TYPE", "_STATUS"):
            text_under(line, tag, gathering.dialect)
    return StatusCopy(status, start, end)


def _free_event(line: Line, partners: tuple[str, ...], gathering: Gathering) -> None:
    happening = free_happening(line, gathering)
    line.used = happening is not None and gathering.happened(line, happening, partners)


def _in_time(statuses: list[StatusCopy]) -> list[StatusCopy]:
    """By date if all have one; else in the usual order of life, unless a status comes back."""
    days = [parse(status.start).earliest for status in statuses]
    if all(day is not None for day in days):
        return sorted(statuses, key=lambda status: parse(status.start).earliest or 0)
    kinds = [status.status for status in statuses]
    if len(set(kinds)) < len(kinds):
        return statuses
    return sorted(statuses, key=lambda status: _USUAL_ORDER.index(status.status))
