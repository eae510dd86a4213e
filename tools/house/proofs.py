"""A test asserts something that can fail."""

import ast
import re
from collections.abc import Iterator

from house.settings import Settings
from house.sources import Finding, Function, Source, called_name, calls, functions

EXPECTATION = re.compile(r"(django_)?(assert|expect)(_|[A-Z]|$)")
PYTEST_EXPECTATIONS = {"raises", "warns", "deprecated_call", "fail"}


def check_tests_assert(source: Source, settings: Settings) -> Iterator[Finding]:
    if not source.place.name.startswith("test_"):
        return
    for function in functions(source.tree):
        if function.name.startswith("test_") and not asserts(function):
            yield source.at(function, f"`{function.name}` asserts nothing that could fail")


def asserts(function: Function) -> bool:
    stated = (node for node in ast.walk(function) if isinstance(node, ast.Assert))
    if any(not isinstance(node.test, ast.Constant) for node in stated):
        return True
    return any(is_expectation(call) for call in calls(function))


def is_expectation(call: ast.Call) -> bool:
    name = called_name(call)
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    if isinstance(owner, ast.Name) and owner.id == "pytest":
        return name in PYTEST_EXPECTATIONS
    return bool(EXPECTATION.match(name))
