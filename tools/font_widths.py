"""Makes the font that pictures are written with on paper, and the table of how wide its letters are.

The pages carry Rubik as one variable web font a script; renderers of PNG and PDF read neither. Here
the upright regular of all scripts becomes one file, beside which stands the table that
`kithkin.network.drawing.lettering` measures with. Run it after the web font has a new version:

    .venv/bin/python tools/font_widths.py
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

ROOT = Path(__file__).resolve().parents[1]
WEB_FONT = ROOT / "frontend" / "node_modules" / "@fontsource-variable" / "rubik"
PLACE = ROOT / "src" / "kithkin" / "network" / "drawing" / "font"
FONT, TABLE, LICENCE = PLACE / "Rubik-Regular.ttf", PLACE / "widths.txt", PLACE / "OFL.txt"
SCRIPTS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "hebrew", "arabic")
REGULAR = 400
# The web font begins at its lightest weight and is named for it.
_NAMES = {1: "Rubik", 2: "Regular", 3: "Rubik-Regular", 4: "Rubik Regular", 6: "Rubik-Regular"}
_FORMS = frozenset({"ccmp", "init", "medi", "fina", "isol"})
_SINGLE, _MULTIPLE, _EXTENSION = 1, 2, 7

Swaps = dict[str, set[tuple[str, ...]]]


def made_font(folder: Path) -> TTFont:
    """Join the scripts of the web font at regular weight."""
    parts = []
    for script in SCRIPTS:
        web = TTFont(
            WEB_FONT / "files" / f"rubik-{script}-wght-normal.woff2", recalcTimestamp=False
        )
        plain = instancer.instantiateVariableFont(web, {"wght": REGULAR})
        plain.flavor = None
        parts.append(folder / f"{script}.ttf")
        plain.save(parts[-1])
    font = Merger().merge([str(part) for part in parts])
    for one in list(font["name"].names):
        if one.nameID in _NAMES:
            one.string = _NAMES[one.nameID]
        elif one.nameID > 15:  # words for the axes it no longer has
            font["name"].names.remove(one)
    font["OS/2"].fsSelection = 1 << 6  # regular
    # No clock: the same web font gives the same bytes.
    font["head"].created = font["head"].modified = TTFont(parts[0])["head"].created
    font.recalcTimestamp = False
    return font


def widths(font: TTFont) -> dict[int, int]:
    """The advance of each letter in thousandths; of joined letters that of the widest form."""
    advances = {name: wide for name, (wide, _) in font["hmtx"].metrics.items()}
    swaps, scale = _swaps(font), 1000 / font["head"].unitsPerEm
    return {
        code: round(scale * max(sum(map(advances.__getitem__, one)) for one in _forms(name, swaps)))
        for code, name in sorted(font.getBestCmap().items())
    }


def _forms(name: str, swaps: Swaps) -> set[tuple[str, ...]]:
    """Every row of glyphs that a letter may become between its neighbours."""
    found: set[tuple[str, ...]] = set()
    ahead: list[tuple[str, ...]] = [(name,)]
    while ahead:
        row = ahead.pop()
        if row not in found:
            found.add(row)
            for at, glyph in enumerate(row):
                ahead += [row[:at] + new + row[at + 1 :] for new in swaps.get(glyph, ())]
    return found


def _swaps(font: TTFont) -> Swaps:
    table = font["GSUB"].table
    wanted = {
        at
        for one in table.FeatureList.FeatureRecord
        if one.FeatureTag in _FORMS
        for at in one.Feature.LookupListIndex
    }
    found: Swaps = {}
    for at in sorted(wanted):
        for part in table.LookupList.Lookup[at].SubTable:
            inner = part.ExtSubTable if part.LookupType == _EXTENSION else part
            if inner.LookupType not in {_SINGLE, _MULTIPLE}:
                continue
            for old, new in inner.mapping.items():
                found.setdefault(old, set()).add((new,) if isinstance(new, str) else tuple(new))
    return found


def as_table(found: dict[int, int]) -> str:
    """Write runs of neighbouring letters, each line from the number of its first."""
    runs: list[tuple[int, list[int]]] = []
    for code, wide in sorted(found.items()):
        if not runs or runs[-1][0] + len(runs[-1][1]) != code:
            runs.append((code, []))
        runs[-1][1].append(wide)
    return "".join(f"{start:04X} {' '.join(map(str, run))}\n" for start, run in runs)


def main() -> None:
    PLACE.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        font = made_font(Path(folder))
        font.save(FONT)
    TABLE.write_text(as_table(widths(font)), encoding="ascii")
    LICENCE.write_text((WEB_FONT / "LICENSE").read_text(encoding="utf-8"), encoding="utf-8")
    print(f"{FONT.name}: {FONT.stat().st_size} bytes, {TABLE.name}: {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
