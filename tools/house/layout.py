"""What files are called, what may stand in `__init__.py`, and where imports stand."""

import ast
from collections.abc import Iterator

from house.settings import Settings, is_allowed
from house.sources import Finding, Source, functions

NAMES_THAT_SAY_NOTHING = {"utils", "util", "common", "misc", "helpers", "helper"}
OWN_PACKAGES = {"kithkin", "kithkin_science"}


def check_names(source: Source, settings: Settings) -> Iterator[Finding]:
    words = {*source.place.parts[:-1], source.place.stem}
    for word in sorted(words & NAMES_THAT_SAY_NOTHING):
        yield Finding(source.path, 1, f"`{word}` says nothing; name it after what it holds")


def check_init_is_empty(source: Source, settings: Settings) -> Iterator[Finding]:
    if source.place.name != "__init__.py" or not source.text.strip():
        return
    if not is_allowed(source.path, settings.full_init):
        yield Finding(source.path, 1, "an `__init__.py` is empty; import from the defining module")


def check_local_imports(source: Source, settings: Settings) -> Iterator[Finding]:
    if is_allowed(source.path, settings.may_import_locally):
        return
    for function in functions(source.tree):
        for node in ast.walk(function):
            if OWN_PACKAGES & {name.split(".")[0] for name in imported(node)}:
                assert isinstance(node, ast.Import | ast.ImportFrom)
                yield source.at(node, "our own modules are imported at the top of the file")


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return []
