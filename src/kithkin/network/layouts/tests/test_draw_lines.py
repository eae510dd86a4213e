"""Our own lines over the shared families and made ones: nobody's line through anybody."""

from pathlib import Path
from typing import Any

import pytest

from kithkin.network.layouts import family as door
from kithkin.network.tests.blended_families import blended
from kithkin.network.tests.shared_families import as_copy, files, read
from kithkin_science.network.layout.kin import put_in_order
from kithkin_science.network.tests.drawn_lines import faults

LABEL = 6.8  # a letter, of a name on one line


def counted(neutral: dict[str, Any], *, named: bool) -> tuple[int, int, int]:
    copy = as_copy(neutral)
    labels = {one["id"]: LABEL * len(one["label"][:24]) for one in neutral["persons"]}
    widths = labels if named else {}
    kin = put_in_order(door._kin(copy, widths))
    found = faults(kin, door.family(copy, widths=widths))
    return found["collinear"], found["through"], found["labels"]


@pytest.mark.parametrize("named", [False, True])
@pytest.mark.parametrize(
    "file", [file for file in files() if file.stem != "royal92"], ids=lambda file: file.stem
)
def test_no_line_runs_along_another_or_through_somebody(file: Path, named: bool) -> None:
    assert counted(read(file), named=named) == (0, 0, 0)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("size", [20, 60])
def test_no_line_of_a_blended_family_does(size: int, seed: int) -> None:
    assert counted(blended(size, 100 + seed), named=True) == (0, 0, 0)
