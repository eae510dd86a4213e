"""Django's `DATABASES` from the places: two SQLite files, or two PostgreSQL databases."""

from importlib.util import find_spec
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from kithkin.config.errors import StartRefusedError
from kithkin.config.places import Places

Settings = dict[str, Any]


def databases(places: Places, sqlite: Settings) -> dict[str, Settings]:
    """`default` holds everything but keys; `keys` holds nothing else."""
    if places.uses_sqlite:
        files = {"default": places.database_file, "keys": places.keys_file}
        return {name: {**sqlite, "NAME": file} for name, file in files.items()}
    if find_spec("psycopg") is None:
        raise StartRefusedError(
            "PostgreSQL needs one more library: pip install 'kithkin[postgres]'"
        )
    found = {
        "default": _postgres("KITHKIN_DATABASE", places.database_url),
        "keys": _postgres("KITHKIN_KEYS_DATABASE", places.keys_database_url),
    }
    if _same_place(found["default"], found["keys"]):
        raise StartRefusedError(
            "Keys and data need two databases, so that a copy of one alone reads nothing. "
            "KITHKIN_DATABASE and KITHKIN_KEYS_DATABASE name the same one."
        )
    return found


def _postgres(name: str, url: str) -> Settings:
    """The sentence never quotes the address: it holds a password."""
    try:
        parts = urlsplit(url)
        options = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
        port = str(parts.port or "")
    except ValueError:
        raise StartRefusedError(f"{name} could not be read as an address.") from None
    database = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in {"postgres", "postgresql"} or not database:
        raise StartRefusedError(
            f"{name} should look like postgresql://user:password@host:5432/name"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or parts.hostname or "",
        "PORT": port,
        "OPTIONS": options,
    }


def _same_place(one: Settings, other: Settings) -> bool:
    return all(one[name] == other[name] for name in ("NAME", "HOST", "PORT"))
