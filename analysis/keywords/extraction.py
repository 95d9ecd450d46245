"""Keywords of an article and of a corpus: YAKE's scores, in whole names and noun phrases."""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

import pandas as pd

from analysis.keywords.occurrences import index, matches
from analysis.keywords.ranking import WHOLE_SHARE, content, overlaps, parts, ranking
from analysis.keywords.units import Keys, Listed, units, written_names
from analysis.tokens.tokenizer import tokenize

_RANKS = 30  # how many keywords of an article speak for the corpus


def keywords(
    articles: pd.DataFrame,
    *,
    max_words: int = 3,
    top: int = 20,
    tokens: pd.DataFrame | None = None,
    listed: list[Listed] | None = None,
) -> pd.DataFrame:
    """Find each article's keywords with YAKE, as whole names and noun phrases.

    YAKE (the `yake` package) scores words by frequency, spread over sentences, place, case and the
    variety of their neighbours. Here it reads units instead of raw words (whole names, lemmas,
    elisions split, sentences and title apart). A phrase's score is the geometric mean of its
    words' divided by its count, doubled if it occurs once; any score is multiplied by 0.3 if the
    title has the term. Only nouns, names and noun phrases of at most `max_words` content words (a
    whole name is one) are kept, in the form the article uses most; a fragment never stands beside
    the whole: a phrase takes the place of its words if it makes half of their occurrences, and a
    common word with a capital (Noire) gives way to the name that has it (mer Noire).

    Parameters: `tokens`, the output of `analysis.tokens.tokenize`, and `listed`, that of
    `analysis.keywords.units.units`, both for the same articles, where they have been made already.

    Returns: one row is a keyword of an article, in the order of the articles and of `rank`:
    `article_id` (str), `keyword` (str), `score` (float, above 0, lower is better, comparable
    within one article only), `rank` (int32, 1 is best), `count` (int32, the rows that
    `keyword_occurrences` gives for it in this article).

    Raises: ValueError if `max_words` or `top` is below 1.

    When not to trust it: below some 100 words the frequencies say little; nouns are told from
    verbs by a dictionary and by neighbours, not by a tagger, so one may be taken for the other.

    References: Campos et al. (2020), YAKE! Keyword extraction from single documents using multiple
    local features, Information Sciences 509.

    >>> table = pd.DataFrame({"article_id": ["a"], "title": ["Le gaz arrive"], "language": ["fr"],
    ...     "source": ["S"], "text": ["Le gaz arrive\\n\\nLe gaz arrive à Kiev. Le gaz est cher."]})
    >>> keywords(table, top=1)[["keyword", "rank", "count"]].values.tolist()
    [['gaz', 1, 3]]
    """
    _at_least_one(max_words=max_words, top=top)
    listed = _listed(articles, tokens, listed)
    found, names = index(articles, listed), written_names(listed)
    rows = []
    for number, (article_id, (each, whole)) in enumerate(
        zip(articles["article_id"], listed, strict=True)
    ):
        for rank, (_, keyword, score) in enumerate(
            ranking(each, whole, names, max_words, top), start=1
        ):
            count = len(matches(found, keyword, number))
            rows.append((article_id, keyword, score, rank, count))
    table = pd.DataFrame(rows, columns=["article_id", "keyword", "score", "rank", "count"])
    return table.astype(
        {
            "article_id": "str",
            "keyword": "str",
            "score": "float64",
            "rank": "int32",
            "count": "int32",
        }
    )


def keyword_occurrences(
    articles: pd.DataFrame,
    keywords: Iterable[str],
    *,
    tokens: pd.DataFrame | None = None,
    listed: list[Listed] | None = None,
) -> pd.DataFrame:
    """Find every occurrence of some keywords, as `keywords` and `keyword_counts` count them.

    Returns: one row is an occurrence, in the order of the articles, of the keywords and of the
    text: `article_id` (str), `keyword` (str, as given), `start`, `end` (int32, offsets into
    `text`, end exclusive).

    Raises: ValueError if a keyword has no word in it.

    When not to trust it: a short name counts as the whole one that the article uses, so two people
    with one family name may be counted as the better-known of them.
    """
    keywords = list(dict.fromkeys(keywords))
    found = index(articles, _listed(articles, tokens, listed))
    rows = [
        (article_id, keyword, start, end)
        for number, article_id in enumerate(articles["article_id"])
        for keyword in keywords
        for start, end in matches(found, keyword, number)
    ]
    table = pd.DataFrame(rows, columns=["article_id", "keyword", "start", "end"])
    return table.astype({"article_id": "str", "keyword": "str", "start": "int32", "end": "int32"})


def corpus_keywords(
    articles: pd.DataFrame,
    *,
    top: int = 50,
    tokens: pd.DataFrame | None = None,
    listed: list[Listed] | None = None,
) -> pd.DataFrame:
    """Find the keywords of the whole corpus, those of many articles and outlets first.

    Each article that has the keyword among its best 30, or within one of them (barrage in barrage
    de retenue), gives it 1 / (9 + rank); the k-th best article of one outlet gives that over √k.
    The score is one divided by the sum: no single long article, no single outlet carries a keyword
    to the top. A phrase stands for its words where more than half of the articles that have them
    have it, and a word that more articles have within a phrase than alone is left out.

    Returns: one row is a keyword, best first: `keyword` (str, in the form that most articles use),
    `articles` (int32, how many have it), `count` (int32, occurrences in all of them), `score`
    (float, above 0, lower is better, as YAKE's; comparable within one corpus only), `sources`
    (int32, how many outlets have it; 0 where no outlet is known).

    Raises: ValueError if `top` is below 1.

    When not to trust it: a corpus on one story has that story's words everywhere; what tells its
    outlets apart is keyness, not this.
    """
    _at_least_one(top=top)
    listed = _listed(articles, tokens, listed)
    found = index(articles, listed)
    sources = articles["source"].fillna("").tolist()
    best: list[tuple[str, int, int, float, int]] = []
    chosen: list[Keys] = []
    for score, form, keys in _corpus_ranking(listed, sources):
        if overlaps(keys, chosen):
            continue
        chosen.append(content(keys))
        counts = [len(matches(found, form, number)) for number in range(len(sources))]
        outlets = {source for source, count in zip(sources, counts, strict=True) if count} - {""}
        having = sum(count > 0 for count in counts)
        best.append((form, having, sum(counts), score, len(outlets)))
        if len(best) == top:
            break
    table = pd.DataFrame(best, columns=["keyword", "articles", "count", "score", "sources"])
    return table.astype(
        {
            "keyword": "str",
            "articles": "int32",
            "count": "int32",
            "score": "float64",
            "sources": "int32",
        }
    )


def _corpus_ranking(listed, sources):
    """Sort the articles' keywords for the corpus: score, form used most, keys."""
    forms: dict[Keys, Counter[str]] = {}
    ranks: dict[Keys, dict[int, int]] = {}
    own, names = Counter[Keys](), written_names(listed)
    for number, (each, whole) in enumerate(listed):
        for rank, (keys, form, _) in enumerate(ranking(each, whole, names, 3, _RANKS), start=1):
            forms.setdefault(keys, Counter())[form] += 1
            own[keys] += 1
            for part in parts(keys) | {keys}:
                ranks.setdefault(part, {}).setdefault(number, rank)
    scores = {keys: _corpus_score(ranks[keys], sources) for keys in forms}
    for keys in sorted(forms, key=lambda keys: (-len(keys), keys)):
        for part in parts(keys) & scores.keys():
            # The phrase stands for its words where more than half of their articles have it.
            if keys in scores and own[keys] > WHOLE_SHARE * len(ranks[part]):
                scores[keys] = min(scores[keys], scores.pop(part))
    for part in [keys for keys in scores if len(keys) == 1]:
        # A word that more articles have within a phrase than alone is a fragment of it.
        within = any(len(keys) > 1 and part[0] in keys for keys in scores)
        if within and own[part] < WHOLE_SHARE * len(ranks[part]):
            del scores[part]
    return sorted(
        (score, min((-count, form) for form, count in forms[keys].items())[1], keys)
        for keys, score in scores.items()
    )


def _corpus_score(ranks, sources):
    heard, weight = Counter[str](), 0.0
    for number, rank in sorted(ranks.items(), key=lambda pair: (pair[1], pair[0])):
        heard[sources[number]] += 1
        place = heard[sources[number]] if sources[number] else 1
        weight += 1 / (place**0.5 * (9 + rank))
    return 1 / weight


def keyword_counts(
    articles: pd.DataFrame,
    keywords: Iterable[str],
    *,
    by: Literal["article_id", "source"] = "article_id",
    tokens: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Count keywords in every article or outlet, for comparing them side by side.

    Returns: one row is a keyword in a group, every combination once, keywords in the order given,
    groups in the order of the articles: `keyword` (str), `group` (str, the article's id or the
    outlet), `count` (int32), `per_thousand` (float, occurrences in 1,000 words of the group,
    0 or more; NaN for a group without words).

    Raises: ValueError if `by` is neither "article_id" nor "source", or a keyword has no word.
    """
    if by not in ("article_id", "source"):
        raise ValueError(f"by: {by!r} is not one of 'article_id', 'source'")
    keywords = list(dict.fromkeys(keywords))
    tokens = tokenize(articles) if tokens is None else tokens
    group = dict(zip(articles["article_id"], articles[by].fillna(""), strict=True))
    groups = list(dict.fromkeys(group.values()))
    words = tokens["article_id"].map(group).value_counts()
    found = keyword_occurrences(articles, keywords, tokens=tokens)
    counts = Counter(zip(found["keyword"], found["article_id"].map(group), strict=True))
    rows = [
        (
            keyword,
            name,
            counts[keyword, name],
            _per_thousand(counts[keyword, name], words.get(name, 0)),
        )
        for keyword in keywords
        for name in groups
    ]
    table = pd.DataFrame(rows, columns=["keyword", "group", "count", "per_thousand"])
    return table.astype(
        {"keyword": "str", "group": "str", "count": "int32", "per_thousand": "float64"}
    )


def _listed(articles, tokens, listed):
    if listed is not None:
        return listed
    return units(articles, tokenize(articles) if tokens is None else tokens)


def _per_thousand(count, words):
    return 1000 * count / words if words else float("nan")


def _at_least_one(**numbers):
    for name, value in numbers.items():
        if value < 1:
            raise ValueError(f"{name}: {value!r} is not a whole number of 1 or more")
