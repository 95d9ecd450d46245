"""How alike articles are, and why."""

import numpy as np
import pandas as pd

from analysis.tokens.tokenizer import tokenize
from analysis.tokens.vectors import commonest_forms, content_words, each, tf_idf
from analysis.tokens.word_line import date_words
from corpus.text.folding import bare

# A word also counts by its beginning, so that manifestants and manifestation are not strangers.
BEGINNING = 5
# What an article is about stands in its title and first paragraphs: the first word weighs five
# times as much as one far below, and the surplus falls to a third every hundred words.
LEAD_WEIGHT = 4
LEAD_WORDS = 100
# Two words side by side (état d'urgence, Emmanuel Macron) say more than both apart; figures and
# dates say less than words: half of them were left by the page that the article was taken from.
PAIR_WEIGHT = 0.5
FIGURE_WEIGHT = 0.5

# Pairs of articles compared at a time: keeps a block of the matrix within some 80 MB.
_BLOCK = 4_000_000


def similarity(articles, *, tokens=None, mentions=None):
    """Measure how alike every two articles are: the cosine of their TF-IDF vectors.

    cos(a, b) = Σ w(a, t) · w(b, t), over features t: each content word gives its form (case and
    accents apart), the first five letters of its lemma, and, with the next content word of its
    sentence, a pair, at half the weight; so do figures and dates. Occurrences weigh
    1 + 4 · exp(−position / 100), so that the title and the lead count most. With `mentions`, a
    named entity is one term under its canonical name, however it is written.

    Parameters: `tokens` is what `tokenize` gives (of these articles, or of more); `mentions` what
    `entities.mentions` gives.

    Returns: a square table, index and columns `article_id` in the order of `articles`, float,
    0 (no term in common) to 1 (the same terms in the same proportions); exactly symmetric, 1 on
    the diagonal; NaN in the row and column of an article without content words.

    When not to trust it: the weights depend on the corpus, so values of two corpora are not
    comparable; below some ten articles nearly every term is "rare"; a translation shares few words.

    References: Salton and Buckley 1988 (see `vectors.tf_idf`).
    """
    vectors = _vectors(articles, tokens, mentions)[0]
    cosines = (vectors @ vectors.T).toarray()
    cosines = np.clip((cosines + cosines.T) / 2, 0, 1)
    np.fill_diagonal(cosines, 1)
    empty = np.diff(vectors.indptr) == 0
    cosines[empty] = np.nan
    cosines[:, empty] = np.nan
    names = pd.Index(articles["article_id"].astype("str"), name="article_id")
    return pd.DataFrame(cosines, index=names, columns=names)


def explain(articles, a, b, *, tokens=None, mentions=None):
    """Say which terms make two articles alike, and how much of their cosine each makes.

    share(t) = Σ w(a, f) · w(b, f) / cos(a, b), over the features f of the term (its forms, its
    beginning, and half of each pair that it is in, see `similarity`).

    Returns: one row is a term that both articles have: `term` (str, as written most often in the
    two), `share` (float, 0 to 1, of the cosine; they sum to 1), `count_a`, `count_b` (int,
    occurrences in each), the largest share first, ties by term. Words that begin alike
    (manifestant, manifestation) are one term. Empty when the articles have no term in common.

    Raises: ValueError for an article that is not there.
    """
    known = articles["article_id"].tolist()
    for name, value in (("a", a), ("b", b)):
        if value not in known:
            raise ValueError(f"{name} is {value!r}; it must be the article_id of an article given")
    vectors, features, words = _vectors(articles, tokens, mentions)
    product = vectors[[known.index(a)]].multiply(vectors[[known.index(b)]]).tocoo()
    halves = pd.Series(np.repeat(product.data / 2, 2), index=features[product.coords[1]].ravel())
    shares = halves.groupby(level=0).sum()
    table = _in_words(shares[shares > 0] / shares.sum(), words, a, b)
    table = table.sort_values(["share", "term"], ascending=[False, True], ignore_index=True)
    return table[["term", "share", "count_a", "count_b"]]


def closest(articles, *, top=10, tokens=None, mentions=None):
    """List the pairs of articles that are most alike.

    Returns: one row is a pair: `article_a`, `article_b` (str, in the order of `articles`), `cosine`
    (float, 0 to 1, see `similarity`), the highest first, ties in the order of the articles; at most
    `top` rows, and none for a pair without a common term. No square table is built, so it serves
    large corpora.
    """
    vectors = _vectors(articles, tokens, mentions)[0]
    rows = max(_BLOCK // max(len(articles), 1), 1)
    best = _best_pairs(vectors, 0, 0, top)
    for start in range(0, len(articles), rows):
        best = pd.concat([best, _best_pairs(vectors, start, start + rows, top)])
        order = ["cosine", "row", "column"]
        best = best.sort_values(order, ascending=[False, True, True], ignore_index=True).head(top)
    names = articles["article_id"].astype("str").to_numpy()
    return pd.DataFrame(
        {
            "article_a": pd.Series(names[best["row"]], dtype="str"),
            "article_b": pd.Series(names[best["column"]], dtype="str"),
            "cosine": best["cosine"].clip(0, 1),
        }
    )


def _best_pairs(vectors, start, end, top):
    """List the best pairs whose first article stands at these places, and what equals the last."""
    block = (vectors[start:end] @ vectors.T).tocoo()
    row, column = block.coords[0] + start, block.coords[1]
    kept = np.flatnonzero((column > row) & (block.data > 0))
    if len(kept) > top > 0:
        kept = kept[block.data[kept] >= np.partition(block.data[kept], -top)[-top]]
    return pd.DataFrame({"row": row[kept], "column": column[kept], "cosine": block.data[kept]})


def _vectors(articles, tokens, mentions):
    """Weigh the articles' features: the matrix, each feature's two terms, and the words counted."""
    words = _words(tokenize(articles) if tokens is None else tokens, mentions)
    article = pd.Index(articles["article_id"].astype("str")).get_indexer(words["article_id"])
    words, article = words[article >= 0], article[article >= 0]
    weight = 1 + LEAD_WEIGHT * np.exp(-words["position"].to_numpy() / LEAD_WORDS)
    row, feature, scale, terms = _features(words, article)
    shape = len(articles), len(scale)
    return tf_idf(article[row], feature, shape, weight=weight[row], scale=scale), terms, words


def _features(words, article):
    """Number the features: each one's occurrences (row, feature), its scale and its two terms.

    The term of a form or of a beginning stands there twice.
    """
    form, forms = pd.factorize(words["key"])
    term, terms = pd.factorize(words["term"])
    next_word = (np.diff(article) == 0) & (np.diff(words["sentence"]) == 0)
    first = np.flatnonzero(next_word)
    pair, pairs = pd.factorize(term[first] * max(len(terms), 1) + term[first + 1])
    row = np.concatenate([np.arange(len(words)), np.arange(len(words)), first])
    feature = np.concatenate([form, term + len(forms), pair + len(forms) + len(terms)])
    scale = np.where(_figures(words["token"]), FIGURE_WEIGHT, 1.0)
    in_pair = PAIR_WEIGHT * np.maximum(scale[first], scale[first + 1])
    largest = np.zeros(len(forms) + len(terms) + len(pairs))
    np.maximum.at(largest, feature, np.concatenate([scale, scale, in_pair]))
    term_of_form = np.zeros(len(forms), dtype=np.int64)
    term_of_form[form] = term
    ends = np.divmod(pairs, max(len(terms), 1))
    sides = [np.concatenate([term_of_form, np.arange(len(terms)), end]) for end in ends]
    return row, feature, largest, terms.to_numpy(dtype=object)[np.column_stack(sides)]


def _figures(tokens):
    """Mark figures and the names of days and months."""
    return each(lambda token: token[:1].isdigit() or bare(token) in date_words(), tokens).astype(
        bool
    )


def _words(tokens, mentions):
    """Give each counted word its term (the lemma's beginning) and its key (term and form)."""
    if mentions is None or mentions.empty:
        return _keyed(content_words(tokens))
    number = _mention_of(tokens, mentions)
    names = tokens[number >= 0].assign(number=number[number >= 0])
    names = names.drop_duplicates("number")
    entity = mentions["entity"].astype("str").to_numpy()[names["number"]]
    names = names.drop(columns="number").assign(token=entity, term="name " + entity.astype(object))
    names = names.astype({"token": "str", "term": "str"}).assign(key=names["term"])
    words = pd.concat([_keyed(content_words(tokens[number < 0])), names])
    article = pd.factorize(words["article_id"])[0]
    return words.iloc[np.lexsort((words["position"], article))]


def _keyed(words):
    begin = pd.Series(each(lambda term: term[:BEGINNING], words["term"]), index=words.index)
    form = pd.Series(each(bare, words["token"]), index=words.index)
    words = words.assign(term=begin.astype("str"))
    return words.assign(key=words["term"] + " " + form.astype("str"))


def _mention_of(tokens, mentions):
    """Number the mention that each token stands in; −1 for none."""
    codes, names = pd.factorize(pd.concat([mentions["article_id"], tokens["article_id"]]))
    longest = int(max(mentions["end"].max(), tokens["end"].max())) + 1
    key = codes.astype(np.int64) * longest
    begins = key[: len(mentions)] + mentions["start"].to_numpy()
    order = np.argsort(begins, kind="stable")
    place = key[len(mentions) :] + tokens["start"].to_numpy()
    found = np.searchsorted(begins[order], place, side="right") - 1
    number = order[np.clip(found, 0, None)]
    ends = key[: len(mentions)] + mentions["end"].to_numpy()
    return np.where((found >= 0) & (place < ends[number]), number, -1)


def _in_words(shares, words, a, b):
    """Add to each term's share its commonest form in two articles and its counts there."""
    words = words[words["article_id"].isin([a, b]) & words["term"].isin(shares.index)]
    table = shares.rename("share").rename_axis("key").reset_index()
    shown = commonest_forms(words["term"].to_numpy(), words["token"].to_numpy())
    table["term"] = table["key"].map(shown).astype("str")
    for name, article in (("count_a", a), ("count_b", b)):
        counts = words.loc[words["article_id"] == article, "term"].value_counts()
        table[name] = table["key"].map(counts).fillna(0).astype("int64")
    return table
