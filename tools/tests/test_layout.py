import pytest

from house.layout import check_init_is_empty, check_local_imports, check_names
from house.settings import Settings
from tests.planting import sentences


@pytest.mark.parametrize("path", ["src/kithkin/base/utils.py", "src/kithkin/common/ids.py"])
def test_a_name_that_says_nothing_is_refused(path: str) -> None:
    assert len(sentences(check_names, path, "")) == 1


def test_a_name_that_says_something_is_welcome() -> None:
    assert sentences(check_names, "src/kithkin/base/clock.py", "") == []


def test_an_init_file_is_empty() -> None:
    path = "src/kithkin/network/__init__.py"
    assert sentences(check_init_is_empty, path, "\n") == []
    assert len(sentences(check_init_is_empty, path, "from x import y\n")) == 1


def test_a_listed_init_file_may_hold_its_surface() -> None:
    path = "science/src/kithkin_science/__init__.py"
    settings = Settings(full_init={path: "the surface of a package for notebooks"})
    assert sentences(check_init_is_empty, path, "from x import y\n", settings) == []


@pytest.mark.parametrize(
    "line", ["from kithkin.base import clock", "import kithkin_science.stats", "import kithkin"]
)
def test_our_own_modules_are_not_imported_inside_a_function(line: str) -> None:
    code = f"def verb():\n    {line}\n"
    assert len(sentences(check_local_imports, "src/kithkin/network/views.py", code)) == 1


def test_imports_at_the_top_and_foreign_ones_inside_are_no_finding() -> None:
    code = "from kithkin.base import clock\ndef verb():\n    import json\n"
    assert sentences(check_local_imports, "src/kithkin/network/views.py", code) == []
