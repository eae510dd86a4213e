"""The map as a table: one row a person, for those who would rather sort and scan."""

from dataclasses import astuple, dataclass, fields
from datetime import date

from kithkin.network.copies import GroupKind, MapCopy, PersonCopy, PersonKind
from kithkin.network.kin_words import kin_words
from kithkin.network.speech import joined, kind_words, name_of
from kithkin.network.ties_in_words import holds, present_code
from kithkin.network.voice import Voice
from kithkin.network.years import age_between, age_on, year_label


@dataclass(frozen=True, slots=True)
class Row:
    id: str
    name: str
    relation: str
    age: str
    born: str
    died: str
    place: str
    work: str
    household: str
    ties: str


HEADINGS = {
    "name": "Name",
    "relation": "Who they are",
    "age": "Age",
    "born": "Born",
    "died": "Died",
    "place": "Place",
    "work": "Work",
    "household": "Household or group",
    "ties": "Relationships",
}


def rows(copy: MapCopy, *, today: date) -> list[Row]:
    """Make a row for everyone, in the map's order; kin words are the index person's view."""
    voice = Voice.of(copy, today)
    index = next((one.id for one in copy.persons if one.index), None)
    words = kin_words(voice.kin, index) if index else {}
    return [_row(voice, person, words) for person in copy.persons]


def _row(voice: Voice, person: PersonCopy, words: dict[str, str]) -> Row:
    homes = sorted(
        voice.groups.get(person.id, ()), key=lambda one: one.kind is not GroupKind.HOUSEHOLD
    )
    return Row(
        id=person.id,
        name=name_of(person),
        relation=_relation(person, words),
        age=_age(voice, person),
        born=year_label(person.birth),
        died=year_label(person.death) or ("yes" if person.dead else ""),
        place=person.place,
        work=person.work,
        household=joined([one.name for one in homes if one.name]),
        ties="; ".join(_ties(voice, person)),
    )


def _relation(person: PersonCopy, words: dict[str, str]) -> str:
    if person.index:
        return "whose map this is"
    if person.id in words:
        return words[person.id]
    return "" if person.kind is PersonKind.HUMAN else kind_words(person.kind)


def _age(voice: Voice, person: PersonCopy) -> str:
    if person.kind not in {PersonKind.HUMAN, PersonKind.PET}:
        return ""
    if person.dead or person.death:
        return age_between(person.birth, person.death)
    return age_on(person.birth, voice.today)


def _ties(voice: Voice, person: PersonCopy) -> list[str]:
    found = []
    for tie in voice.ties.get(person.id, ()):
        other = tie.b if tie.a == person.id else tie.a
        if other in voice.kin.persons and holds(tie, voice.today):
            found.append(f"{voice.name(other)}: {present_code(tie, voice.today).label}")
    return found


def as_tab_separated(table: list[Row]) -> str:
    """Write the table for a terminal, a file or a spreadsheet."""
    columns = [one.name for one in fields(Row)]
    lines = ["\t".join(HEADINGS.get(column, column) for column in columns[1:])]
    lines += ["\t".join(map(_cell, astuple(row)[1:])) for row in table]
    return "\n".join(lines) + "\n"


def _cell(value: str) -> str:
    # A cell that begins like a formula would be run by a spreadsheet.
    plain = " ".join(value.split())
    return f"'{plain}" if plain[:1] in {"=", "+", "-", "@"} else plain
