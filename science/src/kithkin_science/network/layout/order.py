"""The order of each row, left to right: of all that were looked at, the one of least strain.

1. A beginning: person by person, nearest kin first, each in the place of their row that strains
   the drawing least, from several first persons (`beginning`).
2. A search: handfuls of kin and whole blocks are taken out and put back (`search`).
3. A polish and a proof: the exact programme, as far as the effort allows (`polish`).

What strain is, and its weights: `objective`. Budgets are counts, never the clock, so the same
family always gets the same drawing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kithkin_science.network.layout.arrangement import Arrangement
from kithkin_science.network.layout.beginning import begin, begin_from
from kithkin_science.network.layout.faults import Tally
from kithkin_science.network.layout.polish import QUICK, Effort, polish
from kithkin_science.network.layout.search import Search
from kithkin_science.network.layout.skeleton import Skeleton

Certificate = Literal["optimal", "gap", "none"]


@dataclass(frozen=True, slots=True)
class Ordered(Mapping[int, list[int]]):
    """Rows, and how good they are: a mapping of each row to its items.

    Attributes
    ----------
    rows
        Row to its items, left to right.
    strain, bound
        What is wrong with them (`objective`), and what at least must be.
    certificate
        ``optimal`` if no order has less strain, ``gap`` if a bound above 0 is proven and less
        than the strain, ``none`` if nothing is proven.
    truncated
        Whether a clock cut in. Budgets are counts, so never here.
    """

    rows: dict[int, list[int]]
    strain: int
    bound: int
    certificate: Certificate
    truncated: bool = False

    @property
    def gap(self) -> int:
        """How much of the strain is not proven to be needed."""
        return self.strain - self.bound

    def __getitem__(self, row: int) -> list[int]:
        """The items of a row."""
        return self.rows[row]

    def __iter__(self) -> Iterator[int]:
        """The rows."""
        return iter(self.rows)

    def __len__(self) -> int:
        """How many rows."""
        return len(self.rows)


def order(
    whole: Skeleton, *, start: Mapping[int, Sequence[int]] | None = None, effort: Effort = QUICK
) -> Ordered:
    """Order the items of every row.

    Parameters
    ----------
    whole
        The family cut into knots.
    start
        An order to keep: whoever is in it moves only where that helps much, and the others are
        put in where they strain least. Nothing is proven of such an order unless its strain is 0.
    effort
        How much to look at for a better order and for a proof.

    Returns
    -------
    Ordered
        The rows and what is proven of them.
    """
    drawing = Arrangement(whole)
    if start is not None:
        begin_from(drawing, start)
        strain = round(drawing.strain_of(list(drawing.order)))
        return _ordered(drawing, strain, 0)
    families: dict[int, list[int]] = {}
    for item, family in enumerate(whole.family):
        families.setdefault(family, []).append(item)
    strain = bound = 0
    tally = None
    for items in families.values():
        rows = sorted({whole.row[item] for item in items})
        begin(drawing, items, rows)
        if round(drawing.strain_of(rows)):
            Search(drawing, items, rows).run(effort.work(len(items)) - drawing.work)
        if round(drawing.strain_of(rows)):
            tally = tally or Tally(whole, bundled=True)
            bound += polish(drawing, tally, rows, effort)
        strain += round(drawing.strain_of(rows))
    return _ordered(drawing, strain, bound)


def _ordered(drawing: Arrangement, strain: int, bound: int) -> Ordered:
    certificate: Certificate = "optimal" if bound >= strain else "gap" if bound else "none"
    rows = {row: drawing.order[row] for row in sorted(drawing.order)}
    return Ordered(rows, strain, min(bound, strain), certificate)
