"""The grid: statements by outlets or articles, each cell with its sentence."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.grid import PLACES, grid
from pages.shared.choices import choose, one_of
from pages.shared.show import sentences
from pages.shared.show.charts import chart, nothing
from pages.shared.text import md
from study import View, article_names, methods
from study.coverage import stories, told
from study.provenance import note
from wording.language import count

MOST = 40  # rows
ROWS = {"sure": "sure", "all": "sure and to check"}


def draw(view: View) -> None:
    """Draw the choice of a story, its grid, and the wordings of the chosen statement."""
    story = _story(view)
    listed = told.statement_list(view, story)
    columns, rows = _controls(view)
    shown = listed[listed["sure"]] if rows == "sure" else listed
    if shown.empty:
        nothing(
            "No two of the selected articles tell the same in words that give it away. Choose another "
            "story or “sure and to check”, or take filters off in the sidebar."
        )
    names = dict(zip(shown["statement"], _names(shown)))
    _grid(view, story, columns, shown.head(MOST), names)
    chosen = choose(
        "In whose words",
        list(names.values()),
        key="statement",
        help="Or click a cell of the grid.",
    )
    number = next(number for number, name in names.items() if name == chosen)
    row = shown.set_index("statement").loc[number]
    st.caption(md(f"They share: {row['shared']}" + ("" if row["sure"] else " · to check")))
    sentences.evidence(
        told.wordings(view, story, number),
        view,
        key="statement-evidence",
        title=f"In whose words: {row['wording']}",
        made=note(view, method=methods.STATEMENTS),
    )


def _story(view: View) -> int:
    """Draw the list of stories; give the number of the one chosen."""
    listed = stories.story_list(view.corpus)
    names = {
        f"{row.story} · {row.title} ({count(row.articles, 'article')})": row.story
        for row in listed.itertuples()
    }
    return names[choose("Story", list(names), key="story", help="Articles that tell one event.")]


def _controls(view: View) -> tuple[str, str]:
    left, right = st.columns(2)
    known = (view.articles["source"] != "").mean() > 0.5 and view.outlets > 1
    with left:
        columns = one_of(
            "Columns",
            {"outlet": "outlets", "article": "articles"},
            key="cells",
            default="outlet" if known else "article",
        )
    with right:
        rows = one_of(
            "Statements",
            ROWS,
            key="sureness",
            help="To check: about half of these are the same fact.",
        )
    return columns, rows


def _names(shown: pd.DataFrame) -> list[str]:
    """Give each statement a name of its own: its wording, and its number."""
    return [
        f"{row.statement} · {row.wording}{'' if row.sure else ' (to check)'}"
        for row in shown.itertuples()
    ]


def _grid(view: View, story: int, by: str, shown: pd.DataFrame, names: dict[int, str]) -> None:
    numbers = tuple(shown["statement"].tolist())
    places, gaps = told.grid(view, story, by, numbers)
    heads = [str(head) for head in places.columns]
    if by == "article":
        short = article_names.narrow(view.corpus)
        heads = [short[head] for head in heads]

    def pick(ids: Any) -> None:
        st.session_state["statement"] = names[int(ids[0])]

    chart(
        grid(places, gaps, row_names=shown["wording"].tolist(), column_names=heads),
        _table(places, shown, heads),
        title="Who tells what, and how far up",
        note=note(
            view,
            f"{count(told.compared_count(view, story), 'article')} of the story",
            count(len(numbers), "statement"),
            method=methods.STATEMENTS,
        ),
        key=f"coverage-{by}",
        pick=pick,
    )
    if (gaps != "").any(axis=None):
        st.caption(
            "“Earlier”: all its articles came out before it was first told. “Brief”: none of its "
            "articles has the room to tell everything."
        )


def _table(places: pd.DataFrame, shown: pd.DataFrame, heads: list[str]) -> pd.DataFrame:
    """Give the grid in words, one row a statement."""
    table = places.apply(lambda column: column.map(PLACES)).fillna("")
    table.columns = pd.Index(heads)
    table.insert(0, "statement", shown["wording"].to_numpy())
    return table.reset_index(drop=True)
