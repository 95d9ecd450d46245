"""Which words carry meaning, and the terms that they are counted under.

A content word is no stop word and has two letters, or a capital beside a digit (G7, 5G); hours and
ordinals (18h30, 16e) have not. For reading, words of one dictionary form and one language are one
term (`terms`); for measuring likeness, accents and capitals count for nothing (`content_words`).
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.tokens.coding import article_numbers, encode
from analysis.tokens.lemmas import lemma
from corpus.text.folding import bare, plain

_SHORT = re.compile(r"(?!\d+H).*(?:[A-ZÀ-Þ]\d|\d[A-ZÀ-Þ])")  # 18H30 is an hour


@dataclass(frozen=True)
class Terms:
    """The term of every token."""

    codes: np.ndarray  # one a row of the tokens: the number of its term, -1 where it is none
    names: np.ndarray  # one a term: the form that the texts use most
    languages: np.ndarray  # one a term: its language


def terms(
    articles: pd.DataFrame, tokens: pd.DataFrame, *, hidden: Collection[str] = frozenset()
) -> Terms:
    """Give every token its term: words of one dictionary form and one language are one term.

    Stop words, numbers and single letters are no terms, nor are the words of `hidden`, which may
    be given in any form. A term is called as the articles write it most (equal ones by name);
    capitals make no difference: État and état are one.
    """
    tongues, tongue = np.unique(articles["language"].astype("str").to_numpy(), return_inverse=True)
    article = article_numbers(articles, tokens["article_id"])
    lemmas, distinct = encode(tokens["lemma"])
    keys, key_of = np.unique(np.array([plain(each) for each in distinct]), return_inverse=True)
    key = key_of[lemmas] if len(distinct) else lemmas
    content = is_content_token(tokens)
    numbers = key[content] * max(len(tongues), 1) + tongue[article[content]]
    found, code = np.unique(numbers, return_inverse=True)
    languages = tongues[found % max(len(tongues), 1)]
    names = _names(tokens.loc[content, ["token", "lemma"]], code, len(found))
    out = _are_hidden(keys[found // max(len(tongues), 1)], names, languages, hidden)
    codes = np.full(len(tokens), -1, dtype=np.int64)
    codes[content] = np.where(out[code], -1, code)
    return Terms(codes, names, languages)


def is_content(word: str, *, numbers: bool = False) -> bool:
    """Say whether a word, as it is written, carries meaning where it is no stop word.

    Parameters
    ----------
    numbers
        Whether figures of two digits or more do.

    Examples
    --------
    >>> [is_content(word) for word in ("gaz", "G7", "16e", "250")], is_content("250", numbers=True)
    ([True, True, False, False], True)
    """
    if word.isalpha():
        return len(word) > 1
    letters = sum(character.isalpha() for character in word)
    digits = sum(character.isdigit() for character in word)
    if letters > 1 or (numbers and letters + digits > 1):
        return True
    return letters == 1 and digits > 0 and bool(_SHORT.match(word))


def are_content(words: np.ndarray, *, numbers: bool = False) -> np.ndarray:
    """Say of each word what `is_content` says."""
    # Nearly every word is of letters alone: that is asked first, and without a call.
    return np.array(
        [len(word) > 1 if word.isalpha() else is_content(word, numbers=numbers) for word in words],
        dtype=bool,
    )


def is_content_token(tokens: pd.DataFrame, *, numbers: bool = False) -> np.ndarray:
    """Mark the tokens that are content words, each distinct form looked at once."""
    codes, forms = encode(tokens["token"])
    return are_content(forms, numbers=numbers)[codes] & ~tokens["stop"].to_numpy(bool)


def content_words(tokens: pd.DataFrame, *, numbers: bool = True) -> pd.DataFrame:
    """Keep the words that carry meaning.

    Parameters
    ----------
    tokens
        As `tokenize` gives them.
    numbers
        Whether figures are kept.

    Returns
    -------
    pd.DataFrame
        One row is a word occurrence, in the order of `tokens`, with their columns and `term` (str:
        the lemma in lower case and without accents, the key under which words are counted).
    """
    kept = tokens[is_content_token(tokens, numbers=numbers)]
    codes, terms = encode(kept["lemma"], bare)
    return kept.assign(term=pd.Series(terms[codes], index=kept.index, dtype="str"))


def is_hidden(term: str, language: str, hidden: Collection[str]) -> bool:
    """Say whether a word is one of the hidden, in this or another of its forms.

    Examples
    --------
    >>> is_hidden("guerres", "fr", {"guerre"}), is_hidden("gaz", "fr", {"guerre"})
    (True, False)
    """
    return not _forms(term, language).isdisjoint(_all_forms(hidden, language))


def _names(words, code, size):
    """Name each term by the form used most; a name keeps its capitals, another word has none."""
    if not size:
        return np.array([], dtype=object)
    forms, distinct = encode(words["token"])
    capital = words["lemma"].str[:1].str.isupper().to_numpy(bool)
    case = (code * len(distinct) + forms) * 2 + capital
    cases, counts = np.unique(case, return_counts=True)
    pairs = cases // 2
    written = [
        distinct[form].replace("’", "'") if name else plain(distinct[form])
        for form, name in zip((pairs % len(distinct)).tolist(), (cases % 2).tolist())
    ]
    table = pd.DataFrame({"code": pairs // len(distinct), "name": written, "count": counts})
    sums = table.groupby(["code", "name"])["count"].sum().reset_index()
    sums = sums.sort_values(["code", "count", "name"], ascending=[True, False, True])
    return sums.drop_duplicates("code")["name"].to_numpy(dtype=object)


def _are_hidden(keys, names, languages, hidden):
    if not hidden:
        return np.zeros(len(keys), dtype=bool)
    known = {language: _all_forms(hidden, language) for language in sorted(set(languages))}
    rows = zip(keys, names, languages, strict=True)
    return np.array(
        [not known[tongue].isdisjoint([key, plain(name)]) for key, name, tongue in rows]
    )


def _all_forms(hidden, language):
    return {form for word in hidden for form in _forms(word, language)}


def _forms(word, language):
    small = plain(word.strip())
    return {small, plain(lemma(small, language))} if small else set()
