"""Make project files wrong in many ways; count those refused with the place, and those harmless.

Run: .venv/bin/python -m benchmarks.breaking.project_files [files]

Each file is a good one in which one to three values of its rows were changed, its digests right. It
is refused, and what is said names the file's part and line; or it is taken, and then all that pages
do with the reader's decisions is done: names, topics, hidden words, slides, their tables and
pictures, the table of articles, a copy, an undone change, the corpus deleted and written again.
"""

import contextlib
import hashlib
import io
import json
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

from corpus import CorpusError, load_articles, store
from corpus.importing.copying import entries, incoming
from corpus.project.exchange import read_project, write_project
from corpus.project.file import digest_of
from corpus.store import AddColumn, Decide, KeepCut, Note, OwnRule, Set, SwitchRule

FILES = 1_000
VALUES = (
    None, True, -1, 0, 2**31, 2**63, 2_000_000_000, 1e308, "", " ", "x", "0", "-1", "a" * 70_000,
    "2024-13-45", "\ud800", "\x00", "<b>", "../../etc", "https://elsewhere.example/x.png", [], {},
    [[]], [None], ["x", "y"], [1, 2, 3], {"a": 1}, "[", "null", "[]", "{}", '"x"', "999999999999",
    "article_id", "ticked", "_index", "title", "page=words", "pages/../x", ["NA", None], ["date", "x"],
)  # fmt: skip


def good(folder):
    """Give a project file with something of every kind in it."""
    from exports.exhibit import to_json
    from tests.exports.report_exhibits import every_kind

    kept = store.open_store(folder / "good.db")
    articles = load_articles().head(6)
    number, _ = store.create_filled(kept, "Grève", incoming(articles), entries(articles))
    ids = store.article_ids(kept, number)
    slides = [to_json(one) for one in every_kind()]
    slides = [one for one in slides if "\\ud83d" not in one]  # half a sign is refused, as it should
    numbers = [f"{place:04}" for place in range(len(slides))]
    store.edit(
        kept,
        number,
        [
            AddColumn("thème"), Set(ids[:2], "thème", "quais"), Decide(ids[0], ids[1], "keep both"),
            OwnRule("", "Abonnez-vous"), SwitchRule("apostrophes", False),
            KeepCut(ids[0], 3, 9, "appeal"),
            Note("alias", "Xi", '["Xi Jinping", "PER"]'), Note("not the same", '["A", "B"]', "1"),
            Note("topics", "number", "4"), Note("topics", "merged", "[[1, 2]]"),
            Note("topics", "left_out", "[3]"), Note("topics", "current", '[[1, "gaz", 0.5]]'),
            Note("topics", "as_of", '"abc"'), Note("topic name", "1", "Gaz"),
            Note("counted once", json.dumps(list(ids[:2])), "1"), Note("hidden", "port", "0001"),
            Note("order of slides", "order", json.dumps(numbers)),
            *(Note("slide", *one) for one in zip(numbers, slides, strict=True)),
        ],
    )  # fmt: skip
    data = write_project(kept, number)
    store.close_store(kept)
    return data


def wrong(parts, manifest, chance):
    """Give a file in which one to three values are others, its digests right."""
    parts = {name: [json.loads(line) for line in data.splitlines()] for name, data in parts.items()}
    for _ in range(chance.randint(1, 3)):
        name = chance.choice([name for name in sorted(parts) if parts[name]])
        _change(chance.choice(parts[name]), chance)
        if chance.random() < 0.05:
            parts[name].append(chance.choice(parts[name]))
    lines = {name: "\n".join(map(json.dumps, rows)).encode() for name, rows in parts.items()}
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in lines.items()}
    told = {**manifest, "members": digests, "fingerprint": digest_of(digests)[:12]}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("manifest.json", json.dumps(told))
        for name, data in lines.items():
            archive.writestr(name, data)
    return written.getvalue()


def _change(row, chance):
    """Change one value of a row, in the JSON within it too."""
    key = chance.choice(sorted(row))
    value = row[key]
    inner = None
    if isinstance(value, str) and value[:1] in ("[", "{") and chance.random() < 0.85:
        with contextlib.suppress(json.JSONDecodeError):  # it was made wrong before
            inner = json.loads(value)
    if not inner:
        if chance.random() < 0.1:
            del row[key]
        else:
            row[key] = chance.choice(VALUES)
        return
    place = inner
    while True:
        keys = sorted(place) if isinstance(place, dict) else range(len(place))
        step = chance.choice(list(keys))
        if not isinstance(place[step], dict | list) or not place[step] or chance.random() < 0.3:
            break
        place = place[step]
    place[step] = chance.choice(VALUES)
    row[key] = json.dumps(inner)


def used(kept, number):
    """Do with a corpus what the pages do."""
    from charts.preview import preview
    from exports.exhibit import from_json, shown_table
    from study import decisions
    from study.opened import open_kept

    corpus = open_kept(kept, number, "a")
    notes = decisions.kept_notes(corpus)
    corpus = decisions.apply(corpus, notes)
    decisions.hidden_words(notes)
    decisions.refused_pairs(notes)
    decisions.families_once(notes)
    decisions.given_topic_names(notes)
    json.loads(notes("order of slides").get("order", "[]"))
    for text in notes("slide").values():
        slide = from_json(text)
        shown_table(slide).head(8).astype(str)
        if slide.figure is not None:
            preview(slide.figure, title=slide.title, note="", scale=0.5).to_json()
    for way in (store.raw_table, store.cuts, store.decisions, store.inputs, store.cleaning_choices):
        way(kept, number)
    store.history(kept, number)
    assert store.wrong_notes(kept, number).empty
    store.edit(kept, number, [Set(store.article_ids(kept, number)[:1], "title", "Neuf")])
    store.undo(kept, number)
    store.duplicate_corpus(kept, number, f"Copy of {number}")
    write_project(kept, number)


def tried(kept, data):
    """Say what comes of a file: refused with the place, harmless, or what went wrong."""
    from exports.exhibit import from_json

    def check(kind, key, value):
        if kind == "slide":
            from_json(value)

    try:
        number = read_project(kept, data, "a.recoupe", check=check)
    except CorpusError as error:
        said = error.problems[0].what
        named = ("-0001.jsonl, line ", "contradict", "is too large", "as many articles", "slide ")
        return "refused with the place" if any(one in said for one in named) else f"refused: {said}"
    try:
        used(kept, number)
    except Exception as error:
        return f"broke: {type(error).__name__}: {str(error)[:80]}"
    finally:
        for one in store.corpora(kept)["id"]:
            store.delete_corpus(kept, int(one))
        store.empty_bin(kept)
    return "harmless"


def main():
    """Print what came of the files, and the slowest."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else FILES
    with tempfile.TemporaryDirectory() as name:
        data = good(Path(name))
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {one: archive.read(one) for one in archive.namelist()}
        manifest = json.loads(parts.pop("manifest.json"))
        kept = store.open_store(Path(name) / "tried.db")
        assert tried(kept, data) == "harmless", tried(kept, data)
        chance, found, slowest = random.Random(15), Counter(), 0.0
        for _ in range(files):
            began = time.perf_counter()
            found[tried(kept, wrong(parts, manifest, chance))] += 1
            slowest = max(slowest, time.perf_counter() - began)
        store.close_store(kept)
    for what, count in found.most_common():
        print(f"{count:,} {what}")
    print(f"{files:,} files, the slowest {slowest:.1f} s")


if __name__ == "__main__":
    main()
