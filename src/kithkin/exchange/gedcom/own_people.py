"""What our own writer adds to a person's record, beyond what the format can say."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from kithkin.exchange.gedcom.gathering import Gathering, PersonDraft
from kithkin.exchange.gedcom.lines import Line
from kithkin.exchange.gedcom.ties import number_of
from kithkin.exchange.gedcom.values import text_of, text_under
from kithkin.exchange.kept import Kept
from kithkin.network.copies import AssignedSex, Gender, PersonKind

Word = TypeVar("Word", bound=StrEnum)


def one_of(words: type[Word], line: Line) -> Word | None:
    """The value of a line if it is one of the words; else the line is left unused."""
    value = (line.value or "").strip()
    line.used = value in set(words)
    return words(value) if line.used else None


def _kind(draft: PersonDraft, line: Line, _gathering: Gathering) -> None:
    draft.fields["kind"] = one_of(PersonKind, line) or PersonKind.HUMAN


def _gender(draft: PersonDraft, line: Line, gathering: Gathering) -> None:
    draft.fields["gender"] = one_of(Gender, line) or Gender.UNSAID
    draft.fields["gender_words"] = text_under(line, "_WORDS", gathering.dialect)


def _assigned(draft: PersonDraft, line: Line, _gathering: Gathering) -> None:
    draft.fields["assigned_at_birth"] = one_of(AssignedSex, line) or AssignedSex.UNSAID


def _pronouns(draft: PersonDraft, line: Line, gathering: Gathering) -> None:
    draft.fields["pronouns"] = text_of(line, gathering.dialect)


def _index(draft: PersonDraft, line: Line, _gathering: Gathering) -> None:
    line.used = True
    draft.fields["index"] = True


def _ring(draft: PersonDraft, line: Line, _gathering: Gathering) -> None:
    draft.fields["ring"] = number_of(line, 1, 3)


def _position(draft: PersonDraft, line: Line, gathering: Gathering) -> None:
    numbers = (line.value or "").split()
    try:
        x, y = (float(number) for number in numbers)
    except ValueError:
        return
    line.used = True
    gathering.positions[draft.id] = (x, y)


def _kept(draft: PersonDraft, line: Line, gathering: Gathering) -> None:
    keep_again(line, gathering, draft.id)


def keep_again(line: Line, gathering: Gathering, about: str) -> None:
    """Something an earlier reading had set aside: the path, then the lines as they were."""
    path, _, text = text_of(line, gathering.dialect).partition("\n")
    gathering.kept.append(Kept(line.number, path, text, about))


OWN_TAGS: dict[str, Callable[[PersonDraft, Line, Gathering], None]] = {
    "_KIND": _kind,
    "_GENDER": _gender,
    "_ASSIGNED": _assigned,
    "_PRONOUNS": _pronouns,
    "_INDEX": _index,
    "_RING": _ring,
    "_AT": _position,
    "_KEPT": _kept,
}
