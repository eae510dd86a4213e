"""The family as a genogram: one SVG from a map, its places and its lines."""

from datetime import date

from kithkin.network.copies import MapCopy
from kithkin.network.drawing.couples import couples_of, year_labels, years
from kithkin.network.drawing.hulls import hulls
from kithkin.network.drawing.laid import Laid
from kithkin.network.drawing.page import Look, box_of, page, step_of, voice_of
from kithkin.network.drawing.persons import Seat, persons
from kithkin.network.drawing.rooms import name_rooms
from kithkin.network.drawing.stems import beside, is_adopted
from kithkin.network.drawing.ties import ties, ways
from kithkin.network.drawing.twins import leaning
from kithkin.network.drawing.unions import unions

PLAIN = Look()


def draw_genogram(copy: MapCopy, laid: Laid, *, today: date, look: Look = PLAIN) -> str:
    """Draw the family; people without a place in the layout are left out."""
    voice = voice_of(copy, today, look)
    places = laid.positions
    rooms = name_rooms(copy, places)
    leans, clear = leaning(copy.twins, places), beside(laid)
    seats = [
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
        for one in copy.persons
        if one.id in places
    ]
    couples = couples_of(voice, laid)
    dated = year_labels(couples)
    lines = [route.points for route in laid.routes]
    found = ways(voice, seats, lines, [one.box for one in dated])
    parts = [
        hulls(voice, {seat.person.id: seat.at for seat in seats}),
        unions(voice, laid, couples),
        ties(voice, found),
        years(dated),
        persons(voice, seats),
    ]
    return page(
        voice,
        box_of(seats, [*lines, *(way.line.points for way in found)]),
        parts,
        what="Genogram",
        look=look,
    )
