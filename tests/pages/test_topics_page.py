"""The page Topics: every tab, the reader's names, merged and left out, both methods, with undo."""

import pytest

from tests.shown import press, text_of


@pytest.mark.parametrize(
    "query, title",
    [
        ({}, "The terms of each topic"),
        ({"tab": "Shares"}, "What each outlet speaks about"),
        ({"tab": "Shares", "share_by": "article"}, "Share of each topic in each article"),
        ({"tab": "Over time"}, "Share of each topic by month"),
        ({"tab": "Along the text"}, "What each article speaks of, from its beginning to its end"),
        ({"tab": "Map"}, "The paragraphs as a map"),
        ({"tab": "Number and choices"}, "Merge, leave out"),
        ({"tab": "Number and choices", "try_numbers": "true"}, "Stability and coherence"),
    ],
)
def test_every_tab_is_drawn(open_page, query, title):
    assert title in text_of(open_page("pages/topics.py", **query))


def topics(page):
    """Give the numbers of the topics that the filter offers."""
    return [int(option.split(" · ")[0]) for option in page.multiselect(key="topic").options]


def test_topics_are_merged_and_left_out_everywhere_until_undone(open_page):
    page = open_page("pages/topics.py", tab="Number and choices")
    before = topics(page)
    page.multiselect(key="merge ()").set_value([1, 2]).run()
    press(page, "merge-topics")
    assert topics(page) == [number for number in before if number != 2]
    page.multiselect(key="out ()").set_value([before[-1]]).run()
    press(page, "leave-out")
    assert topics(page) == before[:1] + before[2:-1]
    press(press(page, "undo"), "undo")
    assert topics(page) == before


def test_another_number_and_another_method_make_other_topics(open_page):
    page = open_page("pages/topics.py", tab="Number and choices")
    page.slider(key="number 0").set_value(4).run()
    press(page, "topics-anew")
    assert len(topics(page)) == 4
    page.radio(key="method nmf").set_value("reinert").run()
    press(page, "topics-anew")
    assert 2 <= len(topics(page)) <= 4


def test_a_name_given_to_a_topic_is_kept_with_the_corpus(open_page):
    page = open_page("pages/topics.py")
    press(page.switch_page("pages/presentation.py").run(), "copy")
    name = page.session_state["corpus"]
    mine = open_page("pages/topics.py", corpus=name)
    mine.text_input(key="topic-1-field").set_value("Mon sujet").run()
    assert not mine.exception
    assert "1 · Mon sujet" in mine.multiselect(key="topic").options
    again = open_page("pages/topics.py", corpus=name)
    assert "1 · Mon sujet" in again.multiselect(key="topic").options


def test_the_filter_by_main_topic_keeps_fewer_articles(open_page):
    def kept(page):
        return next(int(c.value.split()[0]) for c in page.caption if "of 24 selected" in c.value)

    page = open_page("pages/topics.py")
    page.multiselect(key="topic").select("1").run()
    quarter = kept(page)
    page.segmented_control(key="topic-rule").set_value("main").run()
    assert 0 < kept(page) <= quarter
