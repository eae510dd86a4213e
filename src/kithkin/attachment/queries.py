"""Reads of sittings and askings. Sight first; rows are filtered before anything is placed."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from kithkin.attachment.copies import SittingCopy, TurnedCopy
from kithkin.attachment.models import Sitting, TurnedTo
from kithkin.attachment.policy import KINDS
from kithkin.attachment.questions import eight_questions
from kithkin.base.refusals import NotHereError
from kithkin.base.sealing import unseal_values
from kithkin.consent.policy import Sight
from kithkin.network.models import PartRow
from kithkin.network.plain_rows import here, known_to
from kithkin.network.whom import People, oneself


def sittings(sight: Sight, *, scope: str = "") -> list[SittingCopy]:
    """The latest first. `scope`: of one part alone, for "I" is somebody else on every part."""
    rows = _seen(sight, Sitting, scope)
    copies = (
        SittingCopy(
            id=str(row.id), scope=row.scope, said_by=str(row.said_by), said_at=row.said_at,
            person=str(row.person_id), more=told.get("more", ""), filled=told.get("filled", ""),
            answers={one.key: told.get(one.key) for one in eight_questions()},
        )
        for row, told in zip(rows, _opened(rows), strict=True)
    )  # fmt: skip
    return sorted(copies, key=lambda one: one.place, reverse=True)


def has_sittings(sight: Sight) -> bool:
    """Whether there is one that the viewer may see; nothing is opened."""
    return bool(known_to(sight, Sitting, here(sight, Sitting).only("scope")))


def askings(sight: Sight, *, scope: str = "") -> list[TurnedCopy]:
    """The latest first."""
    rows = _seen(sight, TurnedTo, scope)
    copies = (
        TurnedCopy(
            id=str(row.id), scope=row.scope, said_at=row.said_at, asked=told.get("asked", ""),
            **{kind: _named(told.get(kind)) for kind in KINDS},
        )
        for row, told in zip(rows, _opened(rows), strict=True)
    )  # fmt: skip
    return sorted(copies, key=lambda one: one.place, reverse=True)


def latest(told: Iterable[SittingCopy]) -> dict[str, SittingCopy]:
    """The last sitting about each person; `told` begins with the latest."""
    found: dict[str, SittingCopy] = {}
    for one in told:
        found.setdefault(one.person, one)
    return found


def sitting_of(told: Iterable[SittingCopy], sitting_id: object) -> SittingCopy:
    """One of them, or NotHereError for absent and withheld alike."""
    found = next((one for one in told if one.id == str(sitting_id)), None)
    if found is None:
        raise NotHereError
    return found


def since(told: Iterable[SittingCopy], moment: datetime | None, sight: Sight) -> list[SittingCopy]:
    """What somebody else filled since a moment, as the record learned it."""
    others = (one for one in told if one.said_by != str(sight.viewer.id))
    return [one for one in others if moment is None or one.said_at > moment]


def offered(
    sight: Sight, people: People, apart: frozenset[str] = frozenset()
) -> list[tuple[str, object]]:
    """Whom one may be asked about. In a couple it may be the other of the two."""
    return list(people.choices(without=apart | oneself(sight, people)))


def _seen(sight: Sight, model: type[Any], scope: str) -> list[Any]:
    rows = here(sight, model).defer("versions", "case", "gone_at")
    return known_to(sight, model, rows.filter(scope=scope) if scope else rows)


def _opened(rows: Sequence[PartRow]) -> list[dict[str, Any]]:
    """All of them in one go: each model opening itself would be half of the page."""
    if not rows:
        return []
    sealed = [(row.scope, str(row.id), bytes(row.sealed)) for row in rows]
    return unseal_values(sealed, table=rows[0]._meta.db_table)


def _named(ids: Sequence[str] | None) -> tuple[str, ...] | None:
    return None if ids is None else tuple(ids)
