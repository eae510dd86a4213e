"""Rows are changed by verbs only: writes stand in services.

Calls are told by name, so a rule of thumb keeps dictionaries and files out: `save`, `delete` and
`update` of a row take no positional argument, those of other things nearly always do.
"""

import ast
from collections.abc import Iterator

from house.settings import Settings, is_allowed
from house.sources import Finding, Source, called_name, calls

ALWAYS = {"bulk_create", "bulk_update", "get_or_create", "update_or_create"}
WITHOUT_POSITIONALS = {"create", "save", "delete"}
WITH_KEYWORDS_ONLY = {"update"}
ACTS = {"add", "change", "remove"}


def check_writes(source: Source, settings: Settings) -> Iterator[Finding]:
    if not source.is_product or source.is_module("services"):
        return
    if is_allowed(source.path, settings.may_write):
        return
    for call in calls(source.tree):
        if is_row_write(call):
            yield source.at(call, f"`{called_name(call)}` changes a row outside services")


def is_row_write(call: ast.Call) -> bool:
    if not isinstance(call.func, ast.Attribute):
        return False
    name = call.func.attr
    if name in ACTS:
        return isinstance(call.func.value, ast.Name) and call.func.value.id == "act"
    return is_write_of_django(name, call) or is_write_of_django(name.removeprefix("a"), call)


def is_write_of_django(name: str, call: ast.Call) -> bool:
    if name in ALWAYS:
        return True
    if name in WITH_KEYWORDS_ONLY:
        return bool(call.keywords) and not call.args
    return name in WITHOUT_POSITIONALS and not call.args
