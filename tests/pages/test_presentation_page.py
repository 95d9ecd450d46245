"""The page Presentation: charts and tables put aside, put in order, renamed, taken away."""

import json

import pytest

from corpus import load_articles, store
from corpus.importing.copying import entries, incoming
from exports.exhibit import to_json
from pages.shared.kept import store as kept
from tests.exports.report_exhibits import bar_exhibit
from tests.shown import checked, go, opened, press, text_of


@pytest.fixture
def page(open_page):
    return open_page("app.py")


def titles(page):
    return [field.value for field in page.text_input if field.label.startswith("Title of slide")]


@pytest.fixture
def filled(page):
    """Two slides: a chart of the overview, then the sentences of a keyword."""
    press(page, "timeline-add")
    press(go(page, "pages/keywords.py"), "keyword-evidence-add")
    return go(page, "pages/presentation.py")


def test_an_empty_presentation_says_how_to_fill_it(page):
    assert "Add to presentation" in text_of(go(page, "pages/presentation.py"))


def test_slides_come_in_the_order_in_which_they_were_added(filled):
    first, second = titles(filled)
    assert first == "When each outlet published"
    assert second.startswith("Sentences with “")


def test_a_slide_is_moved_renamed_commented_and_removed_and_each_is_undone(filled):
    before = titles(filled)
    down = next(button.key for button in filled.button if button.key.startswith("Down-"))
    press(filled, down)
    assert titles(filled) == before[::-1]
    press(filled, "undo")
    assert titles(filled) == before
    filled.text_input[[f.label for f in filled.text_input].index("Title of slide 1")].input(
        "Un calendrier"
    ).run()
    assert titles(filled)[0] == "Un calendrier"
    filled.text_area[0].input("Le plus fort en mai.").run()
    assert filled.text_area[0].value == "Le plus fort en mai."
    press(filled, next(button.key for button in filled.button if button.key.startswith("remove-")))
    assert titles(filled) == before[1:]
    press(filled, "undo")
    assert titles(filled) == ["Un calendrier", before[1]]


def test_the_tray_goes_into_a_copy_of_the_corpus_and_is_found_again(filled, open_page):
    kept = titles(filled)
    press(filled, "copy-notes")
    again = open_page("pages/presentation.py", corpus=filled.session_state["corpus"])
    assert titles(again) == kept


def test_a_slide_keeps_the_filters_it_was_made_with(open_page):
    page = open_page("app.py", outlet="Le Clairon du Dimanche")
    press(page, "leading-keywords-add")
    go(page, "pages/presentation.py")
    picture = page.get("plotly_chart")[0].proto.spec
    assert "n = 4 articles" in picture and "filters: outlet Le Clairon du Dimanche" in picture


def test_many_slides_are_shown_a_part_at_a_time(open_page):
    page = open_page("app.py")
    numbers = [f"{number:03}" for number in range(50)]
    slides = [store.Note("slide", number, to_json(bar_exhibit())) for number in numbers]
    slides.append(store.Note("order of slides", "order", json.dumps(numbers)))
    articles = load_articles().head(2)
    steps = [("slides", slides)]
    store.create_filled(kept(), "Longue", incoming(articles), entries(articles), steps)
    page = opened("pages/presentation.py", corpus="Longue")
    assert "50 slides, in this order." in text_of(page) and len(titles(page)) == 20
    checked(page.selectbox(key="slides-shown").set_value(40).run())
    shown = [field.label for field in page.text_input if field.label.startswith("Title of slide")]
    assert shown == [f"Title of slide {place}" for place in range(41, 51)]
