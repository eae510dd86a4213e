"""From a good order to a better one, and to a proof: the exact programme, whole or in parts.

A family whose programme is small enough for the effort is solved outright. Of others a lower
bound is put together from parts: groups of kin without anybody in common, each solved as if the
others were not there. Whatever a part cannot avoid on its own, the family cannot avoid; and no
fault is counted in two parts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kithkin_science.network.layout.arrangement import BETTER, Arrangement
from kithkin_science.network.layout.beginning import nearest_first
from kithkin_science.network.layout.exact import Exact
from kithkin_science.network.layout.faults import Tally


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is looked at.

    Attributes
    ----------
    moves
        Multiple of the usual search.
    lines, nodes
        The largest programme that is tried whole, and the nodes of its tree.
    part
        Persons of each part of a bound by parts; 0 for no such bound.
    """

    moves: float
    lines: int
    nodes: int
    part: int = 0

    def work(self, items: int) -> float:
        """What the beginning and the search of a family may weigh."""
        return self.moves * min(7_000.0 * items + 130.0 * items * items, MOST_WORK)


MOST_WORK = 6e7
QUICK = Effort(moves=1.0, lines=720, nodes=50)
DEEP = Effort(moves=4.0, lines=25_000, nodes=300, part=28)
PART_NODES = 20


def polish(drawing: Arrangement, tally: Tally, rows: Sequence[int], effort: Effort) -> int:
    """Better one family's rows in place.

    Parameters
    ----------
    drawing
        The order so far.
    tally
        What faults are counted over, siblings bundled.
    rows
        Those of one linked family.
    effort
        How much to look at.

    Returns
    -------
    int
        A proven lower bound of the family's strain.
    """
    there = tally.rows({row: drawing.order[row] for row in rows})
    everybody = {item for items in there.values() for item in items}
    pairs = sum(len(items) * (len(items) - 1) // 2 for items in there.values())
    if pairs <= effort.lines:
        programme = Exact(tally, there, everybody, effort.lines)
        if programme.lines <= effort.lines:
            best = programme.solve(effort.nodes)
            if best.rows is not None:
                _keep_if_better(drawing, tally.unbundled(best.rows))
            if best.bound >= round(drawing.strain_of(rows)) or not effort.part:
                return max(0, int(best.bound))
            return max(int(best.bound), _by_parts(drawing, tally, everybody, effort.part))
    return _by_parts(drawing, tally, everybody, effort.part) if effort.part else 0


def _keep_if_better(drawing: Arrangement, rows: dict[int, list[int]]) -> None:
    before = {row: drawing.order[row] for row in rows}
    strain = drawing.strain_of(rows)
    drawing.put_all(rows)
    if drawing.strain_of(rows) > strain - BETTER:
        drawing.put_all(before)


def _by_parts(drawing: Arrangement, tally: Tally, everybody: set[int], size: int) -> int:
    """The sum of what parts without anybody in common cannot avoid."""
    left = set(everybody)
    bound = 0
    strained = [i for row in drawing.order for i in drawing.strained(row) if i in everybody]
    for first in dict.fromkeys(strained):
        if first in left:
            part = _kin_left(drawing, first, left, size)
            left -= part
            rows: dict[int, list[int]] = {}
            for item in sorted(part):
                rows.setdefault(tally.row[item], []).append(item)
            best = Exact(tally.only(part), rows, part).solve(PART_NODES)
            bound += max(0, int(best.bound))
    return bound


def _kin_left(drawing: Arrangement, first: int, left: set[int], size: int) -> set[int]:
    part: set[int] = set()
    for item in nearest_first(drawing, first):
        if item in left:
            part.add(item)
        if len(part) == size:
            break
    return part
