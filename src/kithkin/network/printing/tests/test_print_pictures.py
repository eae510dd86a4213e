from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from itertools import pairwise

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from kithkin.network.drawing.svg import Drawn, number, tag, words
from kithkin.network.printing.halos import with_halos_first
from kithkin.network.printing.letters import size_of, smallest_letters
from kithkin.network.printing.paper import MILLIMETRE, Paper
from kithkin.network.printing.pdf import FOOT_SIZE, NotPrintableError, as_pdf, plan_of
from kithkin.network.printing.sheets import OVERLAP, SMALLEST_LETTERS

RED = {"fill": "#f00", "stroke": "none"}


def text(said: str, x: float, y: float, size: float) -> Drawn:
    return tag("text", {"x": x, "y": y, "font-size": size}, words(said))


def picture(wide: float, high: float, *inside: Drawn) -> str:
    box = f"-10 -20 {number(wide)} {number(high)}"
    return tag(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", "viewBox": box, "font-family": "Rubik"},
        *inside,
    )


def letter_sizes(made: bytes) -> Iterator[float]:
    """The size of every letter on the pages, in points, with what its surroundings scale it by."""
    with closing(pypdfium2.PdfDocument(made)) as document:
        for page in document:
            read = page.get_textpage()
            for at in range(read.count_chars()):
                if pdfium.FPDFText_IsGenerated(read, at):
                    continue  # a blank or line end that the reader thinks of, not on the paper
                matrix = pdfium.FS_MATRIX()
                pdfium.FPDFText_GetMatrix(read, at, matrix)
                yield pdfium.FPDFText_GetFontSize(read, at) * abs(matrix.d)


def said_on(made: bytes) -> list[str]:
    with closing(pypdfium2.PdfDocument(made)) as document:
        return [page.get_textpage().get_text_range() for page in document]


NAMES = picture(1200, 700, text("Ana", 5, 5, 12), text("1980", 1000, 600, 9.5))
WIDE = picture(4000, 900, *(text(f"No{n}", 200.0 * n, 40, 9.5) for n in range(20)))


def test_one_sheet_has_the_size_of_its_paper() -> None:
    with pikepdf.open(BytesIO(as_pdf(NAMES, plan_of(NAMES, Paper.A3)))) as made:
        sides = [float(side) / MILLIMETRE for side in made.pages[0].mediabox]
    assert sides == pytest.approx([0, 0, 420, 297], abs=0.1)


@pytest.mark.parametrize(("paper", "svg"), [(Paper.A4, NAMES), (Paper.A3, NAMES), (Paper.A4, WIDE)])
def test_no_letter_on_paper_is_below_seven_points(paper: Paper, svg: str) -> None:
    sizes = list(letter_sizes(as_pdf(svg, plan_of(svg, paper), foot="Genogram")))
    assert len(sizes) > 10
    assert min(sizes) >= SMALLEST_LETTERS - 0.01


def test_words_are_words_and_their_font_is_inside() -> None:
    made = as_pdf(NAMES, plan_of(NAMES, Paper.A3), foot="Genogram of 2026")
    (said,) = said_on(made)
    assert "Ana" in said
    assert "Genogram of 2026" in said
    with pikepdf.open(BytesIO(made)) as pdf:
        described = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
        fonts = [one for one in described if one.get("/Type") == "/FontDescriptor"]
        assert fonts
        assert all("/FontFile2" in one or "/FontFile3" in one for one in fonts)
        assert all("Rubik" in str(one.FontName) for one in fonts)


def test_a_poster_numbers_its_sheets_and_shows_each_part_once_or_in_the_overlap() -> None:
    on = plan_of(WIDE, Paper.A4)
    said = said_on(as_pdf(WIDE, on))
    assert on.count == len(said) > 2
    assert "Sheet 1 of" in said[0]
    assert f"column {on.columns} of {on.columns}" in said[on.columns - 1]


def test_the_strip_to_glue_is_the_same_on_both_sheets() -> None:
    bar = tag("rect", {"x": 0, "y": 300, "width": 3900, "height": 200, **RED})
    dots = [tag("circle", {"cx": 37.0 * n, "cy": 250, "r": 12, **RED}) for n in range(100)]
    wide = picture(4000, 900, text("x", 0, 0, 9.5), bar, *dots)
    on = plan_of(wide, Paper.A4)
    left, top, room, high = on.window
    made = as_pdf(wide, on)
    with closing(pypdfium2.PdfDocument(made)) as document:
        pages = [page.render(scale=1).to_pil().convert("L") for page in document]
    for one, other in pairwise(pages[: on.columns]):
        ours = one.crop((round(left + room - OVERLAP) + 2, round(top) + 2, round(left + room) - 2,
                         round(top + high) - 2))  # fmt: skip
        theirs = other.crop((round(left) + 2, round(top) + 2, round(left) + 2 + ours.width,
                             round(top + high) - 2))  # fmt: skip
        apart = sum(abs(a - b) > 128 for a, b in zip(ours.tobytes(), theirs.tobytes(), strict=True))
        assert min(ours.tobytes()) < 128
        assert apart < 0.1 * ours.width * ours.height


def test_sheets_share_one_drawing() -> None:
    many = picture(9000, 2600, *(text(f"No{n}", 90.0 * n, 9.0 * n, 9.5) for n in range(95)))
    one = len(as_pdf(many, plan_of(many, Paper.A0)))
    on = plan_of(many, Paper.A4)
    assert on.count > 20
    assert len(as_pdf(many, on)) < one + 4_000 * on.count


def test_the_same_picture_gives_the_same_bytes() -> None:
    for svg in (NAMES, WIDE):
        assert as_pdf(svg, plan_of(svg, Paper.A4)) == as_pdf(svg, plan_of(svg, Paper.A4))


def test_words_that_look_like_markup_stay_words() -> None:
    odd = 'Ana #eval("1") $x$ *b* \\ ]'
    svg = picture(400, 100, text(odd, 5, 40, 12))
    (said,) = said_on(as_pdf(svg, plan_of(svg, Paper.A4), foot=odd, alt=odd))
    assert said.count("#eval") == 2


def test_a_halo_lies_behind_the_whole_word() -> None:
    def red(**halo: str | int | float) -> int:
        name = tag(
            "text", {"x": 20, "y": 90, "font-size": 60, "fill": "#f00", **halo}, words("1984")
        )
        svg = picture(
            300, 150, tag("rect", {"x": -10, "y": -20, "width": 300, "height": 150}), name
        )
        with closing(pypdfium2.PdfDocument(as_pdf(svg, plan_of(svg, Paper.A4)))) as document:
            seen = document[0].render(scale=1).to_pil().convert("RGB")
        return sum(n for n, (r, g, b) in seen.getcolors(1_000_000) if r > 200 and g < 60 and b < 60)

    halo: dict[str, str | int | float] = {
        "stroke": "#fff",
        "stroke-width": 12.0,
        "paint-order": "stroke",
    }
    assert red(**halo) == pytest.approx(red(), rel=0.02)
    assert red() > 400


def test_a_word_with_a_halo_is_drawn_as_halo_then_word_and_others_stay() -> None:
    plain = tag("text", {"x": 1, "stroke": "none"}, words("a & b"))
    svg = tag("g", {"stroke": "#fff", "paint-order": "stroke", "fill": "#000"}, plain,
              tag("text", {"x": 2, "fill": "#111"}, words("c")))  # fmt: skip
    made = with_halos_first(svg)
    assert plain in made
    assert made.count(">c</text>") == 2
    assert made.index('fill="none">c') < made.index('stroke="none">c')
    assert with_halos_first(str(plain)) == plain


def test_arabic_letters_are_joined() -> None:
    def pieces(said: str) -> int:
        svg = picture(300, 100, text(said, 200, 50, 40))
        with closing(pypdfium2.PdfDocument(as_pdf(svg, plan_of(svg, Paper.A4)))) as document:
            seen = document[0].render(scale=1).to_pil().convert("L")
        columns = [any(seen.getpixel((x, y)) < 128 for y in range(seen.height - 60))
                   for x in range(seen.width)]  # fmt: skip
        return sum(before != after for before, after in pairwise(columns)) // 2

    assert pieces("سسس") == 1
    assert pieces("س\u200cس\u200cس") > 1


def test_hebrew_letters_run_from_right_to_left() -> None:
    svg = picture(300, 100, text("אבג", 150, 50, 40))
    with closing(pypdfium2.PdfDocument(as_pdf(svg, plan_of(svg, Paper.A4)))) as document:
        read = document[0].get_textpage()
        at = {read.get_text_range(n, 1): read.get_charbox(n)[0] for n in range(read.count_chars())}
    assert at["א"] > at["ב"] > at["ג"]


def test_without_its_libraries_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr("kithkin.network.printing.pdf.import_module", missing)
    with pytest.raises(NotPrintableError) as refused:
        as_pdf(NAMES, plan_of(NAMES, Paper.A4))
    assert "kithkin[pdf]" in refused.value.sentence


def test_the_smallest_letters_are_found_through_scales() -> None:
    small = tag("g", {"transform": "translate(3 4) scale(.5)"}, text("a", 0, 0, 12))
    after = tag("g", {"font-size": 11.0}, tag("text", {"x": 1}, words("b")))
    svg = picture(200, 100, small, after, tag("circle", {"r": 5}))
    assert smallest_letters(svg) == 6.0
    assert size_of(svg) == (200.0, 100.0)
    assert FOOT_SIZE >= SMALLEST_LETTERS
