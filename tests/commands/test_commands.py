"""The terminal: what is kept, what is told, and with which exit code."""

import json
import os
import socket
import subprocess
import sys
import urllib.request

import pytest

import derived
from commands.arguments import main
from corpus import load_articles
from corpus import store as kept_store
from derived import workers
from tests import ROOT
from tests.exports.report_exhibits import exhibit

ARTICLE = (
    "Journal A\nLe gel dure\n\nLe gel dure depuis lundi, et rien ne dit qu'il cessera bientôt."
)


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    """Give each test a store and a folder of derived tables of its own, and one worker."""
    monkeypatch.setenv("RECOUPE_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("RECOUPE_DERIVED", raising=False)
    monkeypatch.setenv("RECOUPE_WORKERS", "1")
    yield tmp_path / "data"
    if kept_store.is_open(kept_store.data_folder() / kept_store.FILE):
        kept_store.close_store(kept_store.open_store())


@pytest.fixture
def folder(tmp_path):
    """Give a folder with two articles, one file that cannot be read, and a hidden one."""
    inside = tmp_path / "articles"
    (inside / "more").mkdir(parents=True)
    (inside / "a.txt").write_text(ARTICLE)
    (inside / "more" / "b.txt").write_text(ARTICLE.replace("gel", "vent"))
    (inside / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    (inside / ".hidden.txt").write_text("not for import")
    return inside


def told(capsys, *arguments):
    """Run a command with --json; give its exit code and what it tells."""
    code = main([*map(str, arguments), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_folder_is_imported_with_an_account_of_every_file(folder, capsys):
    code, data = told(capsys, "import", folder, "--corpus", "Gel")
    assert (code, data["added"], data["already"]) == (1, 2, 0)
    assert {one["name"]: one["status"] for one in data["files"]} == {
        "a.txt": "imported",
        "broken.pdf": "refused",
        "more/b.txt": "imported",
    }
    store = kept_store.open_store()
    assert kept_store.corpora(store)[["name", "articles"]].values.tolist() == [["Gel", 2]]


def test_what_is_there_already_is_said_and_not_added_twice(folder, capsys):
    told(capsys, "import", folder / "a.txt", "--corpus", "Gel")
    code, data = told(capsys, "import", folder / "a.txt", folder / "more", "--corpus", "gel")
    assert (code, data["added"], data["already"]) == (0, 1, 1)
    assert len(kept_store.corpora(kept_store.open_store())) == 1


def test_a_preview_keeps_nothing(folder, capsys):
    code, data = told(capsys, "import", folder / "a.txt", "--corpus", "Gel", "--preview")
    assert (code, data["found"], data["added"]) == (0, 1, 0)
    assert not len(kept_store.corpora(kept_store.open_store()))


def test_a_file_over_the_limit_is_refused_in_the_words_of_the_page(folder, capsys, monkeypatch):
    monkeypatch.setenv("RECOUPE_LIMIT_UPLOAD_MB", "1")
    (folder / "a.txt").write_text("Le gel. " * 200_000)
    assert main(["import", str(folder / "a.txt"), "--corpus", "Gel"]) == 1
    assert "a.txt is over the 1 MB of one import. Import it by itself." in capsys.readouterr().out


def test_a_file_that_is_not_there_is_told(tmp_path, capsys):
    assert main(["import", str(tmp_path / "none.txt"), "--corpus", "Gel"]) == 1
    assert "none.txt: there is no such file or folder." in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["fly"],
        ["import", "a.txt"],
        ["analyse", "--workers", "none"],
        ["analyse", "--workers", "2", "--scheduler", "tcp://a:1"],
        ["deck", "--corpus", "Gel", "--out", "deck.key"],
    ],
)
def test_a_wrong_call_is_told_with_exit_code_two(arguments):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2


def test_a_corpus_is_analysed_once_and_found_ready(folder, data, capsys):
    told(capsys, "import", folder / "a.txt", folder / "more", "--corpus", "Gel")
    code, first = told(capsys, "analyse", "--corpus", "Gel")
    (corpus,) = first["corpora"]
    assert (code, corpus["state"], corpus["articles"], corpus["failed"]) == (0, "done", 2, [])
    assert all(stage["done"] == 2 for stage in corpus["ideas"])
    assert first["address"] == str(data / "derived") and first["memory_mb"] == 1000
    files = sorted((data / "derived").rglob("*.parquet"))
    assert main(["analyse"]) == 0
    assert "Gel: 2 articles analysed in 0 s." in capsys.readouterr().out
    assert sorted((data / "derived").rglob("*.parquet")) == files


def test_it_is_kept_at_the_address_that_is_named(folder, tmp_path, capsys):
    address = tmp_path / "elsewhere"
    (folder / "broken.pdf").unlink()
    code, _ = told(capsys, "analyse", "--folder", folder, "--address", address)
    articles = load_articles(folder)
    assert code == 0 and not derived.read(articles, "tokens").is_ready.any()
    assert derived.read(articles, "tokens", address=str(address)).is_ready.all()


def test_a_cluster_here_does_the_same(folder, capsys):
    (folder / "broken.pdf").unlink()
    workers.end()
    code, data = told(capsys, "analyse", "--folder", folder, "--workers", "1")
    assert code == 0 and data["by"] == "1 thread of a cluster"
    assert derived.read(load_articles(folder), "tokens").is_ready.all()


def test_no_corpus_and_an_unknown_one_are_told(capsys):
    assert main(["analyse"]) == 1
    assert "There is no corpus yet" in capsys.readouterr().err
    assert main(["deck", "--corpus", "Gel"]) == 1
    assert "There is no corpus named 'Gel'." in capsys.readouterr().err


def test_progress_goes_beside_the_result(folder, capsys):
    main(["import", str(folder / "a.txt"), "--corpus", "Gel", "--json"])
    written = capsys.readouterr()
    assert "Reading: 0 files of 1, now a.txt" in written.err and "\r" not in written.err
    json.loads(written.out)


@pytest.mark.parametrize("ending, magic", [("pptx", b"PK"), ("html", b"<!DOCTYPE"), ("zip", b"PK")])
def test_the_slides_of_the_pages_are_written_in_their_order(
    folder, tmp_path, capsys, ending, magic
):
    from exports.exhibit import to_json

    told(capsys, "import", folder / "a.txt", "--corpus", "Gel")
    store = kept_store.open_store()
    number = int(kept_store.corpora(store)["id"].iloc[0])
    notes = [
        kept_store.Note("slide", "1", to_json(exhibit(title="Deux"))),
        kept_store.Note("slide", "2", to_json(exhibit(title="Un"))),
        kept_store.Note("order of slides", "order", '["2", "1"]'),
    ]
    kept_store.edit(store, number, notes, what="slides")
    out = tmp_path / f"deck.{ending}"
    code, data = told(capsys, "deck", "--corpus", "Gel", "--out", out)
    assert (code, data["slides"], data["file"]) == (0, 2, str(out))
    assert out.read_bytes().lstrip()[: len(magic)].upper() == magic


def test_an_empty_presentation_is_told(folder, capsys):
    told(capsys, "import", folder / "a.txt", "--corpus", "Gel")
    code, data = told(capsys, "deck", "--corpus", "Gel")
    assert code == 1 and data["reason"].startswith("The presentation of Gel is empty")


def test_the_site_is_served_until_it_is_ended(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "recoupe.py", "serve", "--port", str(port), "--headless"]
    environment = {**os.environ, "RECOUPE_LIMIT_FILE_MB": "77"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, start_new_session=True, stdout=subprocess.DEVNULL
    ) as server:
        try:
            while True:
                try:
                    url = f"http://127.0.0.1:{port}/_stcore/health"
                    with urllib.request.urlopen(url) as answer:
                        assert answer.read() == b"ok"
                        break
                except OSError:
                    assert server.poll() is None
        finally:
            os.killpg(server.pid, 15)
