"""Terms: content words by dictionary form and language, named as written most."""

from analysis.tokens.terms import content_words, is_content, is_hidden, terms
from analysis.tokens.tokenizer import tokenize
from tests.articles import articles_of


def found(text, language="fr", **options):
    table = articles_of(text, language=language)
    tokens = tokenize(table)
    result = terms(table, tokens, **options)
    pairs = zip(tokens["token"], result.codes, strict=True)
    return {token: result.names[code] for token, code in pairs if code >= 0}


def test_forms_share_the_commonest_and_ties_go_by_name():
    assert found("Des banques, les banques, une banque.") == {
        "banques": "banques",
        "banque": "banques",
    }
    assert set(found("Une usine, des usines.").values()) == {"usine"}


def test_capitals_make_no_difference_but_names_keep_theirs():
    named = found("Un État, un État, les états, le Kremlin.")
    assert named == {"État": "État", "états": "État", "Kremlin": "Kremlin"}


def test_stop_words_numbers_and_single_letters_are_no_terms():
    assert set(found("Le G7 et le gaz : 12 % de la mer, 8 000 x.")) == {"G7", "gaz", "mer"}


def test_hidden_words_are_no_terms_in_any_form():
    assert set(found("La guerre, les guerres, le gaz.", hidden=frozenset(["guerres"]))) == {"gaz"}
    assert is_hidden("Guerres", "fr", {"guerre"})
    assert not is_hidden("gaz", "fr", set())


def test_content_words_leave_out_stop_words_and_lone_characters():
    tokens = tokenize(articles_of("Le gaz x coûte 7 ou 250 euros."))
    assert content_words(tokens)["token"].tolist() == ["gaz", "coûte", "250", "euros"]
    assert content_words(tokens, numbers=False)["token"].tolist() == ["gaz", "coûte", "euros"]


def test_a_capital_beside_a_digit_is_a_word_and_an_hour_or_an_ordinal_is_none():
    assert all(map(is_content, ["G7", "A10", "5G", "M6", "2S", "U2"]))
    assert not any(map(is_content, ["16e", "18h30", "18H30", "20h", "x", "7", "1 000"]))
    assert is_content("1 000", numbers=True) and not is_content("7", numbers=True)
