"""The map's people as a free network: who is close stands near."""

from collections.abc import Iterable, Mapping
from datetime import date

from kithkin.network.copies import MapCopy, TieCopy
from kithkin.network.ties_in_words import holds, present_code, present_phase
from kithkin.network.voice import members_on
from kithkin_science.network.layout.kin import SYMBOL_WIDTH, Person
from kithkin_science.network.layout.network import NetworkLayout
from kithkin_science.network.layout.network import network as lay_out_network
from kithkin_science.network.layout.reach import Tie
from kithkin_science.network.layout.results import Point

# Length of a tie by the closeness somebody gave it (0 none to 4 very much); 1 is ordinary.
_BY_CLOSENESS = (1.4, 1.2, 1.0, 0.85, 0.75)
_BY_GROUP = {"warm": 1.0, "distance": 1.4, "tension": 1.1, "harm": 1.2}
_BY_CODE = {
    "fused": 0.75, "fused_hostile": 0.8, "fused_distrust": 0.8, "close": 0.85,
    "close_hostile": 0.9, "best_friends": 0.85, "love": 0.85, "in_love": 0.85,
    "cutoff_repaired": 1.1,
}  # fmt: skip
# Kin links draw people together only lightly: relationships decide where somebody stands.
_COUPLE, _PARENT = 1.1, 1.25


def network(
    copy: MapCopy,
    *,
    today: date,
    widths: Mapping[str, float] | None = None,
    pinned: Mapping[str, Point] | None = None,
    previous: Mapping[str, Point] | None = None,
) -> NetworkLayout:
    """Everybody once, by the ties that hold on the day.

    `widths` are those of labels, for people whose label is wider than a symbol. People in `pinned`
    keep their place exactly; those in `previous` unless a newcomer leaves no room.
    """
    room = widths or {}
    return lay_out_network(
        [Person(one.id, None, max(SYMBOL_WIDTH, room.get(one.id, 0.0))) for one in copy.persons],
        [*_ties(copy, today), *_kin(copy)],
        groups=[members_on(one, today) for one in copy.groups],
        first={one.id for one in copy.persons if one.index},
        pinned=pinned,
        previous=previous,
    )


def _ties(copy: MapCopy, today: date) -> Iterable[Tie]:
    for tie in copy.ties:
        if holds(tie, today):
            yield Tie(tie.a, tie.b, _length(tie, today))


def _length(tie: TieCopy, today: date) -> float:
    phase = present_phase(tie, today)
    if phase is not None and phase.closeness is not None:
        return _BY_CLOSENESS[min(max(phase.closeness, 0), len(_BY_CLOSENESS) - 1)]
    code = present_code(tie, today)
    return _BY_CODE.get(code.code, _BY_GROUP.get(code.group, 1.0))


def _kin(copy: MapCopy) -> Iterable[Tie]:
    for union in copy.unions:
        first, *others = union.partners or ("",)
        for other in others:
            yield Tie(first, other, _COUPLE)
    for link in copy.parentages:
        yield Tie(link.parent, link.child, _PARENT)
