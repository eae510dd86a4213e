"""Where things lie on this machine: read from the environment, and nowhere else.

Standard library only, because it is asked before Django can be imported.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kithkin.config.errors import StartRefusedError

LOCK = "kithkin.lock"
DOOR = "kithkin.socket"


@dataclass(frozen=True, slots=True)
class Places:
    data: Path
    anchors: Path
    root_key_file: Path
    root_key_command: str = ""
    database_url: str = ""
    keys_database_url: str = ""
    hosts: tuple[str, ...] = ()
    proxies: str = "127.0.0.1"

    @property
    def uses_sqlite(self) -> bool:
        return not self.database_url

    @property
    def database_file(self) -> Path:
        return self.data / "kithkin.db"

    @property
    def keys_file(self) -> Path:
        return self.data / "keys.db"

    @property
    def secret_file(self) -> Path:
        return self.data / "secret.key"

    @property
    def lock(self) -> Path:
        return self.data / LOCK

    @property
    def door(self) -> Path:
        """The socket at which a running server takes commands."""
        return self.data / DOOR

    @property
    def certificates(self) -> Path:
        return self.data / "tls"


def read_places(environ: Mapping[str, str] = os.environ) -> Places:
    data = _path(environ, "KITHKIN_DATA") or _base(environ, "XDG_DATA_HOME", ".local/share")
    root_key = _path(environ, "KITHKIN_ROOT_KEY_FILE")
    url, keys_url = environ.get("KITHKIN_DATABASE", ""), environ.get("KITHKIN_KEYS_DATABASE", "")
    if bool(url) != bool(keys_url):
        raise StartRefusedError(
            "KITHKIN_DATABASE and KITHKIN_KEYS_DATABASE name two databases: "
            "set both for PostgreSQL, or neither for SQLite."
        )
    return Places(
        data=data,
        anchors=_path(environ, "KITHKIN_ANCHORS") or data / "anchors",
        root_key_file=root_key or _base(environ, "XDG_CONFIG_HOME", ".config") / "root.key",
        root_key_command=environ.get("KITHKIN_ROOT_KEY_COMMAND", ""),
        database_url=url,
        keys_database_url=keys_url,
        hosts=tuple(environ.get("KITHKIN_HOSTS", "").replace(",", " ").split()),
        proxies=environ.get("KITHKIN_PROXIES", "127.0.0.1"),
    )


def _path(environ: Mapping[str, str], name: str) -> Path | None:
    text = environ.get(name, "")
    return Path(text).expanduser().absolute() if text else None


def _base(environ: Mapping[str, str], name: str, below_home: str) -> Path:
    """A folder of the XDG convention, which says that a relative path counts as not set."""
    told = Path(environ.get(name, ""))
    base = told if told.is_absolute() else Path(environ.get("HOME") or Path.home()) / below_home
    return base / "kithkin"
