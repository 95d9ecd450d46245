"""The project's own modules, read as code and not run."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests import ROOT

ROOMS = (
    "wording",
    "corpus",
    "analysis",
    "derived",
    "study",
    "charts",
    "exports",
    "pages",
    "commands",
)


def sources(*rooms: str) -> list[Path]:
    """List the code of some rooms, of all without one."""
    return sorted(file for room in rooms or ROOMS for file in (ROOT / room).rglob("*.py"))


def path_of(file: Path) -> str:
    """Give a file's path as it is written in the project."""
    return file.relative_to(ROOT).as_posix()


def module_of(file: Path) -> str:
    """Give the name by which a file is imported."""
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def parse(file: Path) -> ast.Module:
    """Read a file as code."""
    return ast.parse(file.read_text("utf-8"))


def imports(file: Path) -> Iterator[tuple[str, str]]:
    """List what a file imports, wherever in it: a module and a name of it, "" for the module."""
    for node in ast.walk(parse(file)):
        if isinstance(node, ast.Import):
            yield from ((one.name, "") for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, one.name) for one in node.names)


@cache
def modules() -> dict[str, Path]:
    """Give every module of the project by its name."""
    return {module_of(file): file for file in sources()}


def imported_modules(file: Path) -> set[str]:
    """Give the project's modules that a file imports."""
    known = modules()
    found = {
        f"{module}.{name}" if f"{module}.{name}" in known else module
        for module, name in imports(file)
    }
    return found & known.keys()


def public(file: Path) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """List a module's public functions and classes."""
    for node in parse(file).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            yield node
