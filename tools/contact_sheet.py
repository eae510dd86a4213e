"""Draws every sign of every notation, for somebody to look at.

    python tools/contact_sheet.py FOLDER [--png] [NOTATION ...]

writes FOLDER/NOTATION.svg, with --png also FOLDER/NOTATION.png. The golden sheets of the tests are
made anew with KITHKIN_REDRAW=1 pytest src/kithkin/network/drawing/tests/test_draw_notations.py
"""

import argparse
from pathlib import Path

import resvg_py

from kithkin.network.drawing.lettering import FONT_FILE
from kithkin.network.drawing.sheets import contact_sheet
from kithkin.network.notation.profile import profiles


def main() -> None:
    asked = argparse.ArgumentParser(description="Draw every sign of every notation.")
    asked.add_argument("folder", type=Path)
    asked.add_argument("notations", nargs="*", default=[*profiles()], metavar="NOTATION",
                       help=f"one or more of {', '.join(profiles())}; all of them if none is named")  # fmt: skip
    asked.add_argument("--png", action="store_true", help="also as pictures")
    asked.add_argument("--zoom", type=float, default=2.0, help="of the pictures; 2 if not given")
    wanted = asked.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    for name in wanted.notations:
        svg = contact_sheet(profiles()[name])
        wanted.folder.joinpath(f"{name}.svg").write_text(svg, encoding="utf-8")
        if wanted.png:
            wanted.folder.joinpath(f"{name}.png").write_bytes(_png(svg, wanted.zoom))


def _png(svg: str, zoom: float) -> bytes:
    found = resvg_py.svg_to_bytes(
        svg_string=svg, zoom=zoom, background="#ffffff", font_files=[str(FONT_FILE)]
    )
    return bytes(found)


if __name__ == "__main__":
    main()
