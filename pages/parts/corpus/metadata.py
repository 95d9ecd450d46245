"""What is known of the articles, in a table that can be edited."""

import datetime
from typing import Any

import pandas as pd
import streamlit as st

from corpus import store as kept_store
from corpus.readers.raw import ISSUE
from corpus.text.outlets import SameOutlet, same_outlets
from pages.shared import gaps
from pages.shared.decisions import changes
from pages.shared.kept import store
from pages.shared.show import columns
from pages.shared.text import md
from study import Corpus, View
from wording.language import count

_TICK = "tick"
_EDITED = ("title", "source", "origin", "date", "language", "url")


def draw(view: View) -> None:
    """Draw the tab: the table of the selected articles, and what can be done to many at once."""
    corpus = view.corpus
    if changes.read_only(corpus):
        return
    changes.bar(corpus)
    own = kept_store.variables(store(), corpus.kept)
    # Own columns go by their place here: the editor keeps some names for itself.
    places = {_own(place): name for place, name in enumerate(own)}
    shown = gaps.choose(view.articles)
    table = shown[["article_id", *_EDITED, *own]].reset_index(drop=True)
    table.columns = ["article_id", *_EDITED, *places]
    table.insert(0, _TICK, False)
    key = f"edit-{corpus.key}-{hash(view.selection)}-{len(table)}"
    st.caption(
        f"{count(len(table), 'article')}: those that the filters keep. Click a cell to change it; "
        "every change is kept at once and can be undone."
    )
    edited = st.data_editor(
        table,
        key=key,
        hide_index=True,
        on_change=_apply,
        args=(corpus, table, places, key),
        height=420,
        column_config={
            **columns.config(table),
            **{place: st.column_config.TextColumn(name) for place, name in places.items()},
            "article_id": None,
            _TICK: st.column_config.CheckboxColumn("Tick", help="For the actions below."),
        },
    )
    ticked = tuple(edited.loc[edited[_TICK], "article_id"])
    _many(corpus, tuple(table["article_id"]), ticked, [*_EDITED, *own])
    _outlets(corpus)
    _own_columns(corpus, own)


def _own(place: int) -> str:
    return f"own {place}"


def _apply(corpus: Corpus, table: pd.DataFrame, places: dict[str, str], key: str) -> None:
    """Keep the cells that were changed."""
    found = []
    for row, cells in st.session_state[key]["edited_rows"].items():
        article = table.at[int(row), "article_id"]
        found += [
            kept_store.Set((article,), places.get(column, column), _value(column, value))
            for column, value in cells.items()
            if column != _TICK
        ]
    if found:
        changes.make(corpus, *found)


def _value(column: str, value: Any) -> str | datetime.date | None:
    if column != "date":
        return "" if value is None else str(value)
    return datetime.date.fromisoformat(str(value)[:10]) if value else None


def _many(
    corpus: Corpus, listed: tuple[str, ...], ticked: tuple[str, ...], fields: list[str]
) -> None:
    with st.expander("Fill down, or delete", icon=":material/format_line_spacing:"):
        whom = st.radio(
            "In",
            ["the ticked articles", "all the articles in the table"],
            key="whom",
            horizontal=True,
        )
        ids = ticked if whom == "the ticked articles" else listed
        left, right = st.columns(2)
        labels = {name: columns.label(name) for name in fields}
        field = left.selectbox("Column", fields, key="fill-field", format_func=labels.get)
        value = (
            right.date_input("Value", None, key="fill-date", format="DD/MM/YYYY")
            if field == "date"
            else right.text_input("Value", key="fill-value")
        )
        with st.container(horizontal=True):
            st.button(
                f"Set it in {count(len(ids), 'article')}",
                key="fill",
                disabled=not ids,
                on_click=changes.make,
                args=(corpus, kept_store.Set(ids, field, value)),
            )
            st.button(
                f"Delete {count(len(ticked), 'ticked article')}",
                key="delete-ticked",
                disabled=not ticked,
                icon=":material/delete:",
                on_click=changes.make,
                args=(corpus, kept_store.DeleteArticles(ticked)),
            )


def _outlets(corpus: Corpus) -> None:
    with st.expander("Rename an outlet everywhere", icon=":material/newspaper:"):
        names = sorted(set(corpus.articles["source"]) - {""})
        if not names:
            st.caption("No article has an outlet yet.")
            return
        _same_outlets(corpus)
        left, right = st.columns(2)
        old = left.selectbox("Outlet now", names, key="old-outlet")
        new = right.text_input("New name", key="new-outlet").strip()
        articles = int((corpus.articles["source"] == old).sum())
        st.button(
            f"Rename it in {count(articles, 'article')}",
            key="rename-outlet",
            disabled=not new,
            on_click=changes.make,
            args=(corpus, kept_store.RenameOutlet(old, new)),
        )


def _same_outlets(corpus: Corpus) -> None:
    """Propose to unite names that seem to mean one outlet; what they say beyond it is kept."""
    named = corpus.articles.loc[corpus.articles["source"] != "", "source"]
    for number, same in enumerate(same_outlets(named.value_counts().to_dict())):
        left, right = st.columns([4, 1], vertical_alignment="center")
        left.text(f"{', '.join(same.names)}: the same outlet as {same.outlet}?")
        right.button(
            "Unite them",
            key=f"unite-{number}",
            on_click=_unite,
            args=(corpus, same),
            type="tertiary",
        )


def _unite(corpus: Corpus, same: SameOutlet) -> None:
    found: list[kept_store.Set | kept_store.AddColumn | kept_store.RenameOutlet] = []
    if same.editions and ISSUE not in kept_store.variables(store(), corpus.kept):
        found.append(kept_store.AddColumn(ISSUE))
    for name, edition in same.editions:
        ids = corpus.articles.loc[corpus.articles["source"] == name, "article_id"]
        found.append(kept_store.Set(tuple(ids), ISSUE, edition))
    found += [kept_store.RenameOutlet(name, same.outlet) for name in same.names]
    changes.make(corpus, *found)


def _own_columns(corpus: Corpus, own: list[str]) -> None:
    with st.expander("Columns of your own", icon=":material/view_column:"):
        st.caption(
            "A column of your own (section, author, camp …) becomes a filter in the sidebar."
        )
        name = st.text_input("Name of the new column", key="new-column").strip()
        st.button(
            "Add the column",
            key="add-column",
            disabled=not name,
            on_click=changes.make,
            args=(corpus, kept_store.AddColumn(name)),
        )
        for column in own:
            st.button(
                md(f"Remove {column}"),
                key=f"remove-{column}",
                icon=":material/delete:",
                on_click=changes.make,
                args=(corpus, kept_store.RemoveColumn(column)),
            )
