from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from kithkin.crisis.numbers import NumberLine
from kithkin.crisis.paper import SIZES, on_paper
from kithkin.crisis.policy import LONGEST_WORDS, MOST_LINES
from kithkin.crisis.sheet import Sheet, SheetLine

NUMBERS = [NumberLine("Emergency", "112", emergency=True), NumberLine("Night line", "01632 960111")]


def line(number: int, words: str = "", **told: Any) -> SheetLine:
    return SheetLine(id="x", number=number, words=words, **told)


def sheet(*lines: SheetLine, words: str = "") -> Sheet:
    begun = datetime(2026, 3, 2, tzinfo=UTC)
    return Sheet(id=uuid4(), whose="", words=words, begun=begun, lines=lines)


def worst(text: str) -> Sheet:
    full = (text * LONGEST_WORDS)[:LONGEST_WORDS]
    lines = [
        line(number, full, note=full, name="N" * 120, phone="+12345678901234567890")
        for number in range(1, 7)
        for _line in range(MOST_LINES)
    ]
    return sheet(*lines, words=full)


def test_a_short_plan_is_set_in_the_largest_letters() -> None:
    paper = on_paper(sheet(line(1, "I go quiet"), line(4, "Come", name="Bea")), NUMBERS)
    assert (paper.size, paper.shortened) == (SIZES[0], False)


def test_the_worst_plan_there_can_be_is_cut_short_and_says_so() -> None:
    for text in ("word ", "w", "漢", "سلام "):
        paper = on_paper(worst(text), NUMBERS)
        assert (paper.size, paper.shortened) == (SIZES[-1], True)
        assert all(one.words.endswith("…") for one in paper.sheet.lines)
        assert all(one.phone == "+12345678901234567890" for one in paper.sheet.lines)


def test_whoever_is_not_used_is_on_no_paper() -> None:
    unused = replace(line(4, "Ring", name="Bea"), unused=True)
    assert on_paper(sheet(unused, line(4, "Ring", name="Jo")), NUMBERS).sheet.lines == [
        line(4, "Ring", name="Jo")
    ]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(1, 6), st.text(max_size=LONGEST_WORDS)), max_size=30))
def test_more_words_never_make_larger_letters(told: list[tuple[int, str]]) -> None:
    lines = [line(number, words) for number, words in told]
    fewer = on_paper(sheet(*lines[: len(lines) // 2]), NUMBERS)
    assert on_paper(sheet(*lines), NUMBERS).size <= fewer.size
