"""The views of a map that `kithkin draw` makes: how each is laid out, and how it is drawn."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kithkin.network.copies import MapCopy
from kithkin.network.drawing.circles import draw_circles
from kithkin.network.drawing.ecomap import draw_ecomap
from kithkin.network.drawing.genogram import draw_genogram
from kithkin.network.drawing.labels import label_widths
from kithkin.network.drawing.laid import Laid
from kithkin.network.drawing.network import draw_network
from kithkin.network.drawing.timeline import draw_timeline
from kithkin.network.layouts.circles import circles
from kithkin.network.layouts.ecomap import ecomap
from kithkin.network.layouts.family import family
from kithkin.network.layouts.network import network
from kithkin.network.layouts.timeline import timeline


class View(StrEnum):
    GENOGRAM = "genogram"
    ECOMAP = "ecomap"
    CIRCLES = "circles"
    NETWORK = "network"
    TIMELINE = "timeline"
    WORDS = "words"
    TABLE = "table"

    @property
    def is_picture(self) -> bool:
        return self in PICTURES


@dataclass(frozen=True, slots=True)
class Picture:
    """How one view comes about; `title` stands under it on paper.

    `draw` is one of the functions `draw_…(copy, laid, *, today, look)`, for what `lay` gives.
    """

    title: str
    lay: Callable[[MapCopy, date], Laid]
    draw: Callable[..., str]


def _family(copy: MapCopy, _day: date) -> Laid:
    return family(copy, widths=label_widths(copy))


def family_twice(copy: MapCopy) -> Laid:
    """The genogram with second symbols where it is clearer for them."""
    return family(copy, widths=label_widths(copy), twice=True)


def _ecomap(copy: MapCopy, day: date) -> Laid:
    return ecomap(copy, today=day, widths=label_widths(copy))


def _circles(copy: MapCopy, day: date) -> Laid:
    return circles(copy, today=day, widths=label_widths(copy))


def _network(copy: MapCopy, day: date) -> Laid:
    return network(copy, today=day, widths=label_widths(copy))


def _timeline(copy: MapCopy, day: date) -> Laid:
    return timeline(copy, today=day)


PICTURES: Mapping[View, Picture] = {
    View.GENOGRAM: Picture("Genogram", _family, draw_genogram),
    View.ECOMAP: Picture("Ecomap", _ecomap, draw_ecomap),
    View.CIRCLES: Picture("Circles", _circles, draw_circles),
    View.NETWORK: Picture("Network", _network, draw_network),
    View.TIMELINE: Picture("Timeline", _timeline, draw_timeline),
}
