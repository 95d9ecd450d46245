"""Keywords found in the texts and counted: of the corpus, ready to be asked of any of its articles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from analysis.keywords.corpus import Ranks, keyword_ranks, leading_keywords
from analysis.keywords.deciding import decide, word_index
from analysis.keywords.occurrences import Index, Question, matches
from analysis.keywords.reading import KEPT, Readings, read
from analysis.tokens.tokenizer import tokenize

if TYPE_CHECKING:
    from scipy.sparse import csr_array

_COUNTED = 500  # of the corpus's keywords are counted before they are asked for
_COUNTED_OF_EACH = 50, 40  # and so many of each outlet, up to so many outlets


@dataclass(frozen=True)
class Extracted:
    """The keywords of some articles, ready to be counted over any of them.

    `articles`: their `article_id`, `language` and `source`, in their order. `keywords`: as `decide`
    gives them. `ranks` and `index` are what sums and occurrences are taken from; `counts` (sparse,
    int, a row a keyword and a column an article) the occurrences of the keywords in `counted`.
    """

    articles: pd.DataFrame
    keywords: pd.DataFrame
    ranks: Ranks
    index: Index
    counted: dict[str, int]
    counts: "csr_array"


def extract(articles: pd.DataFrame, readings: Readings) -> Extracted:
    """Decide the keywords of articles that have been read (`analysis.keywords.reading.read`).

    Parameters
    ----------
    articles
        With `article_id`, `language` and `source`.
    readings
        Of these articles.
    """
    decided = decide(articles, readings)
    about = articles[["article_id", "language"]].assign(source=articles["source"].fillna(""))
    about = about.reset_index(drop=True)
    ranks = keyword_ranks(about, decided.keywords)
    found = word_index(about, readings, decided.shorts)
    forms = [form for form, _ in leading_keywords(ranks, np.ones(len(about), dtype=bool), _COUNTED)]
    outlets = about["source"].unique().tolist()
    each, most = _COUNTED_OF_EACH
    for outlet in outlets if len(outlets) <= most else []:
        mask = (about["source"] == outlet).to_numpy()
        forms += [form for form, _ in leading_keywords(ranks, mask, each)]
    counted = {form: row for row, form in enumerate(dict.fromkeys(forms))}
    counts = _count_matrix(about, found, list(counted))
    return Extracted(about, decided.keywords, ranks, found, counted, counts)


def keyword_matrix(extracted: Extracted, keywords: Sequence[str]) -> "csr_array":
    """Count keywords in every article, as `keyword_occurrences` lists them.

    Returns
    -------
    csr_array
        A sparse matrix (int32) with a row a keyword and a column an article, in the order of
        `extracted.articles`.

    Raises
    ------
    ValueError
        If a keyword has no word in it.
    """
    from scipy.sparse import vstack

    new = list(dict.fromkeys(each for each in keywords if each not in extracted.counted))
    counts = extracted.counts
    if new:
        counts = vstack([counts, _count_matrix(extracted.articles, extracted.index, new)], "csr")
    rows = extracted.counted | {each: len(extracted.counted) + at for at, each in enumerate(new)}
    return counts[[rows[each] for each in keywords]]


def keyword_occurrences(
    articles: pd.DataFrame,
    keywords: Iterable[str],
    *,
    tokens: pd.DataFrame | None = None,
    extracted: Extracted | None = None,
) -> pd.DataFrame:
    """Find every occurrence of some keywords, as `keywords` and `keyword_counts` count them.

    Returns
    -------
    pd.DataFrame
        One row is an occurrence, in the order of the articles, of the keywords and of the text:
        `article_id` (str), `keyword` (str, as given), `start`, `end` (int32, offsets into `text`,
        end exclusive).

    Raises
    ------
    ValueError
        If a keyword has no word in it.

    Notes
    -----
    When not to trust it: a short name counts as the whole one that the article uses, so two people
    with one family name may be counted as the better-known of them.
    """
    keywords = list(dict.fromkeys(keywords))
    extracted = extracted_of(articles, tokens, extracted)
    words = extracted.index.words
    question, first, last = _find(extracted.articles, extracted.index, keywords)
    article = words.article[first]
    order = np.lexsort((first, question, article))
    order = order[mask_of(extracted, articles)[article[order]]]
    ids = extracted.articles["article_id"].to_numpy(dtype=object)[article[order]]
    names = np.array([*keywords, ""], dtype=object)[question[order]]
    return pd.DataFrame(
        {
            "article_id": pd.Series(ids, dtype="str"),
            "keyword": pd.Series(names, dtype="str"),
            "start": words.start[first[order]].astype("int32"),
            "end": words.end[last[order]].astype("int32"),
        }
    )


def keyword_counts(
    articles: pd.DataFrame,
    keywords: Iterable[str],
    *,
    by: Literal["article_id", "source"] = "article_id",
    tokens: pd.DataFrame | None = None,
    extracted: Extracted | None = None,
) -> pd.DataFrame:
    """Count keywords in every article or outlet, for comparing them side by side.

    Returns
    -------
    pd.DataFrame
        One row is a keyword in a group, every combination once, keywords in the order given, groups
        in the order of the articles: `keyword` (str), `group` (str, the article's id or the
        outlet), `count` (int32), `per_thousand` (float, occurrences in 1,000 words of the group, 0
        or more; NaN for a group without words).

    Raises
    ------
    ValueError
        If `by` is neither "article_id" nor "source", or a keyword has no word.
    """
    if by not in ("article_id", "source"):
        raise ValueError(f"by: {by!r} is not one of 'article_id', 'source'")
    keywords = list(dict.fromkeys(keywords))
    extracted = extracted_of(articles, tokens, extracted)
    own = np.flatnonzero(mask_of(extracted, articles))
    group, groups = pd.factorize(extracted.articles[by].iloc[own].to_numpy(dtype=object))
    words = np.bincount(extracted.index.words.article, minlength=len(extracted.articles))[own]
    words = np.bincount(group, words, minlength=len(groups))
    matrix = keyword_matrix(extracted, keywords)[:, own].tocoo()
    counts = np.zeros((len(keywords), len(groups)), dtype=np.int64)
    np.add.at(counts, (matrix.row, group[matrix.col]), matrix.data)
    return pd.DataFrame(
        {
            "keyword": pd.Series(
                np.repeat(np.array(keywords, dtype=object), len(groups)), dtype="str"
            ),
            "group": pd.Series(np.tile(groups, len(keywords)), dtype="str"),
            "count": counts.ravel().astype("int32"),
            "per_thousand": (1000 * counts / np.where(words, words, np.nan)).ravel(),
        }
    )


def extracted_of(
    articles: pd.DataFrame, tokens: pd.DataFrame | None, extracted: Extracted | None
) -> Extracted:
    """Give what is extracted of the articles: what was given, or else made of their tokens."""
    if extracted is not None:
        return extracted
    tokens = tokenize(articles) if tokens is None else tokens
    return extract(articles, read(articles, tokens, top=KEPT))


def mask_of(extracted: Extracted, articles: pd.DataFrame) -> np.ndarray:
    """Mark the extracted articles that are among some."""
    return extracted.articles["article_id"].isin(articles["article_id"]).to_numpy()


def _count_matrix(articles, found, keywords):
    """Count keywords in every article: a sparse matrix."""
    from scipy.sparse import csr_array

    question, first, _ = _find(articles, found, keywords)
    article = found.words.article[first]
    pairs = (np.ones(len(question), dtype=np.int32), (question, article))
    return csr_array(pairs, shape=(len(keywords), len(articles)))


def _find(articles, found, keywords):
    """Find keywords, read as each article's language: number of the keyword, first and last word."""
    languages, tongues = pd.factorize(articles["language"].to_numpy(dtype=object))
    asked = [Question(keyword, tongue) for tongue in tongues for keyword in keywords]
    there = matches(found, asked)
    size = max(len(keywords), 1)
    wanted = languages[found.words.article[there.first]] == there.question // size
    return there.question[wanted] % size, there.first[wanted], there.last[wanted]
