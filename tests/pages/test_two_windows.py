"""Two windows of one corpus: neither takes back what the other did, and each hears of it."""

import json

import pytest

from corpus import load_articles, store
from corpus.importing.copying import entries, incoming
from exports.exhibit import to_json
from pages.shared.decisions import notes
from pages.shared.kept import store as kept
from study import decisions, entities
from study.opened import open_kept
from tests.exports.report_exhibits import bar_exhibit
from tests.shown import checked, go, opened, press, text_of

ELSEWHERE = "Changed in another window"


@pytest.fixture
def name(open_page):
    """Give a kept copy of the sample, with two slides."""
    articles = load_articles()
    values = [store.Note("order of slides", "order", json.dumps(["a", "b"]))]
    values += [store.Note("slide", number, to_json(bar_exhibit())) for number in ("a", "b")]
    steps = [("two slides", values)]
    name = f"Deux fenêtres {len(store.corpora(kept()))}"
    store.create_filled(kept(), name, incoming(articles), entries(articles), steps)
    return name


def number_of(name):
    return int(store.corpora(kept()).set_index("name").loc[name, "id"])


def window(name, file="pages/presentation.py"):
    return opened(file, corpus=name)


def titles(page):
    return [field.value for field in page.text_input if field.label.startswith("Title of slide")]


def notes_of(name, kind):
    found = store.notes(kept(), number_of(name), kind)
    return dict(zip(found["key"], found["value"], strict=True))


def test_slides_that_two_windows_add_are_both_there(name):
    one, other = window(name, "app.py"), window(name, "pages/keywords.py")
    press(one, "timeline-add")
    press(other, "keyword-evidence-add")
    order = json.loads(notes_of(name, "order of slides")["order"])
    assert len(order) == 4 and set(order) == set(notes_of(name, "slide"))
    assert titles(window(name))[3].startswith("Sentences with “")


def test_words_that_two_windows_hide_are_both_hidden(name):
    one, other = window(name, "pages/keywords.py"), window(name, "pages/words.py")
    checked(one.multiselect(key="hidden").set_value(["Chine"]).run())
    checked(other.multiselect(key="hidden").set_value(["gaz"]).run())
    assert sorted(notes_of(name, "hidden")) == ["Chine", "gaz"]
    assert sorted(other.multiselect(key="hidden").value) == ["Chine", "gaz"]
    # The one that has not looked since takes back only its own word.
    checked(one.multiselect(key="hidden").set_value([]).run())
    assert sorted(notes_of(name, "hidden")) == ["gaz"]


def test_a_slide_removed_elsewhere_cannot_be_moved_and_that_is_said(name):
    one, other = window(name), window(name)
    last = titles(one)[1:]
    press(one, next(button.key for button in one.button if button.key.startswith("remove-")))
    press(other, next(button.key for button in other.button if button.key.startswith("Down-")))
    assert "This slide was removed in another window: nothing was changed." in text_of(other)
    assert titles(other) == titles(one) == last
    assert f"{ELSEWHERE} since you last looked: slide removed." in text_of(other)
    assert ELSEWHERE not in text_of(one)


def test_title_and_comment_of_one_slide_are_changed_in_two_windows(name):
    one, other = window(name), window(name)
    checked(one.text_area[0].input("Le plus fort en mai.").run())
    place = [field.label for field in other.text_input].index("Title of slide 1")
    checked(other.text_input[place].input("Un calendrier").run())
    last = window(name)
    assert titles(last)[0] == "Un calendrier"
    assert last.text_area[0].value == "Le plus fort en mai."


def test_removing_all_slides_leaves_the_one_that_came_meanwhile(name):
    one, other = window(name), window(name, "pages/keywords.py")
    press(other, "keyword-evidence-add")
    press(one, "clear-slides")
    assert len(titles(one)) == 1 and titles(one)[0].startswith("Sentences with “")


def test_names_united_and_renamed_in_two_windows_stay_united(name):
    corpus = open_kept(kept(), number_of(name), name)  # as the stale window has it
    counted = entities.mentions(corpus)["entity"].value_counts()
    first, second = counted.index[:2]
    for values_of in (
        lambda now: decisions.unite_values(now, (first, second), first),
        lambda now: decisions.rename_values(now, first, "Tous"),
    ):
        notes.decide(corpus, values_of, what="")
    fresh = decisions.apply(corpus, decisions.kept_notes(corpus))
    after = entities.mentions(fresh)["entity"].value_counts()
    assert after["Tous"] == counted[first] + counted[second]


def test_a_window_hears_once_of_what_was_done_elsewhere_and_not_of_its_own(name):
    one, other = window(name, "pages/keywords.py"), window(name, "pages/keywords.py")
    checked(one.multiselect(key="hidden").set_value(["Chine"]).run())
    assert ELSEWHERE not in text_of(one)
    checked(other.run())
    assert f"{ELSEWHERE} since you last looked: “Chine” hidden." in text_of(other)
    checked(other.run())
    assert ELSEWHERE not in text_of(other)
    press(go(one, "pages/presentation.py"), "undo")
    assert ELSEWHERE not in text_of(one)
    checked(other.run())
    assert f"{ELSEWHERE} since you last looked: something was undone" in text_of(other)
