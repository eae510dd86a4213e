"""What a file would bring: counted, with what is not understood and who may be the same person."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from kithkin.consent.policy import Sight
from kithkin.exchange.errors import FileNotUnderstoodError
from kithkin.exchange.kept import LARGEST_FILE_BYTES, Kept, Note
from kithkin.exchange.models import Draft
from kithkin.exchange.pasted_table import read_table
from kithkin.exchange.queries import bytes_of
from kithkin.exchange.reading import read_file
from kithkin.exchange.same_people import may_be_same
from kithkin.network.copies import MapCopy, PersonCopy
from kithkin.network.queries import map_copy

PASTED = "pasted"
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Question:
    """Somebody of the file, and who of the map they may be."""

    theirs: PersonCopy
    ours: list[PersonCopy]


@dataclass(frozen=True, slots=True)
class Preview:
    copy: MapCopy
    kept: tuple[Kept, ...]
    notes: tuple[Note, ...]
    questions: tuple[Question, ...]

    @property
    def kept_by_person(self) -> dict[str, list[str]]:
        """Lines that nothing else holds stay with their person, so that an export can give them."""
        people = {one.id for one in self.copy.persons}
        lines: dict[str, list[str]] = defaultdict(list)
        for one in self.kept:
            if one.about in people:
                lines[one.about].append(f"{one.path}\t{one.text}")
        return dict(lines)

    @property
    def kept_shown(self) -> tuple[Kept, ...]:
        return self.kept[:SHOWN]


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
    return {"part": part, "name": (sent.name or "") if sent else PASTED, "content": content}


def preview(sight: Sight, draft: Draft) -> Preview:
    """Read the file anew from its sealed bytes and hold it against the map as the viewer sees it."""
    content = bytes_of(draft)
    if draft.name == PASTED:
        reading = read_table(content.decode())
    else:
        reading = read_file(content, draft.name)
    alike = may_be_same(reading.copy, map_copy(sight))
    questions = tuple(
        Question(one, alike[one.id]) for one in reading.copy.persons if one.id in alike
    )
    return Preview(reading.copy, reading.not_understood, reading.notes, questions)


def settled(coming: Preview, answers: Mapping[str, str]) -> dict[str, UUID]:
    """Who the reader said is the same person; only those that were asked about count."""
    same: dict[str, UUID] = {}
    for question in coming.questions:
        answer = answers.get(f"same.{question.theirs.id}", "")
        if answer in {one.id for one in question.ours}:
            same[question.theirs.id] = UUID(answer)
    return same
