"""The house stands as it is described: rooms pure, doors in one direction, nothing forgotten."""

import ast
import re
import subprocess
import sys

import networkx
import pytest

from tests import ROOT
from tests.modules import (
    ROOMS,
    imported_modules,
    imports,
    module_of,
    modules,
    parse,
    path_of,
    public,
    sources,
)

# What a room may import. `pages` changes a corpus through `corpus`, and never asks `analysis`.
ROOM_IMPORTS = {
    "wording": set(),
    "corpus": {"wording"},
    "analysis": {"wording", "corpus"},
    "derived": {"wording", "corpus", "analysis"},
    "study": {"wording", "corpus", "analysis", "derived", "exports"},  # its provenance alone
    "commands": {"wording", "corpus", "derived", "study", "charts", "exports"},
    "charts": {"wording"},
    "exports": {"wording", "charts"},
    "pages": {"wording", "corpus", "study", "charts", "exports"},
}
# What a folder, or a file beside the folders, may import of its own room.
GROUND = {"text", "kept", "address", "sayings"}  # what all pages stand on
WORDS = {"limits", "messages", "problems"}  # how much is taken in, and how it is told
FOLDER_IMPORTS = {
    "corpus": {
        "text": set(),
        "messages": set(),
        "limits": set(),
        "problems": {"messages"},
        "select": {"text", "index"},
        "slides": {"messages"},
        "notes": {"messages", "slides"},
        "readers": {"text", *WORDS},
        "cleaning": {"text", *WORDS},
        "table": {"text", "cleaning"},
        "importing": {"text", "readers", "cleaning", "table", *WORDS},
        "index": {"text", "cleaning", "table", *WORDS},
        "load": {"text", "readers", "cleaning", "table", "importing", *WORDS},
        "store": {"text", "cleaning", "table", "importing", "notes", "slides", *WORDS},
        "project": {
            "text",
            "readers",
            "cleaning",
            "table",
            "importing",
            "store",
            "notes",
            "slides",
            *WORDS,
        },  # fmt: skip
    },
    "analysis": {
        "tokens": set(),
        "keywords": {"tokens"},
        "topics": {"tokens"},
        "entities": {"tokens"},
        "keyness": {"tokens"},
        "concordance": {"tokens"},
        "evidence": {"tokens"},
        "numbers": {"tokens"},
        "collocations": {"tokens", "concordance", "keyness"},  # one query, one log-likelihood
        "designations": {"tokens", "entities"},
        "quotes": {"tokens", "entities"},
        "overlap": {"tokens", "quotes"},
        "similarity": {"tokens", "quotes"},
        "statements": {"tokens", "entities", "quotes", "numbers"},
        "origin": {"tokens", "entities", "quotes", "overlap"},
        "stories": {"tokens", "entities", "quotes", "overlap", "similarity", "numbers"},
        "cooccurrence": set(),
        "sharing": set(),
    },
    "exports": {
        "archive": set(),
        "names": set(),
        "portable": set(),
        "texts": set(),
        "graph": {"names"},
        "provenance": {"portable"},
        "exhibit": {"provenance"},
        "content": {"texts", "provenance", "exhibit", "deck"},  # deck: the words of a language
        "sheets": {"archive", "names", "portable", "provenance", "exhibit"},
        "corpus": {"archive", "names", "portable", "sheets"},
        "deck": {"archive", "texts", "provenance", "exhibit", "content"},
        "web": {"texts", "provenance", "exhibit", "content"},
        "word": {"texts", "provenance", "exhibit", "content", "deck"},
    },
    "pages.shared": {
        "text": set(),
        "kept": set(),
        "address": set(),
        "sayings": {"text"},
        "progress": {"text"},
        "gaps": {"text", "address"},
        "trouble": {"text"},
        "choices": {*GROUND},
        "corpora": {*GROUND},
        "decisions": {*GROUND, "choices", "corpora"},
        "sidebar": {*GROUND, "choices", "corpora", "decisions"},
        "show": {*GROUND, "choices", "corpora", "decisions", "sidebar"},
        "frame": {
            *GROUND,
            "progress",
            "trouble",
            "choices",
            "corpora",
            "decisions",
            "sidebar",
            "show",
        },
    },
}
# Two articles side by side stand on the overview too; the map of topics is drawn as that of articles.
SHARED_PARTS = {"pages.parts.overlap.pairs", "pages.parts.overlap.maps"}
FORBIDDEN = {
    **dict.fromkeys(("wording", "corpus", "analysis", "derived", "study"), {"streamlit", "plotly"}),
    "charts": {"streamlit"},
    "exports": {"streamlit"},
}
# Whose public functions are annotated, which mypy then checks (pyproject.toml).
ANNOTATED = tuple(ROOM_IMPORTS)


@pytest.mark.parametrize("file", sources(), ids=path_of)
def test_a_room_imports_what_it_may(file):
    room = file.relative_to(ROOT).parts[0]
    others = {module.split(".")[0] for module in imported_modules(file)} - {room}
    assert others <= ROOM_IMPORTS[room]


@pytest.mark.parametrize("room", FOLDER_IMPORTS)
def test_a_folder_imports_what_it_may(room):
    wrong = []
    for module, file in modules().items():
        if not module.startswith(f"{room}."):
            continue
        folder = module.removeprefix(f"{room}.").split(".")[0]
        may = {folder, *FOLDER_IMPORTS[room][folder]}
        wrong += [
            f"{path_of(file)} imports {other}"
            for other in imported_modules(file)
            if other.startswith(f"{room}.")
            and other.removeprefix(f"{room}.").split(".")[0] not in may
        ]
    assert wrong == []


def test_no_part_of_a_page_imports_that_of_another():
    wrong = []
    for module, file in modules().items():
        if module.startswith("pages.parts."):
            own = ".".join(module.split(".")[:3])
            wrong += [
                f"{path_of(file)} imports {other}"
                for other in imported_modules(file) - SHARED_PARTS
                if other.startswith("pages.parts.") and not other.startswith(own)
            ]
        elif module.startswith("pages.shared."):
            wrong += [
                f"{path_of(file)} imports {other}"
                for other in imported_modules(file)
                if other.startswith("pages.parts.")
            ]
    assert wrong == []


def test_no_module_imports_itself_in_the_end():
    edges = [
        (module, other)
        for module, file in modules().items()
        for other in imported_modules(file)
        if other != module  # a package's face takes names from its own files
    ]
    circles = networkx.strongly_connected_components(networkx.DiGraph(edges))
    assert [sorted(circle) for circle in circles if len(circle) > 1] == []


@pytest.mark.parametrize("room", FORBIDDEN)
def test_a_room_is_pure_in_a_fresh_process(room):
    names = [module_of(file) for file in sources(room)]
    code = (
        f"import importlib, sys\nfor name in {names}: importlib.import_module(name)\n"
        f"print(sorted({FORBIDDEN[room]} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("file", sources("benchmarks"), ids=lambda file: file.stem)
def test_a_benchmark_can_be_started_as_make_bench_does(file):
    here = {other.stem for other in sources("benchmarks")}
    assert not here & {module for module, _ in imports(file)}  # as benchmarks.x, which -m finds
    assert ast.get_docstring(parse(file))


def test_study_takes_of_the_exports_the_record_of_provenance_only():
    taken = {module for file in sources("study") for module in imported_modules(file)}
    assert {module for module in taken if module.startswith("exports")} == {"exports.provenance"}


def test_results_are_kept_by_study_and_by_the_site_its_store_alone():
    def keeping(what):
        files = [ROOT / "app.py", *sources()]
        return {path_of(file) for file in files if re.search(what, file.read_text("utf-8"))}

    assert keeping(r"\bst\.cache_(data|resource)|\bcache_(data|resource)\b") == {
        "pages/shared/kept.py"
    }
    kept = keeping(r"^from study\.memory import .*\bkeep\b|(?m:^@keep\b)")
    assert kept and all(file.startswith("study/") for file in kept)


def test_every_page_is_in_the_menu_and_every_entry_is_a_page():
    from pages.shared.frame import PAGES

    files = {"app.py", *(f"pages/{file.name}" for file in (ROOT / "pages").glob("*.py"))}
    assert {page.file for page in PAGES} == files
    assert all(page.title and page.icon and page.help for page in PAGES)


def test_every_analysis_that_is_studied_has_its_test():
    shown = {
        module.split(".")[1]
        for file in sources("study")
        for module in imported_modules(file)
        if module.startswith("analysis.")
    }
    tests = ROOT / "tests" / "analysis"
    missing = [
        name
        for name in shown
        if not (tests / f"test_{name}.py").exists() and not list((tests / name).rglob("test_*.py"))
    ]
    assert shown and missing == []


@pytest.mark.parametrize("file", sources(*ANNOTATED), ids=path_of)
def test_every_public_function_says_what_it_takes_and_gives(file):
    missing = []
    for name, function in public_functions(file):
        arguments = function.args
        named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        named += [one for one in (arguments.vararg, arguments.kwarg) if one]
        untyped = [one.arg for one in named if one.annotation is None and one.arg != "self"]
        if untyped or function.returns is None:
            missing.append(f"{name}: {', '.join(untyped) or 'what it gives'}")
    assert missing == []


def public_functions(file):
    """Give name and node of the functions of a module and the methods of its public classes."""
    for node in public(file):
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
            continue
        for method in node.body:
            if isinstance(method, ast.FunctionDef) and not method.name.startswith("_"):
                yield f"{node.name}.{method.name}", method


def test_no_rooms_for_odds_and_ends():
    names = {file.stem for file in sources(*ROOMS)}
    assert not names & {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
