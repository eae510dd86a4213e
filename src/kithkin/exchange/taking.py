"""A copy as a file: what its viewer sees, and nothing else."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from kithkin.base import clock
from kithkin.consent.policy import Sight
from kithkin.exchange.gedcom.writer import write_gedcom
from kithkin.exchange.neutral_writer import write_neutral
from kithkin.exchange.queries import kept_lines
from kithkin.network.offers import offers
from kithkin.network.queries import map_copy
from kithkin.network.whom import people_of

# Somebody else may see the name in a folder of downloads: it names nobody and tells nothing.
NAME = "map"


@dataclass(frozen=True, slots=True)
class Kind:
    ending: str
    content_type: str
    write: Callable[[Sight], bytes]


def _gedcom(sight: Sight) -> bytes:
    return write_gedcom(map_copy(sight), kept_lines(sight))


def _neutral(sight: Sight) -> bytes:
    return write_neutral(map_copy(sight))


def _takeout(sight: Sight) -> bytes:
    """All that the parts hold of one's own, and the others by nickname alone."""
    told = {
        "format": "kithkin takeout",
        "version": 1,
        "taken": clock.now().isoformat(),
        "people": [{"id": id_, "called": name} for id_, name in people_of(sight).names.items()],
        **{offer.key: list(offer.takeout(sight)) for offer in offers()},
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


KINDS = {
    "gedcom": Kind("ged", "text/vnd.familysearch.gedcom; charset=utf-8", _gedcom),
    "json": Kind("json", "application/json", _neutral),
    "all": Kind("json", "application/json", _takeout),
}


def copy_as_file(sight: Sight, kind: Kind) -> bytes:
    return kind.write(leaving(sight))


def leaving(sight: Sight) -> Sight:
    """What may leave the house. A file is handed on, and nobody can say to whom.

    So no note of the practice is ever in one; and where several share the work, nothing of a part
    that is not the taker's own, whoever the taker is: else one file would hold both sides of a wall.
    """
    own = f"part:{sight.member}"
    kept = {
        scope: mask
        for scope, mask in sight.scopes.items()
        if scope in {f"joint:{sight.case}", own} or (sight.individual and scope.startswith("part:"))
    }
    # A single row somebody was shown of another's part is not theirs to hand on either.
    return replace(sight, scopes=kept, rows=sight.rows if sight.individual else {})
