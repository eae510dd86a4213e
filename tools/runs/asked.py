"""What stands after `./kithkin test`: which tests are meant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from runs.commands import ROOT

TAKES_A_VALUE = {"-k", "-m", "-n", "-p", "-o", "-c", "-W", "-r"}


@dataclass(frozen=True)
class Asked:
    """Paths are told from the rest, since each kind of test lives under roots of its own."""

    paths: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    marks: str = "not release"

    @classmethod
    def read(cls, arguments: Sequence[str]) -> "Asked":
        paths = tuple(paths_among(arguments))
        rest = [word for word in arguments if absolute(word) not in paths]
        return cls(paths, tuple(rest))

    @property
    def is_everything(self) -> bool:
        return not self.paths and not self.words

    def within(self, *roots: str) -> list[str] | None:
        """What to hand to pytest for these roots; nothing if only other roots were named."""
        if not self.paths:
            return [*roots, *self.words]
        tops = [ROOT / root for root in roots]
        ours = [path for path in self.paths if any(Path(path).is_relative_to(top) for top in tops)]
        return [*ours, *self.words] if ours else None


def paths_among(arguments: Sequence[str]) -> Iterator[str]:
    for before, word in zip(["", *arguments], arguments, strict=False):
        if before not in TAKES_A_VALUE and not word.startswith("-"):
            path = absolute(word)
            if Path(path.split("::")[0]).exists():
                yield path


def absolute(word: str) -> str:
    """A test is named from where the person stands: `part/tests/test_x.py::test_y`."""
    file, colons, test = word.partition("::")
    return f"{Path(file).resolve()}{colons}{test}"
