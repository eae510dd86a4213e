"""The family as a genogram: one SVG from a map, its places and its lines."""

from collections.abc import Mapping
from datetime import date

from kithkin.network.copies import MapCopy
from kithkin.network.drawing.again import (
    agains,
    arcs,
    rooms_of,
    sample,
    second_seats,
    second_symbols,
)
from kithkin.network.drawing.couples import couples_of, year_labels, years
from kithkin.network.drawing.hulls import hulls
from kithkin.network.drawing.laid import Laid
from kithkin.network.drawing.page import Look, box_of, page, step_of, voice_of
from kithkin.network.drawing.persons import Seat, persons
from kithkin.network.drawing.stems import beside, is_adopted
from kithkin.network.drawing.ties import ties, ways
from kithkin.network.drawing.twins import leaning
from kithkin.network.drawing.unions import unions
from kithkin.network.voice import Voice

PLAIN = Look()


def draw_genogram(copy: MapCopy, laid: Laid, *, today: date, look: Look = PLAIN) -> str:
    """Draw the family; people without a place in the layout are left out."""
    voice = voice_of(copy, today, look)
    rooms, second_rooms = rooms_of(copy, laid)
    seats = _seats(voice, laid, rooms, look)
    couples = couples_of(voice, laid)
    dated = year_labels(couples)
    lines = [route.points for route in laid.routes]
    boxes = [one.box for one in dated]
    seconds = second_seats(laid, seats, second_rooms)
    again = agains(voice, laid, seats, seconds, lines, boxes)
    found = ways(voice, seats, lines, boxes, others=seconds)
    parts = [
        hulls(voice, {seat.person.id: seat.at for seat in seats}),
        unions(voice, laid, couples),
        *([arcs(again)] if again else []),
        ties(voice, found),
        years(dated),
        *([second_symbols(voice, again)] if again else []),
        persons(voice, seats),
    ]
    drawn_lines = [
        *lines, *(way.line.points for way in found), *(one.arc.points for one in again)
    ]  # fmt: skip
    return page(
        voice,
        box_of([*seats, *seconds], drawn_lines),
        parts,
        what="Genogram",
        look=look,
        more=[sample()] if again else [],
    )


def _seats(voice: Voice, laid: Laid, rooms: Mapping[str, float], look: Look) -> list[Seat]:
    """Everybody who has a place, as they are to be drawn."""
    places = laid.positions
    leans, clear = leaning(voice.copy.twins, places), beside(laid)
    return [
        Seat(
            one,
            places[one.id],
            room=rooms[one.id],
            leans=one.id in leans,
            adopted=is_adopted(voice.kin.upward.get(one.id, []), look.profile),
            clear=clear.get(one.id, 0.0),
            step=step_of(look, one.id),
            profile=look.profile,
            assigned=look.assigned,
        )
        for one in voice.copy.persons
        if one.id in places
    ]
