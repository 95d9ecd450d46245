"""Who has what from where: families, borrowing, provenance, what several share, maps."""

from corpus import Selection
from pages.shared.cached.kept import View, keep, only
from pages.shared.cached.likeness import kept_passages, passages
from pages.shared.cached.names import mentions
from pages.shared.cached.texts import tokens
from pages.shared.cached.words import corpus_keywords, keyword_counts


@keep("Looking for articles that come from one text…", entries=2, by="recognised")
def families(corpus):
    from analysis.overlap.families import families

    return families(corpus.articles, tokens=tokens(corpus), passages=passages(corpus))


@keep("Comparing dates and shared words…", entries=2, by="recognised")
def borrowed(corpus):
    from analysis.overlap.borrowing import borrowed

    return borrowed(corpus.articles, passages(corpus), tokens=tokens(corpus))


@keep("Cutting the articles into blocks…", entries=2, by="recognised")
def provenance(corpus):
    from analysis.overlap.provenance import provenance

    return provenance(corpus.articles, passages(corpus), tokens=tokens(corpus))


@keep("Finding those that share the most…", by="recognised")
def most_shared(view, most):
    """Return the articles of which the largest part stands elsewhere, in their own order."""
    from analysis.overlap.provenance import provenance_shares

    blocks = provenance(view.corpus)
    shares = provenance_shares(blocks[blocks["article_id"].isin(view.ids)], view.articles)
    own = shares[shares["kind"] == "own"].sort_values("share", kind="stable")
    chosen = set(own["article_id"].head(most))
    return [article for article in view.ids if article in chosen]


@keep("Laying the versions beside each other…", entries=32)
def versions(corpus, article_a, article_b):
    from analysis.overlap.versions import versions

    texts = corpus.articles.set_index("article_id")["text"]
    return versions(texts[article_a], texts[article_b])


@keep("Finding what several share…", by="named")
def memberships(view, kind):
    """Return which outlet has which keyword, name or passage."""
    from analysis import sharing

    if kind == "keywords":
        words = tuple(corpus_keywords(view, top=200)["keyword"])
        return sharing.term_memberships(keyword_counts(view, words, "source"))
    if kind == "names":
        return sharing.entity_memberships(only(mentions(view.corpus), view), view.articles)
    return sharing.passage_memberships(passage_places(view), view.articles)


@keep("Finding what several share…", by="named")
def combinations(view, kind):
    from analysis.sharing import combinations

    return combinations(memberships(view, kind))


@keep("Placing the articles…", entries=4)
def article_map(view):
    from analysis.similarity.maps import article_map

    return article_map(view.articles, tokens=only(tokens(view.corpus), view))


@keep("Placing the paragraphs…", entries=4)
def segment_map(view):
    from analysis.similarity.maps import segment_map

    return segment_map(view.articles, tokens=only(tokens(view.corpus), view))


def whole(corpus):
    """Return the view that keeps every article."""
    return View(corpus, Selection(), corpus.articles)


@keep("Finding the passages…", by="recognised")
def passage_places(view):
    """Return every place of every shared passage."""
    from analysis.overlap.clusters import passage_clusters

    found = only(kept_passages(view.corpus, ("names",)), view, "article_a", "article_b")
    return passage_clusters(view.articles, found)
