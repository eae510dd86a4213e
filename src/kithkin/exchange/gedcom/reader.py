"""A GEDCOM file read into a map: 5.5, 5.5.1, 5.5.5 and 7.0, and what programs make of them.

SEX is read as gender, which is what these files mean in practice; sex assigned at birth stays
unsaid unless our own writer wrote it. Whatever does not become part of the map is kept, but for
one thing: the slashes that mark which part of a name is the family name.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Set
from dataclasses import replace
from itertools import count
from typing import TypeVar

from kithkin.exchange.errors import FileTooLargeError, NotAFamilyFileError
from kithkin.exchange.gedcom.encodings import decode
from kithkin.exchange.gedcom.families import read_families
from kithkin.exchange.gedcom.gathering import Gathering, person_copy
from kithkin.exchange.gedcom.lines import Line, records, without_unseen
from kithkin.exchange.gedcom.own_records import OWN_RECORDS
from kithkin.exchange.gedcom.people import read_person
from kithkin.exchange.gedcom.tags import PROGRAM, SUBMITTER
from kithkin.exchange.gedcom.ties import finish_ties
from kithkin.exchange.gedcom.twins import find_twins
from kithkin.exchange.gedcom.values import Dialect, text_under
from kithkin.exchange.kept import LARGEST_FILE_BYTES, Reading
from kithkin.network.copies import EventCopy, MapCopy, TieCopy

Row = TypeVar("Row", EventCopy, TieCopy)

_TEXT_RECORDS = {"NOTE", "SNOTE"}


def read_gedcom(raw: bytes, name: str = "") -> Reading:
    """Read the bytes of a GEDCOM file.

    Raises
    ------
    FileNotUnderstoodError
        It is no GEDCOM file, or a line of it cannot be read; nothing is read then.
    """
    if len(raw) > LARGEST_FILE_BYTES:
        raise FileTooLargeError
    decoded = decode(raw)
    lines = records(without_unseen(decoded.text))
    header = next(lines, None)
    if header is None or header.tag != "HEAD":
        raise NotAFamilyFileError(
            "This is not a GEDCOM file: it does not begin with a header.", line=1
        )
    gathering = Gathering(_dialect(header))
    gathering.notes += decoded.notes
    name = _header(header, gathering) or name
    _gather(lines, gathering)
    return _finish(name, gathering)


def _dialect(header: Line) -> Dialect:
    program, version = header.first("SOUR"), header.first("GEDC")
    number = version.first("VERS") if version is not None else None
    return Dialect(
        own=program is not None and (program.value or "") == PROGRAM,
        seven=number is not None and (number.value or "").startswith("7"),
    )


def _header(header: Line, gathering: Gathering) -> str:
    """How the file is written is used; who wrote it, when and why is kept."""
    used = {"GEDC", "CHAR"} | ({"SOUR", "SUBM"} if gathering.dialect.own else set())
    for line in header.under:
        if line.tag in used:
            line.used = True
            for below in line.under:
                below.used = True
    name = text_under(header, "_MAP", gathering.dialect) if gathering.dialect.own else ""
    gathering.keep_unused(header, "HEAD")
    return name


def _gather(lines: Iterator[Line], gathering: Gathering) -> None:
    last = None
    for record in lines:
        last = record
        record_id = record.record_id
        if record.tag == "INDI" and _is_new(record, record_id, gathering.persons, gathering):
            read_person(record, gathering, record_id)
        elif record.tag == "FAM" and _is_new(record, record_id, gathering.families, gathering):
            gathering.families[record_id] = record
        elif record.tag in _TEXT_RECORDS and record_id:
            gathering.texts[record_id] = record
        elif record.tag not in {"INDI", "FAM", "TRLR"}:
            _other(record, gathering)
    if last is None or last.tag != "TRLR":
        gathering.note(last, "The file has no proper end; perhaps a part of it is missing.")


def _is_new(record: Line, record_id: str, known: Container[str], gathering: Gathering) -> bool:
    if record_id and record_id not in known:
        return True
    gathering.keep(record, record.tag)
    gathering.note(record, "This record has no name of its own in the file, so it was set aside.")
    return False


def _other(record: Line, gathering: Gathering) -> None:
    own = OWN_RECORDS.get(record.tag) if gathering.dialect.own else None
    if own is not None:
        own(record, gathering)
        gathering.keep_unused(record, record.tag)
    elif not (gathering.dialect.own and record.xref == SUBMITTER):
        gathering.keep(record, record.tag)


def _finish(name: str, gathering: Gathering) -> Reading:
    unions, parentages = read_families(gathering)
    persons = [person_copy(draft, gathering) for draft in gathering.persons.values()]
    twins = find_twins(persons, parentages, gathering)
    ties = finish_ties(gathering)
    _keep_unread_texts(gathering)
    taken = gathering.persons.keys() | {union.id for union in unions}
    copy = MapCopy(
        name=name,
        persons=tuple(persons),
        unions=tuple(unions),
        parentages=tuple(parentages),
        twins=twins,
        ties=_named(ties, "tie", taken),
        groups=tuple(gathering.groups),
        events=_named(gathering.events, "event", taken),
        tellings=tuple(gathering.tellings),
        positions=gathering.positions,
    )
    _tell_confidential(gathering)
    notes = sorted(gathering.notes, key=lambda note: note.line)
    return Reading(copy, gathering.all_kept(), tuple(notes))


def _named(rows: Iterable[Row], word: str, taken: Set[str]) -> tuple[Row, ...]:
    """Give an id to every row that has none in the file, and none that another row has."""
    rows = tuple(rows)
    known = taken | {row.id for row in rows}
    fresh = (one for one in map(f"{word}-{{}}".format, count(1)) if one not in known)
    return tuple(row if row.id else replace(row, id=next(fresh)) for row in rows)


def _keep_unread_texts(gathering: Gathering) -> None:
    for record in gathering.texts.values():
        if record.used:
            gathering.keep_unused(record, record.tag)
        else:
            gathering.keep(record, record.tag)


def _tell_confidential(gathering: Gathering) -> None:
    marked = Counter(one.path for one in gathering.kept)["INDI.RESN"]
    if marked:
        words = f"The file marks {marked} of its people as private or locked."
        gathering.note(None, words)
