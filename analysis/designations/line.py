"""The words of the articles of one language in line, with the mentions among them."""

from typing import NamedTuple

import pandas as pd

from analysis.designations.heads import country_by_adjective, heads
from analysis.entities.gazetteer import fold


class Line(NamedTuple):
    """The words of one language's articles as lists, and the mentions by first and last word."""

    language: str
    articles: list
    sentences: list
    paragraphs: list
    starts: list
    ends: list
    forms: list
    folded: list
    lemmas: list
    gaps: list  # what stands between a word and the next one; "\n" where nothing may go on
    begins: dict  # first word of a mention: the mention's row
    closes: dict  # last word of a mention: the mention's row
    mentions: list  # of (article_id, entity, type, mention, start, end, paragraph, sentence)
    last: dict  # the mention's row: its last word


def line_up(
    articles: pd.DataFrame, tokens: pd.DataFrame, mentions: pd.DataFrame, language: str
) -> Line:
    """Line up the words and the mentions of the articles of one language."""
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    tokens = tokens[tokens["article_id"].isin(texts)]
    names = ("article_id", "sentence", "paragraph", "start", "end", "token", "lemma")
    identifiers, sentences, paragraphs, starts, ends, forms, lemmas = (
        tokens[name].tolist() for name in names
    )
    gaps = ["\n"] * len(forms)
    for place in range(len(forms) - 1):
        if identifiers[place] == identifiers[place + 1] and (
            paragraphs[place] == paragraphs[place + 1]
        ):
            gaps[place] = texts[identifiers[place]][ends[place] : starts[place + 1]]
    folds = {form: fold(form).replace("' ", "'") for form in set(forms)} | {"à": "à", "À": "à"}
    by_start = {key: at for at, key in enumerate(zip(identifiers, starts, strict=True))}
    chosen = mentions[mentions["article_id"].isin(texts)]
    columns = ["article_id", "entity", "type", "mention", "start", "end", "paragraph", "sentence"]
    rows = list(zip(*(chosen[name].tolist() for name in columns), strict=True))
    begins, closes, last = {}, {}, {}
    for row, mention in enumerate(rows):
        first = by_start.get((mention[0], mention[4]))
        if first is not None:
            final = first
            while gaps[final] != "\n" and starts[final + 1] < mention[5]:
                final += 1
            begins[first], closes[final], last[row] = row, row, final
    folded = [folds[form] for form in forms]
    return Line(
        language, identifiers, sentences, paragraphs, starts, ends, forms, folded, lemmas, gaps,
        begins, closes, rows, last,
    )  # fmt: skip


def next_words(words: Line, place: int) -> bool:
    """Say whether a blank alone stands between a word and the next, in one sentence."""
    return (
        words.gaps[place] in ("", " ", "\u00a0", "\u202f", "  ")
        and words.sentences[place] == words.sentences[place + 1]
    )


def same_sentence(words: Line, place: int) -> bool:
    """Say whether a word and the next one stand in one sentence, whatever is between them."""
    return words.gaps[place] != "\n" and words.sentences[place] == words.sentences[place + 1]


def is_courtesy(words: Line, at: int) -> bool:
    """Say whether the word is a form of address: M., Mme, Dr."""
    form = words.forms[at]
    return fold(form) in heads("courtesy") and (form[0].isupper() or len(form) > 4)


def is_inhabitant(words: Line, at: int) -> bool:
    """Say whether the word is a capitalised nationality with an article (le Russe)."""
    return (
        at > 0
        and words.folded[at] in country_by_adjective()
        and words.forms[at][0].isupper()
        and words.folded[at - 1] in ("le", "la", "l'", "du", "au")
        and next_words(words, at - 1)
    )


def gender_of_courtesy(words: Line, at: int) -> str:
    """Give the gender that a form of address says."""
    small = words.folded[at].rstrip(".")
    masculine = ("m", "monsieur", "mr")
    feminine = ("mme", "mlle", "madame", "mademoiselle", "mrs", "ms")
    return "m" if small in masculine else "f" if small in feminine else ""
