"""What docstrings and documents name is there: a module, a function or a file that moved is told."""

import ast
import re

import pytest

from tests import ROOT
from tests.modules import ROOMS, module_of, parse, path_of, sources

HERE = "|".join((*ROOMS, "tests", "benchmarks"))
NAME = re.compile(rf"`((?:{HERE})(?:\.\w+)+)[^`]*`")
FILE = re.compile(rf"\b(?:{HERE})/[\w/.]+\.\w+\b")
DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", ".streamlit/config.toml")]
EXAMPLES = {"analysis/x.py", "study/x.py", "charts/x.py"}  # x stands for one's own


def names():
    """Give the modules with what is defined in them, and the classes, each as one writes it."""
    known, classes = set(), set()
    for file in sources(*ROOMS, "tests", "benchmarks"):
        module = module_of(file)
        known.add(module)
        for node in ast.walk(parse(file)):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                known.add(f"{module}.{node.name}")
            elif isinstance(node, ast.Assign):
                known |= {f"{module}.{one.id}" for one in node.targets if isinstance(one, ast.Name)}
            elif isinstance(node, ast.ImportFrom):
                known |= {f"{module}.{one.name}" for one in node.names}
            if isinstance(node, ast.ClassDef):
                classes.add(f"{module}.{node.name}")
    return known, classes


KNOWN, CLASSES = names()


@pytest.mark.parametrize("file", [*DOCUMENTS, *sources(*ROOMS, "benchmarks")], ids=path_of)
def test_what_is_named_is_there(file):
    text = file.read_text("utf-8")
    named = {name for name in NAME.findall(text) if name.rpartition(".")[0] not in CLASSES}
    assert named - KNOWN == set()
    assert {path for path in FILE.findall(text) if not (ROOT / path).exists()} <= EXAMPLES
