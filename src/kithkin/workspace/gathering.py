"""What the parts say, gathered for the pages that mix them. Nothing is asked twice."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from kithkin.accounts.case_queries import CaseLine
from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.consent.policy import Sight
from kithkin.consent.queries import sights
from kithkin.network.offers import Line, offers
from kithkin.network.whom import people_of

SHORTEST_SEARCH = 2


@dataclass(frozen=True, slots=True)
class OwnLines:
    """A member's own home: what has an hour, what to do, and the rest under its headings."""

    today: Sequence[Line]
    first: Sequence[Line]
    under: Sequence[tuple[object, Sequence[Line]]]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What in one piece of work needs a person, and what has an hour soon."""

    work: CaseLine
    today: Sequence[Line]
    needs: Sequence[Line]


@dataclass(frozen=True, slots=True)
class PartLine:
    """One of the parts on the page of a piece of work."""

    title: object
    icon: str
    href: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found in one place, by part."""

    title: object
    lines: Sequence[Line]


def own_lines(seen: Sight) -> OwnLines:
    under: dict[object, list[Line]] = defaultdict(list)
    for line in (line for offer in offers() for line in offer.home(seen)):
        under[str(line.under)].append(line)
    first = under.pop("", [])
    today = [line for offer in offers() for line in offer.today([seen])]
    return OwnLines(_by_hour(today), first, list(under.items()))


def waiting(viewer: Actor, works: Sequence[CaseLine]) -> list[Waiting]:
    """For a therapist: each piece of work with what waits in it, in the order of the works."""
    seen = sights(viewer, [work.id for work in works])
    today = _by_case(line for offer in offers() for line in offer.today(seen))
    needs = _by_case(line for offer in offers() for line in offer.needs(seen))
    return [Waiting(work, _by_hour(today[work.id]), needs[work.id]) for work in works]


def _by_case(lines: Iterable[Line]) -> Mapping[UUID | None, list[Line]]:
    found: dict[UUID | None, list[Line]] = defaultdict(list)
    for line in lines:
        found[line.case].append(line)
    return found


def _by_hour(lines: Iterable[Line]) -> list[Line]:
    return sorted(lines, key=_hour)


def _hour(line: Line) -> datetime:
    return line.when or clock.now()


def supporter_lines(viewer: Actor) -> list[Line]:
    return [line for offer in offers() for line in offer.supporter(viewer)]


def part_lines(case_id: UUID) -> list[PartLine]:
    return [
        PartLine(offer.title, offer.icon, reverse(offer.address, args=[case_id]))
        for offer in offers()
    ]


def search(seen: Sight, words: str) -> list[Found]:
    """Only what the viewer may open is opened; nothing of it is kept, counted or logged."""
    wanted = " ".join(words.split())
    if len(wanted) < SHORTEST_SEARCH:
        return []
    found = [Found("", _people(seen, wanted.casefold()))]
    found += [Found(offer.title, offer.search(seen, wanted)) for offer in offers()]
    return [one for one in found if one.lines]


def _people(seen: Sight, wanted: str) -> list[Line]:
    people = people_of(seen)
    return [
        Line(text=name, href=reverse("network:person", args=[seen.case, id_]), icon="people")
        for id_, name in sorted(people.names.items(), key=lambda one: one[1].casefold())
        if wanted in name.casefold()
    ]
