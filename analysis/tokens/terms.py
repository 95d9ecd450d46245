"""The content words of the articles as terms: one a dictionary form and language."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.tokens.lemmas import lemma
from corpus.text.folding import plain

_LETTERS = re.compile(r"[^\W\d_].*[^\W\d_]|[^\W\d_]\d|\d[^\W\d_]")


@dataclass(frozen=True)
class Terms:
    """The term of every token."""

    codes: np.ndarray  # one a row of the tokens: the number of its term, -1 where it is none
    names: np.ndarray  # one a term: the form that the texts use most
    languages: np.ndarray  # one a term: its language


def terms(articles, tokens, *, hidden=frozenset()):
    """Give every token its term: words of one dictionary form and one language are one term.

    Stop words, numbers and single letters are no terms, nor are the words of `hidden`, which may
    be given in any form. A term is called as the articles write it most (equal ones by name);
    capitals make no difference: État and état are one.
    """
    tongues, tongue = np.unique(articles["language"].astype("str").to_numpy(), return_inverse=True)
    article = pd.Index(articles["article_id"]).get_indexer(tokens["article_id"])
    lemmas, distinct = pd.factorize(tokens["lemma"].to_numpy(dtype=object))
    keys, key_of = np.unique(np.array([plain(each) for each in distinct]), return_inverse=True)
    wordy = np.array([bool(_LETTERS.search(each)) for each in keys], dtype=bool)
    key = key_of[lemmas] if len(distinct) else lemmas
    content = ~tokens["stop"].to_numpy(bool) & (wordy[key] if len(keys) else False)
    numbers = key[content] * max(len(tongues), 1) + tongue[article[content]]
    found, code = np.unique(numbers, return_inverse=True)
    languages = tongues[found % max(len(tongues), 1)]
    names = _names(tokens.loc[content, ["token", "lemma"]], code, len(found))
    out = _hidden(keys[found // max(len(tongues), 1)], names, languages, hidden)
    codes = np.full(len(tokens), -1, dtype=np.int64)
    codes[content] = np.where(out[code], -1, code)
    return Terms(codes, names, languages)


def is_hidden(term, language, hidden):
    """Say whether a word is one of the hidden, in this or another of its forms.

    >>> is_hidden("guerres", "fr", {"guerre"}), is_hidden("gaz", "fr", {"guerre"})
    (True, False)
    """
    return not _forms(term, language).isdisjoint(_all_forms(hidden, language))


def _names(words, code, size):
    """Name each term by the form used most; a name keeps its capitals, another word has none."""
    if not size:
        return np.array([], dtype=object)
    forms, distinct = pd.factorize(words["token"].to_numpy(dtype=object))
    capital = words["lemma"].str[:1].str.isupper().to_numpy(bool)
    case = (code * len(distinct) + forms) * 2 + capital
    cases, counts = np.unique(case, return_counts=True)
    pairs = cases // 2
    written = [
        distinct[form].replace("’", "'") if name else plain(distinct[form])
        for form, name in zip((pairs % len(distinct)).tolist(), (cases % 2).tolist())
    ]
    table = pd.DataFrame({"code": pairs // len(distinct), "name": written, "count": counts})
    table = table.groupby(["code", "name"], as_index=False)["count"].sum()
    table = table.sort_values(["code", "count", "name"], ascending=[True, False, True])
    return table.drop_duplicates("code")["name"].to_numpy(dtype=object)


def _hidden(keys, names, languages, hidden):
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
