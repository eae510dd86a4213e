"""The pieces of the page that opens without a server, as the front end built them."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.templatetags.static import static

PAGE, WORKER = "src/device/now.ts", "src/device/worker.ts"


def _manifest_path() -> Path:
    return Path(str(settings.DJANGO_VITE["default"]["manifest_path"]))


def _manifest() -> dict[str, Any]:
    path = _manifest_path()
    return _read(path, path.stat().st_mtime_ns) if path.exists() else {}


@lru_cache(maxsize=2)
def _read(path: Path, _changed: int) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told


def pieces() -> list[str]:
    """Addresses of everything the page needs beside itself, in a settled order."""
    told, found, waiting = _manifest(), set[str](), [PAGE]
    while waiting:
        entry = told.get(waiting.pop(), {})
        waiting += [one for one in entry.get("imports", ()) if told[one]["file"] not in found]
        found |= {entry["file"], *entry.get("css", ())} if entry else set()
    return sorted(map(_address, found))


def script() -> str:
    """The page's own script; nothing where the front end was not built yet."""
    entry = _manifest().get(PAGE)
    return _address(entry["file"]) if entry else ""


def _address(name: str) -> str:
    return static(f"{settings.DJANGO_VITE['default']['static_url_prefix']}/{name}")


def version() -> str:
    """The same for the page and its pieces: a device keeps only what belongs together."""
    return hashlib.sha256("\n".join([*pieces(), worker_code()]).encode()).hexdigest()[:16]


def worker_code() -> str:
    """The worker as built; nothing where the front end was not built yet."""
    entry = _manifest().get(WORKER)
    return (_manifest_path().parent / entry["file"]).read_text(encoding="utf-8") if entry else ""
