"""A file fits in a head, a function on a screen."""

import ast
from collections.abc import Iterator

from house.settings import Settings
from house.sources import Finding, Function, Source, functions

LONGEST_FILE = 300
LONGEST_BODY = 40


def check_file_length(source: Source, settings: Settings) -> Iterator[Finding]:
    if (length := len(source.lines)) > LONGEST_FILE:
        yield Finding(source.path, length, f"{length} lines; a file has at most {LONGEST_FILE}")


def check_body_length(source: Source, settings: Settings) -> Iterator[Finding]:
    for function in functions(source.tree):
        if (length := body_length(source, function)) > LONGEST_BODY:
            told = f"`{function.name}` has {length} lines; a body has at most {LONGEST_BODY}"
            yield source.at(function, told)


def body_length(source: Source, function: Function) -> int:
    """Lines that do something: no docstring, no blank line, no line that is only a comment."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    if not body:
        return 0
    lines = source.lines[body[0].lineno - 1 : function.end_lineno]
    return sum(1 for line in lines if line.strip() and not line.lstrip().startswith("#"))
