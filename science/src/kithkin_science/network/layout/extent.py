"""First and last of several groups, for many orders at once."""

from collections.abc import Sequence

import numpy as np

Floats = np.ndarray
Span = tuple[Floats, Floats]
MOST_TOGETHER = 8


class Extent:
    """First and last place of each of several groups of items."""

    def __init__(self, groups: Sequence[Sequence[int]]) -> None:
        # All groups as if equally large, the short ones with their first item again and again:
        # few calls of NumPy. The rest of the large ones (hundreds of children) one by one.
        most = min(MOST_TOGETHER, max(map(len, groups), default=1))
        filled = [[*group[:most], *[group[0]] * (most - len(group))] for group in groups]
        self.filled = np.array(filled, int).reshape(-1, most).T.copy()
        self.large = [
            (g, np.array(group[most:], int)) for g, group in enumerate(groups) if len(group) > most
        ]

    def of(self, places: Floats) -> Span:
        """(first, last), a line for each group; NaN if nobody is placed."""
        found = places[self.filled]
        if len(found) == 1:
            return found[0], found[0].copy()
        low, high = np.fmin.reduce(found), np.fmax.reduce(found)
        for g, items in self.large:
            more = places[items]
            low[g] = np.fmin(low[g], np.fmin.reduce(more))
            high[g] = np.fmax(high[g], np.fmax.reduce(more))
        return low, high
