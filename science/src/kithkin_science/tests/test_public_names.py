import importlib

import numpy as np
import pytest

import kithkin_science
from kithkin_science.stats.intervals import proportion


def test_the_public_names_are_these_and_sorted() -> None:
    assert list(kithkin_science.PUBLIC) == sorted(kithkin_science.PUBLIC)
    assert dir(kithkin_science) == list(kithkin_science.PUBLIC)


@pytest.mark.parametrize("name", kithkin_science.PUBLIC)
def test_each_public_name_is_found_where_the_table_says(name: str) -> None:
    module = importlib.import_module(f"kithkin_science.{kithkin_science.PUBLIC[name]}")
    assert getattr(kithkin_science, name) is getattr(module, name)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="no 'causes'"):
        _ = kithkin_science.causes


def test_the_name_at_the_top_is_the_function_itself() -> None:
    assert np.array_equal(kithkin_science.proportion([1], [3]).low, proportion([1], [3]).low)
