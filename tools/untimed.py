"""A pytest plugin: no test is timed, and examples are the same in every run unless a seed is given."""

import pytest
from hypothesis import settings


def pytest_configure(config: pytest.Config) -> None:
    seeded = config.getoption("--hypothesis-seed", default=None) is not None
    settings.register_profile("untimed", deadline=None, derandomize=not seeded, print_blob=True)
    settings.load_profile("untimed")
