import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithkin.network.printing.paper import MILLIMETRE, Paper
from kithkin.network.printing.sheets import (
    OVERLAP,
    SMALLEST_LETTERS,
    Plan,
    TooManySheetsError,
    plan,
)

SIDES = st.floats(60, 12_000)
LETTERS = st.floats(6, 14)


def seen(on: Plan) -> list[tuple[float, float, float, float]]:
    """What of the picture each sheet shows: left, top, right, foot, from the picture's corner."""
    left, top, wide, high = on.window
    return [
        (left - x, top - y, left - x + wide, top - y + high)
        for x, y in (sheet.corner for sheet in on.sheets())
    ]


def test_paper_has_its_known_sizes() -> None:
    a4 = Paper.A4.size(upright=True)
    assert a4 == pytest.approx((210 * MILLIMETRE, 297 * MILLIMETRE))
    assert Paper.A3.size(upright=False) == pytest.approx((420 * MILLIMETRE, 297 * MILLIMETRE))


@given(SIDES, SIDES, LETTERS, st.sampled_from(Paper), st.booleans())
def test_letters_are_never_too_small_to_read(
    wide: float, high: float, letters: float, paper: Paper, poster: bool
) -> None:
    try:
        on = plan((wide, high), letters, paper, poster=poster)
    except TooManySheetsError:
        return
    assert on.scale * letters >= SMALLEST_LETTERS - 1e-9


@given(SIDES, SIDES, LETTERS, st.sampled_from(Paper), st.booleans())
def test_the_sheets_show_all_of_the_picture_and_overlap(
    wide: float, high: float, letters: float, paper: Paper, poster: bool
) -> None:
    try:
        on = plan((wide, high), letters, paper, poster=poster)
    except TooManySheetsError:
        return
    windows = seen(on)
    assert min(one[0] for one in windows) <= 1e-6
    assert min(one[1] for one in windows) <= 1e-6
    assert max(one[2] for one in windows) >= on.picture[0] - 1e-6
    assert max(one[3] for one in windows) >= on.picture[1] - 1e-6
    if on.columns > 1:
        assert windows[0][2] - windows[1][0] == pytest.approx(OVERLAP)
    if on.rows > 1:
        assert windows[0][3] - windows[on.columns][1] == pytest.approx(OVERLAP)


def test_a_small_family_stays_small_and_in_the_middle() -> None:
    on = plan((300, 200), 9.5)
    ((x, y),) = (sheet.corner for sheet in on.sheets())
    assert on.count == 1
    assert on.scale == pytest.approx(1.2)
    assert x == pytest.approx((on.page[0] - on.picture[0]) / 2)
    assert y == pytest.approx((on.page[1] - on.picture[1]) / 2)


def test_a_sheet_lies_unless_it_must_stand() -> None:
    assert plan((300, 300), 9.5).page[0] > plan((300, 300), 9.5).page[1]
    tall = plan((900, 1400), 9.5)
    assert (tall.count, tall.page[0] < tall.page[1]) == (1, True)
    assert plan((900, 1400), 9.5, upright=False).count == 2


def test_a_poster_is_larger_than_the_same_picture_on_one_sheet() -> None:
    one, wall = plan((1400, 900), 9.5), plan((1400, 900), 9.5, poster=True)
    assert one.count == 1
    assert wall.count > 1
    assert wall.scale > one.scale


def test_a_wall_of_paper_is_refused_in_a_sentence() -> None:
    with pytest.raises(TooManySheetsError) as refused:
        plan((60_000, 20_000), 9.5, Paper.A4)
    assert "sheets of A4" in refused.value.sentence
    assert "On A" in refused.value.sentence
    with pytest.raises(TooManySheetsError) as refused:
        plan((900_000, 900_000), 9.5, Paper.A4)
    assert "Draw fewer people" in refused.value.sentence
