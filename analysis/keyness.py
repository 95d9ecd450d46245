"""Keyness: what each group of articles says more, or less, than all the others."""

from collections.abc import Collection, Mapping
from typing import Literal

import numpy as np
import pandas as pd

from analysis.tokens.coding import article_numbers, tokens_of
from analysis.tokens.terms import terms
from analysis.tokens.tokenizer import tokenize

_COLUMNS = {
    "group": "str",
    "term": "str",
    "count": "int64",
    "expected": "float64",
    "log_ratio": "float64",
    "log_likelihood": "float64",
    "p_adjusted": "float64",
    "per_thousand": "float64",
    "rest_per_thousand": "float64",
    "articles": "int64",
    "language": "str",
}
_UNITS = {"day": "%Y-%m-%d", "week": "%G-W%V", "month": "%Y-%m", "year": "%Y"}


def keyness(
    articles: pd.DataFrame,
    *,
    by: str | pd.Series | Mapping[str, str] = "source",
    tokens: pd.DataFrame | None = None,
    least: int = 1,
    least_articles: int = 1,
    hidden: Collection[str] = frozenset(),
) -> pd.DataFrame:
    """Compare how often each group uses each content word with how often all the others do.

    Of n1 words of the group, a are the term; of n2 words of the rest, b are (words: all of them,
    stop words too). With N = n1 + n2:

    - expected = (a + b) n1 / N, what the group would have if all used the term alike;
    - log_ratio = log2((a / n1) / (b / n2)), 0.5 standing for an a or b of 0 (but never so that the
      direction turns): 1 is twice as often, 3 eight times, -1 half as often;
    - log_likelihood G² = 2 Σ observed ln(observed / expected) over the four cells of the table
      (term or not, group or rest; a cell of 0 adds 0);
    - p_adjusted: the chance of such a G² or a larger one where there is no difference (chi-squared,
      one degree of freedom), adjusted after Benjamini and Hochberg over all terms and groups.

    A word is compared within its language only: a group that is alone in its language is not
    compared. By "language" itself, only words with a capital are compared, written as they are.

    Parameters
    ----------
    by
        A column of articles, or article_id → group. Articles without a group are left out.
    tokens
        As `analysis.tokens.tokenize` gives them for these articles.
    least
        The fewest occurrences, in group and rest together, of a term that is compared.
    least_articles
        Keeps out bursts: the fewest articles that have the term on the side that says it more (all
        of them where that side has fewer).
    hidden
        Words that are not compared, in any of their forms.

    Returns
    -------
    pd.DataFrame
        One row is a term in a group: groups by name; in a group what it says more first, the
        largest log_likelihood on top, and at the end what it says less; ties by term. A term that
        the group never says has a row where it would be expected once or more. `group` (str),
        `term` (str, the form used most), `count` (int64, a), `expected`, `log_ratio` (float64,
        above 0 is more than the rest, below 0 less), `log_likelihood` (float64, 0 or more, higher
        is surer, no direction), `p_adjusted` (float64, 0 to 1, lower is surer), `per_thousand`,
        `rest_per_thousand` (float64, occurrences in 1,000 words), `articles` (int64, how many of
        the group have it), `language`.

    Raises
    ------
    ValueError
        For a `by` that is no column, or a `least` or `least_articles` below 1.

    Notes
    -----
    When not to trust it: the words of an article are not drawn one by one, so a single article that
    repeats a word makes a large log_likelihood: read `articles` beside it, and p as an order, not
    as a chance. Log ratios of rare words are large by luck. Groups of different stories differ by
    story, whatever the outlet.

    References
    ----------
    Dunning (1993), Accurate Methods for the Statistics of Surprise and Coincidence. Rayson and
    Garside (2000), Comparing Corpora using Frequency Profiling (leaves out two of the four cells,
    which matters for frequent words only). Hardie (2014), Log Ratio. Benjamini and Hochberg (1995).

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["a", "b"], "source": ["A", "B"], "language": "fr",
    ...                       "title": "", "text": ["gaz gaz gaz pain", "gaz pain pain pain"]})
    >>> keyness(table)[["group", "term", "count", "expected"]].head(2).values.tolist()
    [['A', 'gaz', 3, 2.0], ['A', 'pain', 1, 2.0]]
    """
    _at_least_one(least=least, least_articles=least_articles)
    groups = _groups(articles, by)
    kept = articles[articles["article_id"].isin(groups.index)]
    tokens = tokenize(kept) if tokens is None else tokens
    tokens = tokens_of(tokens, kept["article_id"])
    across = isinstance(by, str) and by == "language"
    kept = kept.assign(language="") if across else kept
    found = terms(kept, tokens, hidden=hidden)
    names, group = np.unique(groups[kept["article_id"]].to_numpy(dtype=object), return_inverse=True)
    place = article_numbers(kept, tokens["article_id"])
    speaks = kept["language"].to_numpy()
    parts = [
        table
        for tongue in sorted(set(speaks))
        for table in _of_language(place, found.codes, group, speaks == tongue)
    ]
    if not parts:
        return pd.DataFrame(columns=list(_COLUMNS)).astype(_COLUMNS)
    table = pd.concat(parts, ignore_index=True)
    table = table[table["total"] >= least]
    capital = np.array([name[:1].isupper() for name in found.names], dtype=bool)
    table = table[capital[table["term"]]] if across else table
    table["p_adjusted"] = _adjust(table["log_likelihood"].to_numpy())
    table = table[table["spread"] >= np.minimum(least_articles, table["texts"])]
    table["language"] = found.languages[table["term"]]
    table["term"] = found.names[table["term"]]
    table["group"] = names[table["group"]]
    table["signed"] = -np.sign(table["count"] - table["expected"]) * table["log_likelihood"]
    table = table.sort_values(["group", "signed", "term", "language"], ignore_index=True)
    return table[list(_COLUMNS)].astype(_COLUMNS)


def periods(
    articles: pd.DataFrame, unit: Literal["day", "week", "month", "year"] = "month"
) -> pd.Series:
    """Give each dated article its day, ISO week, month or year, as a grouping for `keyness`.

    Returns
    -------
    pd.Series
        By article_id, such as 2024-05-16, 2024-W20, 2024-05 or 2024; articles without a
        date are left out.

    Raises
    ------
    ValueError
        For another unit.
    """
    if unit not in _UNITS:
        raise ValueError(f"unit: {unit!r}; allowed are day, week, month and year")
    dated = articles[articles["date"].notna()]
    labels = dated["date"].dt.strftime(_UNITS[unit]).astype("str")
    return pd.Series(labels.to_numpy(), index=dated["article_id"].to_numpy(), dtype="str")


def term_spans(
    articles: pd.DataFrame, term: str, *, tokens: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Find the occurrences of a term, as `keyness` counts them over the same articles.

    Returns
    -------
    pd.DataFrame
        One row is an occurrence: `article_id` (str), `start`, `end` (int32, offsets into `text`,
        end exclusive).
    """
    tokens = tokenize(articles) if tokens is None else tokens
    found = terms(articles, tokens)
    wanted = np.flatnonzero(found.names == term)
    rows = tokens.loc[np.isin(found.codes, wanted), ["article_id", "start", "end"]]
    return rows.reset_index(drop=True)


def _groups(articles, by):
    """Give article_id → group as text; what has none is left out."""
    if isinstance(by, str):
        if by not in articles.columns:
            allowed = ", ".join(articles.columns)
            raise ValueError(f"by: {by!r} is no column of articles; they have {allowed}")
        values = articles[by]
    else:
        values = pd.Series([by.get(each) for each in articles["article_id"]], dtype=object)
    if pd.api.types.is_datetime64_any_dtype(values):
        values = values.dt.strftime("%Y-%m-%d")
    pairs = zip(articles["article_id"], values, strict=True)
    given = {article: str(value) for article, value in pairs if pd.notna(value)}
    return pd.Series(given, dtype=object)


def _of_language(article, codes, group, speaking):
    """Compare the groups of one language; one table a group, terms and groups as numbers.

    Parameters
    ----------
    article, codes
        The article and the term of each token.
    group, speaking
        The group of each article and whether it is in this language.
    """
    inside = speaking[article]
    words = np.bincount(group[article[inside]], minlength=group.max(initial=-1) + 1)
    texts = np.bincount(group[speaking], minlength=len(words))
    inside &= codes >= 0
    article, code = article[inside], codes[inside]
    size = int(codes.max(initial=-1)) + 1
    total = np.bincount(code, minlength=size)
    pairs = np.unique(article * max(size, 1) + code)
    pair_group, pair_term = group[pairs // max(size, 1)], pairs % max(size, 1)
    having = np.bincount(pair_term, minlength=size)
    for number in np.flatnonzero((words > 0) & (words < words.sum())).tolist():
        own = np.bincount(code[group[article] == number], minlength=size)
        within = np.bincount(pair_term[pair_group == number], minlength=size)
        expected_once = total * words[number] >= words.sum()
        term = np.flatnonzero((own > 0) | ((total > 0) & expected_once))
        table = _measure(own[term], total[term], words[number], words.sum())
        more = (table["count"] > table["expected"]).to_numpy(bool)
        yield table.assign(
            group=number,
            term=term,
            total=total[term],
            articles=within[term],
            spread=np.where(more, within[term], having[term] - within[term]),
            texts=np.where(more, texts[number], texts.sum() - texts[number]),
        )


def _measure(own, total, words, all_words):
    """Measure a table of two by two for each term: group and rest, the term and all other words."""
    rest, rest_words = total - own, all_words - words
    expected = total * words / all_words
    ratio = (np.maximum(own, 0.5) / words) / (np.maximum(rest, 0.5) / rest_words)
    # The half that stands for nothing must not turn the direction round in a small group.
    ratio = np.where(own > expected, np.maximum(ratio, 1), np.minimum(ratio, 1))
    return pd.DataFrame(
        {
            "count": own,
            "expected": expected,
            "log_ratio": np.log2(ratio),
            "log_likelihood": log_likelihood(own, total, words, all_words),
            "per_thousand": 1000 * own / words,
            "rest_per_thousand": 1000 * rest / rest_words,
        }
    )


def log_likelihood(count: np.ndarray, total: np.ndarray, words: int, all_words: int) -> np.ndarray:
    """Give G² of `count` of `words` against `total` of `all_words`, over the four cells."""
    count, total = np.asarray(count, dtype=float), np.asarray(total, dtype=float)
    value = np.zeros_like(count)
    for seen, whole, share in (
        (count, total, words / all_words),
        (total - count, total, 1 - words / all_words),
        (words - count, all_words - total, words / all_words),
        (all_words - words - total + count, all_words - total, 1 - words / all_words),
    ):
        with np.errstate(divide="ignore", invalid="ignore"):
            value += np.where(seen > 0, seen * np.log(seen / (whole * share)), 0.0)
    return np.maximum(2 * value, 0.0)


def _adjust(values):
    """Give the Benjamini-Hochberg p of values of chi-squared with one degree of freedom."""
    from scipy.special import erfc

    p = erfc(np.sqrt(values / 2))
    order = np.argsort(p, kind="stable")
    ranked = p[order] * len(p) / np.arange(1, len(p) + 1)
    adjusted = np.empty(len(p))
    adjusted[order] = np.minimum(np.minimum.accumulate(ranked[::-1])[::-1], 1.0)
    return adjusted


def _at_least_one(**numbers):
    for name, value in numbers.items():
        if value < 1:
            raise ValueError(f"{name}: {value!r} is not a whole number of 1 or more")
