"""A pytest plugin: of all tests, keep those that touch rows. Used for the run on PostgreSQL."""

import pytest

DATABASE_FIXTURES = {
    "db",
    "transactional_db",
    "django_db_reset_sequences",
    "django_db_serialized_rollback",
    "live_server",
    "admin_user",
    "django_db_setup",
}


def touches_rows(item: pytest.Item) -> bool:
    if item.get_closest_marker("django_db") or item.get_closest_marker("postgres"):
        return True
    return bool(DATABASE_FIXTURES & {*getattr(item, "fixturenames", ())})


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    kept = [item for item in items if touches_rows(item)]
    left = [item for item in items if not touches_rows(item)]
    if left:
        config.hook.pytest_deselected(items=left)
        items[:] = kept
