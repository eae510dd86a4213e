"""What a map is coloured by: a mark and words for some, and not a byte otherwise."""

from datetime import date

import pytest

from kithkin.network.copies import MapCopy, PersonCopy, TieCopy
from kithkin.network.drawing.circles import draw_circles
from kithkin.network.drawing.genogram import draw_genogram
from kithkin.network.drawing.page import Look
from kithkin.network.drawing.step_marks import STEPS, step_mark
from kithkin.network.layouts.circles import circles
from kithkin.network.layouts.family import family
from kithkin.network.words import map_words

TODAY = date(2026, 3, 2)
COPY = MapCopy(
    persons=(
        PersonCopy(id="cleo", nickname="Cleo", index=True), PersonCopy(id="ana", nickname="Ana"),
        PersonCopy(id="ben", nickname="Ben"),
    ),
    ties=(TieCopy(id="t", a="cleo", b="ana"),),
)  # fmt: skip
STEPPED = Look(steps={"ana": (2, "quite <much> of it")})


def drawn(view: str, look: Look) -> str:
    if view == "circles":
        return draw_circles(COPY, circles(COPY), today=TODAY, look=look)
    return draw_genogram(COPY, family(COPY), today=TODAY, look=look)


@pytest.mark.parametrize("view", ["circles", "genogram"])
def test_somebody_with_a_step_has_a_mark_and_its_words(view: str) -> None:
    picture = drawn(view, STEPPED)
    assert picture.count('class="step-mark"') == 1
    assert picture.count("step-2") == 1
    assert "Quite &lt;much&gt; of it." in picture


@pytest.mark.parametrize("view", ["circles", "genogram"])
def test_without_a_choice_the_picture_is_what_it_was(view: str) -> None:
    marked, plain = drawn(view, STEPPED), drawn(view, Look())
    at = marked.index('<g class="step-mark"')
    mark = marked[at : marked.index("</g>", at) + len("</g>")]
    without = marked.replace(mark, "").replace(" step-2", "")
    assert without.replace(" Quite &lt;much&gt; of it.", "") == plain
    assert drawn(view, Look(steps={})) == plain


def test_the_words_of_the_step_stand_in_the_list_too() -> None:
    told = map_words(COPY, today=TODAY, said_too={"ana": "quite much of it"})
    assert told.sentences["ana"].endswith("Quite much of it.")
    assert "of it" not in told.sentences["ben"]


def test_each_step_has_a_mark_of_its_own_shape() -> None:
    assert len({step_mark(step) for step in range(STEPS)}) == STEPS


def test_a_step_beyond_the_scale_is_drawn_as_its_end() -> None:
    assert step_mark(STEPS + 3) == step_mark(STEPS - 1)
    assert step_mark(-1) == step_mark(0)
