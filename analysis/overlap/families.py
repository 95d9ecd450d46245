"""Families: articles that come from one text, as near-duplicates and agency copies do."""

import numpy as np
import pandas as pd

from analysis.overlap.covered import covered_words, own_words, own_words_shared, passage_sides
from analysis.overlap.near import has_near_text
from analysis.overlap.passages import shared_passages
from analysis.tokens.tokenizer import tokenize
from analysis.tokens.word_line import words_of

# Above this number of articles those without any near-duplicate are set aside first.
MANY_ARTICLES = 10_000
_FAMILIES = {
    "family": "int64", "article_id": "str", "first": "bool", "share_of_article": "float64",
    "share_of_first": "float64",
}  # fmt: skip


def families(
    articles: pd.DataFrame,
    *,
    tokens: pd.DataFrame | None = None,
    passages: pd.DataFrame | None = None,
    least: float = 0.5,
) -> pd.DataFrame:
    """Group the articles that come from one text: near-duplicates, versions, agency copies.

    likeness(A, B) = √(share of A that stands in B · share of B that stands in A), of the articles'
    own words only: no quotation, and nothing that an outlet repeats in article after article. An
    article that stands whole in one twice its length has 0.71. Articles join by average linkage:
    two groups become one while the mean likeness of their members is `least` or more, so a text
    that drifts from version to version does not chain strangers together.

    Parameters
    ----------
    passages
        The output of `analysis.overlap.shared_passages(articles)`, which saves the work of looking;
        without it, above 10,000 articles, only those that MinHash finds a near-duplicate for are
        compared.

    Returns
    -------
    pd.DataFrame
        One row is an article of a family, the largest family first, then the one that began
        earliest; within it the earliest article first, of one day the longest: `family` (int64,
        from 1), `article_id` (str), `first` (bool, the earliest article of its family; nobody is
        first where the earliest day has two articles or a member has no date), `share_of_article`
        (float64, 0 to 1, of its words that stand in any other member, quotations included),
        `share_of_first` (float64, 0 to 1, of its words that stand in the first row of its family; 1
        in that row). An article is in one family or in none.

    Raises
    ------
    ValueError
        If `least` is not over 0 and at most 1.

    Notes
    -----
    When not to trust it: the earliest article here need not be the earliest anywhere; copies of a
    text that stands in more than a hundred articles (2 % from 5,000 on) may go unseen; an article
    that is one long quotation has no words of its own to compare.

    References
    ----------
    Smith, Cordell and Mullen, "Computational methods for uncovering reprinted texts in antebellum
    newspapers", American Literary History 27(3), 2015; Sokal and Michener 1958 (average linkage);
    Ochiai 1957 (the likeness).
    """
    if not 0 < least <= 1:
        raise ValueError(f"least must be over 0 and at most 1, not {least!r}")
    tokens, number = words_of(articles, tokenize(articles) if tokens is None else tokens)
    if passages is None:
        passages = _passages(articles, tokens)
    sides = passage_sides(articles, tokens, number, passages)
    pairs = _likenesses(sides, own_words(articles, tokens, number, sides), number, len(articles))
    ids = articles["article_id"].astype("str").to_numpy(dtype=object)
    groups = _groups(pairs, ids, least)
    members = pd.DataFrame(groups, columns=["group", "article"]).astype("int64")
    length = np.bincount(number, minlength=len(articles))
    members = _in_order(members, articles, ids, length)
    members = _with_shares(members, sides, length)
    members["article_id"] = ids[members["article"]]
    return members[list(_FAMILIES)].astype(_FAMILIES)


def _passages(articles, tokens):
    if len(articles) <= MANY_ARTICLES:
        return shared_passages(articles, tokens=tokens)
    return shared_passages(articles[has_near_text(articles, tokens)], tokens=tokens)


def _likenesses(sides, own, number, count):
    """Give the likeness of every two articles that share words of their own, each pair once."""
    length = np.maximum(np.bincount(number, weights=own, minlength=count), 1)
    sides = sides.assign(share=own_words_shared(sides, own) / length[sides["article"]])
    half = len(sides) // 2  # the first half sees the passages from A, the second from B
    pair = sides.iloc[:half][["article", "other"]].reset_index(drop=True)
    pair["of_a"], pair["of_b"] = sides["share"].to_numpy()[:half], sides["share"].to_numpy()[half:]
    pairs = pair.groupby(["article", "other"], as_index=False).sum()
    pairs["likeness"] = np.sqrt(pairs["of_a"] * pairs["of_b"]).clip(upper=1)
    return pairs[pairs["likeness"] > 0]


def _groups(pairs, ids, least):
    """Cluster the articles of each connected part: (number of the group, number of the article)."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    near = pairs[pairs["likeness"] >= least]
    shape = (len(ids), len(ids))
    links = csr_array((near["likeness"], (near["article"], near["other"])), shape=shape)
    part = connected_components(links, directed=False)[1] if len(ids) else np.empty(0, int)
    inside = pairs[part[pairs["article"]] == part[pairs["other"]]]
    groups = []
    for number, linked in inside.groupby(part[inside["article"]]):
        # In the order of the ids, so that the order of the corpus decides nothing.
        members = sorted(np.flatnonzero(part == number), key=ids.__getitem__)
        groups += _link_groups(members, linked, least)
    groups = [group for group in groups if len(group) > 1]
    return [(number, article) for number, group in enumerate(groups) for article in group]


def _link_groups(members, pairs, least):
    """Part articles into groups by average linkage."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    place = pd.Index(members)
    far = np.ones((len(members), len(members)))
    a, b = place.get_indexer(pairs["article"]), place.get_indexer(pairs["other"])
    far[a, b] = far[b, a] = 1 - pairs["likeness"]
    np.fill_diagonal(far, 0)
    tree = linkage(squareform(far, checks=False), method="average")
    label = fcluster(tree, 1 - least + 1e-9, criterion="distance")
    return [[members[row] for row in np.flatnonzero(label == one)] for one in np.unique(label)]


def _in_order(members, articles, ids, length):
    """Give numbers to the families and put their articles in order; say which is the first."""
    article = members["article"]
    members = members.assign(
        day=articles["date"].dt.normalize().to_numpy()[article],
        length=-length[article],
        id=ids[article],
    )
    members = members.sort_values(["group", "day", "length", "id"], na_position="last")
    of_family = members.groupby("group")
    members["size"] = -of_family["article"].transform("size")
    members["begun"] = of_family["day"].transform("min")
    members["head"] = of_family["article"].transform("first")
    members["first_id"] = of_family["id"].transform("first")
    alone = (members["day"] == members["begun"]).groupby(members["group"]).transform("sum") == 1
    dated = members["day"].notna().groupby(members["group"]).transform("all")
    members["first"] = (members["article"] == members["head"]) & alone & dated
    order = ["size", "begun", "first_id", "day", "length", "id"]
    members = members.sort_values(order, na_position="last", ignore_index=True)
    return members.assign(family=pd.factorize(members["group"])[0] + 1)


def _with_shares(members, sides, length):
    """Add the share of each article that stands in the others and in the head of its family."""
    family = np.zeros(len(length), dtype=np.int64)
    head = np.full(len(length), -1)
    family[members["article"]], head[members["article"]] = members["family"], members["head"]
    article, other = sides["article"].to_numpy(), sides["other"].to_numpy()
    together = (family[article] > 0) & (family[article] == family[other])
    whole = np.maximum(length[members["article"]], 1)
    for column, wanted in (
        ("share_of_article", together),
        ("share_of_first", together & (other == head[article])),
    ):
        words = covered_words(sides[wanted], article[wanted])
        total = np.bincount(words["group"], weights=words["weight"], minlength=len(length))
        members[column] = (total[members["article"]] / whole).clip(0, 1)
    members.loc[members["article"] == members["head"], "share_of_first"] = 1.0
    return members
