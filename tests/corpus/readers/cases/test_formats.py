"""Formats that would pass for plain text: read, or refused by name."""

import pytest


def test_a_letter_is_one_article(cases):
    found = cases["letter.eml"]
    assert found.format == "Mail (EML, MBOX)"
    assert found.heads() == [("Un accord enfin : la région vote", "Le Courrier", "2023-03-12")]
    assert found.texts[0].endswith("sans dire combien ils coûteront.")
    assert len(found.texts[0].split("\n\n")) == 2


def test_a_mailbox_holds_a_letter_and_what_somebody_forwarded(cases):
    found = cases["letters.mbox"]
    assert found.heads() == [
        ("Le pont rouvre lundi", "legave.example", "2022-11-05"),
        ("Le pont", "", "2022-11-06"),
    ]
    assert "Après six mois de travaux, le pont rouvre" in found.texts[0]
    assert found.texts[1].endswith("From Pau, il faut compter une heure.")


def test_a_mail_with_the_documents_of_a_database_gives_these(cases):
    assert cases["letter_of_database.eml"].heads() == [("Bridge opens", "The Vale", "2022-11-07")]


def test_references(cases):
    ris = cases["references.ris"]
    assert ris.heads() == [
        ("Un accord enfin", "Le Courrier", "2023-03-12"),
        ("Travaux en ville", "La Gazette", "2023-03-13"),
    ]
    assert [each.url for each in ris.articles] == ["https://exemple.fr/a", "https://exemple.fr/b"]
    assert ris.texts[0].startswith("Le conseil a voté jeudi") and ris.values("extract") == ["", ""]
    endnote = cases["references_endnote.enw"]
    assert endnote.heads() == [
        ("Le moulin de Bréau tourne", "Le Héraut", "2021-04-03"),
        ("Une note sans résumé", "Le Héraut", ""),
    ]
    assert endnote.values("extract") == ["", "yes"]
    assert "Of 2 entries 1 have no text: they are kept as references." in endnote.remarks
    bibtex = cases["references.bib"]
    assert bibtex.heads() == [
        ("Le musée de Bréau ferme", "Le Héraut", "2021-04-06"),
        ("Une naïve ça", "L'Œil", "2020-05-09"),
    ]
    assert bibtex.values("author") == ["Delmas, Anne; Vidal, Hugo", ""]
    assert bibtex.texts[0].endswith("les tableaux ont été mis à l'abri.")


def test_xml_of_texts(cases):
    txm = cases["txm.xml"]
    assert txm.heads() == [("Un accord enfin", "Le Courrier", "2023-03-12")]
    assert "<" not in txm.texts[0] and "Link to original" not in txm.texts[0]
    assert txm.articles[0].url == "https://exemple.fr/a"
    corpus = cases["txm_corpus.xml"]
    assert corpus.heads() == [
        ("Le blé manque d'eau", "Le Héraut", "2022-05-03"),
        ("Un loup est vu", "Le Héraut", "2022-05-05"),
    ]
    assert corpus.texts[1] == "Un promeneur l'a filmé.\n\nLa préfecture vérifie."
    tei = cases["tei.xml"]
    assert tei.heads() == [("Les écluses rouvrent", "Le Courrier de l'Aube", "2022-05-02")]
    assert "Les premières péniches sont passées à sept heures." in tei.texts[0]


def test_a_text_whose_first_line_is_its_outlet(cases):
    assert cases["outlet_first.txt"].heads() == [
        ("Un accord enfin pour la région", "Le Courrier", "2023-03-12")
    ]
    assert cases["outlet_first.txt"].values("author") == ["Jeanne Martin"]
    assert cases["outlet_first_english.txt"].heads() == [
        ("Ferry fares to rise", "The Harbour Post", "2021-11-03")
    ]
    assert cases["outlet_first_site.txt"].heads() == [
        ("Le pont de Sarrance rouvre", "legave.fr", "2022-11-05")
    ]
    assert cases["title_first.txt"].articles[0].title == "Le préfet attend les élus"


@pytest.mark.parametrize(
    ("name", "head", "begins"),
    [
        ("head_labels.txt", ("La mine ferme", "Le Fanal", "2023-03-12"), "La mine ferme en"),
        (
            "head_labels_english.txt",
            ("Le bac rouvre lundi", "Le Fanal (Brest, France)", "2023-03-12"),
            "Le bac rouvre lundi aux",
        ),
        (
            "head_line.txt",
            ("Un accord enfin pour la région", "Le Fanal", "2023-03-12"),
            "Le conseil",
        ),
        (
            "head_line_comma.txt",
            ("Un accord enfin pour la région", "Corse-Matin", "2023-03-12"),
            "Le conseil",
        ),
    ],
)
def test_labels_or_a_line_above_a_text_say_what_it_is(cases, name, head, begins):
    assert cases[name].heads() == [head]
    assert cases[name].texts[0].startswith(begins)


def test_an_outlet_between_the_title_and_the_date(cases):
    assert cases["head_title_first.txt"].heads() == [
        ("Un accord enfin pour la région", "Le Fanal", "2023-03-12")
    ]


def test_one_line_of_another_format_makes_none(cases):
    for name in ("quoted_counter.txt", "quoted_counter_other.txt"):
        assert len(cases[name].articles) == 1
        assert len(cases[name].texts[0].split()) > 30


def test_a_context_tells_what_is_known_of_its_text(cases):
    assert cases["prospero.txt"].heads() == [("Le blé manque d'eau", "Le Héraut", "2022-05-03")]
    assert cases["prospero.txt"].values("narrator") == ["Lucie Bernard"]
    assert cases["prospero.txt"].texts[0].split("\n\n")[1].startswith("Il n'a pas plu")
    assert cases["prospero.ctx"].entry.status == "imported"
    assert "context without its text" in cases["alone.ctx"].entry.reason


@pytest.mark.parametrize(
    ("name", "what"),
    [("other.xml", "XML in no format"), ("other.nbib", "list of references (PubMed)")],
)
def test_what_is_not_read_is_refused_by_name(cases, name, what):
    assert cases[name].entry.status == "refused"
    assert what in cases[name].entry.reason


def test_factiva_saved_as_text_by_a_browser(cases):
    assert cases["factiva_saved.txt"].heads() == [
        ("Le conseil vote le texte", "Le Courrier", "2023-03-12"),
        ("Des travaux en ville", "La Gazette", "2023-03-13"),
    ]
    marked = cases["factiva_marked.txt"]
    assert marked.heads() == [
        ("The harbour freezes", "The Northern Post", "2017-01-03"),
        ("Le port gelé", "Le Courrier du Nord", "2017-01-04"),
    ]
    assert not any("*" in text for text in marked.texts)
    bare = cases["factiva_bare.txt"]
    assert bare.texts[0] == "L'auberge des *** Lacs reste ouverte, 2 * 3 chambres."
