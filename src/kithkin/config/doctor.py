"""`kithkin doctor`: one question after the other, each answered in a line. Changes nothing."""

import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.db.models import Max

from kithkin.accounts import keyring_care
from kithkin.base import clock
from kithkin.base.process_lock import holder_of
from kithkin.base.refusals import RefusalError
from kithkin.config import start
from kithkin.config.door import is_answering
from kithkin.config.ground import check_ground, check_root_key_place
from kithkin.config.places import Places
from kithkin.config.settings.base import PACKAGE
from kithkin.record.marks import Anchored, read_anchors
from kithkin.record.models import Entry
from kithkin.record.verify import verify

OLDEST_PYTHON = (3, 11)
LEAST_FREE_GIGABYTES = 1.0
CLOCK_MAY_DIFFER = timedelta(minutes=5)
ANCHORED_EVERY = timedelta(minutes=25)  # twice the usual, and a little for a busy machine


@dataclass(frozen=True, slots=True)
class Finding:
    """`do` is set when something is wrong: what mends it."""

    topic: str
    says: str
    do: str = ""

    @property
    def is_well(self) -> bool:
        return not self.do


def look_over(places: Places) -> Iterator[Finding]:
    """What the later questions stand on is asked first; after a bad answer they are left out."""
    yield python()
    yield pages()
    yield from (disk(path) for path in _disks(places))
    if not places.data.exists():
        yield Finding("data folder", f"{places.data}: not made yet; `kithkin demo` makes one")
        return
    for topic, ask in _foundations(places):
        finding = _answer(topic, ask)
        yield finding
        if not finding.is_well:
            return
    yield orphans()
    yield from record(places)
    yield clock_right()
    yield writer(places)


def _answer(topic: str, ask: Callable[[], str]) -> Finding:
    try:
        return Finding(topic, ask())
    except RefusalError as refusal:
        return Finding(topic, "not as it should be", do=refusal.sentence)


def _foundations(places: Places) -> Iterator[tuple[str, Callable[[], str]]]:
    yield "data folder", lambda: _ground(places)
    yield "root key place", lambda: _root_key(places)
    yield "databases", lambda: _databases(places)
    yield "root key", lambda: _keys(places)


def _ground(places: Places) -> str:
    check_ground(places)
    return f"{places.data}: for its owner only"


def _root_key(places: Places) -> str:
    check_root_key_place(places)
    return "given by a command" if places.root_key_command else str(places.root_key_file)


def _databases(places: Places) -> str:
    start.check_stores(places, thorough=True)
    if not places.uses_sqlite:
        return "PostgreSQL answers, and is up to date"
    return "sound and up to date; WAL, synchronous=FULL, foreign_keys, secure_delete"


def _keys(places: Places) -> str:
    start.check_keys(places)
    return f"opens the key store ({keyring_care.count_keys()} keys)"


def python() -> Finding:
    do = "" if sys.version_info >= OLDEST_PYTHON else "Install Python 3.11 or newer."
    return Finding("python", platform.python_version(), do)


def pages(package: Path = PACKAGE) -> Finding:
    if (package / "static" / "dist" / "manifest.json").exists():
        return Finding("pages", "scripts and styles are built")
    return Finding("pages", "scripts and styles are missing", do="Run `./kithkin demo` once, "
                   "with Node.js installed, or install the wheel.")  # fmt: skip


def _disks(places: Places) -> Iterator[Path]:
    """The data folder's, and the anchors' if that is another one."""
    seen = set()
    for path in (places.data, places.anchors):
        there = next(parent for parent in (path, *path.parents) if parent.exists())
        if there.stat().st_dev not in seen:
            seen.add(there.stat().st_dev)
            yield there


def disk(path: Path) -> Finding:
    free = shutil.disk_usage(path).free / 1e9
    do = "" if free >= LEAST_FREE_GIGABYTES else "Make room: a full disk saves nothing."
    return Finding("disk", f"{free:.1f} GB free at {path}", do)


def orphans() -> Finding:
    found = len(keyring_care.orphans())
    do = "Run `kithkin keys sweep`." if found else ""
    return Finding("key store", f"{found} keys that nothing uses", do)


def record(places: Places) -> Iterator[Finding]:
    anchored = read_anchors(places.anchors)
    verdict = verify(marks=anchored.marks)
    held = f"{verdict.entries} entries in {verdict.chains} chains, {verdict.erased} erased"
    if verdict.holds:
        yield Finding("record", f"holds: {held}")
    else:
        yield Finding("record", f"{verdict.broken} breaks: {held}", do="Run `kithkin record "
                      "verify`, change nothing, and compare with a backup.")  # fmt: skip
    yield anchors(places, anchored)


def anchors(places: Places, anchored: Anchored) -> Finding:
    if anchored.breaks:
        return Finding("anchors", anchored.breaks[0], do="Compare with a copy from elsewhere.")
    newest, now = anchored.newest, clock.now()
    if newest is None:
        says = "none yet; the server writes the first when it starts"
        return Finding("anchors", says, _ask_why_late(places))
    minutes = int((now - newest).total_seconds() // 60)
    late = now - newest > ANCHORED_EVERY
    says = f"{anchored.lines} lines in {places.anchors}, the newest {minutes} minutes old"
    return Finding("anchors", says, _ask_why_late(places) if late else "")


def _ask_why_late(places: Places) -> str:
    """Without a server nobody writes anchors, and that is no fault."""
    if not is_answering(places.door):
        return ""
    return "The server is running and does not write them: its log says why."


def clock_right() -> Finding:
    newest = Entry.objects.aggregate(at=Max("at"))["at"]
    now = clock.now()
    if newest is None or newest <= now + CLOCK_MAY_DIFFER:
        return Finding("clock", f"{now:%Y-%m-%d %H:%M} UTC")
    return Finding("clock", f"{now:%Y-%m-%d %H:%M} UTC, but the record has entries from "
                   f"{newest:%Y-%m-%d %H:%M}", do="Set the clock of this machine.")  # fmt: skip


def writer(places: Places) -> Finding:
    if not places.uses_sqlite:
        return Finding("writer", "PostgreSQL takes several")
    holder = holder_of(places.lock)
    if holder is None:
        return Finding("writer", "no server is running")
    says = f"process {holder.process}, {holder.doing}"
    if holder.doing.startswith("serving") and not is_answering(places.door):
        return Finding("writer", f"{says}, does not answer", do=f"End it: kill {holder.process}")
    return Finding("writer", f"{says}, and nobody else")
