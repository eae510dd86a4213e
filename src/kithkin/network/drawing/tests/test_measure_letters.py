from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from font_widths import FONT, TABLE, WEB_FONT, as_table, made_font, widths
from kithkin.network.drawing.lettering import FONT_FILE, LONGEST_LINE, is_in_font, lines, width

FONT_OPEN = TTFont(FONT)
LETTERS = sorted(map(chr, FONT_OPEN.getBestCmap()))
PLAIN = [
    one for one in LETTERS if one < "\u0100" or "\u0410" <= one <= "\u044f" or "א" <= one <= "ת"
]
FEW_BYTES = 600_000
# Alone, at the beginning, at the end and inside a word, as HarfBuzz shapes them in this font.
JOINED = [
    ("س", (1219, 828, 1269, 864)),
    ("\u0647", (492, 676, 529, 482)),
    ("ك", (872, 451, 885, 534)),
    ("\u0627", (289, 289, 293, 293)),
]


def test_the_table_says_what_the_font_says() -> None:
    assert TABLE.read_text(encoding="ascii") == as_table(widths(FONT_OPEN))
    assert FONT_FILE == FONT


@given(st.text(st.sampled_from(PLAIN)))
def test_a_word_is_as_wide_as_its_letters_in_the_font(word: str) -> None:
    advances, names = FONT_OPEN["hmtx"].metrics, FONT_OPEN.getBestCmap()
    assert width(word, 1000) == pytest.approx(sum(advances[names[ord(one)]][0] for one in word))


@pytest.mark.parametrize(("letter", "forms"), JOINED)
def test_a_joined_letter_counts_as_its_widest_form(letter: str, forms: tuple[int, ...]) -> None:
    assert width(letter, 1000) == max(forms)


@pytest.mark.skipif(not WEB_FONT.exists(), reason="the web font is not installed (npm ci)")
def test_the_font_on_paper_is_the_font_of_the_pages() -> None:
    with TemporaryDirectory() as folder:
        font = made_font(Path(folder))
        again = Path(folder) / "again.ttf"
        font.save(again)
        assert again.read_bytes() == FONT.read_bytes()


def test_the_font_is_small_and_its_licence_lies_beside_it() -> None:
    assert FONT.stat().st_size < FEW_BYTES
    assert "SIL OPEN FONT LICENSE Version 1.1" in FONT.with_name("OFL.txt").read_text("utf-8")
    assert FONT_OPEN["name"].getDebugName(1) == "Rubik"


@pytest.mark.parametrize("name", ["Łukasz Ångström", "Наташа", "عائشة", "רחל"])
def test_names_of_many_scripts_are_in_the_font(name: str) -> None:
    assert is_in_font(name)
    assert not is_in_font(name + "李")


def test_letters_that_the_font_has_not_are_counted_too() -> None:
    assert width("李", 10) == 10
    assert width("ธ", 10) > 5
    assert width("\u200b", 10) == 0


def test_a_short_name_stays_on_one_line_where_there_is_room() -> None:
    name = "Maria Antonia Fernandez"
    assert lines(name, 12, width(name, 12)) == (name,)
    assert lines(name, 12, 94) == ("Maria Antonia", "Fernandez")


def test_a_long_name_takes_two_lines_whatever_the_room() -> None:
    assert lines("Maria Antonia de la Fernandez", 12, 900) == ("Maria Antonia de la", "Fernandez")


def test_a_hyphen_is_a_place_to_break() -> None:
    assert lines("Grüßner-Ångström", 12, 70) == ("Grüßner-", "Ångström")


@given(st.text("abcé -", max_size=40))
def test_breaking_a_name_loses_no_letter(name: str) -> None:
    said = "".join(lines(name, 12, width("m" * 40, 12)))
    assert "".join(said.split()) == "".join(name.split()) or len(name) > LONGEST_LINE
