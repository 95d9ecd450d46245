"""Keywords of articles and of a corpus: YAKE's scores, in whole names and noun phrases."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from analysis.keywords.corpus import Ranks, keyword_ranks, leading
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
    forms = [form for form, _ in leading(ranks, np.ones(len(about), dtype=bool), _COUNTED)]
    outlets = about["source"].unique().tolist()
    each, most = _COUNTED_OF_EACH
    for outlet in outlets if len(outlets) <= most else []:
        mask = (about["source"] == outlet).to_numpy()
        forms += [form for form, _ in leading(ranks, mask, each)]
    counted = {form: row for row, form in enumerate(dict.fromkeys(forms))}
    counts = _count_matrix(about, found, list(counted))
    return Extracted(about, decided.keywords, ranks, found, counted, counts)


def keywords(
    articles: pd.DataFrame,
    *,
    max_words: int = 3,
    top: int = 20,
    tokens: pd.DataFrame | None = None,
    extracted: Extracted | None = None,
) -> pd.DataFrame:
    """Find each article's keywords with YAKE's measure, as whole names and noun phrases.

    YAKE scores words by frequency, case and the variety of their neighbours, spread and place. Here
    it counts units instead of raw words (whole names, lemmas, elisions split), each article as one
    sentence: what a news text is about, its title says, and so the title stands for the place. A
    phrase's score is the geometric mean of its words' divided by its count, doubled if it occurs
    once; any score is multiplied by 0.3 if the title has the term. Only nouns, names and noun
    phrases of at most `max_words` content words (a whole name is one) are kept, in the form the
    article uses most; a fragment never stands beside the whole: a phrase takes the place of its
    words if it makes half of their occurrences, and a common word with a capital (Noire) gives way
    to the name that has it (mer Noire).

    An article's keywords depend on itself alone, but for one thing: a short name (Korvel) is called
    by the whole one that other articles have for it (Ivana Korvel), if its own has none.

    Parameters
    ----------
    tokens
        The output of `analysis.tokens.tokenize` for the same articles, where it has been made
        already.
    extracted
        Instead of the tokens, the output of `extract` for these articles and others, with up to 30
        keywords of three words.

    Returns
    -------
    pd.DataFrame
        One row is a keyword of an article, in the order of the articles and of `rank`: `article_id`
        (str), `keyword` (str), `score` (float, above 0, lower is better, comparable within one
        article only), `rank` (int32, 1 is best), `count` (int32, the rows that
        `keyword_occurrences` gives for it in this article).

    Raises
    ------
    ValueError
        If `max_words` or `top` is below 1.

    Notes
    -----
    When not to trust it: below some 100 words the frequencies say little; nouns are told from verbs
    by a dictionary and by neighbours, not by a tagger, so one may be taken for the other.

    References
    ----------
    Campos et al. (2020), YAKE! Keyword extraction from single documents using multiple local
    features, Information Sciences 509.

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["a"], "title": ["Le gaz arrive"], "language": ["fr"],
    ...     "source": ["S"], "text": ["Le gaz arrive\\n\\nLe gaz arrive à Kiev. Le gaz est cher."]})
    >>> keywords(table, top=1)[["keyword", "rank", "count"]].values.tolist()
    [['gaz', 1, 3]]
    """
    _at_least_one(max_words=max_words, top=top)
    if extracted is None:
        tokens = tokenize(articles) if tokens is None else tokens
        readings = read(articles, tokens, max_words=max_words, top=top)
        table = decide(articles, readings).keywords
    else:
        table = extracted.keywords[extracted.keywords["article_id"].isin(articles["article_id"])]
    columns = ["article_id", "keyword", "score", "rank", "count"]
    return table.loc[table["rank"] <= top, columns].reset_index(drop=True)


def corpus_keywords(
    articles: pd.DataFrame,
    *,
    top: int = 50,
    tokens: pd.DataFrame | None = None,
    extracted: Extracted | None = None,
) -> pd.DataFrame:
    """Find the keywords of the whole corpus, those of many articles and outlets first.

    Each article that has the keyword among its best 30, or within one of them (barrage in barrage
    de retenue), gives it 1 / (9 + rank); the k-th best article of one outlet gives that over √k.
    The score is one divided by the sum: no single long article, no single outlet carries a keyword
    to the top. A phrase stands for its words where more than half of the articles that have them
    have it, and a word that more articles have within a phrase than alone is left out.

    Parameters
    ----------
    tokens, extracted
        As for `keywords`; with `extracted`, the articles may be any of those extracted.

    Returns
    -------
    pd.DataFrame
        One row is a keyword, best first: `keyword` (str, in the form that most articles use),
        `articles` (int32, how many have it), `count` (int32, occurrences in all of them), `score`
        (float, above 0, lower is better, as YAKE's; comparable within one corpus only), `sources`
        (int32, how many outlets have it; 0 where no outlet is known).

    Raises
    ------
    ValueError
        If `top` is below 1.

    Notes
    -----
    When not to trust it: a corpus on one story has that story's words everywhere; what tells its
    outlets apart is keyness, not this.
    """
    _at_least_one(top=top)
    extracted = _extract(articles, tokens, extracted)
    return corpus_keywords_of(extracted, _mask(extracted, articles), top=top)


def corpus_keywords_of(extracted: Extracted, mask: np.ndarray, *, top: int = 50) -> pd.DataFrame:
    """Find the keywords of some of the articles, by sums over what each of them has.

    Parameters
    ----------
    mask
        One value (bool) an article, in the order of `extracted.articles`.

    Returns
    -------
    pd.DataFrame
        The table of `corpus_keywords`.

    Examples
    --------
    >>> from analysis.tokens.tokenizer import tokenize
    >>> table = pd.DataFrame({"article_id": ["a", "b"], "title": ["Gel", "Gaz"],
    ...     "language": ["fr", "fr"], "source": ["S", "S"],
    ...     "text": ["Gel\\n\\nLe gel mord. Le gel dure.", "Gaz\\n\\nLe gaz fuit."]})
    >>> both = extract(table, read(table, tokenize(table)))
    >>> corpus_keywords_of(both, np.array([True, False]))["keyword"].tolist()
    ['gel']
    """
    best = leading(extracted.ranks, mask, top)
    forms = [form for form, _ in best]
    counts = keyword_matrix(extracted, forms)[:, np.flatnonzero(mask)]
    source, outlets = pd.factorize(extracted.articles["source"].replace("", None)[mask])
    row = np.repeat(np.arange(len(forms)), np.diff(counts.indptr))
    known = source[counts.indices] >= 0
    heard = np.zeros((len(forms), len(outlets)), dtype=bool)
    heard[row[known], source[counts.indices[known]]] = True
    return pd.DataFrame(
        {
            "keyword": pd.Series(forms, dtype="str"),
            "articles": np.diff(counts.indptr).astype("int32"),
            "count": counts.sum(axis=1).astype("int32"),
            "score": np.array([score for _, score in best], dtype="float64"),
            "sources": heard.sum(axis=1).astype("int32"),
        }
    )


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
    extracted = _extract(articles, tokens, extracted)
    words = extracted.index.words
    question, first, last = _find(extracted.articles, extracted.index, keywords)
    article = words.article[first]
    order = np.lexsort((first, question, article))
    order = order[_mask(extracted, articles)[article[order]]]
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
    extracted = _extract(articles, tokens, extracted)
    own = np.flatnonzero(_mask(extracted, articles))
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


def _extract(articles, tokens, extracted):
    if extracted is not None:
        return extracted
    tokens = tokenize(articles) if tokens is None else tokens
    return extract(articles, read(articles, tokens, top=KEPT))


def _mask(extracted, articles):
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


def _at_least_one(**numbers):
    for name, value in numbers.items():
        if value < 1:
            raise ValueError(f"{name}: {value!r} is not a whole number of 1 or more")
