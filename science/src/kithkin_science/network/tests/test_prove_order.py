"""Proofs of orders: against every possible order of small families, and against each other."""

from dataclasses import replace
from itertools import permutations, product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin_science.network.layout.arrangement import Arrangement
from kithkin_science.network.layout.blocks import blocks
from kithkin_science.network.layout.exact import Exact
from kithkin_science.network.layout.faults import Tally
from kithkin_science.network.layout.kin import Kin
from kithkin_science.network.layout.objective import (
    BAR_CROSSED,
    BETWEEN_PARTNERS,
    BIRTH_ORDER,
    COUPLE_SPLIT,
    CROSSING,
    WEIGHTS,
    faults_of_drawing,
    strain_of_drawing,
)
from kithkin_science.network.layout.order import order
from kithkin_science.network.layout.polish import DEEP, Effort, polish
from kithkin_science.network.layout.skeleton import Skeleton
from kithkin_science.network.tests.random_kin import calmly, descents, kins
from kithkin_science.network.tests.test_order_rows import THREE, TINY, couple, cut, family

NO_PROOF = Effort(moves=0.0, lines=0, nodes=0)


def members(whole: Skeleton) -> dict[int, list[int]]:
    rows: dict[int, list[int]] = {}
    for item, row in enumerate(whole.row):
        rows.setdefault(row, []).append(item)
    return rows


def least(whole: Skeleton) -> int:
    """The strain of the best of all orders."""
    rows = members(whole)
    every = product(*(permutations(items) for items in rows.values()))
    return min(strain_of_drawing(whole, dict(zip(rows, one, strict=True))) for one in every)


def few_orders(whole: Skeleton) -> bool:
    count = 1
    for items in members(whole).values():
        for k in range(2, len(items) + 1):
            count *= k
    return count <= 3_000


def shuffled(whole: Skeleton, rng: Random) -> dict[int, list[int]]:
    rows = members(whole)
    for items in rows.values():
        rng.shuffle(items)
    return rows


@pytest.mark.parametrize("kin", TINY.values(), ids=TINY.keys())
def test_what_is_called_optimal_is_the_best_of_all_orders(kin: Kin) -> None:
    whole = cut(kin)
    found = order(whole)
    assert found.certificate == "optimal"
    assert found.strain == found.bound == strain_of_drawing(whole, found.rows) == least(whole)


@calmly
@given(kins() | descents())
def test_the_exact_programme_finds_the_best_of_all_orders(kin: Kin) -> None:
    whole = cut(kin)
    if not whole.row or not few_orders(whole):
        return
    rows = members(whole)
    best = Exact(Tally(whole), rows, range(len(whole.row))).solve(1_000)
    # With more than two partners in one union the programme charges less than the fault costs.
    plural = any(len(knot.heads) > 2 for knot in whole.knots)
    assert best.bound <= least(whole)
    if not plural:
        assert best.rows is not None
        assert best.bound == least(whole) == strain_of_drawing(whole, rows | best.rows)


@calmly
@given(kins() | descents(), st.randoms(use_true_random=False))
def test_no_bound_is_above_the_strain_of_any_order(kin: Kin, rng: Random) -> None:
    whole = cut(kin)
    found = order(whole, effort=replace(DEEP, moves=0.1))
    assert found.bound <= found.strain == strain_of_drawing(whole, found.rows)
    assert found.bound <= strain_of_drawing(whole, shuffled(whole, rng))
    assert found.gap == found.strain - found.bound


@calmly
@given(descents())
def test_siblings_bundled_have_the_same_least_strain(kin: Kin) -> None:
    whole = cut(kin)
    rows = members(whole)
    tally = Tally(whole, bundled=True)
    fewer = tally.rows(rows)
    bundled = Exact(tally, fewer, {i for items in fewer.values() for i in items}).solve(500)
    single = Exact(Tally(whole), rows, range(len(whole.row))).solve(500)
    assert bundled.rows is not None
    assert bundled.bound == single.bound
    assert strain_of_drawing(whole, rows | tally.unbundled(bundled.rows)) == single.bound


@calmly
@given(descents())
def test_parts_never_prove_more_than_the_whole(kin: Kin) -> None:
    whole = cut(kin)
    drawing = Arrangement(whole)
    drawing.put_all(members(whole))
    tally = Tally(whole, bundled=True)
    by_parts = polish(drawing, tally, sorted(drawing.order), Effort(0.0, 0, 0, part=5))
    assert by_parts <= order(whole, effort=DEEP).strain


@calmly
@given(descents())
def test_more_effort_never_ends_in_more_strain(kin: Kin) -> None:
    whole = cut(kin)
    assert order(whole, effort=DEEP).strain <= order(whole, effort=NO_PROOF).strain


@calmly
@given(kins(), st.randoms(use_true_random=False))
def test_shuffled_rows_get_the_same_order(kin: Kin, rng: Random) -> None:
    persons, unions = list(kin.persons), list(kin.unions)
    rng.shuffle(persons)
    rng.shuffle(unions)
    other = replace(kin, persons=tuple(persons), unions=tuple(unions))
    assert order(cut(kin)) == order(cut(other))


def test_each_fault_counts_as_written() -> None:
    whole = cut(family(couple("u", "AB", "CDE"), births="ABCDE"))
    (top, bottom) = sorted(members(whole))
    rows = members(whole)
    assert strain_of_drawing(whole, rows) == 0
    turned = rows | {bottom: rows[bottom][::-1]}
    faults = faults_of_drawing(whole, turned)
    assert faults == dict.fromkeys(WEIGHTS, 0) | {"birth order": 3}
    assert strain_of_drawing(whole, turned) == 3 * BIRTH_ORDER
    assert top in rows


def test_a_third_partner_cannot_stand_beside_the_same_person() -> None:
    unions = [couple(w, f"J{w}", k, i) for i, (w, k) in enumerate(THREE)]
    found = order(cut(family(*unions)))
    # One couple split by one person, whose line crosses the bar beneath.
    least = BETWEEN_PARTNERS + COUPLE_SPLIT + BAR_CROSSED
    assert (found.strain, found.certificate) == (least, "optimal")


def test_brothers_who_marry_sisters_cross_once() -> None:
    found = order(cut(TINY["two sibling pairs marry"]))
    assert (found.strain, found.certificate) == (2 * CROSSING, "optimal")


def test_an_order_to_keep_is_kept_and_the_new_one_stands_beside_their_kin() -> None:
    whole = cut(family(couple("u", "AB", "CDE"), births="ABCDE"))
    name = {person.id: i for i, person in enumerate(whole.kin.persons)}
    row = whole.row[name["C"]]
    start = {whole.row[0]: [name["B"], name["A"]], row: [name["E"], name["C"]]}
    found = order(whole, start=start)
    assert found.rows[whole.row[0]] == [name["B"], name["A"]]
    assert [i for i in found.rows[row] if i != name["D"]] == [name["E"], name["C"]]


def test_an_order_to_keep_gives_way_to_a_great_gain() -> None:
    # C and their partner F stand at two ends of a row: three strangers between them cost 17.
    kin = family(couple("u", "AB", "CDE"), couple("v", "CF", "G"), births="ABCDE")
    whole = cut(kin)
    name = {person.id: i for i, person in enumerate(whole.kin.persons)}
    full = order(whole).rows
    row = whole.row[name["C"]]
    kept = [i for i in full[row] if i not in (name["F"], name["G"])]
    found = order(whole, start={**full, row: kept})
    at = found.rows[row].index
    assert abs(at(name["C"]) - at(name["F"])) == 1


def test_blocks_hang_by_one_line() -> None:
    # C's partner F brings parents P, Q and a brother R: they are one block, as are A and B.
    kin = family(couple("u", "AB", "CDE"), couple("v", "CF", "G"), couple("w", "PQ", "FR"))
    whole = cut(kin)
    name = "".join(person.id for person in whole.kin.persons)
    found = {"".join(sorted(name[i] for i in b)) for b in blocks(whole, range(len(whole.row)))}
    assert "FPQR" in found
    assert all(len(block) > 1 for block in found)
