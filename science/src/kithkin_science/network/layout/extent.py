"""First and last of several groups, for many orders at once."""

from collections.abc import Sequence

import numpy as np

Floats = np.ndarray
Span = tuple[Floats, Floats]


class Extent:
    """First and last place of each of several groups of items."""

    def __init__(self, groups: Sequence[Sequence[int]]) -> None:
        self.first = np.array([group[0] for group in groups], int)
        most = max(map(len, groups), default=0)
        larger = ([g for g, group in enumerate(groups) if len(group) > k] for k in range(1, most))
        self.others = [
            (np.array(which, int), np.array([groups[g][k] for g in which], int))
            for k, which in enumerate(larger, 1)
        ]

    def of(self, places: Floats) -> Span:
        """(first, last), a line for each group; NaN if nobody is placed."""
        low = places[self.first]
        high = low.copy()
        for which, items in self.others:
            more = places[items]
            if len(which) == len(low):
                low, high = np.fmin(low, more), np.fmax(high, more)
            else:
                low[which] = np.fmin(low[which], more)
                high[which] = np.fmax(high[which], more)
        return low, high
