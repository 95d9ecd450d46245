"""Who tells which statement of a story: in which words, how far up, and who leaves it out."""

import pandas as pd

from analysis.evidence import evidence
from study.coverage.stories import stories
from study.entities import mentions
from study.memory import keep
from study.opened import View, only
from study.tokens import tokens, words_by_article

MOST = 60  # articles whose statements are compared at once, those that belong most
BRIEF = 150  # words; a shorter article leaves nothing out
LEAD = 0.2  # of an article's characters
LAST = 0.9


def _articles(view: View, story: int) -> pd.DataFrame:
    """Give the selected articles of a story, at most `MOST`, in the corpus's order."""
    table = stories(view.corpus)
    table = table[(table["story"] == story) & table["article_id"].isin(view.ids)]
    most = table.sort_values("share", ascending=False, kind="stable").head(MOST)
    return view.articles[view.articles["article_id"].isin(most["article_id"])]


def compared_count(view: View, story: int) -> int:
    """Count the articles that are compared."""
    return len(_articles(view, story))


@keep("Comparing what the articles say…", by="names_key")
def statements(view: View, story: int) -> pd.DataFrame:
    """Give the statements of a story in the selected articles, with how far up each stands.

    Returns
    -------
    pd.DataFrame
        As `analysis.statements.statements`, and `place` (int64): 4 in the title, 3 in the lead, 2 in
        the body, 1 in the last lines. Empty where fewer than two of its articles are selected.
    """
    from analysis.statements import statements

    chosen = _articles(view, story)
    groups = pd.DataFrame({"story": story, "article_id": chosen["article_id"]})
    found = statements(
        chosen,
        tokens=only(tokens(view.corpus), view),
        mentions=only(mentions(view.corpus), view),
        groups=groups,
    )
    return found.assign(place=_places(found, chosen))


def _places(found, articles):
    """Say how far up each clause stands."""
    about = articles.set_index("article_id")
    texts, titles = about["text"].str.len(), about["title"].str.len()
    places = []
    for row in found.itertuples():
        share = row.start / max(texts[row.article_id], 1)
        if row.start < titles[row.article_id]:
            places.append(4)
        else:
            places.append(3 if share < LEAD else 1 if share > LAST else 2)
    return pd.Series(places, found.index, dtype="int64")


def grid(
    view: View, story: int, by: str, chosen: tuple[int, ...]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give who tells which statement how far up, and where a gap is no omission.

    Parameters
    ----------
    by
        "article" or "outlet".
    chosen
        The statements, in the order of the rows.

    Returns
    -------
    tuple of pd.DataFrame
        Statements by columns, twice: the place (float, NaN where it is not told; of an outlet, its
        highest), and what stands in a gap (str): "earlier" where all of the column's articles came
        out before the statement was first told, "brief" where they are all short, else "".
    """
    found = statements(view, story)
    articles = _articles(view, story)
    words = pd.Series(words_by_article(view), view.articles["article_id"])
    column = articles.set_index("article_id")["source"]
    if by == "article":
        column = pd.Series(column.index, column.index)
    column = column[column != ""]
    told = found.assign(column=found["article_id"].map(column)).dropna(subset="column")
    places = told.pivot_table(index="statement", columns="column", values="place", aggfunc="max")
    places = places.reindex(index=list(chosen), columns=list(dict.fromkeys(column)))
    dates = articles.set_index("article_id")["date"]
    first = found.assign(date=found["article_id"].map(dates)).groupby("statement")["date"].min()
    last = dates.groupby(column).max()
    longest = words.groupby(column).max()
    gaps = pd.DataFrame("", places.index, places.columns)
    for name in places.columns:
        gaps.loc[first.reindex(places.index) > last[name], name] = "earlier"
        if longest[name] < BRIEF:
            gaps[name] = "brief"
    return places.astype(float), gaps.where(places.isna(), "")


def statement_list(view: View, story: int) -> pd.DataFrame:
    """List the statements, those that most articles tell first.

    Returns
    -------
    pd.DataFrame
        `statement` (int64), `wording` (str, the shortest that is whole), `shared` (str, the words in
        common), `articles` (int64), `sure` (bool).
    """
    found = statements(view, story)
    rows = []
    for number, group in found.groupby("statement", sort=True):
        by_length = sorted(group["text"], key=len)
        wording = next((text for text in by_length if len(text.split()) >= 5), by_length[-1])
        shared = ", ".join(group["shared"].iloc[0])
        rows.append(
            (number, wording, shared, group["article_id"].nunique(), bool(group["sure"].iloc[0]))
        )
    columns = {
        "statement": "int64",
        "wording": "str",
        "shared": "str",
        "articles": "int64",
        "sure": "bool",
    }
    return pd.DataFrame(rows, columns=list(columns)).astype(columns)


def wordings(view: View, story: int, statement: int) -> pd.DataFrame:
    """Give the sentences of a statement, its clauses marked, as `analysis.evidence.evidence`."""
    found = statements(view, story)
    return evidence(view.articles, found[found["statement"] == statement])
