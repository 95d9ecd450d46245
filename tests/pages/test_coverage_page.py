"""The page Coverage: stories, the grid, and the sentences behind a cell."""

from tests.shown import text_of


def options(page, key):
    return list(page.selectbox(key=key).options)


def test_the_grid_of_the_largest_story_is_drawn_with_the_sentences_of_a_statement(open_page):
    page = open_page("pages/coverage.py")
    assert "Who tells what, and how far up" in text_of(page)
    first = page.selectbox(key="statement").value
    assert "They share:" in text_of(page)
    page.selectbox(key="statement").select(options(page, "statement")[1]).run()
    assert page.selectbox(key="statement").value != first and not page.exception


def test_proposals_are_shown_on_demand_and_said_to_be_proposals(open_page):
    page = open_page("pages/coverage.py")
    story = next(one for one in options(page, "story") if "Zelensky et Xi" in one)
    sure = options(open_page("pages/coverage.py", story=story), "statement")
    both = open_page("pages/coverage.py", story=story, sureness="sure and to check")
    every = options(both, "statement")
    assert len(every) > len(sure)
    assert all("(to check)" in one for one in every if one not in sure)
    assert not any("(to check)" in one for one in sure)


def test_columns_may_be_articles(open_page):
    page = open_page("pages/coverage.py", cells="articles")
    assert "Who tells what, and how far up" in text_of(page) and not page.exception


def test_a_corpus_without_two_articles_on_one_event_says_what_to_do(open_page, tmp_path):
    (tmp_path / "a.txt").write_text("Le musée rouvre\n\nLe musée de la dentelle rouvre.", "utf-8")
    page = open_page("pages/coverage.py", tmp_path)
    assert "No two articles of this corpus tell the same event" in text_of(page)
