"""ASSO lines: how two people stand to one another, beside family."""

import re

from kithkin.exchange.gedcom.gathering import Gathering, Link
from kithkin.exchange.gedcom.lines import Line
from kithkin.exchange.gedcom.tags import TWIN_WORDS
from kithkin.exchange.gedcom.values import exact_date, pointer, text_of, text_under
from kithkin.network.copies import Direction, PhaseCopy, TieCopy
from kithkin.network.notation.tie_codes import known_code

_RATINGS = ("closeness", "support_given", "support_received", "strain", "contact")


def read_tie(person: str, target: str, line: Line, gathering: Gathering) -> None:
    role = line.first("RELA") or line.first("ROLE")
    words = "" if role is None else text_of(role, gathering.dialect)
    if gathering.dialect.own:
        gathering.ties.append((_own_tie(person, target, words, line, gathering), line))
        return
    twin = TWIN_WORDS.get(words.lower())
    if twin is not None:
        gathering.twin_of.append((Link(person, target, line), twin))
        return
    code = known_code(words)
    told = [text_of(note, gathering.dialect) for note in line.each("NOTE") if pointer(note) is None]
    told += [text_of(phrase, gathering.dialect) for phrase in line.each("PHRASE")]
    note = "\n".join(text for text in ("" if code else words, *told) if text)
    tie = TieCopy("", person, target, code or "connected", note=note)
    gathering.ties.append((tie, line))


def _own_tie(person: str, target: str, code: str, line: Line, gathering: Gathering) -> TieCopy:
    dialect = gathering.dialect
    word = text_under(line, "_DIRECTION", dialect)
    return TieCopy(
        id=text_under(line, "_ID", dialect),
        a=person,
        b=target,
        code=code,
        direction=Direction(word) if word in set(Direction) else Direction.BOTH,
        start=exact_date(line, "_START"),
        end=exact_date(line, "_END"),
        good=text_under(line, "_GOOD", dialect),
        note=text_under(line, "NOTE", dialect),
        phases=tuple(_phase(phase, gathering) for phase in line.each("_PHASE")),
    )


def _phase(line: Line, gathering: Gathering) -> PhaseCopy:
    line.used = True
    return PhaseCopy(
        id=text_under(line, "_ID", gathering.dialect) or gathering.new_id("period"),
        start=exact_date(line, "_START"),
        end=exact_date(line, "_END"),
        code=text_under(line, "_CODE", gathering.dialect),
        **{name: number_under(line, f"_{name.upper()}", 0, 4) for name in _RATINGS},
    )


def number_under(line: Line, tag: str, lowest: int, highest: int) -> int | None:
    below = line.first(tag)
    return None if below is None else number_of(below, lowest, highest)


def number_of(line: Line, lowest: int, highest: int) -> int | None:
    """A small number; any other value is left unused."""
    value = (line.value or "").strip()
    number = int(value) if re.fullmatch(r"[0-9]{1,3}", value) else -1
    line.used = lowest <= number <= highest
    return number if line.used else None


def finish_ties(gathering: Gathering) -> tuple[TieCopy, ...]:
    """Only ties between people of the file; the others are kept with a note."""
    whole = []
    for tie, line in gathering.ties:
        if tie.b in gathering.persons:
            whole.append(tie)
        else:
            gathering.keep_after_all(line, "INDI.ASSO", tie.a)
            gathering.note(line, "This person is linked to somebody who is not in the file.")
    return tuple(whole)
