"""The tray beneath a picture: a soft frame with its word, round whoever has no place in it yet."""

from kithkin.network.drawing.ground import Box
from kithkin.network.drawing.look import SOFT, WIDE_HALO
from kithkin.network.drawing.persons import text
from kithkin.network.drawing.svg import Drawn, group, tag

_WORD_SIZE = 11.0


def tray_box(box: Box, said: str) -> Drawn:
    left, top, right, foot = box
    edge = tag("rect", {"x": left, "y": top, "width": right - left, "height": foot - top, "rx": 14})
    word = text(said, left + 18, top + 4, "tray-name", size=_WORD_SIZE)
    name = group("label", [word], fill=SOFT, text_anchor="start", **WIDE_HALO)
    return group("tray", [edge, name], fill="none", stroke=SOFT, stroke_width=1.0,
                 stroke_dasharray="1 5", stroke_linecap="round", aria_hidden="true")  # fmt: skip
