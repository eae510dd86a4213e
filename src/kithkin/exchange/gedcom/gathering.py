"""What has been read of a file so far; records may come in any order and point forwards."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from kithkin.exchange.gedcom.lines import Line
from kithkin.exchange.gedcom.tags import Happening
from kithkin.exchange.gedcom.values import Dialect, date_under, pointer, text_of, text_under
from kithkin.exchange.kept import Kept, Note
from kithkin.network.copies import (
    EventCopy,
    GroupCopy,
    ParentageKind,
    PersonCopy,
    TellingCopy,
    TieCopy,
    TwinKind,
    TwinsCopy,
)


class Link(NamedTuple):
    """A line of a person that points to a family or to another person."""

    person: str
    target: str
    line: Line
    kind: ParentageKind | None = None


class Adoption(NamedTuple):
    """An ADOP event: by which family, by whom ("HUSB", "WIFE", "BOTH"), and since when."""

    link: Link  # the target is "" when the event names no family
    roles: str
    start: str


@dataclass(slots=True)
class PersonDraft:
    """The fields of a PersonCopy while its record is read."""

    id: str
    fields: dict[str, Any] = field(default_factory=dict)
    work: list[str] = field(default_factory=list)
    notes: list[str | Line] = field(default_factory=list)  # a Line points to a note record
    families: set[str] = field(default_factory=set)
    christened: str = ""
    buried: str = ""


@dataclass(slots=True)
class Gathering:
    dialect: Dialect
    persons: dict[str, PersonDraft] = field(default_factory=dict)
    families: dict[str, Line] = field(default_factory=dict)
    texts: dict[str, Line] = field(default_factory=dict)  # the note records
    child_of: list[Link] = field(default_factory=list)
    partner_in: list[Link] = field(default_factory=list)
    adoptions: list[Adoption] = field(default_factory=list)
    ties: list[tuple[TieCopy, Line]] = field(default_factory=list)
    twin_of: list[tuple[Link, TwinKind]] = field(default_factory=list)
    twins: list[TwinsCopy] = field(default_factory=list)
    events: list[EventCopy] = field(default_factory=list)
    groups: list[GroupCopy] = field(default_factory=list)
    tellings: list[TellingCopy] = field(default_factory=list)
    positions: dict[str, tuple[float, float]] = field(default_factory=dict)
    kept: list[Kept] = field(default_factory=list)
    swallowed: set[int] = field(default_factory=set)
    notes: list[Note] = field(default_factory=list)
    counted: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def new_id(self, word: str) -> str:
        """An id for what has none in the file; with a word before it, no record is called so."""
        self.counted[word] += 1
        return f"{word}-{self.counted[word]}"

    def note(self, line: Line | None, words: str) -> None:
        self.notes.append(Note(0 if line is None else line.number, words))

    def keep(self, line: Line, path: str, about: str = "") -> None:
        """Set a line aside with all lines under it."""
        self.kept.append(Kept(line.number, path, "\n".join(line.write()), about))

    def keep_after_all(self, line: Line, path: str, about: str) -> None:
        """Set aside a line that seemed to be understood, and not its lower lines once more."""
        self.keep(line, path, about)
        self.swallowed.update(_numbers_below(line))

    def all_kept(self) -> tuple[Kept, ...]:
        kept = (one for one in self.kept if one.line not in self.swallowed)
        return tuple(sorted(kept, key=lambda one: one.line))

    def keep_unused(self, line: Line, path: str, about: str = "") -> None:
        """Set aside what nobody used under a line that somebody did."""
        for below in line.under:
            if not below.used:
                self.keep(below, f"{path}.{below.tag}", about)
            elif below.under:
                self.keep_unused(below, f"{path}.{below.tag}", about)

    def is_own_event(self, line: Line) -> bool:
        """Our own writer marks every event; lines it kept from another file are not taken for one."""
        mark = line.first("_KIND") if self.dialect.own else None
        if mark is not None:
            mark.used = True
        return mark is not None

    def happened(
        self, line: Line, happening: Happening, persons: tuple[str, ...], *, date: str | None = None
    ) -> bool:
        """Make an event of what is said under a line beside its date; False if nothing is."""
        told = [text_of(note, self.dialect) for note in line.each("NOTE") if pointer(note) is None]
        cause = text_under(line, "CAUS", self.dialect)
        place = text_under(line, "PLAC", self.dialect)
        said = "" if (line.value or "") in {"", "Y"} else text_of(line, self.dialect)
        if said == happening.what:
            said = ""
        note = "\n\n".join(text for text in (said, cause, *told) if text)
        when = date_under(line) if date is None else date
        if not (self.is_own_event(line) or place or note or (when and date is None)):
            return False
        own_id = text_under(line, "_ID", self.dialect) if self.dialect.own else ""
        self.events.append(
            EventCopy(own_id, happening.what, happening.kind, when, place, note, persons)
        )
        return True


def _numbers_below(line: Line) -> Iterator[int]:
    for below in line.under:
        yield below.number
        yield from _numbers_below(below)


def person_copy(draft: PersonDraft, gathering: Gathering) -> PersonCopy:
    """Finish a draft when all note records are known."""
    texts = (
        part if isinstance(part, str) else _pointed(part, draft.id, gathering)
        for part in draft.notes
    )
    note = "\n\n".join(text for text in texts if text)
    return PersonCopy(id=draft.id, work="; ".join(draft.work), note=note, **draft.fields)


def _pointed(line: Line, person: str, gathering: Gathering) -> str:
    target = gathering.texts.get(pointer(line) or "")
    if target is not None:
        return text_of(target, gathering.dialect)
    gathering.keep_after_all(line, "INDI.NOTE", person)
    gathering.note(line, "A note of this person is not in the file.")
    return ""
