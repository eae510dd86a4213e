"""What a map page offers for moving people by hand: the doors, and who was moved."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from kithkin.network.drawing.laid import Point
from kithkin.network.models import MovableView

MOVABLE = frozenset(MovableView)


@dataclass(frozen=True, slots=True)
class Offered:
    place: str
    tidy: str
    placed: str  # JSON: {person id: [x, y]}
    count: int


def offered(case_id: UUID, view: str, positions: Mapping[str, Point]) -> Offered | None:
    """None for a view where a place means something by itself."""
    if view not in MOVABLE:
        return None
    return Offered(
        place=reverse("api:place_people", args=[case_id]),
        tidy=reverse("api:tidy_up", args=[case_id]),
        placed=json.dumps(positions, separators=(",", ":")),
        count=len(positions),
    )
