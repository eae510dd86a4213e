"""How a picture looks by itself: sizes, inks and letters; a page's stylesheet outranks the inks."""

INK = "#2d2a33"
PAPER = "#fff"
SOFT = "#6b6673"
FONT = "Rubik, 'Noto Sans', 'Noto Sans Hebrew', 'Noto Sans Arabic', 'DejaVu Sans', sans-serif"

# Inks of the four groups of ties; each is dark enough to read as text on paper (4.5 to 1).
TIE_INK = {"warm": "#2c6e49", "distance": "#5a6172", "tension": "#a63d21", "harm": "#7a1f4b"}

NAME_SIZE = 12.0
YEAR_SIZE = 9.5
AGE_SIZE = 12.0
NAME_ROOM = 94.0  # one name on two lines stays within the pitch of two people in a row
NAME_TOP = 13.0  # from the foot of the symbol to the first line of the name
LINE_HIGH = 13.5
BENEATH = 8.0  # what a couple's line that runs beneath the symbols takes from the name's place
# For words that stand on a line.
WIDE_HALO: dict[str, str | int | float] = {
    "stroke": PAPER,
    "stroke_width": 7.0,
    "paint_order": "stroke",
    "stroke_linejoin": "round",
    "stroke_dasharray": "none",
}
