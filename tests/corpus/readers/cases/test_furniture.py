"""What is no part of an article is cut, and every cut is on record."""

CONSENT = (
    "L'accès à ce contenu a été bloqué",
    "En cliquant sur J'ACCEPTE",
    "J'ACCEPTE",
    "Plus d'informations sur la page",
)


def test_a_body_repeated_by_the_vendor_counts_once(cases):
    text = cases["europresse_doubled.html"].texts[0]
    assert "Additional Text" not in text
    assert not any(line in text for line in CONSENT)
    assert text.count("Le conseil régional a voté jeudi soir le texte attendu") == 1
    assert "La présidente a rappelé" in text and "Les pêcheurs demandent" in text


def test_a_protected_address_is_no_word(cases):
    found = cases["europresse_protected.html"]
    assert len(found.texts) > 5
    assert not any("protected" in text for text in found.texts)
    assert "Réservation : 0200000000 Coudray Atelier" in found.texts[0].replace(",", "")


def test_consent_in_other_words(cases):
    text = cases["furniture.txt"].texts[0]
    assert text.count("\n\n") == 3
    assert "cookies" not in text and "accepte" not in text and "protégé" not in text
    assert text.endswith("Contact : fanfare, Marie.")


def test_what_an_article_says_twice_counts_once(cases):
    text = cases["furniture_doubled.txt"].texts[0]
    assert text.count("La fanfare a joué jusqu'à la nuit") == 1
    assert text.count("Oui, oui.") == 2
    assert "•" not in text


def test_a_torn_word_is_put_back_where_the_text_shows_its_place(cases):
    assert "Le président portugais Duarte Lima est arrivé" in cases["torn.txt"].texts[0]
    assert "hier Le président Duarte Lima" in cases["torn_uncertain.txt"].texts[0]


def test_a_lost_beginning_is_told(cases):
    told = "Its first sentence seems to have lost its beginning: État de trois jours …"
    assert told in cases["lost_beginning.txt"].remarks
    assert not any("lost its beginning" in remark for remark in cases["torn.txt"].remarks)


def test_ligatures_and_soft_hyphens_cut_no_word(cases):
    ligatures = cases["ligatures.txt"].texts[0]
    assert "finance publique" in ligatures and "effort financier" in ligatures
    assert not set("ﬁﬂﬃﬀ") & set(ligatures)
    assert cases["ligatures.txt"].articles[0].title == "La finance et l'office"
    soft = cases["soft_hyphens.txt"].texts[0]
    assert "Le préfet a reçu les pêcheurs" in soft.replace("pécheurs", "pêcheurs")
    assert "l'efficacité" in soft and "effraie" in soft
