"""Keywords of articles and of a corpus: YAKE's scores, in whole names and noun phrases."""

import numpy as np
import pandas as pd

from analysis.keywords.corpus import leading_keywords
from analysis.keywords.counting import Extracted, extracted_of, keyword_matrix, mask_of
from analysis.keywords.deciding import decide
from analysis.keywords.reading import read
from analysis.tokens.tokenizer import tokenize


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
    extracted = extracted_of(articles, tokens, extracted)
    return corpus_keywords_of(extracted, mask_of(extracted, articles), top=top)


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
    >>> from analysis.keywords.counting import extract
    >>> table = pd.DataFrame({"article_id": ["a", "b"], "title": ["Gel", "Gaz"],
    ...     "language": ["fr", "fr"], "source": ["S", "S"],
    ...     "text": ["Gel\\n\\nLe gel mord. Le gel dure.", "Gaz\\n\\nLe gaz fuit."]})
    >>> both = extract(table, read(table, tokenize(table)))
    >>> corpus_keywords_of(both, np.array([True, False]))["keyword"].tolist()
    ['gel']
    """
    best = leading_keywords(extracted.ranks, mask, top)
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


def _at_least_one(**numbers):
    for name, value in numbers.items():
        if value < 1:
            raise ValueError(f"{name}: {value!r} is not a whole number of 1 or more")
