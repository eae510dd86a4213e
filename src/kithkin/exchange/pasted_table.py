"""A table pasted from a spreadsheet: one row a person, columns named in the first line.

Known columns, in any order and case: name, full name, born, died, gender, work, place, note,
mother, father, parents, partner. Parents and partners are named by the same table's names;
several are separated by ";" . What is not understood is kept and listed, never dropped.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Mapping

from django.utils.translation import gettext as _

from kithkin.base.edtf import DateNotUnderstoodError
from kithkin.base.typed_dates import from_words
from kithkin.exchange.errors import FileNotUnderstoodError
from kithkin.exchange.kept import Kept, Note, Reading
from kithkin.network.copies import Gender, MapCopy, ParentageCopy, PersonCopy, UnionCopy

MOST_ROWS = 5_000
LONGEST_CELL = 10_000
COLUMNS = {
    "name": "nickname", "nickname": "nickname", "full name": "full_name", "born": "birth",
    "birth": "birth", "died": "death", "death": "death", "gender": "gender", "work": "work",
    "occupation": "work", "place": "place", "lives in": "place", "note": "note", "notes": "note",
    "mother": "parents", "father": "parents", "parent": "parents", "parents": "parents",
    "partner": "partners", "partners": "partners", "spouse": "partners", "wife": "partners",
    "husband": "partners",
}  # fmt: skip
GENDERS = {
    "woman": Gender.WOMAN, "female": Gender.WOMAN, "f": Gender.WOMAN, "girl": Gender.WOMAN,
    "man": Gender.MAN, "male": Gender.MAN, "m": Gender.MAN, "boy": Gender.MAN,
    "nonbinary": Gender.NONBINARY, "non-binary": Gender.NONBINARY, "nb": Gender.NONBINARY,
}  # fmt: skip
DATES = frozenset({"birth", "death"})
LINKS = frozenset({"parents", "partners"})
Named = dict[str, list[str]]


class TableNotUnderstoodError(FileNotUnderstoodError):
    code = "table_not_understood"


def read_table(text: str) -> Reading:
    """Read a pasted table. Raises TableNotUnderstoodError with the line it stumbled over."""
    rows = _rows(text)
    header = [COLUMNS.get(cell.strip().casefold(), "") for cell in rows[0]]
    if "nickname" not in header and "full_name" not in header:
        raise TableNotUnderstoodError(
            _("The first line names the columns, and one of them is “name”."), line=1
        )
    table = _Table(rows[0], header)
    for number, row in enumerate(rows[1:], start=2):
        table.take(number, row)
    return table.reading()


def _rows(text: str) -> list[list[str]]:
    first = text.lstrip("\ufeff\n").split("\n", 1)[0]
    mark = max("\t;,", key=first.count)
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff\n")), delimiter=mark))
    except csv.Error:
        raise TableNotUnderstoodError(_("This does not look like a table.")) from None
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if len(rows) < 2:
        raise TableNotUnderstoodError(_("Paste a first line with column names, then the people."))
    if len(rows) > MOST_ROWS:
        raise TableNotUnderstoodError(_("This table is too long. Please paste it in parts."))
    return rows


class _Table:
    def __init__(self, titles: list[str], header: list[str]) -> None:
        self.titles = titles
        self.header = header
        self.persons: list[PersonCopy] = []
        self.links: dict[str, Named] = defaultdict(dict)
        self.lines: dict[str, int] = {}
        self.kept: list[Kept] = []
        self.notes: list[Note] = []

    def take(self, line: int, row: list[str]) -> None:
        id_, said, links = f"R{line}", dict[str, str](), defaultdict[str, list[str]](list)
        for place, cell in enumerate(row):
            word = cell.strip()
            column = self.header[place] if place < len(self.header) else ""
            if not word:
                continue
            if column in LINKS:
                links[column] += [name.strip() for name in word.split(";") if name.strip()]
            elif not column or column in said or not self._say(said, column, word):
                title = self.titles[place] if place < len(self.titles) else str(place + 1)
                self.kept.append(Kept(line, title.strip(), word, about=id_))
        self.lines[id_] = line
        self.links[id_] = dict(links)
        self.persons.append(_person(id_, said))

    def _say(self, said: dict[str, str], column: str, word: str) -> bool:
        """Take a cell over if it is understood."""
        if column in DATES:
            try:
                said[column] = from_words(word)
            except DateNotUnderstoodError:
                return False
            return True
        if column == "gender":
            known = GENDERS.get(word.casefold())
            said |= {"gender": known} if known else {"gender": Gender.OTHER, "gender_words": word}
            return True
        said[column] = word
        return True

    def reading(self) -> Reading:
        by_name: dict[str, list[str]] = defaultdict(list)
        for person in self.persons:
            for name in {person.nickname.casefold(), person.full_name.casefold()} - {""}:
                by_name[name].append(person.id)
        parents = [pair for id_ in self.links for pair in self._found(id_, "parents", by_name)]
        couples = {
            tuple(sorted(pair))
            for id_ in self.links
            for pair in self._found(id_, "partners", by_name)
        }
        unions = [UnionCopy(f"U{n}", pair) for n, pair in enumerate(sorted(couples))]
        copy = MapCopy(
            persons=tuple(self.persons),
            unions=tuple(unions),
            parentages=tuple(_parentages(parents, unions)),
        )
        return Reading(copy, tuple(self.kept), tuple(self.notes))

    def _found(
        self, id_: str, kind: str, by_name: Mapping[str, list[str]]
    ) -> list[tuple[str, str]]:
        """Pairs (person, linked person); a name that is nobody's or several people's is kept."""
        pairs = []
        for name in self.links[id_].get(kind, []):
            who = [one for one in by_name.get(name.casefold(), []) if one != id_]
            if len(who) == 1:
                pairs.append((id_, who[0]))
                continue
            self.kept.append(Kept(self.lines[id_], kind, name, about=id_))
            words = (
                _("Several people in the table are called “%(name)s”.")
                if who
                else _("Nobody in the table is called “%(name)s”.")
            )
            self.notes.append(Note(self.lines[id_], words % {"name": name}))
        return pairs


def _person(id_: str, said: Mapping[str, str]) -> PersonCopy:
    gender = Gender(said.get("gender", ""))
    rest = {name: value for name, value in said.items() if name != "gender"}
    return PersonCopy(id_, gender=gender, dead=bool(said.get("death")), **rest)  # type: ignore[arg-type]  # only text fields are left


def _parentages(pairs: list[tuple[str, str]], unions: list[UnionCopy]) -> list[ParentageCopy]:
    """Children hang under the couple of their two parents where the table names one."""
    couples = {frozenset(union.partners): union.id for union in unions}
    above: dict[str, list[str]] = defaultdict(list)
    for child, parent in pairs:
        if parent not in above[child]:
            above[child].append(parent)
    return [
        ParentageCopy(f"P{child}{parent}", child, parent, union=couples.get(frozenset(both), ""))
        for child, both in above.items()
        for parent in both
    ]
