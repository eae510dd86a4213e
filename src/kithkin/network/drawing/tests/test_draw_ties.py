import pytest

from kithkin.network.copies import Direction, MapCopy, TieCopy
from kithkin.network.drawing.genogram import draw_genogram
from kithkin.network.drawing.tests.pictures import TODAY, geometry, having_class, read
from kithkin.network.notation.tie_codes import Pointing, tie_codes
from kithkin.network.tests.maps import HandLaid, all_ties, person


def drawn_alone(code: str, direction: Direction) -> str:
    """Draw one tie between two people who always stand at the same places."""
    copy = MapCopy(
        persons=(person("a"), person("b")), ties=(TieCopy("t", "a", "b", code, direction),)
    )
    picture = read(draw_genogram(copy, HandLaid({"a": (0, 0), "b": (200, 0)}), today=TODAY))
    return geometry(having_class(picture, "tie")[0])


@pytest.mark.parametrize("direction", Direction)
def test_each_of_the_36_codes_has_a_line_of_its_own(direction: Direction) -> None:
    drawn = {code: drawn_alone(code, direction) for code in tie_codes()}
    assert len(drawn) == 36
    assert len(set(drawn.values())) == 36


def test_an_arrow_points_at_whoever_receives() -> None:
    for direction, ends in ((Direction.FROM_A, {True}), (Direction.FROM_B, {False})):
        picture = read(draw_genogram(*all_ties(direction), today=TODAY))
        for tie in having_class(picture, "tie"):
            heads = having_class(tie, "head")
            at_b = {float(one.get("transform", "")[10:].split()[0]) > 100 for one in heads}
            mutual = tie_codes()[tie.get("class", "").split()[2]].direction is Pointing.MUTUAL
            assert at_b == (set() if mutual else ends)


def test_two_ties_of_one_pair_go_different_ways() -> None:
    copy = MapCopy(
        persons=(person("a"), person("b")),
        ties=(TieCopy("t1", "a", "b", "close"), TieCopy("t2", "a", "b", "close")),
    )
    picture = read(draw_genogram(copy, HandLaid({"a": (0, 0), "b": (200, 0)}), today=TODAY))
    first, second = (geometry(one) for one in having_class(picture, "tie"))
    assert first != second


def test_a_tie_goes_round_a_person_who_stands_between() -> None:
    copy = MapCopy(
        persons=(person("a"), person("between"), person("b")), ties=(TieCopy("t", "a", "b"),)
    )
    laid = HandLaid({"a": (0, 0), "between": (100, 0), "b": (200, 0)})
    picture = read(draw_genogram(copy, laid, today=TODAY))
    points = having_class(picture, "line")[0].get("d", "").replace("M", "Q").split("Q")[1:]
    heights = [abs(float(piece.split()[1])) for piece in points]
    assert max(heights) > 24


def test_people_at_the_very_same_place_do_not_stop_the_drawing() -> None:
    copy = MapCopy(persons=(person("a"), person("b")), ties=(TieCopy("t", "a", "b", "hate"),))
    picture = read(draw_genogram(copy, HandLaid({"a": (5, 5), "b": (5, 5)}), today=TODAY))
    assert len(having_class(picture, "tie")) == 1
