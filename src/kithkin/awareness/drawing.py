"""A band on its axis, as SVG with presentation attributes. The words beside it say the same."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

WIDTH, HEIGHT, EDGE, LEVEL = 288.0, 30.0, 10.0, 15.0


def band_svg(middle: float, low: float, high: float, scale: tuple[float, float]) -> SafeString:
    """Dot and band; a tick for every whole step, a longer one in the middle of the scale."""
    first, last = scale
    at = [_place(value, scale) for value in (middle, low, high)]
    start, end = sorted(at[1:])
    centre = (first + last) / 2
    ticks = "".join(
        f"M{_place(step, scale):.1f} {LEVEL - tall:.1f}v{2 * tall:.1f}"
        for step in range(int(first), int(last) + 1)
        for tall in [9.0 if step == centre else 3.5]
    )
    return format_html(
        '<svg class="around-line" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">'
        '<path class="around-axis" fill="none" d="M{} {}H{}{}"/>'
        '<rect class="around-range" x="{}" y="{}" width="{}" height="12" rx="6"/>'
        '<circle class="around-dot" cx="{}" cy="{}" r="6"/></svg>',
        f"{WIDTH:g}", f"{HEIGHT:g}", f"{EDGE:g}", f"{LEVEL:g}", f"{WIDTH - EDGE:g}", ticks,
        f"{start:.1f}", f"{LEVEL - 6:.1f}", f"{max(end - start, 1.0):.1f}",
        f"{at[0]:.1f}", f"{LEVEL:.1f}",
    )  # fmt: skip


def _place(value: float, scale: tuple[float, float]) -> float:
    first, last = scale
    share = (value - first) / (last - first)
    if get_language_bidi():
        share = 1 - share
    return EDGE + share * (WIDTH - 2 * EDGE)
