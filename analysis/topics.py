"""What the articles talk about: topics found on segments, their terms and their shares."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.factorisation import factorised, fitted, often_enough, placed, rarity, unit_matrix
from analysis.segments import segments as cut_in_segments
from analysis.tokens import tokenize
from analysis.topic_terms import topic_terms
from analysis.vectors import commonest_forms, tf_idf

FEWEST_SEGMENTS = 8
# From so many articles on, whole articles say better than segments which words go together.
ENOUGH_ARTICLES = 150
MINORITY_SEGMENTS = 20
TERMS_SHOWN = 20
# How much a term that other topics share gives way to one that is the topic's own.
OWNNESS = 0.5


@dataclass(frozen=True)
class Topics:
    """The tables that `topics` gives; see there for what one row of each is."""

    terms: pd.DataFrame
    shares: pd.DataFrame
    segments: pd.DataFrame


def topics(articles, *, n_topics=None, seed=0, tokens=None):
    """Find what the articles talk about: TF-IDF and non-negative matrix factorisation (NMF).

    The articles are cut into segments (`analysis.segments`), a matrix V of TF-IDF weights of their
    terms (`analysis.topic_terms`: vocabulary and phrases, no people's names) is approximated by
    V ≈ W · H, W and H without negative values, from an nndsvda start. A row of V is a segment with
    the ones before and behind it; with 150 articles or more it is a whole article. A term counts
    that stands in two articles and in two segments (more in large corpora). What an article copies
    from an earlier one counts once in V, so that agency copy makes no topic of its own. A topic's
    term weight is h · (h / Σ h over topics)^½; a segment belongs to the topic with the largest
    weight in its least-squares fit by H. (On segments h is divided by the root of its idf first:
    in a small corpus nearly every term is rare.)

    Parameters: `n_topics`, the number of topics, at least 2; left out, √(segments / 2), between 3
    and 12. There are never more topics than a quarter of the segments. `seed` starts the solver of
    the start's singular vectors. `tokens` is what `tokenize` gives (of these articles, or of more).

    Returns: `Topics`, three tables. Topics are numbered from 1, the one with most words first (ties
    by first term).

    - `terms`: one row is a term of a topic: `topic` (int32), `term` (str, as written most often),
      `weight` (float over 0, 1 for the topic's first term, descending within the topic).
    - `shares`: one row is a topic in an article, every combination: `article_id` (str), `topic`,
      `share` (float, 0 to 1: the words of the article's segments that belong to the topic, over the
      words of all its segments that belong to one; sums to 1 within an article; NaN for an article
      none of whose segments belongs to a topic).
    - `segments`: one row is a segment that belongs to a topic, in the order of the text:
      `article_id`, `start`, `end` (int32, offsets into `text`), `topic` (its dominant one),
      `weight` (float, over 0 to 1: the dominant topic's part of the segment's fit).

    All three are empty with fewer than 8 segments. Topics are found in the corpus's main language
    (most segments); another language with 20 segments gets topics of its own in proportion, one
    with fewer has no segments here and NaN shares. Same input, same output.

    Raises: ValueError for fewer than 2 topics.

    When not to trust it: with under some thirty segments a topic rests on a few paragraphs; the
    number of topics is a choice, not a finding.

    References: Lee and Seung, "Learning the parts of objects by non-negative matrix
    factorization", 1999; Boutsidis and Gallopoulos, "SVD based initialization", 2008.
    """
    if n_topics is not None and n_topics < 2:
        raise ValueError(f"n_topics is {n_topics!r}; it must be a whole number of 2 or more")
    tokens = tokenize(articles) if tokens is None else tokens
    pieces = cut_in_segments(articles, tokens=tokens)
    found = [
        _topics_of_language(articles, pieces, tokens, language=language, n_topics=number, seed=seed)
        for language, number in _numbers_by_language(articles, pieces, n_topics)
    ]
    terms, members = _numbered([pair for pair in found if not pair[0].empty], pieces)
    return Topics(terms, _shares(articles, members, terms), members.drop(columns="words"))


def label(topics, *, terms=3):
    """Name each topic by its strongest terms, joined by " · ".

    Phrases are preferred (half as much again of their weight), and a term that repeats a word of
    one already chosen is passed over.

    Returns: one row is a topic: `topic` (int32), `label` (str).

    >>> rows = [(1, "paix", 1.0), (1, "plan de paix", 0.9), (1, "guerre", 0.8)]
    >>> table = pd.DataFrame(rows, columns=["topic", "term", "weight"])
    >>> label(Topics(table, None, None), terms=2)["label"].tolist()
    ['plan de paix · guerre']
    """
    rows = [
        (topic, " · ".join(_chosen(group, terms)))
        for topic, group in topics.terms.groupby("topic", sort=True)
    ]
    return pd.DataFrame(rows, columns=["topic", "label"]).astype({"topic": "int32", "label": "str"})


def _chosen(terms, number):
    """Choose the terms of one label."""
    bonus = np.where(terms["term"].str.contains(" "), 1.5, 1.0)
    chosen, seen = [], set()
    for term in terms.assign(order=-terms["weight"] * bonus).sort_values(["order", "term"])["term"]:
        roots = {word[:5].lower() for word in term.replace("'", " ").split() if len(word) > 3}
        if not roots & seen or not roots:
            chosen.append(term)
            seen |= roots
        if len(chosen) == number:
            break
    return chosen


def _numbers_by_language(articles, pieces, n_topics):
    """Say how many topics each language gets; a language with too few segments gets none."""
    languages = articles.set_index("article_id")["language"]
    counts = pieces["article_id"].map(languages).value_counts()
    order = sorted(counts.index, key=lambda language: (-counts[language], language))
    if not order or counts[order[0]] < FEWEST_SEGMENTS:
        return []
    kept = order[:1] + [name for name in order[1:] if counts[name] >= MINORITY_SEGMENTS]
    total = counts[kept].sum()
    wanted = round(float(np.clip(np.sqrt(total / 2), 3, 12))) if n_topics is None else n_topics
    numbers = {name: max(2, round(wanted * counts[name] / total)) for name in kept}
    numbers[order[0]] = max(2, wanted - sum(numbers[name] for name in kept[1:]))
    return [(name, min(numbers[name], int(counts[name]) // 4)) for name in kept]


def _topics_of_language(articles, pieces, tokens, *, language, n_topics, seed):
    """Find the topics of the articles in one language: their terms, and each segment's weights."""
    chosen = articles.loc[articles["language"] == language, "article_id"]
    pieces = pieces[pieces["article_id"].isin(chosen)]
    whole = len(chosen) >= ENOUGH_ARTICLES
    units = len(chosen) if whole else len(pieces)
    least = max(2 + (units >= 100), -(-units // 200))
    tokens = tokens[tokens["article_id"].isin(chosen)]
    terms = placed(topic_terms(tokens, language=language, least=max(2, least - 1)), pieces)
    terms = often_enough(terms, "article" if whole else "segment", least)
    terms = often_enough(terms, "article", 1 + (len(chosen) > 2), copies=True)
    code, names = pd.factorize(terms["term"], sort=True)
    own = ~terms["copied"].to_numpy()
    unit = terms["article" if whole else "segment"].to_numpy()
    neighbours = None if whole else pd.factorize(pieces["article_id"])[0]
    matrix = unit_matrix(unit[own], code[own], (units, len(names)), neighbours)
    topic_weights = factorised(matrix, n_topics, seed)
    weights = fitted(tf_idf(terms["segment"], code, (len(pieces), len(names))), topic_weights)
    table = _term_table(topic_weights if whole else topic_weights / np.sqrt(rarity(matrix)))
    table["term"] = table["term"].map(_surfaces(terms, code, table["term"], articles)).astype("str")
    return table, pd.DataFrame(weights, index=pieces.index)


def _term_table(topic_weights):
    """List each topic's strongest terms, by their numbers."""
    own = topic_weights / np.maximum(topic_weights.sum(axis=0), 1e-12)
    scores = topic_weights * own**OWNNESS
    rows = []
    for topic, score in enumerate(scores):
        order = np.lexsort((np.arange(len(score)), -score))[:TERMS_SHOWN]
        order = order[score[order] > 0]
        rows += [(topic, place, score[place] / score[order[0]]) for place in order.tolist()]
    return pd.DataFrame(rows, columns=["topic", "term", "weight"])


def _surfaces(terms, code, shown, articles):
    """Find how each term shown is written most often: a mapping from its number."""
    wanted = np.isin(code, shown.unique())
    terms, code = terms[wanted], code[wanted]
    texts = dict(zip(articles["article_id"].tolist(), articles["text"].tolist(), strict=True))
    places = zip(terms["article_id"].tolist(), terms["start"].tolist(), terms["end"].tolist())
    forms = [texts[name][start:end] for name, start, end in places]
    return commonest_forms(code, forms)


def _numbered(found, pieces):
    """Give every segment its dominant topic and number the topics by their words."""
    if not found:
        return _no_terms(), _no_members()
    terms, members, before = [], [], 0
    for table, all_weights in found:
        weights = all_weights[all_weights.sum(axis=1) > 0]
        dominant = weights.to_numpy().argmax(axis=1)
        part = weights.max(axis=1) / weights.sum(axis=1)
        members.append(pieces.loc[weights.index].assign(topic=dominant + before, weight=part))
        terms.append(table.assign(topic=table["topic"] + before))
        before += weights.shape[1]
    terms, members = pd.concat(terms), pd.concat(members).sort_index()
    words = members.groupby("topic")["words"].sum().reindex(range(before), fill_value=0)
    first = terms.drop_duplicates("topic").set_index("topic")["term"]
    order = sorted(first.index, key=lambda topic: (-words[topic], first[topic]))
    number = {topic: place + 1 for place, topic in enumerate(order)}
    terms["topic"], members["topic"] = terms["topic"].map(number), members["topic"].map(number)
    terms = terms.sort_values("topic", kind="stable", ignore_index=True)
    members = members.reset_index(drop=True)[list(_no_members().columns)]
    return terms.astype(_no_terms().dtypes), members.astype(_no_members().dtypes)


def _shares(articles, members, terms):
    """Count the words of each article's segments by topic, as shares of the article."""
    columns = pd.Index(terms["topic"].unique(), dtype="int32", name="topic")
    index = pd.Index(articles["article_id"].astype("str"), name="article_id")
    words = members.groupby(["article_id", "topic"])["words"].sum().unstack(fill_value=0)
    words = words.reindex(index=index, columns=columns, fill_value=0).astype("float64")
    totals = words.sum(axis=1)
    shares = words.div(totals.where(totals > 0), axis=0)
    table = shares.reset_index().melt("article_id", var_name="topic", value_name="share")
    order = index.get_indexer(table["article_id"])
    table = table.iloc[np.lexsort((table["topic"].to_numpy(dtype=int), order))]
    table = table.reset_index(drop=True)
    return table.astype({"article_id": "str", "topic": "int32", "share": "float64"})


def _no_terms():
    types = {"topic": "int32", "term": "str", "weight": "float64"}
    return pd.DataFrame(columns=list(types)).astype(types)


def _no_members():
    types = {"article_id": "str", "start": "int32", "end": "int32", "topic": "int32"}
    types |= {"weight": "float64", "words": "int32"}
    return pd.DataFrame(columns=list(types)).astype(types)
