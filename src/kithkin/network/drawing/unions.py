"""Couples and their children: the bars, drops and stems, in the lines their kinds ask for."""

from collections.abc import Iterable, Sequence

from kithkin.network.drawing.couples import Couple, couple
from kithkin.network.drawing.jumps import jumps_of
from kithkin.network.drawing.laid import Laid, LaidLine
from kithkin.network.drawing.look import INK
from kithkin.network.drawing.stems import stem
from kithkin.network.drawing.svg import Drawn, group
from kithkin.network.drawing.twins import bars_between, meeting, trimmed
from kithkin.network.voice import Voice


def unions(voice: Voice, laid: Laid, couples: Sequence[Couple]) -> Drawn:
    """Draw every couple and every link to a child; a link without a route gets its own line."""
    copy = voice.copy
    stems = [route for route in laid.routes if route.kind == "stem"]
    apart = meeting(copy.twins, stems)
    tops = trimmed(copy, laid.routes, apart)
    drawn = [couple(one, tops) for one in couples]
    return group(
        "unions",
        [*drawn, *_links(voice, laid, stems, apart)],
        aria_hidden="true",
        fill="none",
        stroke=INK,
        stroke_width=1.6,
    )


def _links(
    voice: Voice,
    laid: Laid,
    stems: Sequence[LaidLine],
    apart: dict[int, list[tuple[float, float]]],
) -> Iterable[Drawn]:
    copy = voice.copy
    links = {link.id: link for link in copy.parentages}
    persons = {person.id: person for person in copy.persons}
    drawn: set[str] = set()
    for route in (one for one in stems if one.of[0] in persons):
        mine = [links[one] for one in route.of[1:] if one in links]
        drawn.update(link.id for link in mine)
        points = apart.get(id(route), route.points)
        yield stem(persons[route.of[0]], mine, points, voice.profile, jumps_of(route))
    yield from bars_between(copy.twins, stems, apart)
    for link in copy.parentages:
        if link.id not in drawn and link.parent in laid.positions and link.child in laid.positions:
            ends = [laid.positions[link.parent], laid.positions[link.child]]
            yield stem(persons[link.child], [link], ends, voice.profile)
