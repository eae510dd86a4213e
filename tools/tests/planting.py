"""Plants code in a pretended file and says what a rule finds there."""

from collections.abc import Callable, Iterator
from textwrap import dedent

from house.settings import Settings
from house.sources import Finding, Source

Rule = Callable[[Source, Settings], Iterator[Finding]]


def plant(path: str, code: str) -> Source:
    return Source(path, dedent(code).lstrip("\n"))


def sentences(rule: Rule, path: str, code: str, settings: Settings | None = None) -> list[str]:
    return [found.sentence for found in rule(plant(path, code), settings or Settings())]
