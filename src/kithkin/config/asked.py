"""What was typed at a shell, as it travels: to a command here, or to the running server."""

import json
import sys
from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import asdict, dataclass, replace
from typing import Self


@dataclass(frozen=True, slots=True)
class Asked:
    """`typed` is what stood on standard input, if the command reads it; `at_server`: run there."""

    argv: tuple[str, ...]
    typed: str = ""
    at_server: bool = False

    @classmethod
    def from_shell(cls, argv: Sequence[str]) -> Self:
        return cls(tuple(argv))

    @classmethod
    def from_line(cls, line: bytes) -> Self:
        told = json.loads(line)
        return cls(tuple(map(str, told["argv"])), typed=str(told["typed"]), at_server=True)

    def to_line(self) -> bytes:
        return json.dumps(asdict(self)).encode() + b"\n"

    @property
    def reads_typed(self) -> bool:
        return any(word == "-" or word.endswith("-stdin") for word in self.argv)

    def with_typed(self) -> "Asked":
        """With what stands on this shell's standard input, if the command asks for it."""
        if self.at_server or not self.reads_typed:
            return self
        return replace(self, typed=sys.stdin.read())

    def saying(self, argv: tuple[str, ...]) -> "Asked":
        return replace(self, argv=argv)


# The command being run in this thread; a server runs several, each in a thread of its own.
ASKED: ContextVar[Asked] = ContextVar("asked")


def asked() -> Asked:
    return ASKED.get()
