"""What the models files say, read without running them: models and their sealed fields."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from house.sources import Source, called_name

DJANGO_BASES = {"Model", "AbstractUser", "AbstractBaseUser", "AbstractBaseSession"}


@dataclass(frozen=True)
class ModelClass:
    source: Source
    node: ast.ClassDef

    @property
    def name(self) -> str:
        return self.node.name

    @property
    def bases(self) -> set[str]:
        return {called_name(ast.Call(base, [], [])) for base in self.node.bases}

    @property
    def meta(self) -> ast.ClassDef | None:
        inner = (node for node in self.node.body if isinstance(node, ast.ClassDef))
        return next((node for node in inner if node.name == "Meta"), None)

    @property
    def is_abstract(self) -> bool:
        return self.meta is not None and "abstract = True" in ast.unparse(self.meta)

    @property
    def sealed(self) -> set[str]:
        return {name for name, value in assigned(self.node) if is_sealed(value)}

    @property
    def plain(self) -> set[str]:
        return {name for name, value in assigned(self.node) if is_column(value)}


def is_column(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Call) and called_name(value).endswith(("Field", "Key"))


def is_sealed(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Call) and called_name(value).startswith("Sealed")


def assigned(node: ast.ClassDef) -> Iterator[tuple[str, ast.expr | None]]:
    for statement in node.body:
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            yield statement.target.id, statement.value
        elif isinstance(statement, ast.Assign):
            names = (target for target in statement.targets if isinstance(target, ast.Name))
            yield from ((target.id, statement.value) for target in names)


def model_classes(sources: list[Source]) -> list[ModelClass]:
    """Every class that stands on Django's Model, however far below and in whatever file."""
    classes = [
        ModelClass(source, node)
        for source in sources
        if source.is_product
        for node in source.tree.body
        if isinstance(node, ast.ClassDef)
    ]
    known = set(DJANGO_BASES)
    while grown := {found.name for found in classes if found.bases & known} - known:
        known |= grown
    return [found for found in classes if found.bases & known]
