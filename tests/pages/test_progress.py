"""A corpus whose articles are not all read yet: its articles at once, the results as they come."""

import pytest

from derived import workers
from derived.run import make_here
from study import opened, overlap, readings
from study.memory import forget, is_ready
from tests.shown import checked, go, press, text_of

TEXTS = (
    "Le barrage rouvre\n\nLe préfet Ivana Korvel a rouvert les vannes mardi à Saint-Aubrac.",
    "Le barrage ferme\n\nLes vannes du barrage ferment, a dit Korvel au conseil de Saint-Aubrac.",
    "La neige tombe\n\nLa neige tombe sur Brest depuis lundi, a dit la mairie de Brest.",
    "La neige fond\n\nLa neige fond à Brest. La mairie de Brest rouvre les écoles.",
)
SEE = "What you see is of {} of 4 articles"


@pytest.fixture
def folder(monkeypatch, tmp_path):
    """Four articles that are read in the background, by no process before `begin_work` is called."""
    monkeypatch.setattr(readings, "FEW", 0)
    monkeypatch.setattr(readings, "PATIENCE", 0.0)
    monkeypatch.setattr(readings, "FIRST", 1)
    monkeypatch.setattr(workers, "start", lambda: None)
    monkeypatch.setenv("RECOUPE_DERIVED", str(tmp_path / "derived"))
    for number, text in enumerate(TEXTS):
        (tmp_path / "texts").mkdir(exist_ok=True)
        (tmp_path / "texts" / f"2024-05-1{number}_nord.txt").write_text(text, "utf-8")
    forget()
    readings.forget_readings()
    yield tmp_path / "texts"
    workers.end()
    forget()
    readings.forget_readings()


def read_first(folder, number):
    make_here(opened.open_folder(folder).articles.head(number), readings.NAMES)


def begin_work(monkeypatch, folder):
    monkeypatch.undo()
    workers.start()
    readings.wait(opened.open_folder(folder))


def test_the_articles_are_there_before_they_are_read(open_page, folder):
    page = open_page("app.py", folder)
    said = text_of(page)
    assert SEE.format(0) in said and "Results appear here as soon as" in said
    assert "4 articles" in said and "When each outlet published" in said
    page = go(page, "pages/keywords.py")
    assert "Results appear here as soon as" in text_of(page) and not page.get("plotly_chart")
    page = go(page, "pages/articles.py")
    assert "Results appear here" not in text_of(page)
    assert "shares with others is shown once all articles are read" in text_of(page)
    assert len(page.selectbox(key="article").options) == 4


@pytest.mark.parametrize(
    "file",
    ["app.py", *(f"pages/{name}.py" for name in ("keywords", "entities", "overlap"))],
)
def test_a_page_works_on_what_is_read(open_page, folder, file):
    read_first(folder, 2)
    page = open_page(file, folder)
    assert SEE.format(2) in text_of(page)
    assert "read so far: 2 of 4 articles" in text_of(page)


def test_what_is_read_meanwhile_is_shown(open_page, folder, monkeypatch):
    read_first(folder, 2)
    page = open_page("pages/keywords.py", folder)
    options = page.selectbox(key="keyword").options
    assert "Saint-Aubrac" in options and "Brest" not in options
    begin_work(monkeypatch, folder)
    monkeypatch.setenv("RECOUPE_CORPUS", str(folder))
    page = checked(page.run())
    assert "What you see is of" not in text_of(page)
    assert "Brest" in page.selectbox(key="keyword").options


def test_the_work_is_cancelled_and_goes_on(open_page, folder):
    read_first(folder, 2)
    page = press(open_page("pages/keywords.py", folder), "cancel-reading")
    assert SEE.format(2) in text_of(page) and "What is done is kept" in text_of(page)
    page = press(page, "go-on-reading")
    assert page.button(key="cancel-reading")


def test_analysed_results_are_listed_and_emptied(open_page, folder):
    read_first(folder, 4)
    page = open_page("pages/corpus.py", folder, part="My corpora")
    assert "Keywords: 4 articles" in text_of(page)
    page = press(page, "empty-results")
    assert "Keywords: 0 articles" in text_of(page)
    assert not list(folder.parent.rglob("*.parquet"))


def test_an_article_of_many_opens_without_the_others_being_compared(open_page, monkeypatch):
    from pages.parts.articles import reader

    monkeypatch.setattr(reader, "FEW", 1)
    forget()
    page = open_page("pages/articles.py")
    assert not is_ready(overlap.passages, opened.open_sample())
    page = press(page, "ask-passages")
    assert is_ready(overlap.passages, opened.open_sample())
    assert "Shares passages with" in text_of(page) or "Shares no passage" in text_of(page)
