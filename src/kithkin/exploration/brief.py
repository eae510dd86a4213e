"""The one-screen brief before a session: gathered from every part, and from the map itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse

from kithkin.consent.policy import Sight
from kithkin.exploration.change_words import in_short
from kithkin.exploration.changes import difference
from kithkin.exploration.queries import Meetings
from kithkin.network.offers import Line, Offer, offers

MOST_LINES = 3  # of one part, and fewer where many speak: a brief that must be scrolled is none
MANY_PARTS = 4
KEY = "exploration"


@dataclass(frozen=True, slots=True)
class FromPart:
    """What one part has to say since the last session."""

    title: object
    icon: str
    lines: Sequence[Line]
    href: str
    more: int = 0  # lines that found no place

    def at_most(self, most: int) -> "FromPart":
        return replace(self, lines=self.lines[:most], more=max(0, len(self.lines) - most))


@dataclass(frozen=True, slots=True)
class Brief:
    parts: Sequence[FromPart]
    map_lines: Sequence[str]

    @property
    def quiet(self) -> bool:
        return not (self.parts or self.map_lines)


def gathered(meetings: Meetings) -> Brief:
    """Parts with nothing to say are absent."""
    sight = meetings.sight
    since = meetings.last.at if meetings.last else None
    found = [_from(offer, sight, since) for offer in offers() if offer.key != KEY]
    speaking = [one for one in found if one.lines]
    most = MOST_LINES if len(speaking) <= MANY_PARTS else MOST_LINES - 1
    return Brief(
        parts=[one.at_most(most) for one in speaking],
        map_lines=in_short(sight, difference(sight, since, None)) if since else [],
    )


def _from(offer: Offer, sight: Sight, since: datetime | None) -> FromPart:
    return FromPart(
        title=offer.title, icon=offer.icon, lines=list(offer.brief(sight, since)),
        href=reverse(offer.address, args=[sight.case]),
    )  # fmt: skip
