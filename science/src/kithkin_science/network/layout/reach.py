"""How far apart two people of a network should stand: the shortest way over their ties.

A tie's own length says how near the two are. People of one household or group are drawn near one
another through a point in their midst that nobody sees. Somebody with many ties gets longer ones,
so that all find room around.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, sqrt

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components, dijkstra

UNIT = 150.0  # of a tie of length 1, centre to centre
SHORTEST, LONGEST = 0.5, 4.0
# So many find room round one person at length 1, in two rings.
ROOM_AROUND = 18
_TO_MIDST = 0.35  # of a pair; grows with the square root of the number of members


@dataclass(frozen=True, slots=True)
class Tie:
    """Two who are linked; `length` 1 is an ordinary tie, less is nearer."""

    a: str
    b: str
    length: float = 1.0


@dataclass(frozen=True, slots=True)
class Reach:
    """Distances between everybody (infinite where no tie leads), and who hangs together."""

    far: np.ndarray
    part: np.ndarray
    degree: np.ndarray
    ends: np.ndarray  # rows: two linked people
    lengths: np.ndarray


def reach(ids: Sequence[str], ties: Sequence[Tie], groups: Sequence[Sequence[str]] = ()) -> Reach:
    """Work out distances.

    Parameters
    ----------
    ids
        Everybody, in the stable order.
    ties
        Links between them; of several for a pair the shortest counts, loops count for nothing.
    groups
        Members of each household or group.

    Returns
    -------
    Reach
        In drawing units.

    Examples
    --------
    >>> reach(["a", "b", "c"], [Tie("a", "b"), Tie("b", "c")]).far[0].tolist()
    [0.0, 150.0, 300.0]
    """
    place = {who: k for k, who in enumerate(ids)}
    pairs = _pairs(place, ties)
    ends = np.array(list(pairs), dtype=int).reshape(-1, 2)
    degree = np.bincount(ends.ravel(), minlength=len(ids))
    crowd = np.sqrt(np.maximum(1.0, degree / ROOM_AROUND))
    lengths = UNIT * np.array(list(pairs.values()), dtype=float)
    lengths *= np.maximum(crowd[ends[:, 0]], crowd[ends[:, 1]]) if len(ends) else 1.0
    hubs, spokes = _midsts(place, groups)
    far, part = _ways(len(ids), np.vstack([ends, hubs]), np.concatenate([lengths, spokes]))
    return Reach(far, part, degree, ends, lengths)


def _pairs(place: dict[str, int], ties: Sequence[Tie]) -> dict[tuple[int, int], float]:
    """The shortest tie of each pair, in the order of the people."""
    found: dict[tuple[int, int], float] = {}
    for tie in ties:
        if tie.a in place and tie.b in place and tie.a != tie.b:
            one, other = sorted((place[tie.a], place[tie.b]))
            length = tie.length if isfinite(tie.length) else 1.0
            length = min(max(length, SHORTEST), LONGEST)
            found[one, other] = min(length, found.get((one, other), LONGEST))
    return dict(sorted(found.items()))


def _midsts(
    place: dict[str, int], groups: Sequence[Sequence[str]]
) -> tuple[np.ndarray, np.ndarray]:
    ends: list[tuple[int, int]] = []
    spokes: list[float] = []
    for nth, members in enumerate(groups):
        here = sorted({place[who] for who in members if who in place})
        if len(here) > 1:
            ends += [(who, len(place) + nth) for who in here]
            spokes += [UNIT * _TO_MIDST * sqrt(len(here) / 2)] * len(here)
    return np.array(ends, dtype=int).reshape(-1, 2), np.array(spokes)


def _ways(people: int, ends: np.ndarray, lengths: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    size = max(people, int(ends.max()) + 1 if len(ends) else 0)
    graph = coo_matrix((lengths, (ends[:, 0], ends[:, 1])), shape=(size, size)).tocsr()
    _, part = connected_components(graph, directed=False)
    # From people only; points in the midst of a group lie on ways but are never asked.
    far = dijkstra(graph, directed=False, indices=np.arange(people))[:, :people]
    return np.asarray(far), np.asarray(part[:people])
