"""Tokens as they are kept, with numbers for strings, give what tokens with strings give."""

import pandas as pd
import pytest

from analysis.collocations import collocation_spans, collocations
from analysis.concordance.kwic import concordance, hit_counts
from analysis.designations.expressions import designations
from analysis.entities.recognition import mentions
from analysis.keyness import keyness, term_spans
from analysis.overlap.borrowing import verdicts
from analysis.overlap.families import families
from analysis.overlap.outlets import outlet_containment
from analysis.overlap.passages import containment, shared_passages
from analysis.overlap.provenance import provenance
from analysis.similarity.cosine import closest, explain, similarity
from analysis.similarity.maps import segment_map
from analysis.similarity.word_choice import (
    as_written,
    without_names,
    without_passages,
    without_quotations,
)
from analysis.tokens.segments import segments
from analysis.tokens.tokenizer import tokenize
from analysis.topics.nmf import topics
from analysis.topics.reinert.classes import reinert
from corpus import load_articles


@pytest.fixture(scope="module")
def articles():
    return load_articles().head(12)


@pytest.fixture(scope="module")
def tokens(articles):
    return tokenize(articles)


@pytest.fixture(scope="module")
def coded(articles, tokens):
    """Give the tokens as `derived.read` does, of a corpus that has other articles too."""
    ids = pd.Index([*load_articles()["article_id"]])
    table = tokens.assign(article_id=pd.Categorical(tokens["article_id"], categories=ids))
    return table.astype({"token": "category", "lemma": "category"})


@pytest.fixture(scope="module")
def made(articles, tokens):
    """Mentions and shared passages, from strings."""
    return mentions(articles, tokens=tokens), shared_passages(articles, tokens=tokens)


SAME = {
    "segments": lambda a, t, m, p: segments(a, tokens=t),
    "keyness": lambda a, t, m, p: keyness(a, tokens=t, hidden={"guerre"}),
    "term_spans": lambda a, t, m, p: term_spans(a, "guerre", tokens=t),
    "collocations": lambda a, t, m, p: collocations(a, "guerre", tokens=t),
    "collocation_spans": lambda a, t, m, p: collocation_spans(a, "la", "guerre", tokens=t),
    "concordance": lambda a, t, m, p: concordance(a, "guerre", tokens=t, mode="lemma"),
    "hit_counts": lambda a, t, m, p: hit_counts(a, concordance(a, "le"), by="source", tokens=t),
    "similarity": lambda a, t, m, p: similarity(a, tokens=t, mentions=m),
    "explain": lambda a, t, m, p: explain(a, *a["article_id"].iloc[:2], tokens=t),
    "closest": lambda a, t, m, p: closest(a, tokens=t),
    "segment_map": lambda a, t, m, p: segment_map(a, tokens=t),
    "without_names": lambda a, t, m, p: similarity(a, tokens=without_names(t, m)),
    "without_quotations": lambda a, t, m, p: similarity(a, tokens=without_quotations(t, a)),
    "without_passages": lambda a, t, m, p: similarity(a, tokens=without_passages(t, p)),
    "as_written": lambda a, t, m, p: similarity(a, tokens=as_written(t)),
    "topics": lambda a, t, m, p: topics(a, tokens=t).terms,
    "reinert": lambda a, t, m, p: reinert(a, tokens=t).terms,
    "shared_passages": lambda a, t, m, p: shared_passages(a, tokens=t, mentions=m),
    "containment": lambda a, t, m, p: containment(a, tokens=t, passages=p),
    "outlet_containment": lambda a, t, m, p: outlet_containment(a, p, tokens=t),
    "families": lambda a, t, m, p: families(a, tokens=t, passages=p),
    "verdicts": lambda a, t, m, p: verdicts(a, p, tokens=t),
    "provenance": lambda a, t, m, p: provenance(a, p, tokens=t),
    "designations": lambda a, t, m, p: designations(a, m, tokens=t),
}


@pytest.mark.parametrize("name", SAME)
def test_the_same_from_numbers_as_from_strings(name, articles, tokens, coded, made):
    expected = SAME[name](articles, tokens, *made)
    found = SAME[name](articles, coded, *made)
    strings = found.select_dtypes("category").columns
    pd.testing.assert_frame_equal(found.astype(dict.fromkeys(strings, "str")), expected)
    assert len(expected) or name in ("families",)
