"""Proving the record: every chain is walked from its first entry to its head.

Reads only, in one stream of rows, and opens nothing: a Change is compared by its digest, so what
was erased on purpose is counted and does not break a chain.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Protocol, cast
from uuid import UUID

from kithkin.base.keys import KeyGoneError
from kithkin.base.reading import one_moment
from kithkin.record.chain import change_digest, next_mac, signing_key
from kithkin.record.models import Chain, Entry

COLUMNS = (
    "id", "chain_id", "number", "act", "nth", "at", "actor", "case", "verb", "about", "change_digest",
    "mac", "change__scope", "change__sealed",
)  # fmt: skip
ROWS_AT_ONCE = 2000
MOST_LISTED = 200  # a broken chain of a million entries must not fill the screen

# Of one chain: its head at a length, as it was once written down outside the database.
Marks = Mapping[int, bytes]
NO_MARKS: Marks = {}


class Row(Protocol):
    """An entry's columns, and the bytes of its Change if that is still there."""

    chain_id: UUID
    number: int
    case: UUID | None
    change_digest: bytes
    mac: bytes
    change__scope: str | None
    change__sealed: bytes | None


@dataclass(frozen=True, slots=True)
class Break:
    chain: UUID
    number: int
    sentence: str

    def __str__(self) -> str:
        return f"chain {self.chain}, entry {self.number}: {self.sentence}"


@dataclass
class Verdict:
    """What was walked, what was erased on purpose, and what does not hold."""

    chains: int = 0
    entries: int = 0
    erased: int = 0
    marks: int = 0
    broken: int = 0
    breaks: list[Break] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        return not self.broken

    def add(self, chain: UUID, number: int, sentence: str) -> None:
        self.broken += 1
        if len(self.breaks) < MOST_LISTED:
            self.breaks.append(Break(chain, number, sentence))


def verify(*, only: UUID | None = None, marks: Mapping[UUID, Marks] | None = None) -> Verdict:
    """Walk every chain, or one, and compare it with the marks kept outside the database.

    Read the marks before calling: what is marked later would seem to be cut off.
    """
    marks = marks or {}
    if only is not None:
        marks = {only: marks[only]} if only in marks else {}
    verdict, key_of = Verdict(), cache(_signing_key)
    with one_moment():
        heads = {head.id: head for head in _heads(only)}

        def walk(chain: UUID, rows: Iterator[Row]) -> None:
            head = heads.get(chain)
            key = key_of(head.clinic) if head else None
            _Walk(chain, key, marks.get(chain, NO_MARKS), verdict).along(rows, head)

        unseen = heads.keys() | marks.keys()
        for chain, rows in groupby(_rows(only), key=attrgetter("chain_id")):
            unseen.discard(chain)
            walk(chain, rows)
        for chain in unseen:
            walk(chain, iter(()))
    return verdict


def _heads(only: UUID | None) -> Iterator[Chain]:
    chains = Chain.objects.all() if only is None else Chain.objects.filter(id=only)
    return chains.iterator(ROWS_AT_ONCE)


def _rows(only: UUID | None) -> Iterator[Row]:
    entries = Entry.objects.all() if only is None else Entry.objects.filter(chain=only)
    ordered = entries.order_by("chain_id", "number")
    return cast("Iterator[Row]", ordered.values_list(*COLUMNS, named=True).iterator(ROWS_AT_ONCE))


def _signing_key(clinic: UUID) -> bytes | None:
    try:
        return signing_key(clinic)
    except KeyGoneError:
        return None


class _Walk:
    """One chain, entry by entry. After a break it goes on from there: one lie, one break."""

    def __init__(self, chain: UUID, key: bytes | None, marks: Marks, verdict: Verdict) -> None:
        self.chain = chain
        self.key = key
        self.marks = marks
        self.verdict = verdict
        self.number = 0
        self.mac = b""

    def along(self, rows: Iterator[Row], head: Chain | None) -> None:
        self.verdict.chains += 1
        if head is None:
            self._break(0, "the chain itself is gone from the database")
        elif self.key is None:
            self._break(0, "the key that signs it is gone, so it cannot be checked")
        for row in rows:
            self._step(row)
        self._end(head)

    def _break(self, number: int, sentence: str) -> None:
        self.verdict.add(self.chain, number, sentence)

    def _step(self, row: Row) -> None:
        self.verdict.entries += 1
        mac = bytes(row.mac)
        if row.number != self.number + 1:
            self._break(row.number, "entries before it are missing, or the order was changed")
        elif self.key and mac != next_mac(self.key, self.mac, cast("Entry", row)):
            self._break(row.number, "it was changed, moved or put in")
        if row.case not in {None, self.chain}:
            self._break(row.number, "it speaks of another case")
        self.number, self.mac = row.number, mac
        self._compare_change(row)
        self._compare_mark(row.number)

    def _compare_change(self, row: Row) -> None:
        digest, sealed = bytes(row.change_digest), row.change__sealed
        if sealed is None:
            self.verdict.erased += bool(digest)
        elif change_digest(row.change__scope or "", bytes(sealed)) != digest:
            self._break(row.number, "what it stands for was changed")

    def _compare_mark(self, number: int) -> None:
        marked = self.marks.get(number)
        if marked is None:
            return
        self.verdict.marks += 1
        if marked != self.mac:
            self._break(number, "it is not what it was when it was anchored")

    def _end(self, head: Chain | None) -> None:
        if head is not None and (head.length, bytes(head.head)) != (self.number, self.mac):
            self._break(self.number, f"the chain ends here, but its head speaks of {head.length}")
        longest = max(self.marks, default=0)
        if longest > self.number:
            self._break(self.number, f"the chain ends here, but {longest} entries were anchored")
