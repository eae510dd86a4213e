"""What the parts say, gathered for the pages that mix them. Nothing is asked twice."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from kithkin.accounts.case_queries import CaseLine
from kithkin.base import clock
from kithkin.base.actor import Actor
from kithkin.consent.policy import Sight
from kithkin.consent.queries import sights
from kithkin.network.offers import Line, Place, offers
from kithkin.network.whom import people_of

SHORTEST_SEARCH = 2


@dataclass(frozen=True, slots=True)
class OwnLines:
    """A member's own home: what has an hour, and every other line by its place."""

    today: Sequence[Line]
    placed: Mapping[Place, Sequence[Line]]

    @property
    def first(self) -> Sequence[Line]:
        return self.placed.get(Place.FIRST, ())

    @property
    def meeting(self) -> Sequence[Line]:
        return self.placed.get(Place.MEETING, ())

    @property
    def under(self) -> list[tuple[str, Place, Sequence[Line]]]:
        """What stands under a heading, in the order of the headings."""
        headings = {
            Place.TRY: _("What we said we'd try"), Place.ALSO: _("If you like"),
            Place.AHEAD: _("Further ahead"),
        }  # fmt: skip
        return [(said, at, self.placed[at]) for at, said in headings.items() if at in self.placed]

    @property
    def always(self) -> Sequence[Line]:
        return self.placed.get(Place.ALWAYS, ())


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of a therapist's home, and the work it is of."""

    work: CaseLine
    line: Line


@dataclass(frozen=True, slots=True)
class Desk:
    """A therapist's home: what has an hour, then what waits, the oldest first."""

    today: Sequence[Waiting]
    coming: Sequence[Waiting]
    needs: Sequence[Waiting]
    near: Sequence[Waiting]
    worth_a_look: Sequence[Waiting]


@dataclass(frozen=True, slots=True)
class PartLine:
    """One of the parts on the page of a piece of work."""

    title: object
    says: object
    icon: str
    href: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found in one place, by part."""

    title: object
    lines: Sequence[Line]


def own_lines(seen: Sight) -> OwnLines:
    placed: dict[Place, list[Line]] = defaultdict(list)
    for line in (line for offer in offers() for line in offer.home(seen)):
        placed[line.place].append(line)
    return OwnLines(ahead(seen), dict(placed))


def ahead(seen: Sight) -> list[Line]:
    """What has an hour in one piece of work."""
    return sorted((line for offer in offers() for line in offer.today([seen])), key=_hour)


def desk(viewer: Actor, works: Sequence[CaseLine]) -> Desk:
    """For a therapist: what waits in all their work, asked for once."""
    seen = sights(viewer, [work.id for work in works])
    by_id = {work.id: work for work in works}
    hours = _of(by_id, (line for offer in offers() for line in offer.today(seen)))
    needs = _of(by_id, (line for offer in offers() for line in offer.needs(seen)))
    tonight = clock.today()
    return Desk(
        today=[one for one in hours if _day(one.line) <= tonight],
        coming=[one for one in hours if _day(one.line) > tonight],
        needs=[one for one in needs if one.line.place not in {Place.AHEAD, Place.ALSO}],
        near=_at(needs, Place.AHEAD), worth_a_look=_at(needs, Place.ALSO),
    )  # fmt: skip


def _of(works: Mapping[UUID, CaseLine], lines: Iterable[Line]) -> list[Waiting]:
    found = [Waiting(works[line.case], line) for line in lines if line.case and line.case in works]
    return sorted(found, key=lambda one: _hour(one.line))


def _at(waiting: Iterable[Waiting], place: Place) -> list[Waiting]:
    return [one for one in waiting if one.line.place == place]


def _day(line: Line) -> date:
    return localtime(_hour(line)).date()


def _hour(line: Line) -> datetime:
    return line.when or clock.now()


def supporter_lines(viewer: Actor) -> list[Line]:
    return [line for offer in offers() for line in offer.supporter(viewer)]


def part_lines(case_id: UUID) -> list[PartLine]:
    return [
        PartLine(offer.title, offer.says, offer.icon, reverse(offer.address, args=[case_id]))
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
