from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import settings

import untimed


@pytest.mark.parametrize(("seed", "same_each_time"), [(None, True), ("7", False)])
def test_examples_are_untimed_and_the_same_unless_seeded(
    seed: str | None, same_each_time: bool
) -> None:
    def given(name: str, default: Any) -> Any:
        return seed if name == "--hypothesis-seed" else default

    before = settings.get_current_profile_name()
    untimed.pytest_configure(cast("pytest.Config", SimpleNamespace(getoption=given)))
    now = settings()
    settings.load_profile(before)
    assert (now.deadline, now.derandomize) == (None, same_each_time)
