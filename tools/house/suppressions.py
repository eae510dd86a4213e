"""A silenced check says why, and the number of them may only fall."""

import re
from collections.abc import Iterator

from house.settings import Settings
from house.sources import Finding, Source

PYTHON = re.compile(
    r"#\s*(?:noqa(?::\s*[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*)?|type:\s*ignore(?:\[[^\]]*\])?"
    r"|pragma:\s*no\s?cover|nosec(?:\s+B\d+)?|ruff:\s*noqa(?::\s*[A-Z]+\d+)*)"
)
TYPESCRIPT = re.compile(
    r"//\s*(?:@ts-(?:ignore|expect-error|nocheck)|biome-ignore[\w-]*\s+[\w/]+:?)"
)
SHORTEST_REASON = 8


def suppressions(source: Source) -> Iterator[tuple[int, str]]:
    """Each silenced check with its line and its reason, which may be missing."""
    if source.is_python:
        for line, comment in source.comments:
            if PYTHON.search(comment):
                yield line, reason(PYTHON.sub("", comment))
        return
    for number, text in enumerate(source.lines, start=1):
        if found := TYPESCRIPT.search(text):
            yield number, reason(text[found.end() :])


def reason(rest: str) -> str:
    return rest.strip(" #-:.,;()\t/*")


def check_reasons(source: Source, settings: Settings) -> Iterator[Finding]:
    for line, given in suppressions(source):
        if len(given) < SHORTEST_REASON:
            yield Finding(source.path, line, "a check is silenced here without saying why")


def check_count(sources: list[Source], settings: Settings) -> Iterator[Finding]:
    count, kept = sum(1 for source in sources for _ in suppressions(source)), settings.suppressions
    if count > kept:
        told = f"{count} checks are silenced, {kept} were; the number may only fall"
        yield Finding("tools/shape.toml", 1, told)
    elif count < kept:
        told = f"{count} checks are silenced, no longer {kept}: lower `suppressions`"
        yield Finding("tools/shape.toml", 1, told)
