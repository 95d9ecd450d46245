"""How each result is found, in a sentence, in English and in French: for footers and methods."""

from dataclasses import dataclass

from study.opened import Themes


@dataclass(frozen=True)
class Method:
    """How a result was found, with its parameters."""

    english: str
    french: str


DATES = Method(
    "Articles are placed on the day of their publication.",
    "Les articles sont placés au jour de leur publication.",
)
KEYWORDS = Method(
    "Keywords are extracted from each article with YAKE (phrases of up to three words) and ranked "
    "over the corpus.",
    "Les mots-clés sont extraits de chaque article avec YAKE (expressions de trois mots au plus), "
    "puis classés sur l'ensemble du corpus.",
)
ENTITIES = Method(
    "People, places and organisations are recognised by rules and word lists, the forms of one name "
    "united, and every mention counted.",
    "Les personnes, lieux et organisations sont reconnus par règles et lexiques, les formes d'un "
    "même nom réunies, et chaque mention comptée.",
)
DESIGNATIONS = Method(
    "The expressions that name somebody (name, title, apposition, function) are counted by outlet.",
    "Les désignations (nom, titre, apposition, fonction) sont comptées par média.",
)
_WINDOWS = {"sentence": "phrase", "paragraph": "paragraphe", "article": "article"}


def cooccurrence(within: str, by: str = "count") -> Method:
    """Say how names are found together."""
    chance = by == "npmi"
    return Method(
        f"Two names are linked when they stand in the same {within}; "
        + ("links are weighted by NPMI." if chance else f"links are weighted by the {within}s."),
        f"Deux noms sont liés s'ils figurent dans le même {_WINDOWS[within]}".replace(
            "le même phrase", "la même phrase"
        )
        + (" ; les liens sont pondérés par la NPMI." if chance else
           " ; les liens sont pondérés par leur nombre."),
    )  # fmt: skip


STATEMENTS = Method(
    "Statements are clauses of two articles of a story that share rare words, and that no denial, "
    "other year or other person sets apart; every two of a group fit (complete linkage).",
    "Les énoncés sont des propositions de deux articles d'une même affaire qui partagent des mots "
    "rares, sans que démenti, autre année ou autre personne ne les séparent (lien complet).",
)
SIMILARITY = Method(
    "Similarity is the cosine of TF-IDF vectors of lemmas, names united, stop words left out.",
    "La similarité est le cosinus des vecteurs TF-IDF des lemmes, noms réunis, mots-outils exclus.",
)
OVERLAP = Method(
    "Shared passages are runs of at least eight words common to two articles, small changes "
    "allowed; quotations and lists of names are told apart.",
    "Les passages partagés sont des suites d'au moins huit mots communes à deux articles, petites "
    "variations admises ; citations et listes de noms sont distinguées.",
)
MAP = Method(
    "Articles (or paragraphs) are placed by t-SNE on the cosine distances of their TF-IDF vectors: "
    "near is alike, distances far apart say nothing.",
    "Les articles (ou paragraphes) sont placés par t-SNE sur les distances cosinus de leurs vecteurs "
    "TF-IDF : proches, ils se ressemblent ; les grandes distances ne disent rien.",
)
_NMF = Method(
    "Topics are found by non-negative matrix factorisation (NMF) of the TF-IDF of segments of about "
    "40 to 80 words, people's names left out",
    "Les thèmes sont trouvés par factorisation en matrices non négatives (NMF) du TF-IDF de segments "
    "de 40 à 80 mots environ, hors noms de personnes",
)
_REINERT = Method(
    "Classes are found by Reinert's descending hierarchical classification of segments of about 40 "
    "to 80 words (chi-squared)",
    "Les classes sont trouvées par classification descendante hiérarchique (méthode Reinert) de "
    "segments de 40 à 80 mots environ (khi-deux)",
)
TOPIC_NUMBER = Method(
    "Stability (mean Jaccard index of the first ten terms when a fifth of the text is left out) and "
    "coherence (mean NPMI of the terms) by number of topics.",
    "Stabilité (indice de Jaccard moyen des dix premiers termes quand un cinquième du texte est "
    "retiré) et cohérence (NPMI moyenne des termes) selon le nombre de thèmes.",
)


def topics(themes: Themes) -> Method:
    """Say how the topics were found, and what the reader made of them."""
    base = _REINERT if themes.method == "reinert" else _NMF
    english = [base.english + (", double classification" if themes.double else "")]
    french = [base.french + (", double classification" if themes.double else "")]
    if themes.number:
        english.append(f"{themes.number} asked for")
        french.append(f"{themes.number} demandés")
    if themes.merged or themes.left_out:
        english.append("some merged or left out by hand")
        french.append("certains fusionnés ou écartés à la main")
    return Method("; ".join(english) + ".", " ; ".join(french) + ".")


def keyness(groups: str) -> Method:
    """Say how the words of groups are compared."""
    return Method(
        f"The words of each group ({groups}) are compared with all the others: log ratio for the "
        "size of a difference, log-likelihood for how sure it is.",
        f"Les mots de chaque groupe ({groups}) sont comparés à tous les autres : log-ratio pour "
        "l'ampleur, log-vraisemblance (ajustée) pour la certitude.",
    )


def concordance(query: str) -> Method:
    """Say what was searched."""
    return Method(
        f"All places of “{query}”, in all its forms, were searched in the texts.",
        f"Toutes les occurrences de « {query} », sous toutes ses formes, ont été cherchées.",
    )


def collocations(word: str, window: int) -> Method:
    """Say which neighbours of a word are counted."""
    return Method(
        f"Words within {window} words of “{word}” in the same sentence, compared with chance "
        "(log-likelihood, NPMI).",
        f"Mots à {window} mots au plus de « {word} » dans la même phrase, comparés au hasard "
        "(log-vraisemblance, NPMI).",
    )
