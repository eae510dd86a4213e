"""A pedigree as a table, the way genetics programs pass one on: one line a person.

    ped  id  father  mother  sex
    1    103 135     136     1

Columns are found by their names, in any order, parted by blanks, tabs or commas; 0 and NA mean
"not known"; sex is 1 (male) or 2 (female), or the words. A line may begin with its number, as R
writes it. Other columns are kept as they are.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kithkin.exchange.errors import EncodingNotUnderstoodError, FileNotUnderstoodError
from kithkin.exchange.kept import Kept, Reading
from kithkin.network.copies import Gender, MapCopy, ParentageCopy, PersonCopy, UnionCopy

_NAMES = {
    "ped": "family", "famid": "family", "fid": "family", "family": "family",
    "id": "id", "indid": "id", "iid": "id",
    "father": "father", "dadid": "father", "fatherid": "father",
    "mother": "mother", "momid": "mother", "motherid": "mother",
    "sex": "sex",
}  # fmt: skip
_NEEDED = {"id", "father", "mother"}
_UNKNOWN = {"", "0", "na", "."}
_SEX = {"1": Gender.MAN, "male": Gender.MAN, "m": Gender.MAN,
        "2": Gender.WOMAN, "female": Gender.WOMAN, "f": Gender.WOMAN}  # fmt: skip
MOST_LINES = 200_000


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    said: Mapping[str, str]
    more: Mapping[str, str]

    def person(self, column: str) -> str:
        """The id of somebody, told apart from the same number in another family."""
        value = self.said.get(column, "")
        if value.lower() in _UNKNOWN:
            return ""
        family = self.said.get("family", "")
        return f"{family}:{value}" if family else value


def looks_like_a_pedigree(start: bytes) -> bool:
    """Whether the first line names the columns of one."""
    first = start.splitlines()[0].decode("ascii", "replace") if start else ""
    return {_NAMES.get(word.lower(), "") for word in _cells(first)} >= _NEEDED


def read_pedigree(raw: bytes, name: str = "") -> Reading:
    """Read a pedigree table.

    Raises
    ------
    FileNotUnderstoodError
        With the line of what is wrong; nothing is read then.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise EncodingNotUnderstoodError("A table has to be written in UTF-8.") from None
    rows = list(_rows(text))
    persons = {row.person("id"): _person(row) for row in rows}
    couples: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        parents = tuple(row.person(one) for one in ("father", "mother"))
        for parent in filter(None, parents):
            persons.setdefault(parent, PersonCopy(parent, nickname=_label(parent)))
        if any(parents):
            couples.setdefault((parents[0], parents[1]), []).append(row.person("id"))
    unions = tuple(
        UnionCopy(f"couple-{n}", tuple(filter(None, parents)))
        for n, parents in enumerate(couples, start=1)
    )
    links = tuple(_links(unions, couples))
    copy = MapCopy(name=name, persons=tuple(persons.values()), unions=unions, parentages=links)
    return Reading(copy, tuple(_left_over(rows)))


def _rows(text: str) -> Iterator[_Row]:
    lines = text.splitlines()
    columns = [word.lower() for word in _cells(lines[0])]
    seen: set[str] = set()
    for number, line in enumerate(lines[1 : MOST_LINES + 1], start=2):
        cells = _cells(line)
        if not cells:
            continue
        if len(cells) == len(columns) + 1:
            cells = cells[1:]  # the number of the line
        if len(cells) != len(columns):
            raise FileNotUnderstoodError(
                f"Here {len(columns)} values are expected, as in the first line.", line=number
            )
        told = dict(zip(columns, cells, strict=True))
        row = _Row(
            number,
            {_NAMES[column]: value for column, value in told.items() if column in _NAMES},
            {column: value for column, value in told.items() if column not in _NAMES},
        )
        own = row.person("id")
        if not own or own in seen:
            raise FileNotUnderstoodError("Each person needs an id of their own.", line=number)
        seen.add(own)
        yield row


def _cells(line: str) -> list[str]:
    if "," in line:
        return [cell.strip() for cell in next(csv.reader([line]), [])]
    return [cell.strip('"') for cell in re.findall(r'"[^"]*"|\S+', line)]


def _person(row: _Row) -> PersonCopy:
    gender = _SEX.get(row.said.get("sex", "").lower(), Gender.UNSAID)
    return PersonCopy(row.person("id"), nickname=row.said["id"], gender=gender)


def _label(person: str) -> str:
    return person.rpartition(":")[2]


def _links(
    unions: tuple[UnionCopy, ...], couples: Mapping[tuple[str, str], list[str]]
) -> Iterator[ParentageCopy]:
    for union, children in zip(unions, couples.values(), strict=True):
        for child in children:
            for parent in union.partners:
                yield ParentageCopy(f"{union.id}-{parent}-{child}", child, parent, union=union.id)


def _left_over(rows: list[_Row]) -> Iterator[Kept]:
    for row in rows:
        for column, value in row.more.items():
            if value.lower() not in _UNKNOWN:
                yield Kept(row.line, column, value, row.person("id"))
