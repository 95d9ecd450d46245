"""The page Entities: every tab, and the names in the reader's hands."""

import pytest

from corpus import corpus_digest, load_articles
from pages.shared.decisions.notes import Step
from tests.shown import press, text_of


def names(page):
    """Give the names of the list from which one is chosen to be corrected."""
    return [option.split(" · ")[0] for option in page.selectbox(key="edited").options]


@pytest.mark.parametrize(
    "query, title",
    [
        ({}, "Most named"),
        ({"named_by": "outlet"}, "Most named, by outlet"),
        ({"tab": "Named together"}, "Who is named with whom in the same sentence"),
        (
            {
                "tab": "Named together",
                "within": "article",
                "link_by": "how much more than by chance",
            },
            "How much more than by chance the most named stand in the same article (NPMI)",
        ),
        ({"tab": "By which words"}, "by outlet"),
        ({"tab": "All names"}, "n = 24 articles"),
        ({"tab": "Correct the names"}, "Correct a name"),
    ],
)
def test_every_tab_is_drawn(open_page, query, title):
    assert title in text_of(open_page("pages/entities.py", **query))


def test_two_names_united_are_one_on_the_other_tabs_and_two_again_after_undo(open_page):
    page = open_page("pages/entities.py", tab="Correct the names")
    before = names(page)
    assert {"Kremlin", "Moscou"} <= set(before)
    page.selectbox(key="edited").select("Moscou").run()
    page.multiselect(key="same Moscou").select("Kremlin").run()
    press(page, "unite")
    assert "Kremlin" not in names(page) and "Moscou" in names(page)
    assert "Last change: Kremlin united with Moscou" in text_of(page)
    press(page, "undo")
    assert names(page) == before
    press(page, "redo")
    assert "Kremlin" not in names(page)


def test_a_name_is_renamed_retyped_and_dropped(open_page):
    page = open_page("pages/entities.py", tab="Correct the names")
    page.selectbox(key="edited").select("Xi Jinping").run()
    page.text_input(key="name Xi Jinping").input("Président Xi").run()
    press(page, "rename")
    assert "Xi Jinping" not in names(page) and "Président Xi" in names(page)
    page.segmented_control(key="kind Président Xi PER").set_value("ORG").run()
    press(page, "retype")
    assert any(
        option.startswith("Président Xi · organisation")
        for option in page.selectbox("edited").options
    )
    press(page, "drop")
    assert "Président Xi" not in names(page)


def test_forms_are_split_off_and_words_added(open_page):
    page = open_page("pages/entities.py", tab="Correct the names")
    page.selectbox(key="edited").select("Vladimir Poutine").run()
    page.multiselect(key="forms Vladimir Poutine").select("Putin").run()
    press(page, "split")
    assert {"Putin", "Vladimir Poutine"} <= set(names(page))
    page.text_input(key="always-form").input("gazoduc").run()
    press(page, "always")
    assert "gazoduc" in names(page)


def test_a_proposal_is_refused_and_not_made_again(open_page):
    page = open_page("pages/entities.py", tab="Correct the names")
    first = page.button(key="apart-0")
    proposed = [m.value for m in page.markdown if " and " in m.value and "mention" in m.value]
    first.click().run()
    assert proposed[0] not in [m.value for m in page.markdown]


def test_decisions_are_kept_with_the_copy(open_page):
    page = open_page("pages/entities.py", tab="Correct the names")
    page.selectbox(key="edited").select("Moscou").run()
    page.multiselect(key="same Moscou").select("Kremlin").run()
    press(page, "unite")
    press(page, "copy-notes")
    again = open_page(
        "pages/entities.py", tab="Correct the names", corpus=page.session_state["corpus"]
    )
    assert "Kremlin" not in names(again)
    assert "Last change: Kremlin united with Moscou" in text_of(again)
    press(again, "undo")
    assert "Kremlin" in names(again)
    assert again.button(key="undo").disabled


def test_decisions_come_from_a_csv_file_and_mistakes_in_it_are_named(open_page):
    page = open_page("pages/entities.py", tab="Correct the names")
    page.file_uploader(key="aliases-file").upload(
        "names.csv", b"mention;entity;type\nKremlin;Moscou;LOC\n", "text/csv"
    ).run()
    press(page, "aliases-import")
    assert "Kremlin" not in names(page)
    page.file_uploader(key="aliases-file").upload(
        "names.csv", b"mention;entity;type\nKremlin;Moscou;TOWN\n", "text/csv"
    ).run()
    assert "names.csv" in text_of(page) and "TOWN" in text_of(page)


def test_a_pipeline_that_is_not_there_is_told_and_the_own_recogniser_takes_its_place(
    open_page, monkeypatch
):
    monkeypatch.setenv("RECOUPE_SPACY", "no_such_pipeline")
    page = open_page("pages/entities.py", tab="Correct the names")
    assert "no_such_pipeline" in text_of(page)
    assert "Xi Jinping" in names(page)


def test_a_folder_that_a_corpus_names_as_its_pipeline_is_not_loaded(open_page, tmp_path):
    import spacy

    folder = tmp_path / "pipeline"
    spacy.blank("fr").to_disk(folder)
    page = open_page("pages/entities.py", tab="Correct the names")
    page.session_state["notes-done " + digest()] = [
        Step("", {}),
        Step("", {("recogniser", "pipeline"): str(folder)}),
    ]
    page.run()
    assert f"{folder} is not installed" in text_of(page)
    assert "Xi Jinping" in names(page)


def digest():
    return corpus_digest(load_articles())


def test_a_pipeline_of_the_user_finds_the_names_and_they_are_united_as_before(
    open_page, tmp_path, monkeypatch
):
    import spacy

    pipeline = spacy.blank("fr")
    pipeline.add_pipe("entity_ruler").add_patterns(
        [{"label": "LOC", "pattern": "Pékin"}, {"label": "LOC", "pattern": "Beijing"}]
    )
    pipeline.to_disk(tmp_path / "pipeline")
    monkeypatch.setenv("RECOUPE_SPACY", str(tmp_path / "pipeline"))
    assert names(open_page("pages/entities.py", tab="Correct the names")) == ["Pékin"]


def test_an_expression_of_two_kinds_is_one_bar(open_page, tmp_path):
    (tmp_path / "one.txt").write_text(
        "Un sommet\n\nLe président de la Corvanie, Jean Moreau, arrive lundi. Le président de la "
        "Corvanie repart mardi.",
        "utf-8",
    )
    page = open_page("pages/entities.py", tmp_path, tab="By which words")
    assert "The words for Jean Moreau, by outlet" in text_of(page)
