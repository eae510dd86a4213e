"""Family layouts once solved, kept in memory by the hash of what they were solved from.

Solving a large family takes seconds, and most pages show what the page before showed. The hash is
of the viewer's own filtered rows: nobody's picture can depend on rows that are withheld from them.
What is kept are ids and places, no words.
"""

import hashlib
from collections import OrderedDict
from threading import Lock

from kithkin.network.copies import MapCopy
from kithkin.network.drawing.laid import Laid
from kithkin.network.layouts.family import family

MOST_KEPT = 64
_kept: OrderedDict[bytes, Laid] = OrderedDict()
_lock = Lock()


def family_layout(copy: MapCopy) -> Laid:
    key = _key(copy)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    laid = family(copy, pinned=copy.positions or None)
    with _lock:
        _kept[key] = laid
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return laid


def _key(copy: MapCopy) -> bytes:
    """Everything places depend on; names, notes and ties are not part of it."""
    people = [(one.id, one.kind, one.birth, one.death, one.index) for one in copy.persons]
    rows = (people, copy.unions, copy.parentages, copy.twins, sorted(copy.positions.items()))
    return hashlib.sha256(repr(rows).encode()).digest()
