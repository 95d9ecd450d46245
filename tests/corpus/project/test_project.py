"""A corpus written to a file and read by another Recoupe is the same corpus."""

import contextlib
import dataclasses
import hashlib
import io
import json
import zipfile

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import CorpusError, corpus_digest, store
from corpus.project.exchange import Manifest, read_manifest, read_project, write_project
from corpus.project.file import digest_of, project_of
from corpus.project.rows import TABLES, NotARow, row_of
from corpus.store import (
    AddColumn,
    Decide,
    DeleteArticles,
    KeepCut,
    Note,
    OwnRule,
    RenameOutlet,
    Set,
    SwitchRule,
)
from exports.exhibit import from_json, shown_table, to_json
from tests import SHARED
from tests.corpus.store.kept import NOISE, entry, ids, incoming
from tests.exports.report_exhibits import bar_exhibit, exhibit

SLIDE = to_json(exhibit("bars", "Été 🙂 <b>", figure=bar_exhibit().figure))


def article(number, **said):
    return dataclasses.replace(incoming(number, **said), edits=None)


@pytest.fixture
def opened(tmp_path):  # noqa: F811
    made = [store.open_store(tmp_path / name / "recoupe.db") for name in ("here", "there")]
    yield made
    for kept in made:
        store.close_store(kept)


@pytest.fixture
def here(opened):
    """Give a store with one corpus, of id 1, in which something of every kind was decided."""
    kept = opened[0]
    store.create_corpus(kept, "Grèves du port")
    store.add_articles(
        kept, 1, [article(1), article(2, extra=(("rubrique", "Éco"),))], [entry(articles=2)]
    )
    text = (
        f"Un autre texte, assez long pour être lu.\n\nLe  port dort\u202f!\n\n{NOISE}\n\nEt sa fin."
    )
    store.add_articles(
        kept, 1, [article(3), article(4, text=text), article(5)], [entry(2, "refused", 0)]
    )
    one, two, three = ids(kept)[:3]
    cut = store.cuts(kept, 1).query("made").iloc[0]
    store.edit(
        kept,
        1,
        [
            AddColumn("thème"),
            Set((one, two), "thème", "quais"),
            Set((three,), "title", "Un titre\u2028à moi"),
            Set((two,), "date", None),
            RenameOutlet("Phare", "Le Phare"),
            DeleteArticles((ids(kept)[-1],)),
            SwitchRule("apostrophes", False),
            OwnRule("Le Phare", "Les dockers ont repris"),
            Decide(one, two, "keep both"),
            Note("alias", "Le Port", '["Le Port", "ORG"]'),
            Note("slide", "0001", SLIDE),
        ],
    )
    store.edit(kept, 1, [KeepCut(cut.article_id, int(cut.start), int(cut.end), cut.rule)])
    return kept


@pytest.fixture
def there(opened):
    return opened[1]


def seen(kept, corpus_id):
    """All that a reader sees of a corpus."""
    return [
        store.read_corpus(kept, corpus_id).to_csv(),
        store.raw_table(kept, corpus_id).to_csv(),
        store.cuts(kept, corpus_id).to_csv(),
        store.cleaning_choices(kept, corpus_id).to_csv(),
        store.decisions(kept, corpus_id).to_csv(),
        store.inputs(kept, corpus_id).drop(columns="import_id").to_csv(),
        store.notes(kept, corpus_id, "alias").to_csv(),
        store.notes(kept, corpus_id, "slide").to_csv(),
        store.variables(kept, corpus_id),
    ]


def changed(data, **members):
    """Write a project file again, some of its members changed (None: left out), its digests right."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    told = json.loads(parts.pop("manifest.json")) | members.pop("manifest", {})
    parts |= {name.replace("_0001", "-0001.jsonl"): new for name, new in members.items()}
    parts = {name: new for name, new in parts.items() if new is not None}
    told["members"] = {name: hashlib.sha256(new).hexdigest() for name, new in parts.items()}
    told["fingerprint"] = digest_of(told["members"])[:12]
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", json.dumps(told))
        for name, new in parts.items():
            archive.writestr(name, new)
    return written.getvalue()


def lines(data, table):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [json.loads(line) for line in archive.read(f"{table}-0001.jsonl").splitlines()]


def as_lines(rows):
    return "\n".join(map(json.dumps, rows)).encode()


def refused(there, data, name="grève.recoupe"):
    """Give what is said of a file that is refused; nothing of it is kept."""
    with pytest.raises(CorpusError) as caught:
        read_project(there, data, name)
    assert len(store.corpora(there)) == 0
    assert there.connection.execute("SELECT count(*) FROM articles").fetchone() == (0,)
    (problem,) = caught.value.problems
    assert problem.file == name and problem.todo
    return problem.what


def test_a_corpus_comes_back_as_it_was(here, there):
    data = write_project(here, 1, view="page=words&word=port", version="0.9")
    fresh = read_project(there, data, "grève.recoupe")
    assert seen(there, fresh) == seen(here, 1)
    assert store.corpora(there)["name"].tolist() == ["Grèves du port"]
    first, second = store.read_corpus(here, 1), store.read_corpus(there, fresh)
    assert corpus_digest(first) == corpus_digest(second)
    assert len(second) == 4 and second["article_id"].str.fullmatch("[0-9a-f]{16}").all()
    assert store.notes(there, fresh, "slide")["value"].tolist() == [SLIDE]


def test_the_fixture_holds_a_row_of_every_table(here):
    rows = json.loads(zipfile.ZipFile(io.BytesIO(write_project(here, 1))).read("manifest.json"))
    assert {name for name, count in rows["rows"].items() if count == 0} == set()


def test_the_file_says_what_it_holds(here):
    data = write_project(here, 1, view="page=words", version="0.9")
    told = read_manifest(data, "a.recoupe")
    assert told == Manifest("Grèves du port", told.fingerprint, 4, "0.9", "page=words")
    assert len(told.fingerprint) == 12
    assert write_project(here, 1, view="page=words", version="0.9") == data
    store.edit(here, 1, [Note("alias", "Le Port", None)])
    assert read_manifest(write_project(here, 1), "a").fingerprint != told.fingerprint


def test_it_can_go_on_from_the_copy(here, there):
    fresh = read_project(there, write_project(here, 1), "a.recoupe")
    before = store.version(there, fresh)
    assert store.history(there, fresh).empty and store.undo(there, fresh) == ""
    store.edit(there, fresh, [Set((ids(there, fresh)[0],), "title", "Neuf")])
    assert store.version(there, fresh) != before
    store.undo(there, fresh)
    again = read_project(there, write_project(there, fresh), "a.recoupe")
    assert seen(there, again) == seen(here, 1)
    assert store.version(there, again) == before
    assert store.add_articles(there, fresh, [article(1)], []).added == ()


def test_a_name_that_is_taken_gets_a_number(here):
    data = write_project(here, 1)
    for _ in range(2):
        read_project(here, data, "a.recoupe")
    names = ["Grèves du port", "Grèves du port (2)", "Grèves du port (3)"]
    assert store.corpora(here)["name"].tolist() == names


def test_an_empty_corpus_comes_back(opened):
    one, other = opened
    store.create_corpus(one, "Vide")
    fresh = read_project(other, write_project(one, 1), "vide.recoupe")
    pd.testing.assert_frame_equal(store.read_corpus(other, fresh), store.read_corpus(one, 1))


def test_a_text_that_packs_well_comes_back(opened):
    one, other = opened
    store.create_corpus(one, "Long")
    store.add_articles(one, 1, [article(1, text="Le port dort. " * 70_000)], [])
    data = write_project(one, 1)
    fresh = read_project(other, data, "long.recoupe")
    raw = store.raw_table(other, fresh)["raw"]
    assert raw.tolist() == store.raw_table(one, 1)["raw"].tolist()


def test_many_articles_go_into_several_members(here, there, monkeypatch):
    monkeypatch.setattr("corpus.project.file._MEMBER_BYTES", 500)
    data = write_project(here, 1)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert "articles-0002.jsonl" in archive.namelist()
    assert seen(there, read_project(there, data, "a.recoupe")) == seen(here, 1)


@pytest.mark.parametrize("share", [0, 0.3, 0.6, 0.99])
def test_a_file_cut_off_is_refused(here, there, share):
    data = write_project(here, 1)
    refused(there, data[: int(share * len(data))])


def test_a_bit_flipped_anywhere_is_found_or_changes_nothing(there):
    store.create_corpus(there, "Le fret")
    store.add_articles(there, 1, [article(1)], [entry()])
    data = write_project(there, 1)
    right, found = project_of(data, "a.recoupe"), 0
    for place in range(len(data)):
        turned = bytearray(data)
        turned[place] ^= 1 << place % 8
        try:
            same = project_of(bytes(turned), "a.recoupe")
        except CorpusError:
            found += 1
        else:
            assert same == right, place
    assert found > len(data) / 2


def test_what_is_no_project_is_refused(there):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("manifest.json", '{"kind": "autre"}')
    assert refused(there, written.getvalue()) == "is no project file of Recoupe."
    assert "cut off" in refused(there, b"%PDF-1.7")
    assert "cut off" in refused(there, b"")


def test_a_file_of_a_later_recoupe_says_so(here, there):
    data = changed(write_project(here, 1), manifest={"format": 2})
    assert "later Recoupe" in refused(there, data)


@pytest.mark.parametrize(
    "manifest",
    [
        {"format": "1"},
        {"format": True},
        {"corpus": None},
        {"members": []},
        {"articles": 99},
        {"view": 3},
        {"fingerprint": "0" * 12},
        {"members": {"a": 1}},
    ],
)
def test_a_damaged_manifest_is_refused(here, there, manifest):
    data = write_project(here, 1)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    told = json.loads(parts["manifest.json"]) | manifest
    parts["manifest.json"] = json.dumps(told).encode()
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    refused(there, written.getvalue())


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ({"article_id": "../../etc"}, "$.article_id"),
        ({"date": "2024-13-45"}, "date is no day"),
        ({"date": "20240516"}, "$.date"),
        ({"position": "1; DROP TABLE articles"}, "$.position"),
        ({"position": True}, "$.position"),
        ({"position": 10**30}, "$.position"),
        ({"title": ["a"]}, "$.title"),
        ({"raw": " \n"}, "has no text"),
        ({"raw": "a" * 501}, "RECOUPE_LIMIT_CHARACTERS"),
    ],
)
def test_a_row_that_cannot_be_is_named_and_nothing_is_kept(here, there, monkeypatch, cell, said):
    monkeypatch.setenv("RECOUPE_LIMIT_CHARACTERS", "500")
    data = write_project(here, 1)
    rows = lines(data, "articles")
    rows[1] |= cell
    what = refused(there, changed(data, articles_0001=as_lines(rows)))
    assert what.startswith("articles-0001.jsonl, line 2: ") and said in what


@pytest.mark.parametrize(
    "table", ["articles", "variable_values", "kept_cuts", "notes", "inputs", "decisions"]
)
def test_a_row_that_stands_twice_or_belongs_to_nothing_is_refused(here, there, table):
    data = write_project(here, 1)
    rows = lines(data, table)
    count = {"articles": 5} if table == "articles" else {}
    twice = changed(data, manifest=count, **{f"{table}_0001": as_lines([*rows, rows[0]])})
    assert "contradict" in refused(there, twice)


def test_columns_of_another_kind_are_refused(here, there):
    data = write_project(here, 1)
    rows = [row | {"corpus_id": 1} for row in lines(data, "notes")]
    assert "unknown field `corpus_id`" in refused(there, changed(data, notes_0001=as_lines(rows)))
    assert "notes-0001.jsonl, line 1" in refused(there, changed(data, notes_0001=b"[" * 100_000))
    assert "malformed" in refused(there, changed(data, notes_0001=b"\xff\xfe"))
    assert "no project file has" in refused(there, changed(data, evil=b"{}"))


def test_an_unknown_import_or_article_is_refused(here, there):
    data = write_project(here, 1)
    rows = [row | {"article_id": "f" * 16} for row in lines(data, "kept_cuts")]
    assert "contradict" in refused(there, changed(data, kept_cuts_0001=as_lines(rows)))
    rows = [row | {"import_id": 77} for row in lines(data, "inputs")]
    assert "contradict" in refused(there, changed(data, inputs_0001=as_lines(rows)))


def test_a_bomb_is_refused(here, there):
    data = changed(write_project(here, 1), notes_0001=b" " * 30_000_000)
    assert "unpacks to" in refused(there, data)


def test_half_a_pair_is_refused(here, there):
    data = write_project(here, 1)
    rows = lines(data, "articles")
    rows[0]["title"] = "Port \ud83d"
    assert "surrogate" in refused(there, changed(data, articles_0001=as_lines(rows)))


def test_who_reads_a_file_may_check_its_notes_further(here, there):
    def check(kind, key, value):
        if kind == "slide":
            raise ValueError("its figure is none")

    data = write_project(here, 1)
    with pytest.raises(CorpusError, match=r"slide 0001: its figure is none") as caught:
        read_project(there, data, "a.recoupe", check=check)
    assert len(store.corpora(there)) == 0 and len(caught.value.problems) == 1


def test_a_damaged_article_is_named_and_not_written(here):
    here.connection.execute("UPDATE articles SET title = 'x' WHERE article_id = ?", ids(here)[:1])
    with pytest.raises(CorpusError, match="damaged on the disk"):
        write_project(here, 1)


def test_no_such_corpus():
    with pytest.raises(ValueError, match="corpus_id is 9"):
        write_project(store.open_store(), 9)


ATTACKS = sorted((SHARED / "attacks").glob("project-*.recoupe"))
HARMLESS = {"project-own-col-ticked"}


@pytest.mark.skipif(not ATTACKS, reason="the files meant to break it are not there")
@pytest.mark.parametrize("file", ATTACKS, ids=lambda file: file.stem)
def test_a_file_meant_to_break_pages_is_refused_with_the_place(there, file):
    if file.stem in HARMLESS:
        fresh = read_project(there, file.read_bytes(), file.name)
        assert store.wrong_notes(there, fresh).empty
    else:
        what = refused(there, file.read_bytes(), file.name)
        assert "-0001.jsonl, line " in what or what.startswith("is too large")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=5,
)


def places(value, way=()):
    """Give the way to every part of a JSON value."""
    yield way
    parts = value.items() if isinstance(value, dict) else ()
    parts = enumerate(value) if isinstance(value, list) else parts
    for key, part in parts:
        yield from places(part, (*way, key))


NOTES = [
    {"kind": "alias", "key": "Le Port", "value": ["Le Port", "ORG"]},
    {"kind": "topics", "key": "merged", "value": [[1, 2], [3]]},
    {"kind": "topics", "key": "current", "value": [[0, "port", 0.5]]},
    {"kind": "order of slides", "key": "order", "value": ["0001"]},
    {"kind": "slide", "key": "0001", "value": json.loads(SLIDE)},
]


@given(st.data())
def test_whatever_a_note_holds_it_is_refused_or_can_be_shown(data):
    note = json.loads(json.dumps(data.draw(st.sampled_from(NOTES))))
    way = data.draw(st.sampled_from(list(places(note))[1:]))
    inner = note
    for step in way[:-1]:
        inner = inner[step]
    inner[way[-1]] = data.draw(VALUES)
    if not isinstance(note["value"], str):
        note["value"] = json.dumps(note["value"])
    table = next(table for table in TABLES if table.name == "notes")
    try:
        kind, key, value = row_of(table, json.dumps(note).encode())
    except NotARow as reason:
        assert reason.what
        return
    if kind == "slide":
        with contextlib.suppress(ValueError):  # what plotly takes only plotly knows: see `check`
            shown_table(from_json(value))
