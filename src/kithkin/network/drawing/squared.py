"""A couple's line as a squared U beneath the two, as some notations draw it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kithkin.network.drawing.laid import LaidLine, Point

BAR_BENEATH = 27.0  # from the middle of a symbol; the name begins under it
_FROM_THE_SIDE = 8.0  # the arms leave the foot of a symbol a little inward


@dataclass(frozen=True, slots=True)
class _Lowered:
    kind: str
    of: tuple[str, ...]
    points: Sequence[Point]
    jumps: tuple[Point, ...] = ()


def squared(
    bars: Sequence[Sequence[Point]], below: Sequence[LaidLine], jumps: Sequence[Point]
) -> tuple[list[Sequence[Point]], list[LaidLine], tuple[Point, ...]]:
    """Turn level bars into a U, and let what hangs from them begin lower.

    A bar that already runs beneath others, or joins people in two rows, stays as it is.
    """
    levels = {bar[0][1] for bar in bars if _is_level(bar)}
    return (
        [_u(bar) if _is_level(bar) else bar for bar in bars],
        [_lower(line) if _hangs_from(line, levels) else line for line in below],
        tuple((x, y + BAR_BENEATH) if y in levels else (x, y) for x, y in jumps),
    )


def _is_level(bar: Sequence[Point]) -> bool:
    return len({y for _, y in bar}) == 1


def _u(bar: Sequence[Point]) -> list[Point]:
    (x1, y), (x2, _) = min(bar), max(bar)
    left, right, low = x1 + _FROM_THE_SIDE, x2 - _FROM_THE_SIDE, y + BAR_BENEATH
    return [(left, y), (left, low), (right, low), (right, y)]


def _hangs_from(line: LaidLine, levels: set[float]) -> bool:
    low = min((y for y in levels if y == line.points[0][1]), default=None)
    return line.kind == "drop" and low is not None and line.points[-1][1] > low + BAR_BENEATH


def _lower(line: LaidLine) -> LaidLine:
    (x, y), *rest = line.points
    return _Lowered(line.kind, line.of, [(x, y + BAR_BENEATH), *rest])
