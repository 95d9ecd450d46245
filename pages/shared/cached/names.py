"""The names: who is mentioned, how often, with whom."""

from dataclasses import dataclass

import pandas as pd

from analysis.evidence import evidence
from corpus import Selection
from pages.shared.cached.kept import View, keep, only
from pages.shared.cached.texts import tokens


@keep("Loading the pipeline…", entries=4)
def pipeline_trouble(name):
    """Say why a spaCy pipeline cannot find the names; "" when it can, or none is asked for."""
    from analysis.entities.spacy_pipeline import check_pipeline

    try:
        if name:
            check_pipeline(name)
    except ValueError as problem:
        return str(problem).removeprefix("pipeline: ")
    return ""


@keep("Finding who and what is named…", entries=2, by="recognised")
def recognised(corpus):
    """Return the mentions as they are found, before the reader's aliases."""
    from analysis.entities.recognition import mentions

    pipeline = corpus.pipeline or None
    return mentions(corpus.articles, tokens=tokens(corpus), pipeline=pipeline)


@keep("Applying your changes to the names…", entries=4, by="named")
def mentions(corpus):
    """Return the mentions as the reader wants them."""
    from analysis.entities.uniting.overrides import apply_decisions

    found = recognised(corpus)
    if not corpus.aliases:
        return found
    rows = pd.DataFrame(list(corpus.aliases), columns=["mention", "entity", "type"], dtype="str")
    return apply_decisions(found, rows, corpus.articles, tokens(corpus))


@keep("Counting who is named…", by="named")
def entity_counts(view):
    from analysis.entities.counts import entity_counts

    return entity_counts(only(mentions(view.corpus), view))


@keep("Finding the sentences…", entries=64, by="named")
def entity_evidence(view, entity):
    named = only(mentions(view.corpus), view)
    return evidence(view.articles, named[named["entity"] == entity])


@keep("Counting who is named with whom…", by="named")
def cooccurrence(view, within):
    from analysis.cooccurrence.counting import cooccurrence

    return cooccurrence(only(mentions(view.corpus), view), within=within)


@dataclass(frozen=True)
class Drawn:
    """Which links of a network are drawn: of which window, from which count on, by what, how many.

    `by` is "count" or "npmi"; `most`, how many names at most.
    """

    within: str
    least: int
    by: str = "count"
    most: int = 40


def drawn_pairs(view, drawn):
    """Return the pairs that the network draws: the strong ones, as many as can be laid out."""
    from analysis.cooccurrence.thresholds import strongest

    least = max(drawn.least, 2) if drawn.by == "npmi" else drawn.least  # what met once is luck
    pairs = cooccurrence(view, drawn.within)
    return strongest(pairs, by=drawn.by, least=least, most=drawn.most)


@keep("Drawing the network…", by="named")
def layout(view, drawn):
    """Return the places of the names, near those that they have without filters."""
    from analysis.cooccurrence.layout import layout

    whole = View(view.corpus, Selection(), view.corpus.articles)
    like = None if view.selection == Selection() else whole_layout(whole, drawn.within)
    return layout(drawn_pairs(view, drawn), like=like)


@keep("Drawing the network…", by="named")
def whole_layout(view, within):
    """Return the places of the names in the network as it starts."""
    from analysis.cooccurrence.layout import layout
    from analysis.cooccurrence.thresholds import readable_threshold

    least = readable_threshold(cooccurrence(view, within))
    return layout(drawn_pairs(view, Drawn(within, least)))


@keep("Grouping the names…", by="named")
def communities(view, drawn):
    from analysis.cooccurrence.communities import communities

    return communities(drawn_pairs(view, drawn))


@keep("Finding the sentences…", entries=64, by="named")
def pair_evidence(view, entity_a, entity_b, within):
    from analysis.cooccurrence.counting import cooccurrence_spans

    named = only(mentions(view.corpus), view)
    return evidence(view.articles, cooccurrence_spans(named, entity_a, entity_b, within=within))


@keep("Counting who is named…", by="named")
def all_names(corpus):
    """Return who is named in the whole corpus, as the reader wants it."""
    from analysis.entities.counts import entity_counts

    return entity_counts(mentions(corpus))


@keep("Counting who is named…", by="named")
def entity_counts_by_outlet(view, names):
    from analysis.entities.counts import entity_counts_by

    named = only(mentions(view.corpus), view)
    return entity_counts_by(named[named["entity"].isin(names)], view.articles)


@keep("Looking where they are named…", by="named")
def entity_table(view):
    from analysis.entities.table import entity_table

    return entity_table(view.articles, only(mentions(view.corpus), view))


@keep("Finding the sentences…", entries=64, by="named")
def some_evidence(corpus, entity, most=4):
    """Return the first sentences of the corpus that name somebody."""
    named = mentions(corpus)
    return evidence(corpus.articles, named[named["entity"] == entity].head(most))


@keep("Looking for names that may be one…", entries=4, by="named")
def suggestions(corpus, refused):
    from analysis.entities.uniting.suggestions import suggestions

    return suggestions(corpus.articles, mentions(corpus), refused=refused)


@keep("Reading how they are named…", entries=2, by="named")
def designations(corpus):
    from analysis.designations.expressions import designations

    return designations(corpus.articles, mentions(corpus), tokens=tokens(corpus))


@keep("Counting how they are named…", by="named")
def designation_counts(view, sure_only):
    from analysis.designations.expressions import designation_counts

    return designation_counts(_said(view, sure_only), view.articles)


def _said(view, sure_only):
    said = only(designations(view.corpus), view)
    return said[said["certain"]] if sure_only else said


@keep("Counting how they are named…", by="named")
def designated(view, sure_only):
    """Return who is named, those of the most different expressions first."""
    counted = designation_counts(view, sure_only)
    ways = counted.groupby("entity").agg(ways=("designation", "nunique"), count=("count", "sum"))
    return tuple(ways.sort_values(["ways", "count"], ascending=False, kind="stable").index)


@keep("Finding the sentences…", entries=64, by="named")
def designation_evidence(view, entity, designation, sure_only):
    said = _said(view, sure_only)
    chosen = (said["entity"] == entity) & (said["designation"] == designation)
    return evidence(view.articles, said[chosen])
