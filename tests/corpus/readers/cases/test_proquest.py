"""ProQuest exports, which share a line with LexisNexis and nothing else."""


def test_counted_english_text(cases):
    found = cases["proquest_english.txt"]
    assert found.format == "ProQuest text"
    assert found.heads() == [
        ("Le conseil vote le texte", "Le Courrier", "2023-03-12"),
        ("Des travaux en ville", "La Gazette", "2023-03-12"),
    ]
    assert found.texts[0].endswith("\n\nLa mairie attend le préfet lundi.")
    assert [each.language for each in found.articles] == ["fr", "fr"]


def test_uncounted_french_text_with_a_colon_in_its_text(cases):
    found = cases["proquest_french.txt"]
    assert found.heads() == [
        ("Le marché couvert rouvre samedi", "Le Quotidien du Vallon", "2022-02-04"),
        ("Une navette pour la gare", "Le Quotidien du Vallon", "2022-02-05"),
    ]
    assert found.texts[0].split("\n\n") == [
        "Les halles avaient fermé en octobre pour refaire la verrière.",
        "Date : c'est ainsi que les commerçants appellent leur calendrier, affiché à l'entrée.",
        "Les vingt-deux étals seront tous occupés.",
    ]
    assert found.values("author") == ["Delmas, Anne; Vidal, Hugo", ""]
    assert found.values("caption") == ["Les halles, jeudi.", ""]
    assert found.articles[0].url == "https://www.proquest.com/newspapers/marche/docview/301/se-2"


def test_a_document_without_its_full_text_is_an_extract(cases):
    found = cases["proquest_french.txt"]
    assert found.values("extract") == ["", "yes"]
    assert found.texts[1] == "Une navette partira toutes les heures de la place à compter de lundi."


def test_page_with_anchors(cases):
    found = cases["proquest_anchored.html"]
    assert found.format == "ProQuest HTML"
    assert found.heads() == [
        ("A new bridge for Calder", "Calder Evening Post", "2021-11-03"),
        ("Ferry fares rise", "The Harbour Gazette", "2021-11-04"),
    ]
    assert found.texts[0] == (
        "The council will pay half of the bridge, and the county the rest.\n\nWork begins in spring."
    )
    assert found.values("issue") == ["Late Edition", "Online"]
    assert found.values("page") == ["A.4", ""]


def test_printed_page(cases):
    found = cases["proquest_printed.html"]
    assert found.heads() == [
        ("The weavers vote again", "The Loom", "2020-05-12"),
        ("A quiet month", "The Loom", "2020-05-30"),
    ]
    assert found.texts == (
        "The weavers voted again on Tuesday.\n\nThe count ended at nine.",
        "No mill closed in May.",
    )
    assert found.values("author") == ["Okafor, Ben", ""]
