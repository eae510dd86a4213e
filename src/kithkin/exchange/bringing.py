"""What a file would bring: counted, with what is not understood and who may be the same person."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kithkin.consent.policy import Sight
from kithkin.exchange.circles import without_circles
from kithkin.exchange.counts import counted_together, counts_of
from kithkin.exchange.errors import FileNotUnderstoodError
from kithkin.exchange.here_already import Meeting, map_of, meeting
from kithkin.exchange.kept import LARGEST_FILE_BYTES, Kept, Note
from kithkin.exchange.models import Draft
from kithkin.exchange.pasted_table import read_table
from kithkin.exchange.queries import bytes_of, parts_joined_from
from kithkin.exchange.reading import read_file
from kithkin.exchange.same_people import may_be_same
from kithkin.network.copies import MapCopy, PersonCopy
from kithkin.network.queries import map_copy
from kithkin.network.speech import name_of
from kithkin.network.years import year_label

SHOWN = 40
NAMED = 12
MOST_ASKED = 400


@dataclass(frozen=True, slots=True)
class Question:
    """Somebody of the file, and who of the map they may be."""

    theirs: PersonCopy
    ours: list[PersonCopy]

    @property
    def name(self) -> str:
        return _with_birth(self.theirs)

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(one.id, _with_birth(one)) for one in self.ours]


@dataclass(frozen=True, slots=True)
class Preview:
    copy: MapCopy
    kept: tuple[Kept, ...]
    notes: tuple[Note, ...]
    questions: tuple[Question, ...]
    centred: bool  # somebody, here or in the file, is known as whose map it is
    # What would stay as it is, if those who may be here are; and where the file differs from it.
    left: str = ""
    differences: tuple[Note, ...] = ()

    @property
    def kept_by_person(self) -> dict[str, list[str]]:
        """Lines that nothing else holds stay with their person, so that a copy can give them back.

        Those of a couple stay with its first partner, under a path that says so: on their own
        level they would be taken for lines of that person.
        """
        owners = _owners(self.copy)
        lines: dict[str, list[str]] = defaultdict(list)
        for one in self.kept:
            if one.about in owners:
                person, under = owners[one.about]
                lines[person].append(f"{under}{one.path}\t{one.text}")
        return dict(lines)

    @property
    def kept_shown(self) -> tuple[Kept, ...]:
        return self.kept[:SHOWN]

    @property
    def notes_shown(self) -> tuple[Note, ...]:
        return self.notes[:SHOWN]

    @property
    def notes_more(self) -> int:
        return max(len(self.notes) - SHOWN, 0)

    @property
    def people_by_name(self) -> list[tuple[str, str]]:
        """Of whom one may be whose map it is; a long list is asked for later, on a page of theirs."""
        people = self.copy.persons if len(self.copy.persons) <= MOST_ASKED else ()
        return [(one.id, _with_birth(one)) for one in sorted(people, key=name_of)]

    @property
    def kept_more(self) -> int:
        return max(len(self.kept) - SHOWN, 0)

    @property
    def nobodys(self) -> int:
        """Lines that belong to nobody of the file: sources, its head. They stay in the file alone."""
        owners = _owners(self.copy)
        return sum(one.about not in owners for one in self.kept)

    @property
    def counts(self) -> list[str]:
        return counts_of(self.copy)

    @property
    def some_names(self) -> list[str]:
        return [name_of(one) for one in self.copy.persons[:NAMED]]

    @property
    def more_names(self) -> int:
        return max(len(self.copy.persons) - NAMED, 0)


def brought(request: HttpRequest) -> dict[str, Any]:
    """A file or a pasted table from the page, and the part of the work it is for."""
    sent = request.FILES.get("file")
    pasted = request.POST.get("pasted", "")
    part = request.POST.get("part", "")
    if sent is None and not pasted.strip():
        raise FileNotUnderstoodError(_("Please choose a file, or paste a table."))
    if sent is not None and (sent.size or 0) > LARGEST_FILE_BYTES:
        raise FileNotUnderstoodError(_("This file is too large. 100 MB is the most."))
    content = sent.read() if sent is not None else pasted.encode()
    name = (sent.name or "") if sent is not None else ""
    return {"part": part, "name": name, "content": content, "pasted": sent is None}


def preview(sight: Sight, draft: Draft) -> Preview:
    """Read the file anew from its sealed bytes and hold it against the map as the viewer sees it."""
    content = bytes_of(draft)
    reading = read_table(content.decode()) if draft.pasted else read_file(content, draft.name)
    copy, left_out, notes = without_circles(reading.copy)
    here, parts = map_copy(sight), parts_joined_from(sight, draft.scope)
    alike = may_be_same(copy, [one for one in here.persons if one.id in parts])
    questions = tuple(Question(one, alike[one.id]) for one in copy.persons if one.id in alike)
    centred = any(one.index for one in (*here.persons, *copy.persons))
    met = _meeting(sight, draft.scope, copy, questions)
    coming = Preview(
        copy, (*reading.not_understood, *left_out), (*reading.notes, *notes), questions, centred,
        counted_together(met.left), met.notes[:SHOWN],
    )  # fmt: skip
    shared = {one for one, scope in parts.items() if scope != draft.scope}
    return replace(coming, notes=(*coming.notes, *_lines_not_taken(coming, shared)))


def _meeting(sight: Sight, scope: str, copy: MapCopy, questions: Iterable[Question]) -> Meeting:
    """What is here already if everybody is who they seem to be; where two may be, nobody is."""
    alone = {one.theirs.id: one.ours[0].id for one in questions if len(one.ours) == 1}
    asked = Counter(alone.values())
    same = {theirs: ours for theirs, ours in alone.items() if asked[ours] == 1}
    return meeting(copy, map_of(sight, scope), same) if same else Meeting(copy)


def _lines_not_taken(coming: Preview, shared: set[str]) -> Iterator[Note]:
    """Lines of a private file never go to somebody on a map that more people see."""
    kept = coming.kept_by_person
    for question in coming.questions:
        lines = len(kept.get(question.theirs.id, ()))
        if lines and any(one.id in shared for one in question.ours):
            words = ngettext(
                "%(n)s line about %(name)s is not kept if you say that they are here already.",
                "%(n)s lines about %(name)s are not kept if you say that they are here already.",
                lines,
            )
            yield Note(0, words % {"n": lines, "name": name_of(question.theirs)})


def _owners(copy: MapCopy) -> dict[str, tuple[str, str]]:
    """With whom the lines about somebody or a couple stay, and under what path."""
    couples = {one.id: (one.partners[0], "COUPLE.") for one in copy.unions if one.partners}
    return couples | {one.id: (one.id, "") for one in copy.persons}


def _with_birth(person: PersonCopy) -> str:
    born = year_label(person.birth)
    return f"{name_of(person)} ({born})" if born else name_of(person)


def centred_on(coming: Preview, person_id: str) -> MapCopy:
    """The map that comes, with one of it as whose map it is, if nobody is so far."""
    if coming.centred:
        return coming.copy
    people = tuple(replace(one, index=one.id == person_id) for one in coming.copy.persons)
    return replace(coming.copy, persons=people)


def settled(coming: Preview, answers: Mapping[str, str]) -> dict[str, UUID]:
    """Who the reader said is the same person; only those that were asked about count."""
    same: dict[str, UUID] = {}
    for question in coming.questions:
        answer = answers.get(f"same.{question.theirs.id}", "")
        if answer in {one.id for one in question.ours}:
            same[question.theirs.id] = UUID(answer)
    return same
