"""The dated standings of a couple, as rows of a form and back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict

from kithkin.consent.policy import Sight
from kithkin.network import asks
from kithkin.network.asking_pages import as_typed
from kithkin.network.models import Union
from kithkin.network.queries import shown_values

SPARE = 2  # empty rows under the filled ones, so that adding needs no script
MOST = 40


@dataclass(frozen=True, slots=True)
class StatusRow:
    status: str = ""
    start: str = ""
    end: str = ""
    wrong: str = ""

    @property
    def words(self) -> str:
        """The row as one reads it."""
        status = str(dict(asks.STATUSES).get(self.status, self.status))
        return " ".join(part for part in (status, self.start, self.end and f"– {self.end}") if part)

    @property
    def said(self) -> list[str]:
        return [self.status, self.start, self.end]


def rows_of(sight: Sight, union: Union) -> list[StatusRow]:
    statuses = shown_values(sight, union).get("statuses", [])
    return [StatusRow(status, as_typed(start), as_typed(end)) for status, start, end in statuses]


def with_spare(rows: list[StatusRow]) -> list[StatusRow]:
    return [*rows, *([StatusRow()] * SPARE)]


def sent_rows(sent: QueryDict) -> list[StatusRow]:
    """The rows that say something; an empty one is no statement."""
    columns = [sent.getlist(name)[:MOST] for name in ("status", "start", "end")]
    rows = [StatusRow(*(cell.strip() for cell in cells)) for cells in zip(*columns, strict=False)]
    return [one for one in rows if any(one.said)]


def marked(rows: list[StatusRow], fields: Mapping[str, str]) -> list[StatusRow]:
    """Each row with the sentence about it, if there is one."""
    wrong: dict[int, str] = {}
    for path, sentence in fields.items():
        place = path.split(".")[1] if path.startswith("statuses.") else ""
        if place.isdecimal():
            wrong.setdefault(int(place), sentence)
    return [replace(one, wrong=wrong.get(place, "")) for place, one in enumerate(rows)]
