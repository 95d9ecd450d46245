"""A beginning does not pass for its article."""


def test_a_reference_of_europresse_is_an_extract_with_its_address(cases):
    found = cases["europresse_reference.html"]
    assert found.heads() == [
        (
            "La digue sera construite : visite du chantier avec les riverains",
            "Le Phare (France)",
            "2023-03-12",
        )
    ]
    assert found.articles[0].url == "https://www.lephare.example/region/digue-12345"
    assert found.texts[0].endswith("Témoignages et plans du chantier...")
    assert "Cision" not in found.texts[0] and "Voir l'article" not in found.texts[0]
    assert found.values("extract") == ["yes"]
    assert "It is an extract: 1,253 words announced, 30 read." in found.remarks


def test_what_counts_the_characters_it_left_out(cases):
    found = cases["extract_counted.json"]
    assert found.values("extract") == ["yes", ""]
    assert found.texts[0].endswith("devant trois cents")


def test_what_stops_at_a_paywall_or_leads_to_an_address(cases):
    assert cases["extract_paid.txt"].values("extract") == ["yes"]
    teaser = cases["extract_teaser.txt"]
    assert teaser.values("extract") == ["yes"]
    assert teaser.articles[0].url == "https://heraut.example/kiosque-12"


def test_a_whole_article_that_ends_with_an_ellipsis_is_whole(cases):
    assert cases["whole_ellipsis.txt"].values("extract") == [""]


def test_what_stops_at_the_end_of_its_last_paragraph(cases):
    assert cases["extract_paid_inline.txt"].values("extract") == ["yes"]
    inline = cases["extract_address_inline.txt"]
    assert inline.values("extract") == ["yes"]
    assert inline.articles[0].url == "https://fanal.com/ferry"


def test_the_line_that_leads_on_is_cut(cases):
    found = cases["extract_address_line.txt"]
    assert found.articles[0].url == "https://lefanal.fr/bac-rouvre"
    assert found.texts[0].endswith("traverser le gué.")
