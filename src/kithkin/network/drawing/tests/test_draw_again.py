from dataclasses import dataclass

from kithkin.network.copies import Gender, MapCopy, ParentageKind, UnionCopy
from kithkin.network.drawing.genogram import draw_genogram
from kithkin.network.drawing.page import Look
from kithkin.network.drawing.shapes import HALF
from kithkin.network.drawing.tests.pictures import TODAY, having_class, people, read, texts
from kithkin.network.drawing.tests.test_draw_genogram import GOLDEN, REDRAW, lines_of
from kithkin.network.tests.maps import HandLaid, HandLine, Point, family, lines, person


@dataclass(frozen=True)
class HandSecond:
    person: str
    at: Point
    unions: tuple[str, ...]


@dataclass(frozen=True)
class HandTwice(HandLaid):
    seconds: tuple[HandSecond, ...] = ()


def three_unions() -> tuple[MapCopy, HandTwice]:
    """Joe with Ada, Bea and Cid; Joe again beside Cid."""
    copy = MapCopy(
        persons=(
            person("ada", Gender.WOMAN, "1961"), person("joe", Gender.MAN, "1960", index=True),
            person("bea", Gender.WOMAN, "1965"), person("cid", Gender.WOMAN, "1972"),
            person("kit", birth="2003"),
        ),
        unions=(
            UnionCopy("first", ("ada", "joe")), UnionCopy("second", ("joe", "bea")),
            UnionCopy("third", ("joe", "cid")),
        ),
        parentages=family("third", ("joe", "cid"), {"kit": ParentageKind.BIOLOGICAL}),
    )  # fmt: skip
    at = {"ada": (0.0, 0.0), "joe": (120.0, 0.0), "bea": (240.0, 0.0), "cid": (480.0, 0.0),
          "kit": (420.0, 140.0)}  # fmt: skip
    there = (360.0, 0.0)
    plain = lines(copy, at | {"joe": there})
    third = tuple(one for one in plain.routes if one.of[0] in {"third", "kit"})
    others = (HandLine("couple", ("first",), (at["ada"], at["joe"])),
              HandLine("couple", ("second",), (at["joe"], at["bea"])))  # fmt: skip
    return copy, HandTwice(at, (*others, *third), (), (HandSecond("joe", there, ("third",)),))


def test_the_picture_of_a_second_symbol_is_the_one_that_was_looked_at() -> None:
    copy, laid = three_unions()
    drawn = lines_of(draw_genogram(copy, laid, today=TODAY, look=Look(legend=True)))
    golden = GOLDEN / "again.svg"
    if REDRAW:
        golden.write_text(drawn, encoding="utf-8")
    assert drawn == golden.read_text(encoding="utf-8"), "look at it, then KITHKIN_REDRAW=1"


def test_one_person_has_two_symbols_and_one_tab_stop() -> None:
    copy, laid = three_unions()
    picture = read(draw_genogram(copy, laid, today=TODAY))
    assert len(people(picture)) == len(copy.persons) + 1
    assert [one.get("data-id") for one in picture.iter() if one.get("tabindex") == "0"] == ["joe"]
    (second,) = having_class(picture, "second")
    assert (second.get("data-again"), texts(second, "age")) == ("joe", ["66"])


def test_the_arc_keeps_clear_of_symbols_and_names() -> None:
    copy, laid = three_unions()
    (arc,) = having_class(read(draw_genogram(copy, laid, today=TODAY)), "same")
    numbers = arc.get("d", "").replace("M", " ").replace("Q", " ").replace("L", " ").split()
    points = list(zip(map(float, numbers[::2]), map(float, numbers[1::2]), strict=True))
    assert len(points) > 3
    assert all(
        max(abs(x - sx), abs(y - sy)) > HALF
        for x, y in points
        for sx, sy in [*laid.positions.values(), laid.seconds[0].at]
    )


def test_whose_lines_end_at_the_second_symbol_is_said_there() -> None:
    copy, laid = three_unions()
    (second,) = having_class(read(draw_genogram(copy, laid, today=TODAY)), "second")
    assert second.get("aria-label") == "Joe again: the same person, drawn beside cid."


def test_a_picture_without_second_symbols_has_no_arc_and_no_word_for_it() -> None:
    copy, laid = three_unions()
    drawn = draw_genogram(
        copy, HandLaid(laid.positions, laid.routes), today=TODAY, look=Look(legend=True)
    )
    assert "the same person" not in drawn
    assert having_class(read(drawn), "agains") == []
