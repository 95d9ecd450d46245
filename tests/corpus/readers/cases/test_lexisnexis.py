"""LexisNexis text whose labels stand under the text, whose headline stands above the date."""


def test_labels_under_the_text(cases):
    found = cases["lexis_labels_under.txt"]
    assert found.heads() == [
        ("Le conseil vote le texte", "Agence Exemple", "2023-03-12"),
        ("Des travaux en ville", "Agence Exemple", "2023-03-13"),
    ]
    assert [len(text.split("\n\n")) for text in found.texts] == [2, 2]
    assert found.texts[0].endswith("La mairie attend le préfet lundi.")
    assert found.texts[1].endswith("La mairie publie la liste des rues.")
    assert found.values("dateline") == ["Paris", ""]
    assert found.values("section") == ["Société", ""]


def test_both_orders_in_one_file_and_lines_of_rights(cases):
    found = cases["lexis_english_under.txt"]
    assert found.heads() == [
        ("Mill reopens with forty looms", "The Vale Business Times", "2011-05-04"),
        ("Looms stop again", "The Vale Business Times", "2011-05-05"),
    ]
    assert found.texts[0].split("\n\n")[1].startswith("Notes: that is what the foreman calls")
    assert "Copyright" not in found.texts[0]
    assert found.values("author") == ["Ellen Moss", "Ben Okafor"]
    assert found.values("page") == ["4", "1"]


def test_another_language(cases):
    found = cases["lexis_german_under.txt"]
    assert found.heads() == [("Die Mühle läuft wieder", "Talbote", "2011-05-04")]
    assert found.texts[0].startswith("Die Mühle am Bach läuft")
    assert found.texts[0].endswith("das Wasser reiche bis in den August.")
