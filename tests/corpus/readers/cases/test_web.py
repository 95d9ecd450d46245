"""Web pages: the right text, its standfirst, the article's own day, one name an outlet."""

PONT = "Le pont de Sarrance, fermé depuis l'orage de juin, rouvrira lundi aux voitures"
CULEE = "là où la route nationale passait avant la guerre et où il reste une culée."


def test_the_article_and_not_the_table_of_cookies(cases):
    found = cases["web_under_consent.html"]
    assert found.texts[0].startswith("Le conseil régional a voté jeudi soir")
    assert found.texts[0].endswith("depuis trente ans.")
    assert len(found.texts[0].split("\n\n")) == 12
    assert "cookie" not in found.texts[0]


def test_an_article_shorter_than_what_asks_for_consent(cases):
    found = cases["web_consent_longer.html"]
    assert len(found.texts[0].split("\n\n")) == 2
    assert "Partenaire" not in found.texts[0]


def test_a_body_within_a_menu_that_was_never_closed(cases):
    found = cases["web_menu_unclosed.html"]
    assert PONT in found.texts[0] and found.texts[0].endswith(CULEE)
    assert len(found.texts[0].split("\n\n")) >= 5


def test_the_standfirst_stands_in_the_text(cases):
    named, described = cases["web_standfirst_named.html"], cases["web_standfirst_described.html"]
    chapo = "Six mois de travaux auront suffi. Reste la question des camions, que le maire refuse"
    assert named.texts[0].startswith(chapo)
    assert named.values("subtitle")[0].startswith(chapo)
    waited = "La vallée attendait ce jour depuis juin : le pont rouvre, sans les camions."
    assert described.texts[0].startswith(f"{waited}\n\n{PONT}")
    assert described.values("subtitle") == [waited]
    assert "Reportage" not in described.texts[0]


def test_the_day_of_the_article_and_not_of_its_photograph(cases):
    days = {
        "web_photo_day.html": "2023-03-12",
        "web_day_in_graph.html": "2022-11-05",
        "web_day_in_microdata.html": "2022-11-05",
    }
    assert {name: cases[name].heads()[0][2] for name in days} == days


def test_the_title_of_the_page_and_not_of_another_article(cases):
    assert cases["web_day_in_graph.html"].articles[0].title == "Le pont de Sarrance rouvre"


def test_an_outlet_has_one_name_whatever_its_publisher_is_called(cases):
    assert cases["web_legal_form.html"].heads() == [
        ("La région vote la digue du littoral", "Le Courrier", "2023-03-12")
    ]
    found = cases["web_publisher_in_law.html"].articles[0]
    assert (found.title, found.source) == ("Pont", "Encyclovallée")


def test_a_library_s_proxy_an_archive_and_a_vpn_are_no_outlet(cases):
    proxied = cases["web_through_proxy.html"].articles[0]
    assert proxied.source == "lecourrier.fr"
    assert proxied.url == "https://www.lecourrier.fr/region/digue-12345.html"
    archived = cases["web_through_archive.html"].articles[0]
    assert (archived.source, archived.url) == (
        "legave.example",
        "https://www.legave.example/pont.html",
    )
    hidden = cases["web_through_vpn.html"]
    assert hidden.articles[0].source == ""
    assert "No outlet was found." in hidden.remarks
