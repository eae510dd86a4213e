from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin_science.network.layout.coordinates import coordinates
from kithkin_science.network.layout.family import family
from kithkin_science.network.layout.kin import Child, Kin, Person, Union, put_in_order
from kithkin_science.network.layout.linear import Programme
from kithkin_science.network.layout.packing import block, pack
from kithkin_science.network.layout.pins import make_room
from kithkin_science.network.layout.placing import row_heights
from kithkin_science.network.layout.skeleton import skeleton
from kithkin_science.network.tests.random_kin import calmly


def family_of(children: int, width: float = 80.0) -> Kin:
    persons = [Person("A"), Person("B"), *(Person(f"c{i}", 1990.0 + i) for i in range(children))]
    wide = tuple(Person(p.id, p.birth, width) for p in persons)
    return Kin(wide, (Union("u", ("A", "B"), tuple(Child(f"c{i}") for i in range(children))),))


def test_parents_stand_over_the_middle_of_their_children() -> None:
    # Boxes of 80 with 6 between, from 0: children at 40, 126, 212 and the couple round 126.
    at = family(family_of(3)).positions
    assert [at[f"c{i}"] for i in range(3)] == [(40, 170), (126, 170), (212, 170)]
    assert [at["A"], at["B"]] == [(83, 30), (169, 30)]


def test_wide_labels_push_neighbours_apart() -> None:
    at = family(family_of(3, width=150.0)).positions
    assert at["c1"][0] - at["c0"][0] == pytest.approx(156)


def test_a_narrow_name_makes_room_for_a_wide_one() -> None:
    kin = family_of(2)
    wide = tuple(replace(p, width={"c0": 160.0, "c1": 40.0}.get(p.id, 80.0)) for p in kin.persons)
    at = family(replace(kin, persons=wide)).positions
    assert at["c1"][0] - at["c0"][0] == pytest.approx((160 + 40) / 2 + 6)


def test_parents_leave_room_for_the_line_between_their_names() -> None:
    # The line leaves half-way: half the distance must clear the wider name.
    kin = family_of(2)
    wide = tuple(replace(p, width={"A": 160.0, "B": 40.0}.get(p.id, 80.0)) for p in kin.persons)
    at = family(replace(kin, persons=wide)).positions
    assert at["B"][0] - at["A"][0] == pytest.approx(160 + 6)


def test_a_wide_name_over_free_space_costs_nothing() -> None:
    kin = family_of(3)
    wide = tuple(replace(p, width=300.0) if p.id == "A" else p for p in kin.persons)
    alone = replace(kin, persons=wide, unions=(replace(kin.unions[0], partners=("A",)),))
    at = family(alone).positions
    assert at["c1"][0] - at["c0"][0] == pytest.approx(86)


def test_a_line_and_a_symbol_side_by_side_need_little_room() -> None:
    # K's line from its grandparents passes beside E; a person there would need 86.
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
    assert abs(x[3] - x[1]) == pytest.approx(48)


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
            apart = ax >= bx + bw + 40 or bx >= ax + aw + 40
            assert apart or ay >= by + bh + 80 or by >= ay + ah + 80


@calmly
@given(st.lists(st.integers(80, 1500).map(float), max_size=60), st.integers(0, 2000))
def test_single_persons_in_a_block_do_not_touch(widths: list[float], room: int) -> None:
    seats = block(widths, float(room))
    assert len(seats) == len(widths)
    for i, ((ax, ay), aw) in enumerate(zip(seats, widths, strict=True)):
        for (bx, by), bw in zip(seats[:i], widths[:i], strict=True):
            assert abs(ay - by) >= 100 or abs(ax - bx) >= (aw + bw) / 2 + 16


def test_single_persons_stand_in_rows_no_wider_than_the_families() -> None:
    # Cells of 96 under a drawing 300 wide: three fit (3 * 96 - 16 = 272), a fourth would not.
    assert block([80.0] * 5, 300.0) == [(40, 0), (136, 0), (232, 0), (40, 100), (136, 100)]


def test_five_hundred_single_persons_are_a_block_and_not_a_tower() -> None:
    seats = block([80.0] * 500, 80.0)
    wide, high = max(x for x, _ in seats) + 40, max(y for _, y in seats) + 60
    assert 1.5 < wide / high < 2.1


def test_families_stand_beside_each_other_up_to_the_width_of_the_widest() -> None:
    assert pack([(600, 340), (250, 60), (250, 60), (250, 60)]) == [
        (0, 0), (0, 420), (290, 420), (580, 420),
    ]  # fmt: skip


def test_who_would_cover_a_pinned_person_steps_aside_by_the_shorter_way() -> None:
    found = make_room({"a": (110.0, 0.0)}, {"a": 80.0, "p": 80.0}, {"p": (100.0, 0.0)})
    assert found == {"p": (100.0, 0.0), "a": (188.0, 0.0)}


def test_who_stands_clear_of_pinned_persons_does_not_move() -> None:
    found = make_room({"a": (110.0, 70.0)}, {"a": 80.0, "p": 80.0}, {"p": (100.0, 0.0)})
    assert found["a"] == (110.0, 70.0)
