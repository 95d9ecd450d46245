"""What groups say more than the others, every place of a word, and the company it keeps."""

from typing import Literal

import pandas as pd

from study.memory import keep
from study.opened import View
from study.tokens import evidence, view_tokens
from study.topics import Unit, main_topics

Group = Literal["source", "topic", "period", "language"]
Mode = Literal["words", "lemma", "regex"]
SURE = 0.05  # p adjusted below this is called sure


@keep("Comparing the words of the groups…", by="topics_key")
def keyness(
    view: View, by: Group, unit: Unit, least_articles: int, hidden: tuple[str, ...] = ()
) -> pd.DataFrame:
    """Compare the words of groups of the selected articles, as `analysis.keyness.keyness` does.

    Parameters
    ----------
    by
        "source", "topic", "period" or "language".
    unit
        "day", "week", "month" or "year", the length of a period.
    least_articles
        In how many articles of the group a word must stand.
    hidden
        Words left out in all their forms.
    """
    from analysis.keyness import keyness

    groups = "language" if by == "language" else article_groups(view, by, unit)
    articles, tokens = view.articles, view_tokens(view)
    if by == "source" and view.without_outlet:  # articles without an outlet are no group
        articles = articles[articles["source"] != ""].reset_index(drop=True)
        tokens = tokens[tokens["article_id"].isin(articles["article_id"])]
    return keyness(
        articles,
        by=groups,
        tokens=tokens,
        least=3,
        least_articles=least_articles,
        hidden=frozenset(hidden),
    )


def possible_groups(view: View) -> list[Group]:
    """List by what the selected articles may be compared: "source", "topic", "period", "language".

    Whether there are topics is not asked here: it would cost finding them.
    """
    dated = view.articles["date"].notna().any()
    several = view.articles["language"].nunique() > 1
    possible: dict[Group, bool] = {
        "source": view.outlets > 0, "topic": True, "period": bool(dated), "language": several,
    }  # fmt: skip
    return [by for by, is_possible in possible.items() if is_possible]


def overused_words(table: pd.DataFrame, *, top: int) -> pd.DataFrame:
    """Give the words that each group says more, so many a group, the surest first."""
    more = table[table["log_ratio"] > 0].groupby("group").head(top)
    return more.sort_values("log_likelihood", ascending=False, kind="stable")


def sure_differences(table: pd.DataFrame) -> int:
    """Count the words of which it is sure that a group says them more."""
    return int(((table["p_adjusted"] < SURE) & (table["log_ratio"] > 0)).sum())


@keep("Grouping the articles…", by="topics_key")
def article_groups(view: View, by: Group, unit: Unit = "month") -> pd.Series:
    """Give article_id → its outlet ("source"), main topic, period or language."""
    from analysis.keyness import periods

    if by == "period":
        return periods(view.articles, unit)
    if by == "topic":
        return main_topics(view.corpus)
    groups = view.articles.set_index("article_id")[by]
    return groups[groups != ""]


def groups_alone(view: View, by: Group, unit: Unit, compared: set[str]) -> set[str]:
    """Give the groups that are not compared, for want of another in the same language."""
    return set(article_groups(view, by, unit).dropna().astype("str").unique()) - compared


def ends_of_list(theirs: pd.DataFrame, *, most: int, picked: str | None) -> list[str]:
    """List the words that a group says most more and most less, and the one that was picked."""
    terms = theirs["term"]
    listed = [*terms.head(most), *terms.tail(most)[::-1]]
    return list(dict.fromkeys([*listed, *([picked] if (terms == picked).any() else [])]))


@keep("Finding the sentences…", entries=64, by="topics_key")
def term_evidence(
    view: View, term: str, grouping: tuple[Group, Unit], group: str, inside: bool
) -> pd.DataFrame:
    """Give the sentences with a term in one group, or in all the others.

    Parameters
    ----------
    grouping
        By what the articles are grouped and in which unit.
    inside
        Whether in the group.
    """
    from analysis.keyness import term_spans

    spans = term_spans(view.articles, term, tokens=view_tokens(view))
    groups = spans["article_id"].map(article_groups(view, *grouping))
    theirs = groups.astype("str") == group
    return evidence(view, spans[theirs if inside else groups.notna() & ~theirs])


@keep("Searching…", entries=16)
def concordance(view: View, query: str, mode: Mode, width: int) -> pd.DataFrame:
    """Find every place of a word or pattern, as `analysis.concordance.concordance` does.

    Raises
    ------
    ValueError
        When the query cannot be searched.
    """
    from analysis.concordance.kwic import concordance

    words = None if mode == "regex" else view_tokens(view)
    return concordance(view.articles, query, width=width, tokens=words, mode=mode)


def sorted_lines(hits: pd.DataFrame, by: Literal["position", "left", "right"]) -> pd.DataFrame:
    """Put the lines of a concordance in order: by "position", "left" or "right"."""
    from analysis.concordance.kwic import sorted_hits

    return sorted_hits(hits, by)


def line_table(view: View, hits: pd.DataFrame) -> pd.DataFrame:
    """Give the lines of a concordance, each with its outlet, date and title."""
    about = view.articles.set_index("article_id")[["source", "date", "title"]]
    columns = ["source", "date", "title", "left", "match", "right"]
    return hits.join(about, on="article_id")[columns]


@keep("Counting the lines…", entries=16)
def hit_counts(
    view: View, query: str, mode: Mode, width: int, by: Literal["source", "article_id"]
) -> pd.DataFrame:
    """Count the places of a query by outlet ("source") or article ("article_id").

    Returns
    -------
    One row is a group: `group`, `count`, `articles`, `per_thousand`, and `outlet`, whose it is.
    """
    from analysis.concordance.kwic import hit_counts

    hits = concordance(view, query, mode, width)
    counts = hit_counts(view.articles, hits, by=by, tokens=view_tokens(view))
    counts = counts[counts["group"] != ""].reset_index(drop=True)
    outlet = view.articles.set_index("article_id")["source"]
    return counts.assign(outlet=counts["group"] if by == "source" else counts["group"].map(outlet))


@keep("Placing the lines…", entries=16)
def dispersion(view: View, query: str, mode: Mode, width: int) -> pd.DataFrame:
    """Give how far into its article each place of a query stands, with the outlet."""
    from analysis.concordance.kwic import dispersion

    table = dispersion(view.articles, concordance(view, query, mode, width))
    about = view.articles.set_index("article_id")
    return table.assign(source=table["article_id"].map(about["source"]))


def densest_places(places: pd.DataFrame, *, top: int) -> pd.DataFrame:
    """Give the places of the articles that have the most of them, by outlet and article."""
    most = places["article_id"].value_counts(sort=True).index[:top]
    chosen = places[places["article_id"].isin(most)]
    return chosen.sort_values(["source", "article_id", "position"], kind="stable")


@keep("Looking at the neighbours…", entries=16)
def collocations(
    view: View,
    word: str,
    window: int,
    measure: Literal["log_likelihood", "npmi"],
    hidden: tuple[str, ...] = (),
) -> pd.DataFrame:
    """Give the words that stand near a word more often than by chance.

    Returns
    -------
    As `analysis.collocations.collocations`, and `side` (str): "before" where it stands more often
    before the word, else "behind".

    Raises
    ------
    ValueError
        When the word has no letter.
    """
    from analysis.collocations import collocations

    found = collocations(
        view.articles,
        word,
        window=window,
        measure=measure,
        least=2,
        tokens=view_tokens(view),
        hidden=frozenset(hidden),
    )
    found = found[found["count"] > found["expected"]]
    before = found["left"] > found["right"]
    return found.assign(side=before.map({True: "before", False: "behind"}).astype("str"))


@keep("Finding the sentences…", entries=64)
def collocation_evidence(view: View, word: str, collocate: str, window: int) -> pd.DataFrame:
    """Give the sentences in which a word stands near another."""
    from analysis.collocations import collocation_spans

    words = view_tokens(view)
    spans = collocation_spans(view.articles, word, collocate, window=window, tokens=words)
    return evidence(view, spans)
