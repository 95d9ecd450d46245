"""The words of the texts, which every other analysis begins with."""

from pages.shared.cached.kept import keep, only


@keep("Reading the words…", entries=2)
def tokens(corpus):
    from analysis.tokens.tokenizer import tokenize

    return tokenize(corpus.articles)


def word_count(view):
    """Return the number of words of the selected articles."""
    return len(only(tokens(view.corpus), view))


def words_by_article(view):
    """Return the number of words of each selected article, in the table's order."""
    counts = only(tokens(view.corpus), view)["article_id"].value_counts()
    return [int(counts.get(article, 0)) for article in view.ids]


@keep("Reading the articles…", entries=4)
def fingerprint(corpus):
    """Return the twelve digits by which exports name the state of the corpus."""
    from exports.provenance import fingerprint

    return fingerprint(corpus.articles)
