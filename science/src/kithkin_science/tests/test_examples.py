import doctest
import importlib

import pytest

import kithkin_science

FUNCTIONS = [name for name in kithkin_science.PUBLIC if name.islower()]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_shows_an_example_that_is_true(name: str) -> None:
    module = importlib.import_module(f"kithkin_science.{kithkin_science.PUBLIC[name]}")
    function = getattr(module, name)
    examples = doctest.DocTestFinder(recurse=False).find(function, globs=vars(module))
    results = [doctest.DocTestRunner().run(one) for one in examples]
    assert sum(result.attempted for result in results) > 0
    assert sum(result.failed for result in results) == 0


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_says_what_comes_in_and_out_and_where_it_ends(name: str) -> None:
    told = getattr(kithkin_science, name).__doc__
    assert all(f"{part}\n    ---" in told for part in ("Parameters", "Returns", "Examples"))
