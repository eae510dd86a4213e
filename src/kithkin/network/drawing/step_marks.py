"""The mark of a step: a small round that fills by quarters, so that a grey copy still says it."""

from kithkin.network.drawing.look import INK, PAPER
from kithkin.network.drawing.svg import Drawn, group, number, path, tag

STEPS = 4
RADIUS = 6.0
# Where the filled part ends, clockwise from the top, and whether it is more than half of the round.
_ENDS = ((1.0, 0.0, 0), (0.0, 1.0, 0), (-1.0, 0.0, 1))


def step_mark(step: int, at: tuple[float, float] = (0.0, 0.0)) -> Drawn:
    """One of four: a quarter, a half, three quarters, all of the round."""
    ring = tag("circle", {"r": RADIUS, "fill": PAPER, "stroke": INK, "stroke-width": 1.4})
    place = f"translate({number(at[0])} {number(at[1])})"
    return group("step-mark", [ring, _filled(step)], transform=place, stroke="none", fill=INK)


def _filled(step: int) -> Drawn:
    if step >= STEPS - 1:
        return tag("circle", {"class": "share", "r": RADIUS - 1.6})
    right, down, large = _ENDS[max(step, 0)]
    inside = RADIUS - 1.6
    return path(
        f"M0 0V{number(-inside)}A{number(inside)} {number(inside)} 0 {large} 1 "
        f"{number(right * inside)} {number(down * inside)}Z",
        **{"class": "share"},
    )
