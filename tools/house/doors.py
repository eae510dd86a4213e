"""Who acts and who may enter: verbs name their actor, views declare who is let in."""

import ast
from collections.abc import Iterator
from typing import TypeGuard

from house.settings import Settings, is_allowed
from house.sources import Finding, Function, Source, called_name, calls


def check_verbs(source: Source, settings: Settings) -> Iterator[Finding]:
    if not (source.is_product and source.is_module("services")):
        return
    if source.place.stem.startswith("_") or is_allowed(source.path, settings.not_verbs):
        return
    for node in source.tree.body:
        if is_public(node) and not is_step(node, settings):
            yield from (source.at(node, f"verb `{node.name}` {lack}") for lack in lacks(node))


def is_public(node: ast.stmt) -> TypeGuard[Function]:
    return isinstance(node, Function) and not node.name.startswith("_")


def is_step(function: Function, settings: Settings) -> bool:
    """A step inside an act that a verb has opened: the act knows whose it is."""
    first = function.args.args[0].annotation if function.args.args else None
    return first is not None and ast.unparse(first) in settings.steps_take


def lacks(verb: Function) -> Iterator[str]:
    taken = verb.args
    if taken.posonlyargs or taken.args or taken.vararg:
        yield "takes arguments by position; a verb is keyword-only"
    if not taken.kwonlyargs or taken.kwonlyargs[0].arg != "by":
        yield "does not take `by` first; every act is somebody's"
    elif taken.kw_defaults[0] is not None or may_be_none(taken.kwonlyargs[0]):
        yield "lets `by` be left out; a missing actor is an error, not a pass"


def may_be_none(argument: ast.arg) -> bool:
    words = ast.walk(argument.annotation) if argument.annotation else ()
    return any(
        (isinstance(word, ast.Constant) and word.value is None)
        or (isinstance(word, ast.Name) and word.id == "Optional")
        for word in words
    )


def check_views(source: Source, settings: Settings) -> Iterator[Finding]:
    if not source.is_product or is_allowed(source.path, settings.not_views):
        return
    for node in source.tree.body:
        if isinstance(node, ast.ClassDef) and any(is_view_class(base) for base in node.bases):
            yield source.at(node, f"`{node.name}` is a class; views are functions")
        elif is_view(node, anything=source.is_module("views")) and not is_declared(node, settings):
            yield source.at(node, f"view `{node.name}` does not declare who may come in")


def is_view_class(base: ast.expr) -> bool:
    return ast.unparse(base).endswith("View")


def is_view(node: ast.stmt, *, anything: bool) -> TypeGuard[Function]:
    """In views whatever takes a request; elsewhere what also answers with a response."""
    if not is_public(node):
        return False
    taken = [*node.args.posonlyargs, *node.args.args]
    answers = ast.unparse(node.returns) if node.returns else ""
    return bool(taken) and taken[0].arg == "request" and (anything or "Response" in answers)


def is_declared(view: Function, settings: Settings) -> bool:
    return bool({*map(decorator_name, view.decorator_list)} & {*settings.access_decorators})


def decorator_name(decorator: ast.expr) -> str:
    call = decorator if isinstance(decorator, ast.Call) else ast.Call(decorator, [], [])
    return called_name(call)


def check_urls(source: Source, settings: Settings) -> Iterator[Finding]:
    """A private function is not a view, so no address may lead to one."""
    if not (source.is_product and source.is_module("urls")):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr.startswith("_"):
            yield source.at(node, f"an address leads to `{node.attr}`, which is private")
        elif isinstance(node, ast.Lambda):
            yield source.at(node, "an address leads to a lambda, which declares no access")


def check_apis(source: Source, settings: Settings) -> Iterator[Finding]:
    """An API says once who may come in, and no operation takes it back."""
    for call in calls(source.tree) if source.is_product else ():
        given = {word.arg: word.value for word in call.keywords}
        if called_name(call) == "NinjaAPI" and "auth" not in given:
            yield source.at(call, "this API does not declare who may come in")
        if isinstance(none := given.get("auth"), ast.Constant) and none.value is None:
            yield source.at(call, "`auth=None` lets anybody in")
