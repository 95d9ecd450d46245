"""Articles without an outlet or a date: nobody together, said so, and filled in with one click."""

import pytest

from tests.shown import go, press, text_of

TEXTS = {
    "digue.txt": "La digue de Montviel\n\nLe Fanal\n\n12 mars 2023\n\nLe préfet Jean Moreau rouvre la "
    "digue de Montviel, dit le Fanal, et les pêcheurs de Montviel attendent la digue.",
    "quai.txt": "Le quai de Montviel\n\nLes pêcheurs de Montviel attendent le quai depuis mardi, et "
    "Jean Moreau le sait. Le quai ferme.",
    "port.txt": "Le port de Montviel\n\nLe port de Montviel ferme, dit Jean Moreau. Les pêcheurs "
    "quittent le port.",
}


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "montviel"
    path.mkdir()
    for name, text in TEXTS.items():
        (path / name).write_text(text, "utf-8")
    return path


def test_what_is_missing_is_said_with_the_way_to_the_table(open_page, folder):
    page = open_page("app.py", folder)
    assert "2 articles have no outlet, 2 no date." in text_of(page)
    assert "n = 3 articles, 1 outlet (2 without one)" in text_of(page)


def test_the_sample_lacks_nothing(open_page):
    assert "no outlet" not in text_of(open_page("app.py"))


def test_a_folder_is_copied_with_one_click_and_its_gaps_are_the_table(open_page, folder):
    page = open_page("pages/corpus.py", folder, part="Edit", gaps="true")
    press(page, "copy")
    assert "2 articles: those that the filters keep" in text_of(page)
    page.text_input(key="fill-value").set_value("Le Ponant")
    page.radio(key="whom").set_value("all the articles in the table")
    page.selectbox(key="fill-field").set_value("source").run()
    press(page, "fill")
    assert "2 articles have no date" in page.toggle(key="gaps").label.replace("\\", "")
    keywords = go(page, "pages/keywords.py")
    assert "n = 3 articles, 2 outlets" in text_of(keywords)


@pytest.mark.parametrize(
    ("file", "query"),
    [
        ("pages/words.py", {"tab": "Concordance", "query": "pêcheurs", "count_by": "outlets"}),
        ("pages/keywords.py", {"compare": "outlets"}),
        ("pages/topics.py", {"tab": "Shares", "share_by": "outlet"}),
    ],
)
def test_articles_without_an_outlet_are_no_actor(open_page, folder, file, query):
    page = open_page(file, folder, **query)
    assert not any("Unknown outlet" in str(table.value) for table in page.dataframe)


def test_where_most_lack_an_outlet_the_article_is_compared(open_page, folder):
    page = open_page("pages/keywords.py", folder)
    compare = next(each for each in page.get("button_group") if each.label == "Compare")
    assert compare.value == "articles"


def test_what_several_share_says_among_whom(open_page, folder):
    (folder / "vent.txt").write_text(
        "Le vent\n\nLe Ponant\n\n13 mars 2023\n\nJean Moreau parle aux pêcheurs de Montviel, à quai.",
        "utf-8",
    )
    page = open_page("pages/overlap.py", folder, tab="Shared by several", several="names")
    assert "among 2 outlets" in text_of(page)
