"""What `tools/shape.toml` allows: each exception is a path with its reason."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath


@dataclass(frozen=True)
class Settings:
    suppressions: int = 0
    access_decorators: tuple[str, ...] = ("open_to",)
    steps_take: tuple[str, ...] = ()
    may_write: dict[str, str] = field(default_factory=dict)
    may_import_locally: dict[str, str] = field(default_factory=dict)
    full_init: dict[str, str] = field(default_factory=dict)
    not_verbs: dict[str, str] = field(default_factory=dict)
    not_views: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> "Settings":
        found = tomllib.loads(path.read_text())
        lists = {name: tuple(value) for name, value in found.items() if isinstance(value, list)}
        return cls(**{**found, **lists})


def is_allowed(path: str, exceptions: dict[str, str]) -> bool:
    return any(PurePosixPath(path).match(pattern) for pattern in exceptions)
