"""Where one lifeline begins and ends, and how far it is sure.

    birth between            sure            death between
    start - - - - - sure ------------- till - - - - - - end

An end nobody knows fades out instead; somebody alive goes on to the day the picture shows.
"""

from collections.abc import Sequence

from kithkin_science.network.layout.axis import FADE, Axis
from kithkin_science.network.layout.lifelines import LaidLife, Life

EXACT = 1.05  # a date known to the year is drawn as known
OLDEST = 122.0  # whoever would be older and has no death has an unrecorded one


def laid_life(life: Life, axis: Axis, today: float) -> LaidLife:
    """One lifeline along the axis; its height comes later."""
    seen = [year for year in life.seen if year <= today] or list(life.seen)
    sure, start, opens = _beginning(life, axis, seen)
    till, end, ends = _ending(life, axis, seen, today)
    if end < start:  # the dates contradict each other: all between them is only perhaps
        return LaidLife(life.id, 0.0, end, start, start, start, opens, ends)
    till = max(start, till)
    return LaidLife(life.id, 0.0, start, min(max(sure, start), till), till, end, opens, ends)


def _beginning(life: Life, axis: Axis, seen: Sequence[float]) -> tuple[float, float, str]:
    """From where it is sure, from where it may be, and how it opens."""
    birth = life.birth
    later = [*seen, *([] if life.death.begin is None else [life.death.begin])]
    if birth.first is None:
        at = axis.x(min(later if birth.last is None else [birth.last]))
        return at, at - FADE, "fades"
    start = axis.x(birth.first)
    if birth.last is None:  # born then or later
        return axis.x(max(birth.first, min(later, default=birth.first))), start, "known"
    return (start if birth.last - birth.first <= EXACT else axis.x(birth.last)), start, "known"


def _ending(
    life: Life, axis: Axis, seen: Sequence[float], today: float
) -> tuple[float, float, str]:
    """Till where it is sure, till where it may be, and how it ends."""
    death, born = life.death, life.birth.close
    told = [*seen, *([] if born is None else [born])]
    if death.last is not None:
        early = death.first
        if early is None:  # died then or earlier
            early = max([year for year in told if year <= death.last], default=death.last)
        exact = death.last - early <= EXACT
        return axis.x(death.last if exact else early), axis.x(death.last), "known"
    last = death.first if death.first is not None else max(told, default=today)
    old = today - (last if born is None else born) > OLDEST
    if death.first is not None or life.ended or old:
        return axis.x(last), axis.x(last) + FADE, "fades"
    return axis.x(max(today, last)), axis.x(max(today, last)), "goes_on"
