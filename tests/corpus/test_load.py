"""A folder, or one file, becomes the table of articles."""

import os

import pandas as pd
import pytest

import corpus
from corpus import CorpusError, corpus_digest, load_articles
from corpus.importing import preview
from corpus.limits import Limits
from corpus.table import COLUMNS, empty_articles
from tests.corpus.readers.files_bad import zipped

TITLE = "Le port rouvre après trois semaines de grève"
BODY = "Les dockers ont repris le travail lundi matin, après un vote serré de leur assemblée."
TEXT = f"{TITLE}\n\n{BODY}\n"
HEADER = "file,title,source,origin,date,language,url\n"


@pytest.fixture
def folder(tmp_path):
    def write(**files):
        for name, content in files.items():
            file = tmp_path / name.replace("__", "/").replace("_txt", ".txt").replace(
                "_csv", ".csv"
            )
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write


def problems(path):
    with pytest.raises(CorpusError) as caught:
        load_articles(path)
    return caught.value


def test_the_doors_are_the_ones_promised():
    assert corpus.__all__ == sorted(corpus.__all__)
    assert all(hasattr(corpus, name) for name in corpus.__all__)


def test_a_folder_without_a_table_says_what_its_texts_say(folder):
    path = folder(a_txt=f"{TITLE} | La Gazette\n{TITLE}\nPublié le 3 mai 2024\n{BODY}\nAvec AFP")
    (article,) = load_articles(path).itertuples()
    assert article.title == TITLE
    assert article.text == f"{TITLE}\n\n{BODY}"
    assert (article.source, article.origin, article.language) == ("La Gazette", "AFP", "fr")
    assert article.date == pd.Timestamp("2024-05-03")
    assert article.file == "a.txt"


def test_the_columns_have_their_types_even_with_no_article(folder):
    read = load_articles(folder(a_txt=TEXT))
    assert read.dtypes.astype(str).to_dict() == COLUMNS
    assert empty_articles().dtypes.astype(str).to_dict() == COLUMNS


def test_what_the_table_says_holds(folder):
    row = 'a.txt,"Un autre titre, net",Phare,Agence,2024-05-16,en,https://example.org/a\n'
    (article,) = load_articles(folder(a_txt=TEXT, articles_csv=HEADER + row)).itertuples()
    assert (article.title, article.source, article.origin) == (
        "Un autre titre, net",
        "Phare",
        "Agence",
    )
    assert (article.language, article.url) == ("en", "https://example.org/a")
    assert article.date == pd.Timestamp("2024-05-16")
    assert article.text == f"Un autre titre, net\n\n{TITLE}\n\n{BODY}"
    assert article.raw == TEXT


@pytest.mark.parametrize("separator", [";", "\t"])
def test_the_table_may_have_other_separators_and_a_mark(folder, separator):
    table = "\ufeff" + "file,source\na.txt,NA\nb.txt,None\n".replace(",", separator)
    articles = load_articles(folder(a_txt=TEXT, b_txt=TEXT + "Suite.", articles_csv=table))
    assert list(articles["source"]) == ["NA", "None"]
    assert list(articles["title"]) == [TITLE, TITLE]


def test_articles_come_by_date_then_file_and_undated_last(folder):
    table = "file,date\nb.txt,2024-05-16\nc.txt,2023-01-01\nd.txt,2024-05-16\n"
    texts = {f"{name}_txt": f"{TEXT}{name}" for name in "abcd"}
    articles = load_articles(folder(**texts, articles_csv=table))
    assert list(articles["file"]) == ["c.txt", "b.txt", "d.txt", "a.txt"]


def test_folders_within_and_endings_in_capitals_are_read_and_notes_are_not(folder):
    path = folder(deep__a_txt=TEXT, B_txt=TEXT + "B")
    (path / "B.txt").rename(path / "B.TXT")
    (path / "README.md").write_text("no article")
    (path / ".hidden.txt").write_text("no article")
    assert list(load_articles(path)["file"]) == ["B.TXT", "deep/a.txt"]


def test_one_file_may_be_opened(folder):
    path = folder(a_txt=TEXT, b_txt=TEXT + "B")
    assert list(load_articles(path / "a.txt")["file"]) == ["a.txt"]


def test_windows_1252_and_utf_16_open_like_utf_8(folder):
    path = folder(a_txt=TEXT.encode("cp1252"), b_txt=(TEXT + "B").encode("utf-16"))
    assert set(load_articles(path)["title"]) == {TITLE}


def test_every_bad_file_is_told_at_once_and_the_others_open(folder):
    path = folder(
        good_txt=TEXT,
        empty_txt="",
        blank_txt=" \n\t\n",
        form_txt="Leave a Reply\n",
        picture_txt=b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9,
        long_txt="mot " * (Limits().characters // 4 + 1),
    )
    error = problems(path)
    assert [problem.file for problem in error.problems] == [
        "blank.txt", "empty.txt", "form.txt", "long.txt", "picture.txt",
    ]  # fmt: skip
    assert all(
        problem.file in str(error) and problem.todo in str(error) for problem in error.problems
    )
    assert list(error.articles["file"]) == ["good.txt"]
    assert error.articles.dtypes.astype(str).to_dict() == COLUMNS


def test_wrong_lines_of_the_table_are_told_with_their_number(folder):
    table = "file,date\na.txt,31/02/2024\na.txt,2024-01-01\ngone.txt,2024-01-01\n"
    error = problems(folder(a_txt=TEXT, articles_csv=table))
    assert [(problem.file, problem.line) for problem in error.problems] == [
        ("articles.csv", 2), ("articles.csv", 3), ("articles.csv", 4),
    ]  # fmt: skip
    assert error.articles["date"].isna().all()


def test_two_equal_files_are_one_article(folder):
    error = problems(folder(a_txt=TEXT, b_txt=TEXT))
    assert list(error.articles["file"]) == ["a.txt"]
    (problem,) = error.problems
    assert problem.file == "b.txt" and "the same as a.txt" in problem.what


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_a_folder_that_is_not_there_or_empty_is_told(tmp_path, name):
    (tmp_path / "empty").mkdir()
    error = problems(tmp_path / name)
    assert len(error.problems) == 1 and error.articles.empty


def test_a_folder_opens_every_format_and_says_what_an_import_would(tmp_path):
    files = {
        "a.txt": TEXT.encode(),
        "deux.csv": f"titre;texte;page\nUn;{BODY} Une fois.;3\nDeux;{BODY} Deux fois.;4\n".encode(),
        "page.html": f"<html><title>Trois</title><body><p>{BODY * 3}</p></body></html>".encode(),
        "paquet.zip": zipped([("b.txt", f"{TEXT}B".encode()), ("c.txt", b"")]),
        "photo.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "coupe.pdf": b"%PDF-1.7",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    error = problems(tmp_path)
    assert sorted(error.articles["file"]) == [
        "a.txt", "deux.csv", "deux.csv", "page.html", "paquet.zip/b.txt",
    ]  # fmt: skip
    assert error.articles["page"].tolist().count("") == 3
    assert set(error.articles["page"]) == {"", "3", "4"}
    imported = preview(sorted(files.items()))
    refused = {entry.name: entry.reason for entry in imported.inputs if entry.status == "refused"}
    assert {one.file: f"{one.what} {one.todo}" for one in error.problems} == refused
    assert set(refused) == {"paquet.zip/c.txt", "photo.png", "coupe.pdf"}


def test_one_file_of_any_format_may_be_opened(tmp_path):
    (tmp_path / "a.csv").write_text(f"titre;texte\nUn;{BODY}\nDeux;{BODY} Encore.\n", "utf-8")
    assert list(load_articles(tmp_path / "a.csv")["title"]) == ["Un", "Deux"]


def test_a_row_without_a_text_is_told_and_the_others_open(tmp_path):
    (tmp_path / "a.csv").write_text(f"titre;texte\nUn;{BODY}\nDeux;\nTrois;{BODY} Encore.\n")
    error = problems(tmp_path)
    assert list(error.articles["title"]) == ["Un", "Trois"]
    assert [str(problem).partition(".")[0] for problem in error.problems] == ["a"]
    assert "line 3 has no text" in str(error)


def test_the_table_knows_the_files_of_its_own_folder(folder):
    table = "file,source\na.txt,Le Nord\n"
    path = folder(deep__a_txt=TEXT, deep__articles_csv=table)
    assert list(load_articles(path)["source"]) == ["Le Nord"]


def test_the_limits_are_those_of_an_import(folder, monkeypatch):
    path = folder(a_txt=TEXT, b_txt=TEXT * 10_000)
    monkeypatch.setenv("RECOUPE_LIMIT_FILE_MB", "1")
    error = problems(path)
    assert list(error.articles["file"]) == ["a.txt"]
    assert str(error) == "b.txt: is larger than 1 MB. Cut it in parts."


@pytest.mark.skipif(os.name == "nt" or not os.getuid(), reason="everybody may read everything")
def test_a_file_that_may_not_be_read_is_told(folder):
    path = folder(a_txt=TEXT, b_txt=TEXT)
    (path / "b.txt").chmod(0)
    assert "Permission denied" in str(problems(path))


def test_an_id_is_kept_and_depends_on_the_outlet(folder):
    table = "file,source\na.txt,Gazette\nb.txt,Phare\n"
    articles = load_articles(folder(a_txt=TEXT, b_txt=TEXT, articles_csv=table))
    assert articles["article_id"].nunique() == 2
    assert articles["article_id"].str.fullmatch("[0-9a-f]{16}").all()
    again = load_articles(folder(a_txt=TEXT, b_txt=TEXT, articles_csv=table))
    pd.testing.assert_frame_equal(articles, again)


def test_the_digest_is_that_of_the_articles(folder):
    first = load_articles(folder(a_txt=TEXT))
    assert corpus_digest(first) == corpus_digest(first.copy())
    assert len(corpus_digest(first)) == 12
    assert corpus_digest(first) != corpus_digest(first.assign(source="Phare"))
    assert corpus_digest(first) != corpus_digest(empty_articles())


def test_the_sample_opens():
    articles = load_articles()
    assert len(articles) == 24
    assert articles["date"].notna().all() and articles["date"].is_monotonic_increasing
    for article in articles.itertuples():
        assert article.text.split("\n")[0] == article.title
        assert "\n\n\n" not in article.text


def test_a_further_column_of_the_table_is_a_column_of_the_articles(tmp_path):
    (tmp_path / "a.txt").write_text("Titre\n\nLe gaz manque à Nantes depuis mardi.", "utf-8")
    (tmp_path / "b.txt").write_text("Autre\n\nLa neige bloque Brest depuis lundi.", "utf-8")
    (tmp_path / "articles.csv").write_text("File,title,Camp\na.txt,Titre,pour\n", "utf-8")
    articles = load_articles(tmp_path)
    assert dict(zip(articles["file"], articles["Camp"], strict=True)) == {
        "a.txt": "pour",
        "b.txt": "",
    }
    other = articles.assign(Camp="contre")
    assert corpus_digest(other) != corpus_digest(articles)
