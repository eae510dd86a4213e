from types import SimpleNamespace
from typing import Any, cast

import pytest

import rows_only


def item(*fixtures: str, mark: str = "") -> Any:
    def closest(name: str) -> str | None:
        return mark if mark == name else None

    return SimpleNamespace(fixturenames=fixtures, get_closest_marker=closest)


@pytest.mark.parametrize("touching", [item("db"), item("live_server"), item(mark="django_db")])
def test_tests_of_rows_are_told_by_mark_or_fixture(touching: Any) -> None:
    assert rows_only.touches_rows(touching)
    assert not rows_only.touches_rows(item("tmp_path"))


def test_other_tests_are_left_out_and_reported_so() -> None:
    rows, others, told = item("db"), item(), list[Any]()

    def report(items: list[Any]) -> None:
        told.extend(items)

    hook = SimpleNamespace(pytest_deselected=report)
    items = [rows, others]
    config = cast("pytest.Config", SimpleNamespace(hook=hook))
    rows_only.pytest_collection_modifyitems(config, items)
    assert (items, told) == ([rows], [others])
