"""Europresse pages: what stands in the header beside the title."""


def test_the_standfirst_stands_in_the_text_and_is_marked(cases):
    found = cases["europresse_standfirst.html"]
    assert found.heads() == [
        ("La digue sera construite", "Le Courrier", "2023-03-12"),
        ("Le port attend", "La Gazette (Nord)", "2023-03-13"),
    ]
    standfirst = (
        "Après sept heures de débat, les élus ont adopté le plan. "
        "Les pêcheurs redoutent la fermeture du chenal."
    )
    assert found.texts[0].startswith(f"{standfirst}\n\nLe conseil régional a voté")
    assert found.texts[1].startswith("Les mareyeurs, qui craignaient un report, ont obtenu")
    assert found.values("subtitle")[0] == standfirst
    assert found.values("author") == ["Jeanne Martin", "Paul ROY"]
    assert found.values("kicker") == ["Littoral", ""]


def test_a_standfirst_of_two_paragraphs_in_the_title_box_or_said_again(cases):
    found = cases["europresse_standfirst_more.html"]
    assert found.texts[0].split("\n\n") == [
        "Deux ans de travaux ont rendu ses ailes au moulin.",
        "La farine sera vendue sur place, le dimanche seulement.",
        "Le meunier a ouvert la porte à huit heures.",
    ]
    assert found.texts[1].split("\n\n") == [
        "L'orchestre a joué sous la pluie jusqu'à minuit passé",
        "Il pleuvait encore à minuit.",
    ]
    assert found.texts[2].count("Trois cents bêtes sont attendues.") == 1
    assert found.values("author") == ["", "Lucie Bernard et Omar Haddad", "AFP"]
    assert found.values("kicker") == ["", "Fêtes", ""]


def test_where_else_an_article_appeared_is_kept(cases):
    assert cases["europresse_reprints.html"].values("reprints") == [
        "Le Phare (site web), 2023-03-12; Le Matin du Sud (site web), 2023-03-13; "
        "La Gazette (Nord), 2023-03-13"
    ]
    assert "Phare" not in cases["europresse_reprints.html"].texts[0]
    more = cases["europresse_reprints_more.html"]
    assert more.values("reprints") == ["Le Vallon (site web)", "The Vale, 2023-06-05"]
    assert more.texts == ("Le club monte en deuxième division.", "On a chanté tard.")


def test_an_edition_is_no_part_of_the_outlets_name(cases):
    found = cases["europresse_edition.html"]
    assert [each.source for each in found.articles] == ["Le Courrier du Littoral"] * 2
    assert found.values("issue") == ["Edition Principale", ""]
    more = cases["europresse_reprints_more.html"]
    assert [each.source for each in more.articles] == ["Le Vallon"] * 2
    assert more.values("issue") == ["Edition Nord", "Journal de 7H"]
