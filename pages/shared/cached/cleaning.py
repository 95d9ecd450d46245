"""What cleaning removed, and what it changed."""

from corpus import clean
from corpus import store as kept_store
from pages.shared.cached.kept import keep, store
from pages.shared.cached.texts import tokens


@keep("Reading what cleaning removed…", entries=16)
def cuts(corpus, article_id):
    """Return what was cut from an article, as offsets into its raw text."""
    if corpus.kept is None:
        raw = corpus.articles.set_index("article_id").loc[article_id, "raw"]
        return clean(raw).cuts
    found = all_cuts(corpus)
    return found[(found["article_id"] == article_id) & found["made"]]


@keep("Reading what cleaning removed…", entries=2)
def all_cuts(corpus):
    """Return every cut of a kept corpus, those that the reader undid too."""
    return kept_store.cuts(store(), corpus.kept)


@keep("Extracting the keywords…", entries=2)
def keywords_before_cleaning(corpus):
    """Return the leading keywords of the texts as they were imported."""
    from analysis.keywords.extraction import corpus_keywords

    return corpus_keywords(corpus.articles.assign(text=corpus.articles["raw"]))


@keep("Extracting the keywords…", entries=2)
def keywords_after_cleaning(corpus):
    from analysis.keywords.extraction import corpus_keywords

    return corpus_keywords(corpus.articles, tokens=tokens(corpus))
