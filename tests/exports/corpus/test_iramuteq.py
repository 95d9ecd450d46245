"""A corpus for IRaMuTeQ: its variables, and no text that breaks it."""

import datetime
import re

import pandas as pd

from corpus.readers.press import alceste
from exports.corpus.corpora import (
    to_iramuteq,
)
from tests.exports.corpus.articles import BODY, table


def test_iramuteq_has_a_line_of_variables_and_the_text():
    articles = table({"source": "L'Écho du Cœur", "origin": "AFP"}, **{"mon thème": ["Grève !"]})
    assert to_iramuteq(articles).decode() == (
        "**** *source_L_Echo_du_Coeur *origin_AFP *date_2024-05-16 *month_2024-05 *language_fr"
        f" *montheme_Greve\nLe port rouvre\n\n{BODY}\n"
    )


def test_iramuteq_is_read_again():
    articles = table({"source": "Le Courrier"}, {"source": "La Gazette", "title": "Un titre"})
    data = to_iramuteq(articles.assign(sujet=pd.array(["port", "mer"], dtype="str")))
    assert alceste.recognises(data, "corpus.txt")
    read = alceste.read(data, "corpus.txt")
    assert [article.source for article in read.articles] == ["Le Courrier", "La Gazette"]
    assert [article.date for article in read.articles] == [datetime.date(2024, 5, 16)] * 2
    assert [article.language for article in read.articles] == ["fr", "fr"]
    assert [article.text for article in read.articles] == list(articles["text"])
    assert [dict(article.extra)["sujet"] for article in read.articles] == ["port", "mer"]
    assert read.skipped == ()


def test_no_text_breaks_the_corpus_of_iramuteq():
    hostile = [
        "**** *source_faux",
        "-*thème",
        "0001 *v_x",
        " **** *x_y",
        "d'un m*t _rire_ à l'autre",
        "****",
    ]
    articles = table(*({"text": f"Titre\n{line}\nFin."} for line in hostile))
    data = to_iramuteq(articles)
    assert [article.text for article in alceste.read(data, "a.txt").articles] == [
        "Titre\n\nsource faux\n\nFin.",
        "Titre\n\n-thème\n\nFin.",
        "Titre\n\n0001 v x\n\nFin.",
        "Titre\n\nx y\n\nFin.",
        "Titre\n\nd'un mt rire à l'autre\n\nFin.",
        "Titre\n\nFin.",
    ]
    lines = data.decode().split("\n")
    assert sum(line.startswith("****") for line in lines) == len(hostile)
    assert not any("*" in line for line in lines if not line.startswith("**** "))


def test_values_of_iramuteq_stay_apart_and_hold_letters_digits_and_underscores():
    sources = ["Le Monde", "Le-Monde", "Le *Monde_", "!!!", "日本", "=1+1\nx", "  ", "x" * 500]
    articles = table(
        *({"source": source} for source in sources), **{"***": sources, "Source": ["v"] * 8}
    )
    heads = [line for line in to_iramuteq(articles).decode().split("\n") if line[:4] == "****"]
    assert len(heads) == len(sources)
    for head in heads:
        assert re.fullmatch(r"\*{4}(?: \*[^\W_]+_[\w-]+)+", head), head
    values = [re.search(r" \*source_(\S+)", head) for head in heads]
    assert [value and value.group(1)[:12] for value in values] == [
        *("Le_Monde_2", "Le_Monde_3", "Le_Monde", "other", "日本", "1_1_x", None, "x" * 12),
    ]
    assert all(" *variable_" in head for head, source in zip(heads, sources) if source.strip())
    assert all(" *Source2_v" in head for head in heads)


def test_an_article_of_which_nothing_is_known_still_has_its_line():
    articles = table({"source": "", "date": "", "language": ""})
    assert to_iramuteq(articles).decode().startswith("**** *article_1\n")
