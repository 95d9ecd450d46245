"""The page Similarity and overlap: every tab, the matrix's switches, families counted once."""

import pytest

from tests.shown import text_of

DRONES = (
    "ActuBoussole · 28 Apr 2024 · Drones, puces, machines-outils : ce que la Chine vend (vraiment) à "
    "la Russie"
)


@pytest.mark.parametrize(
    "query, title",
    [
        ({}, "How alike the articles are, from 0 to 1"),
        ({"compared": "Outlets"}, "How alike the outlets are, from 0 to 1"),
        ({"measure": "Shared text"}, "How much of each article stands in each other, in per cent"),
        (
            {"measure": "Shared text", "compared": "Outlets", "left_out": "quotations"},
            "How much of each outlet stands in each other, in per cent",
        ),
        (
            {"left_out": ["names", "agency copy"], "word_forms": "as written"},
            "Why these two are alike",
        ),
        ({"tab": "Side by side"}, "Shared passages side by side"),
        ({"tab": "Block by block"}, "Where each part of an article stands besides"),
        ({"tab": "Families"}, "Articles whose own words"),
        ({"tab": "Shared by several"}, "Which outlets share which keywords"),
        ({"tab": "Shared by several", "several": "names"}, "Which outlets share which names"),
        ({"tab": "Shared by several", "several": "passages"}, "Which outlets share which passages"),
        ({"tab": "Map"}, "The articles as a map: near is alike"),
        ({"tab": "Map", "map_of": "Paragraphs", "map_by": "topic"}, "The paragraphs as a map"),
    ],
)
def test_every_tab_is_drawn(open_page, query, title):
    assert title in text_of(open_page("pages/overlap.py", **query))


def test_without_names_the_likeness_is_another(open_page):
    def cosine(page):
        return next(c.value for c in page.caption if "likeness 0" in c.value)

    plain = open_page("pages/overlap.py")
    a = plain.selectbox(key="a").value
    without = open_page("pages/overlap.py", left_out="names", a=a)
    assert cosine(plain) != cosine(without)


def test_a_family_counted_once_leaves_its_copies_out_everywhere_until_undone(open_page):
    page = open_page("pages/overlap.py", tab="Families")
    assert "24 articles of 24 selected" in text_of(page).replace("24 article of", "24 articles of")
    page.button(key="once-1").click().run()
    assert not page.exception
    assert "23 articles of 24 selected" in text_of(page)
    assert "1 family of one text counted once" in text_of(page)
    page.button(key="undo").click().run()
    assert "24 articles of 24 selected" in text_of(page)


def test_the_whole_texts_are_shown_passage_by_passage(open_page):
    page = open_page("pages/overlap.py", tab="Side by side", a=DRONES)
    blinken = next(name for name in page.selectbox(key="b").options if "Blinken" in name)
    page.selectbox(key="b").select(blinken).run()
    page.segmented_control(key="extent-True").set_value("whole texts").run()
    assert not page.exception
    assert "Passage 1 of" in text_of(page)
    page.button(key="arrow_forward").click().run()
    assert "Passage 2 of" in text_of(page)


def test_a_selection_too_small_for_a_map_says_so(open_page):
    page = open_page("pages/overlap.py", tab="Map", outlet="Le Clairon du Dimanche")
    assert "says less than the matrix" in text_of(page)
