"""A word of both genders is one word, and its lemma is the masculine."""

import pytest

from analysis.tokens import tokenize
from analysis.tokens.inclusive import masculine
from tests.articles import articles_of


def words(text):
    table = tokenize(articles_of(text))
    return dict(zip(table["token"], table["lemma"]))


def test_lecteurs_and_lectrices_are_one_word():
    found = words(
        "Les agriculteur·rices et les directeur·rices ont voté. Les éducateur.rice.s du réseau refusent. "
        "Les citoyen·ne·s et les étudiant·e·s suivent. Tou·te·s les élu·e·s écoutent les citoyen(ne)s."
    )
    assert found["agriculteur·rices"] == "agriculteur"
    assert found["éducateur.rice.s"] == "éducateur"
    assert found["citoyen·ne·s"] == found["citoyen(ne)s"] == "citoyen"
    assert found["étudiant·e·s"] == "étudiant"
    assert found["Tou·te·s"] == "tout"
    assert found["élu·e·s"] == "élu"
    assert not {"rice", "rices", "ne", "te", "Tou", "e", "s"} & set(found)


@pytest.mark.parametrize(
    ("written", "lemma"),
    [
        ("sénateurs·rices", "sénateur"),
        ("étudiant-e-s", "étudiant"),
        ("boulanger/ère/s", "boulanger"),
        ("infirmier(ère)s", "infirmier"),
        ("directeur.trice", "directeur"),
        ("ouvrier‧ière‧s", "ouvrier"),
    ],
)
def test_each_way_of_writing_it(written, lemma):
    assert words(f"Voici les {written} de la ville.")[written] == lemma


@pytest.mark.parametrize(
    "text",
    [
        "Il est parti.Elle reste.",
        "Voir lemonde.fr et dn.se.",
        "Le maire (le nouveau).",
        "Un vis-à-vis.",
    ],
)
def test_other_words_are_cut_as_before(text):
    assert not any(masculine(word.lower()) for word in words(text))
