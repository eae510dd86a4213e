"""Where things lie, told by the environment; and two databases, told by two addresses."""

from pathlib import Path

import pytest

from kithkin.config.databases import databases
from kithkin.config.errors import StartRefusedError
from kithkin.config.places import read_places

HOME = {"HOME": "/home/ana"}
ONE = "postgresql://kith:p%40ss@db.example:5433/kithkin?sslmode=require"
TWO = "postgresql://kith:p%40ss@db.example:5433/kithkin_keys"


def test_usual_places_follow_the_home_folder() -> None:
    places = read_places(HOME)
    assert places.data == Path("/home/ana/.local/share/kithkin")
    assert places.root_key_file == Path("/home/ana/.config/kithkin/root.key")
    assert places.anchors == places.data / "anchors"
    assert places.uses_sqlite


def test_folders_of_the_desktop_convention_are_honoured_if_they_are_absolute() -> None:
    told = {**HOME, "XDG_DATA_HOME": "/srv/data", "XDG_CONFIG_HOME": "relative/config"}
    places = read_places(told)
    assert places.data == Path("/srv/data/kithkin")
    assert places.root_key_file == Path("/home/ana/.config/kithkin/root.key")


def test_our_own_words_come_before_the_convention() -> None:
    told = {"KITHKIN_DATA": "/a", "KITHKIN_ROOT_KEY_FILE": "/b/key", "KITHKIN_ANCHORS": "/c"}
    places = read_places({**HOME, **told, "XDG_DATA_HOME": "/srv/data"})
    assert (places.data, places.root_key_file, places.anchors) == (
        Path("/a"), Path("/b/key"), Path("/c"),
    )  # fmt: skip


@pytest.mark.parametrize("name", ["KITHKIN_DATABASE", "KITHKIN_KEYS_DATABASE"])
def test_one_database_without_the_other_is_refused(name: str) -> None:
    with pytest.raises(StartRefusedError, match="start_refused"):
        read_places({**HOME, name: ONE})


def postgres(one: str, two: str) -> dict[str, dict[str, object]]:
    told = {**HOME, "KITHKIN_DATABASE": one, "KITHKIN_KEYS_DATABASE": two}
    return databases(read_places(told), {})


def test_addresses_of_postgresql_are_read_in_full() -> None:
    found = postgres(ONE, TWO)
    assert found["default"] == {
        "ENGINE": "django.db.backends.postgresql", "NAME": "kithkin", "USER": "kith",
        "PASSWORD": "p@ss", "HOST": "db.example", "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }  # fmt: skip
    assert found["keys"]["NAME"] == "kithkin_keys"


def test_a_server_may_be_reached_by_its_socket() -> None:
    found = postgres("postgresql:///kithkin?host=/run/pg", "postgresql:///keys?host=/run/pg")
    assert found["default"]["HOST"] == "/run/pg"


@pytest.mark.parametrize(
    "bad",
    ["mysql://kith:secret@host/one", "postgresql://host", "postgresql://host:x/one", "secret"],
)
def test_what_is_no_address_is_refused_without_repeating_it(bad: str) -> None:
    with pytest.raises(StartRefusedError) as refused:
        postgres(bad, TWO)
    assert "KITHKIN_DATABASE" in refused.value.sentence
    assert "secret" not in refused.value.sentence


def test_keys_and_data_in_one_database_are_refused() -> None:
    with pytest.raises(StartRefusedError) as refused:
        postgres(ONE, ONE)
    assert "two databases" in refused.value.sentence
