"""The files the rules look at, read once, and what a rule says when it finds something."""

import ast
import os
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from pathlib import Path, PurePosixPath

FOLDERS = ("src", "science", "frontend/src", "tools", "stories", "benchmarks")
PASSED_OVER = {"node_modules", "__pycache__", "migrations", "locale", "dist", "build"}
ENDINGS = {".py", ".ts"}


@dataclass(frozen=True)
class Finding:
    path: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.sentence}"


@dataclass(frozen=True)
class Source:
    """One file: its path from the repository's root, in posix form, and its text."""

    path: str
    text: str

    @property
    def place(self) -> PurePosixPath:
        return PurePosixPath(self.path)

    @property
    def is_python(self) -> bool:
        return self.path.endswith(".py")

    @property
    def is_test(self) -> bool:
        return self.place.name == "conftest.py" or bool({"tests", "stories"} & {*self.place.parts})

    @property
    def is_product(self) -> bool:
        return self.path.startswith("src/kithkin/") and not self.is_test

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, filename=self.path)

    @cached_property
    def comments(self) -> list[tuple[int, str]]:
        """Comments with their lines; words inside strings are not comments."""
        tokens = tokenize.generate_tokens(StringIO(self.text).readline)
        return [
            (token.start[0], token.string) for token in tokens if token.type == tokenize.COMMENT
        ]

    def is_module(self, name: str) -> bool:
        """Whether this is `name.py`, or a file of the folder `name/` it became when it grew."""
        return self.is_python and (self.place.stem == name or name in self.place.parts[:-1])

    def at(self, node: ast.stmt | ast.expr, sentence: str) -> Finding:
        return Finding(self.path, node.lineno, sentence)


Function = ast.FunctionDef | ast.AsyncFunctionDef


def read_sources(root: Path) -> list[Source]:
    return [Source(str(path.relative_to(root).as_posix()), path.read_text()) for path in walk(root)]


def walk(root: Path) -> Iterator[Path]:
    for top in FOLDERS:
        for folder, names, files in os.walk(root / top):
            names[:] = sorted(n for n in names if n not in PASSED_OVER and not n.startswith("."))
            yield from (Path(folder, n) for n in sorted(files) if Path(n).suffix in ENDINGS)


def functions(tree: ast.AST) -> Iterator[Function]:
    """Every function of a tree, methods and nested ones included."""
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def called_name(call: ast.Call) -> str:
    """The last word of what is called: `save` in `person.save()`, `F` in `F("name")`."""
    called = call.func.value if isinstance(call.func, ast.Subscript) else call.func
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))
