"""The names: who is mentioned, how often, with whom."""

from analysis.evidence import evidence
from pages.shared.cached.kept import keep, only
from pages.shared.cached.texts import tokens


@keep("Finding who and what is named…", entries=2, by="recognised")
def recognised(corpus):
    """Return the mentions as they are found, before the reader's aliases."""
    from analysis.entities import mentions

    return mentions(corpus.articles, tokens=tokens(corpus))


@keep("Applying your changes to the names…", entries=4, by="named")
def mentions(corpus):
    """Return the mentions as the reader wants them."""
    return recognised(corpus)


@keep("Counting who is named…", by="named")
def entity_counts(view):
    from analysis.entities import entity_counts

    return entity_counts(only(mentions(view.corpus), view))


@keep("Finding the sentences…", entries=64, by="named")
def entity_evidence(view, entity):
    named = only(mentions(view.corpus), view)
    return evidence(view.articles, named[named["entity"] == entity])


@keep("Counting who is named with whom…", by="named")
def cooccurrence(view, within):
    from analysis.cooccurrence import cooccurrence

    return cooccurrence(only(mentions(view.corpus), view), within=within)


def drawn_pairs(view, within, least):
    """Return the pairs that the network draws: the frequent ones, as many as can be laid out."""
    from analysis.thresholds import strongest

    pairs = cooccurrence(view, within)
    return strongest(pairs[pairs["count"] >= least])


@keep("Drawing the network…", by="named")
def layout(view, within, least):
    from analysis.cooccurrence import layout

    return layout(drawn_pairs(view, within, least))


@keep("Finding the sentences…", entries=64, by="named")
def pair_evidence(view, entity_a, entity_b, within):
    from analysis.cooccurrence import cooccurrence_spans

    named = only(mentions(view.corpus), view)
    return evidence(view.articles, cooccurrence_spans(named, entity_a, entity_b, within=within))
