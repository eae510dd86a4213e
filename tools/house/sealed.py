"""Sealed fields cannot be searched or sorted by the database, so no query may name one.

What a query begins with decides (`Person.objects…`). Where that is not to be seen, a name counts if
some model seals it and none keeps it plain.
"""

import ast
from collections.abc import Iterator

from house.models import ModelClass, model_classes
from house.sources import Finding, Source, called_name, calls

BY_KEYWORD = {"filter", "exclude", "get", "aget", "Q", "get_or_create", "update_or_create"}
BY_TEXT = {"order_by", "values", "values_list", "only", "defer", "distinct", "F", "OuterRef"}


def check_sealed_names(sources: list[Source]) -> Iterator[Finding]:
    models = model_classes(sources)
    for model in models:
        yield from names_in_meta(model)
    for source in sources:
        if source.is_product:
            yield from names_in_queries(source, models)


def names_in_meta(model: ModelClass) -> Iterator[Finding]:
    """Uniqueness, indexes and default order are the database's work as well."""
    if not model.meta:
        return
    texts = (node for node in ast.walk(model.meta) if isinstance(node, ast.Constant))
    for text in texts:
        word = str(text.value).lstrip("-")
        if word in model.sealed:
            told = f"`{word}` of {model.name} is sealed; the database cannot read it"
            yield model.source.at(text, told)


def names_in_queries(source: Source, models: list[ModelClass]) -> Iterator[Finding]:
    sealed = {model.name: model.sealed for model in models}
    unmistakable = set().union(*sealed.values()) - set().union(*(model.plain for model in models))
    for call in calls(source.tree):
        own = sealed.get(asked_model(call), unmistakable)
        for first, *further in lookups(call):
            for word in [*({first} & own), *({*further} & unmistakable)]:
                told = f"`{word}` is sealed; `{called_name(call)}` cannot ask the database for it"
                yield source.at(call, told)


def asked_model(call: ast.Call) -> str:
    """`Person` in `Person.objects.filter(...).order_by(...)`, else nothing."""
    node: ast.expr = call
    while isinstance(node, ast.Call | ast.Attribute):
        if isinstance(node, ast.Attribute) and node.attr.endswith("objects"):
            return node.value.id if isinstance(node.value, ast.Name) else ""
        node = node.func if isinstance(node, ast.Call) else node.value
    return ""


def lookups(call: ast.Call) -> Iterator[list[str]]:
    """What a query asks for, in steps: person and name for `-person__name`."""
    name = called_name(call)
    texts = [keyword.arg for keyword in call.keywords] if name in BY_KEYWORD else []
    if name in BY_TEXT:
        texts += [str(node.value) for node in call.args if isinstance(node, ast.Constant)]
    yield from (text.lstrip("-").split("__") for text in texts if text)
