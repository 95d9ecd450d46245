"""Folders and files keep a size in which one finds one's way, and names are said once."""

import ast
import re
from collections import Counter, defaultdict

import pytest

from tests import ROOT
from tests.modules import ROOMS, imports, parse, path_of, public, sources

CODE = [ROOT / "app.py", *sources()]
TESTS = sources("tests", "benchmarks")
MOST_FILES, MOST_LINES = 20, 300
SECTIONS = ["Parameters", "Returns", "Yields", "Raises", "Notes", "References", "Examples"]
# What each reader and each form of a format, each part and each choice of a page is asked by, and the
# edits of names and topics.
# What one article says by itself and what all decide, in names as in keywords; what each command is asked.
SAID_OFTEN = {
    "recognises", "read", "read_text", "guess_columns", "shows_in", "parts", "merge", "split", "draw",
    "tab", "choose", "Readings", "decide", "add_options", "run",
}  # fmt: skip

# What breaks a rule today. These lists only shrink.
LONG = {
    "benchmarks/crash.py",
    "tests/analysis/entities/test_entities.py",
    "tests/corpus/cleaning/test_clean.py",
    "tests/corpus/project/test_project.py",
    "tests/corpus/readers/bad_inputs.py",
    "tests/corpus/readers/press/test_readers_press.py",
    "tests/corpus/readers/tables/test_readers_table.py",
    "tests/corpus/readers/test_readers_files.py",
    "tests/corpus/store/test_store.py",
}
TWICE = {
    "study": {"collocations", "concordance", "cooccurrence", "keyness", "provenance", "topics"},
    "pages": {"Compared", "bar", "button", "keep", "names", "write"},
}  # fmt: skip
FROM_TESTS = {
    "tests/derived/test_cluster.py: tests.derived.test_run",
}


def folders():
    """Give the files of each folder of code, tests and benchmarks."""
    found = defaultdict(list)
    for file in [*CODE[1:], *TESTS]:
        if file.name != "__init__.py":
            found[path_of(file.parent)].append(file)
    return found


def test_a_folder_holds_at_most_twenty_files():
    assert {name for name, files in folders().items() if len(files) > MOST_FILES} == set()


def test_no_prefix_is_shared_by_three_files_of_a_folder():
    """A prefix stands for a folder that was never made; `test_` says what pytest collects."""
    shared = {}
    for name, files in folders().items():
        stems = [file.stem.removeprefix("test_") for file in files]
        counts = Counter(stem.split("_")[0] for stem in stems)
        shared |= {f"{name}/{prefix}": count for prefix, count in counts.items() if count > 2}
    assert shared == {}


def test_a_file_has_at_most_three_hundred_lines():
    long = {
        path_of(file)
        for file in [*CODE, *TESTS]
        if len(file.read_text("utf-8").splitlines()) > MOST_LINES
    }
    assert long - LONG == set()


def test_no_private_name_crosses_a_file():
    crossing = {
        f"{path_of(file)}: {module}.{name}"
        for file in [*CODE, *TESTS]
        for module, name in imports(file)
        if name.startswith("_") and not name.startswith("__")
    }
    assert crossing == set()


@pytest.mark.parametrize("room", ROOMS)
def test_a_public_name_is_defined_once_in_a_room(room):
    places = defaultdict(list)
    for file in sources(room):
        for node in public(file):
            if node.name not in SAID_OFTEN:
                places[node.name].append(path_of(file))
    known = TWICE.get(room, set())
    assert {
        name: files for name, files in places.items() if len(files) > 1 and name not in known
    } == {}


def test_a_test_takes_nothing_from_another_test():
    """What two tests need stands in a file of its own, so that either can be moved."""
    taken = {
        f"{path_of(file)}: {module}"
        for file in TESTS
        for module, _ in imports(file)
        if module.startswith("tests.") and ".test_" in module
    }
    assert taken - FROM_TESTS == set()


def docstrings():
    """Give the docstrings of the code, each with its place."""
    for file in CODE:
        for node in ast.walk(parse(file)):
            if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
                yield f"{path_of(file)}: {getattr(node, 'name', '')}", ast.get_docstring(node) or ""


def test_docstrings_have_their_sections_under_headings():
    inline = re.compile(rf"^({'|'.join(SECTIONS)}):", re.MULTILINE)
    distrust = re.compile(r"^(?<!Notes\n-----\n)When not to trust it:", re.MULTILINE)
    assert [place for place, text in docstrings() if inline.search(text)] == []
    assert [place for place, text in docstrings() if distrust.search(text)] == []


def test_sections_stand_in_the_order_of_numpydoc_and_examples_under_their_heading():
    heading = re.compile(rf"^({'|'.join(SECTIONS)})\n-+$", re.MULTILINE)
    wrong = []
    for place, text in docstrings():
        found = heading.findall(text)
        if sorted(set(found), key=SECTIONS.index) != found:
            wrong.append(f"{place}: {', '.join(found)}")
        if ">>> " in re.split(r"^Examples\n--------$", text, flags=re.MULTILINE)[0]:
            wrong.append(f"{place}: an example without its heading")
    assert wrong == []


def test_every_module_says_what_it_is():
    assert [path_of(file) for file in [*CODE, *TESTS] if not ast.get_docstring(parse(file))] == []
