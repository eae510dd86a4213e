from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin_science.network.layout.coordinates import coordinates
from kithkin_science.network.layout.family import family
from kithkin_science.network.layout.kin import Child, Kin, Person, Union, put_in_order
from kithkin_science.network.layout.linear import Programme
from kithkin_science.network.layout.packing import pack
from kithkin_science.network.layout.pins import make_room
from kithkin_science.network.layout.placing import row_heights
from kithkin_science.network.layout.skeleton import skeleton
from kithkin_science.network.tests.random_kin import calmly


def family_of(children: int, width: float = 80.0) -> Kin:
    persons = [Person("A"), Person("B"), *(Person(f"c{i}", 1990.0 + i) for i in range(children))]
    wide = tuple(Person(p.id, p.birth, width) for p in persons)
    return Kin(wide, (Union("u", ("A", "B"), tuple(Child(f"c{i}") for i in range(children))),))


def test_parents_stand_over_the_middle_of_their_children() -> None:
    # Three children 100 apart at 40, 140, 240 (the drawing begins at 0): the couple round 140.
    at = family(family_of(3)).positions
    assert [at[f"c{i}"] for i in range(3)] == [(40, 170), (140, 170), (240, 170)]
    assert [at["A"], at["B"]] == [(90, 30), (190, 30)]


def test_wide_labels_push_neighbours_apart() -> None:
    at = family(family_of(3, width=150.0)).positions
    assert at["c1"][0] - at["c0"][0] == pytest.approx(170)


def test_a_line_and_a_symbol_side_by_side_need_little_room() -> None:
    # K's line from its grandparents passes beside E; a person there would need 100.
    kin = put_in_order(
        Kin(
            (Person("A"), Person("E"), Person("K")),
            (
                Union("u", ("A",), (Child("E"), Child("K", firm=False))),
                Union("v", ("E",), (Child("K"),)),
            ),
        )
    )
    whole = skeleton(kin, np.array([0, 1, 2]))
    order = {row: [i for i, own in enumerate(whole.row) if own == row] for row in {*whole.row}}
    x = coordinates(whole, order)
    assert abs(x[3] - x[1]) == pytest.approx(56)


def test_nobody_stands_nowhere() -> None:
    assert coordinates(skeleton(Kin(()), np.zeros(0, int)), {}).size == 0


def test_more_levels_of_bars_push_rows_apart() -> None:
    # Nine parents, each with a child 900 to the right: nine bars over each other, 7 apart.
    # 30 + 24 under the parents, 6 + 8 * 7 + 12 for the bars, 30 to the children's middle: 158.
    ids = [f"{kind}{i}" for kind in "ac" for i in range(9)]
    unions = tuple(Union(f"u{i}", (f"a{i}",), (Child(f"c{i}"),)) for i in range(9))
    kin = put_in_order(Kin(tuple(Person(who) for who in ids), unions))
    whole = replace(skeleton(kin, np.repeat([0, 1], 9)), row=[1] * 9 + [2] * 9)
    assert row_heights(whole, np.arange(18) * 100.0) == [0, 140, 298]


def test_a_programme_pays_the_least_absolute_distance() -> None:
    # min |x - 1| + |x - 4| + |x - 9|: the median.
    programme = Programme()
    x = programme.variable()
    for point in (1.0, 4.0, 9.0):
        programme.pull([(x, 1.0)], 1.0, -point)
    assert programme.solve()[x] == pytest.approx(4.0)


def test_a_programme_without_an_optimum_is_a_defect() -> None:
    programme = Programme()
    x = programme.variable()
    programme.costs[x] = 1.0
    programme.at_most([(x, 1.0)], 0.0)
    with pytest.raises(ArithmeticError, match="No optimum"):
        programme.solve()


sizes = st.tuples(st.integers(1, 900), st.integers(60, 900))


@calmly
@given(st.lists(sizes, max_size=30))
def test_boxes_on_shelves_do_not_touch(boxes: list[tuple[float, float]]) -> None:
    corners = pack(boxes)
    assert len(corners) == len(boxes)
    for i, ((ax, ay), (aw, ah)) in enumerate(zip(corners, boxes, strict=True)):
        for (bx, by), (bw, bh) in zip(corners[:i], boxes[:i], strict=True):
            apart = ax >= bx + bw + 60 or bx >= ax + aw + 60
            assert apart or ay >= by + bh + 80 or by >= ay + ah + 80


def test_single_persons_stand_in_a_column_beside_the_family() -> None:
    corners = pack([(400, 340), (80, 60), (80, 60), (80, 60), (80, 60)])
    assert corners == [(0, 0), (460, 0), (460, 140), (460, 280), (600, 0)]


def test_who_would_cover_a_pinned_person_steps_aside_by_the_shorter_way() -> None:
    found = make_room({"a": (110.0, 0.0)}, {"a": 80.0, "p": 80.0}, {"p": (100.0, 0.0)})
    assert found == {"p": (100.0, 0.0), "a": (188.0, 0.0)}


def test_who_stands_clear_of_pinned_persons_does_not_move() -> None:
    found = make_room({"a": (110.0, 70.0)}, {"a": 80.0, "p": 80.0}, {"p": (100.0, 0.0)})
    assert found["a"] == (110.0, 70.0)
