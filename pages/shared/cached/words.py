"""The words: tokens, keywords, keyness, concordance, collocations."""

from analysis.evidence import evidence
from pages.shared.cached.kept import keep, only
from pages.shared.cached.subjects import topics
from pages.shared.cached.texts import tokens


@keep("Extracting the keywords…", entries=2)
def article_keywords(corpus):
    from analysis.keywords.extraction import keywords

    return keywords(corpus.articles, tokens=tokens(corpus))


@keep("Extracting the keywords…")
def corpus_keywords(view, top=50):
    from analysis.keywords.extraction import corpus_keywords

    return corpus_keywords(view.articles, top=top, tokens=only(tokens(view.corpus), view))


def leading_keywords(view, top=12):
    """Return the first keywords, those of most articles first."""
    return corpus_keywords(view).head(top).sort_values("articles", ascending=False, kind="stable")


@keep("Counting the keywords…")
def keyword_counts(view, keywords, by):
    from analysis.keywords.extraction import keyword_counts

    view_tokens = only(tokens(view.corpus), view)
    return keyword_counts(view.articles, keywords, by=by, tokens=view_tokens)


@keep("Finding the sentences…", entries=64)
def keyword_evidence(view, keyword):
    from analysis.keywords.extraction import keyword_occurrences

    view_tokens = only(tokens(view.corpus), view)
    return evidence(
        view.articles, keyword_occurrences(view.articles, (keyword,), tokens=view_tokens)
    )


@keep("Extracting the keywords…", entries=64)
def own_keywords(corpus, article_id):
    """Return the occurrences of an article's own keywords in it."""
    from analysis.keywords.extraction import keyword_occurrences

    table = article_keywords(corpus)
    chosen = table.loc[table["article_id"] == article_id, "keyword"].tolist()
    article = corpus.articles[corpus.articles["article_id"] == article_id]
    words = tokens(corpus)
    return keyword_occurrences(article, chosen, tokens=words[words["article_id"] == article_id])


@keep("Comparing the words of the groups…", by="themed")
def keyness(view, by, unit, least_articles, hidden):
    from analysis.keyness import keyness

    groups = "language" if by == "language" else article_groups(view, by, unit)
    return keyness(
        view.articles,
        by=groups,
        tokens=only(tokens(view.corpus), view),
        least=3,
        least_articles=least_articles,
        hidden=frozenset(hidden),
    )


@keep("Grouping the articles…", by="themed")
def article_groups(view, by, unit="month"):
    """Return article_id → its outlet, main topic, period or language."""
    from analysis.keyness import periods

    if by == "period":
        return periods(view.articles, unit)
    if by == "topic":
        shares = topics(view.corpus).shares.dropna(subset="share")
        main = shares.loc[shares.groupby("article_id")["share"].idxmax()]
        return main.set_index("article_id")["topic"].astype("str")
    return view.articles.set_index("article_id")[by]


@keep("Finding the sentences…", entries=64, by="themed")
def term_evidence(view, term, grouping, group, inside):
    """Return the sentences with a term in one group, or in all the others."""
    from analysis.keyness import term_spans

    spans = term_spans(view.articles, term, tokens=only(tokens(view.corpus), view))
    theirs = spans["article_id"].map(article_groups(view, *grouping)).astype("str") == group
    return evidence(view.articles, spans[theirs if inside else ~theirs])


@keep("Searching…", entries=16)
def concordance(view, query, mode, width):
    from analysis.concordance.kwic import concordance

    words = None if mode == "regex" else only(tokens(view.corpus), view)
    return concordance(view.articles, query, width=width, tokens=words, mode=mode)


@keep("Counting the lines…", entries=16)
def hit_counts(view, query, mode, width, by):
    from analysis.concordance.kwic import hit_counts

    hits = concordance(view, query, mode, width)
    return hit_counts(view.articles, hits, by=by, tokens=only(tokens(view.corpus), view))


@keep("Placing the lines…", entries=16)
def dispersion(view, query, mode, width):
    from analysis.concordance.kwic import dispersion

    table = dispersion(view.articles, concordance(view, query, mode, width))
    about = view.articles.set_index("article_id")
    return table.assign(source=table["article_id"].map(about["source"]))


@keep("Looking at the neighbours…", entries=16)
def collocations(view, word, window, measure, hidden):
    from analysis.collocations import collocations

    return collocations(
        view.articles,
        word,
        window=window,
        measure=measure,
        least=2,
        tokens=only(tokens(view.corpus), view),
        hidden=frozenset(hidden),
    )


@keep("Finding the sentences…", entries=64)
def collocation_evidence(view, word, collocate, window):
    from analysis.collocations import collocation_spans

    words = only(tokens(view.corpus), view)
    spans = collocation_spans(view.articles, word, collocate, window=window, tokens=words)
    return evidence(view.articles, spans)
