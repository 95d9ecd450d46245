"""What the reader decides on the sample: undone, and taken into a copy, like all other decisions."""

import pytest

from study import memory, topics
from study.opened import open_sample
from tests.shown import checked, go, opened, press, text_of

TOPIC = "topic-1-field"


def topic_names(page):
    return [option.split(" · ", 1)[1] for option in page.multiselect(key="topic").options]


def named(page, name):
    return checked(page.text_input(key=TOPIC).set_value(name).run())


def test_the_sidebar_finds_no_topics_before_they_are_asked_for(open_page):
    memory.forget()
    page = open_page("pages/articles.py")
    assert not memory.is_ready(topics.topics, open_sample())
    assert "topic" not in [field.key for field in page.multiselect]
    press(page, "ask-topics")
    assert len(page.multiselect(key="topic").options) == 10
    # Once they are there, they are offered at once.
    again = opened("pages/articles.py")
    assert len(again.multiselect(key="topic").options) == 10


def test_a_topic_in_the_address_is_found_by_its_number_whatever_it_is_called(open_page):
    page = open_page("pages/articles.py", topic="2 · a name of yesterday")
    assert page.multiselect(key="topic").value == ["2"]
    assert "24 articles of 24 selected" not in text_of(page)


def test_a_name_of_a_topic_changes_no_topic_and_is_undone(open_page):
    page = open_page("pages/topics.py")
    before = topic_names(page)
    named(page, "Mon sujet")
    assert topic_names(page) == ["Mon sujet", *before[1:]]
    go(page, "pages/presentation.py")
    assert "Last change: topic 1 called Mon sujet" in text_of(page)
    press(page, "undo")
    go(page, "pages/topics.py")
    assert topic_names(page) == before
    assert page.text_input(key=TOPIC).value == ""


@pytest.mark.parametrize("file", ["pages/keywords.py", "pages/words.py"])
def test_words_hidden_on_the_sample_are_undone_one_step_at_a_time(open_page, file):
    page = open_page(file)
    checked(page.multiselect(key="hidden").set_value(["Chine"]).run())
    checked(page.multiselect(key="hidden").set_value(["Chine", "gaz"]).run())
    press(page, "undo")
    assert page.multiselect(key="hidden").value == ["Chine"]
    press(page, "show-again")
    assert page.multiselect(key="hidden").value == []
    press(page, "undo")
    assert page.multiselect(key="hidden").value == ["Chine"]


def test_hidden_words_and_names_of_topics_go_into_the_copy(open_page):
    page = named(open_page("pages/topics.py"), "Mon sujet")
    go(page, "pages/keywords.py")
    checked(page.multiselect(key="hidden").set_value(["Chine", "gaz"]).run())
    press(page, "copy-notes")
    name = page.session_state["corpus"]
    copy = opened("pages/keywords.py", corpus=name)
    assert copy.multiselect(key="hidden").value == ["Chine", "gaz"]
    assert topic_names(go(copy, "pages/topics.py"))[0] == "Mon sujet"
