"""Every command of `kithkin`: where its code is, and whose hands it needs."""

from dataclasses import dataclass
from enum import Enum, auto


class Hands(Enum):
    NOBODYS = auto()  # starts before Django: it needs none, or makes that ready by itself
    ITS_OWN = auto()  # with Django, but asks for itself whether things are as they should be
    READS = auto()  # looks at the database, in this process
    WRITES = auto()  # changes rows: in the running server if there is one, else alone here


@dataclass(frozen=True, slots=True)
class Known:
    """One line here mounts a command; its help line is shown before its code is loaded.

    `begins`: may be the very first command on a machine, and then makes what is missing."""

    module: str
    line: str
    hands: Hands
    begins: bool = False
    app: str = "app"  # what the module calls its commands


_COMMANDS = "kithkin.config.commands"
_EXCHANGE = "kithkin.exchange.cli"

KNOWN: dict[str, Known] = {
    "demo": Known(
        f"{_COMMANDS}.demo", "Show Kithkin with a clinic of invented people.", Hands.NOBODYS
    ),
    "serve": Known(f"{_COMMANDS}.serve", "Run the server.", Hands.NOBODYS),
    "createclinic": Known(f"{_COMMANDS}.clinics", "Set up a clinic.", Hands.WRITES, begins=True),
    "adduser": Known(f"{_COMMANDS}.clinics", "Give somebody a sign-in.", Hands.WRITES),
    "offboard": Known(f"{_COMMANDS}.clinics", "End somebody's access at once.", Hands.WRITES),
    "import": Known(f"{_COMMANDS}.families", "Bring a family file into a map.", Hands.WRITES),
    "export": Known(f"{_COMMANDS}.families", "Write a map as a file.", Hands.WRITES),
    "draw": Known(
        _EXCHANGE, "Draw a family file; no clinic needed.", Hands.NOBODYS, app="exchange_app"
    ),
    "doctor": Known(f"{_COMMANDS}.doctor", "Look everything over.", Hands.ITS_OWN),
    "record": Known(f"{_COMMANDS}.record", "Prove the record.", Hands.READS),
    "keys": Known(f"{_COMMANDS}.keys", "Look after the keys.", Hands.WRITES),
    "upgrade": Known(
        f"{_COMMANDS}.upgrade", "Bring the databases up to this version.", Hands.ITS_OWN
    ),
}
