"""One map, shown in one of its views: a picture, words, or a table. From a filtered copy alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from kithkin.network.as_of import as_of
from kithkin.network.colouring import Coloured
from kithkin.network.conditions import ConditionCopy
from kithkin.network.copies import MapCopy
from kithkin.network.drawing.circles import draw_circles
from kithkin.network.drawing.ecomap import draw_ecomap
from kithkin.network.drawing.genogram import draw_genogram
from kithkin.network.drawing.laid import Laid, Point, seconds_of
from kithkin.network.drawing.network import draw_network
from kithkin.network.drawing.page import Look
from kithkin.network.drawing.timeline import draw_timeline
from kithkin.network.notation.profile import Profile, kithkin_profile
from kithkin.network.sign_warnings import warnings
from kithkin.network.solved import layout
from kithkin.network.surroundings import around_on, in_words, on
from kithkin.network.table import Row, rows
from kithkin.network.words import MapWords, map_words

NIL = UUID(int=0)  # stands in an address where the picture's script puts somebody's id
# The plain word for each on the screen, in the order of the tabs.
VIEWS = {
    "genogram": _("Family"),
    "ecomap": _("Surroundings"),
    "circles": _("Circles"),
    "network": _("Connections"),
    "timeline": _("Over time"),
    "words": _("In words"),
    "table": _("Table"),
}


PLAIN = Coloured()
_DRAWN: dict[str, Callable[..., str]] = {
    "genogram": draw_genogram,
    "ecomap": draw_ecomap,
    "circles": draw_circles,
    "network": draw_network,
    "timeline": draw_timeline,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    view: str
    day: date
    today: date
    coloured: Coloured = PLAIN
    standing: Mapping[str, Point] = field(default_factory=dict)  # today's, from `arranged`
    signs: Profile = field(default_factory=kithkin_profile)
    conditions: tuple[ConditionCopy, ...] = ()  # what they live under, as the viewer knows it
    twice: bool = False  # somebody may be drawn twice where the family is clearer for it


@dataclass(frozen=True, slots=True)
class Shown:
    """What a map page draws. `picture` is our own SVG, escaped where it was built."""

    empty: bool
    picture: SafeString | None = None
    words: MapWords | None = None
    conditions: Sequence[str] = ()  # in words, beside `words`
    rows: tuple[Row, ...] = ()
    may_be: int = 0
    warnings: tuple[str, ...] = ()  # what the chosen signs cannot say of this map
    twice: int = 0  # how many people have a second symbol


def show(copy: MapCopy, wanted: Wanted) -> Shown:
    """Show the map on a day: today's as it stands, an earlier day's as it was or may have been."""
    may_be = 0
    if wanted.day != wanted.today:
        then = as_of(copy, wanted.day)
        copy, may_be = then.copy, len(then.may_be)
    if not copy.persons:
        return Shown(empty=True)
    match wanted.view:
        case "words":
            return Shown(
                empty=False,
                words=map_words(copy, today=wanted.day, said_too=wanted.coloured.said_too),
                conditions=in_words(on(wanted.day, wanted.conditions), copy),
                may_be=may_be,
            )
        case "table":
            return Shown(empty=False, rows=tuple(rows(copy, today=wanted.day)), may_be=may_be)
        case _:
            laid = _laid(copy, wanted)
            twice = len(seconds_of(laid))
            said = warnings(copy, wanted.signs, today=wanted.day, twice=twice > 0)
            return Shown(
                empty=False,
                picture=_picture(copy, laid, wanted),
                may_be=may_be,
                warnings=tuple(said),
                twice=twice,
            )


def _picture(copy: MapCopy, laid: Laid, wanted: Wanted) -> SafeString:
    look = Look(legend=True, steps=wanted.coloured.steps, profile=wanted.signs)
    draw = _DRAWN[wanted.view]
    return SafeString(
        draw(
            copy,
            laid,
            today=wanted.day,
            look=look,
            **around_on(wanted.view, wanted.day, wanted.conditions),
        )
    )


def _laid(copy: MapCopy, wanted: Wanted) -> Laid:
    """On another day everybody who was there stands where they stand today, so that nobody jumps."""
    here = {person.id for person in copy.persons}
    at = {one: place for one, place in wanted.standing.items() if one in here}
    return layout(
        wanted.view,
        copy,
        day=wanted.day,
        at=at or None,
        twice=wanted.twice,
        **around_on(wanted.view, wanted.day, wanted.conditions),
    )
