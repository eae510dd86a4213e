"""The house rules no other tool knows. Prints what breaks one, and nothing when all is well."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import lock
from house import (
    doors,
    layout,
    locks,
    proofs,
    sealed,
    sizes,
    suppressions,
    words,
    writes,
)
from house.settings import Settings
from house.sources import Finding, Source, read_sources

ROOT = Path(__file__).resolve().parents[1]

Rule = Callable[[Source, Settings], Iterator[Finding]]
FOR_EVERY_FILE: tuple[Rule, ...] = (
    sizes.check_file_length,
    layout.check_names,
    suppressions.check_reasons,
)
FOR_PYTHON: tuple[Rule, ...] = (
    sizes.check_body_length,
    layout.check_init_is_empty,
    layout.check_local_imports,
    writes.check_writes,
    doors.check_verbs,
    doors.check_views,
    doors.check_urls,
    doors.check_apis,
    proofs.check_tests_assert,
)


def findings(sources: list[Source], settings: Settings) -> Iterator[Finding]:
    for source in sources:
        rules = FOR_EVERY_FILE + (FOR_PYTHON if source.is_python else ())
        for rule in rules:
            yield from rule(source, settings)
    yield from suppressions.check_count(sources, settings)
    yield from sealed.check_sealed_names(sources)


def findings_of_the_repository(root: Path) -> Iterator[Finding]:
    sources = read_sources(root)
    yield from findings(sources, Settings.read(root / "tools" / "shape.toml"))
    yield from locks.check_locks(root / "requirements", lock.fingerprint())
    glossary = root / "docs" / "glossary.md"
    if glossary.exists():
        yield from words.check_glossary(sources, glossary.read_text())


def main() -> int:
    found = sorted(map(str, findings_of_the_repository(ROOT)))
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
