"""Every page runs on the sample, on one article and on none, and says what it should."""

import pytest

from pages.shared.frame import PAGES
from tests.shown import text_of

FILES = [page.file for page in PAGES]
ONE = (
    "Le barrage de Saint-Aubrac rouvre ses vannes\n\nLe préfet Jean Moreau a annoncé mardi à Nantes "
    "la réouverture du barrage. Les riverains attendaient cette décision depuis trois ans.\n\n"
    "« Nous avons pris le temps qu'il fallait », a déclaré Jean Moreau devant le conseil municipal."
)


@pytest.mark.parametrize("file", FILES)
def test_a_page_shows_the_sample(open_page, file):
    page = open_page(file)
    title = next(entry.title for entry in PAGES if entry.file == file)
    assert [part.value for part in page.title] == [title]
    assert "24 articles of 24 selected" in text_of(page)


@pytest.mark.parametrize("file", FILES)
def test_a_page_with_one_article_says_something_sensible(open_page, tmp_path, file):
    (tmp_path / "barrage.txt").write_text(ONE, "utf-8")
    page = open_page(file, tmp_path)
    assert "1 article of 1 selected" in text_of(page)
    assert "Traceback" not in text_of(page)


@pytest.mark.parametrize("file", FILES)
def test_a_page_with_no_article_says_what_to_do(open_page, tmp_path, file):
    page = open_page(file, tmp_path)
    said = {"pages/corpus.py": "Europresse", "pages/presentation.py": "The presentation is empty"}
    assert said.get(file, "Add some on the page Corpus") in text_of(page)


def test_the_filters_of_the_address_are_taken_and_named(open_page):
    page = open_page("app.py", outlet="Le Clairon du Dimanche", words="poutine")
    assert "outlet Le Clairon du Dimanche" in text_of(page)
    articles = next(part for part in page.metric if part.label == "Articles")
    assert 1 <= int(articles.value) <= 4


def test_an_empty_selection_is_explained_and_can_be_cleared(open_page):
    page = open_page("app.py", words="hippopotame")
    assert "No article passes all the filters" in text_of(page)
    page.button(key="clear_empty").click().run()
    assert not page.exception
    assert "No article passes" not in text_of(page)
    assert next(part for part in page.metric if part.label == "Articles").value == "24"


def test_an_unknown_filter_in_the_address_is_ignored(open_page):
    page = open_page("app.py", outlet="Nobody", topic="99", language="xx")
    assert next(part for part in page.metric if part.label == "Articles").value == "24"


def test_unreadable_files_are_named_and_the_others_open(open_page, tmp_path):
    (tmp_path / "barrage.txt").write_text(ONE, "utf-8")
    (tmp_path / "vide.txt").write_text("", "utf-8")
    page = open_page("app.py", tmp_path)
    assert next(part for part in page.metric if part.label == "Articles").value == "1"
    assert any("vide.txt" in part.value for part in page.text)


def test_a_renamed_topic_is_called_so_everywhere(open_page):
    page = open_page("pages/topics.py")
    page.text_input(key="topic-1-field").set_value("Mon sujet").run()
    assert not page.exception
    assert any("Mon sujet" in option for option in page.multiselect(key="topic").options)
    assert any("Mon sujet" in option for option in page.selectbox(key="topic-shown").options)


def test_pairs_stand_where_a_matrix_is_too_large_until_filters_make_it_smaller(open_page, tmp_path):
    for number in range(61):
        outlet = "Le Nord" if number < 5 else "Le Sud"
        text = (
            f"Titre {number}\n\nLe préfet Jean Moreau parle du gaz numéro {number} à Nantes mardi."
        )
        (tmp_path / f"{number:02}.txt").write_text(text, "utf-8")
        with (tmp_path / "articles.csv").open("a", encoding="utf-8") as table:
            table.write("file,source\n" * (number == 0) + f"{number:02}.txt,{outlet}\n")
    whole = open_page("pages/overlap.py", tmp_path)
    assert "Of 61 these are the pairs" in text_of(whole)
    assert "How alike the articles are" not in text_of(whole)
    some = open_page("pages/overlap.py", tmp_path, outlet="Le Nord")
    assert "How alike the articles are" in text_of(some)
    assert "these are the pairs" not in text_of(some)


def test_a_name_that_two_pages_count_apart_is_told_why(open_page, tmp_path):
    text = (
        "Le port de Montviel\n\nHier, Jean Moreau a vu le port. Moreau reviendra. Il a salué "
        "M. Moreau, dit M. Moreau. La rue Moreau ferme. Jean Moreau part."
    )
    (tmp_path / "port.txt").write_text(text, "utf-8")
    page = open_page("pages/keywords.py", tmp_path)
    assert page.selectbox(key="keyword").value == "Moreau"
    captions = [each.value.replace("\\", "") for each in page.caption]
    told = [caption for caption in captions if "on the page Entities" in caption]
    assert len(told) == 1 and told[0].startswith("6 times as words; 5 on the page Entities")
