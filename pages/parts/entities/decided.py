"""The decisions on names as a table and as CSV; names added by hand; who finds the names."""

import streamlit as st

from charts.theme import TYPE_NAMES
from corpus import CorpusError
from corpus.readers.tables.alias_file import read_aliases
from exports.names import file_name
from exports.sheets.tables import to_csv
from pages.shared.decisions import aliases, notes
from pages.shared.decisions.aliases import ONE
from pages.shared.show.charts import beside, frame
from pages.shared.show.downloads import download
from pages.shared.text import md
from study import Corpus, decisions, entities
from wording.language import count


def draw(corpus: Corpus) -> None:
    """Draw the decisions made so far, and what adds others."""
    if corpus.aliases:
        _decisions(corpus)
    left, right = beside()
    with left, st.expander("Add a name that was not found", icon=":material/add:"):
        _always(corpus)
    with right, st.expander("Bring decisions from a CSV file", icon=":material/upload:"):
        _import(corpus)
    with left, st.expander("Who finds the names", icon=":material/settings:"):
        _recogniser(corpus)


def _decisions(corpus: Corpus) -> None:
    table = entities.alias_table(corpus)
    st.subheader("Your decisions", anchor=False)
    st.caption("An empty name means: this is no name. Choose rows to take them back.")
    picked = frame(
        table.assign(type=table["type"].map(TYPE_NAMES).fillna("")),
        key="decisions",
        height=min(35 * len(table) + 38, 320),
        on_select="rerun",
        selection_mode="multi-row",
    )
    forms = table["mention"].iloc[picked.selection.rows].tolist()
    with st.container(horizontal=True):
        st.button(
            "Take the chosen back" if forms else "Take all back",
            icon=":material/undo:",
            key="forget",
            on_click=aliases.forget,
            args=(corpus, forms or table["mention"].tolist()),
        )
        download(
            "Download as CSV",
            lambda: to_csv(table),
            file_name(f"{corpus.name} names", "csv"),
            "text/csv",
            key="aliases-csv",
        )


def _always(corpus: Corpus) -> None:
    st.caption(
        "Wherever these words stand, capitals and accents as you write them, they are a name."
    )
    form = st.text_input("Words", key="always-form", max_chars=120).strip()
    name = st.text_input(
        "Counted as", key="always-name", placeholder=form or "the same words", max_chars=120
    ).strip()
    kind = st.segmented_control(
        "It is a", list(ONE), default="PER", required=True, format_func=ONE.get, key="always-kind"
    )
    st.button(
        "Always a name",
        icon=":material/add:",
        disabled=not form,
        key="always",
        on_click=_always_now,
        args=(corpus, form, name or form, kind),
    )


def _always_now(corpus: Corpus, form: str, name: str, kind: str) -> None:
    what = f"{form} is always a name"
    notes.decide(corpus, lambda now: decisions.always_values(now, form, name, kind), what=what)
    st.session_state["always-form"] = st.session_state["always-name"] = ""


def _import(corpus: Corpus) -> None:
    st.caption("Columns mention, entity and type (PER, LOC or ORG), as the download writes them.")
    given = st.file_uploader("CSV file", type=["csv", "tsv", "txt"], key="aliases-file")
    if given is None:
        return
    try:
        rows = read_aliases(given.getvalue(), given.name)
    except CorpusError as error:
        st.warning(md(str(error)), icon=":material/warning:")
        return
    st.button(
        md(f"Add {count(len(rows), 'decision')}"),
        icon=":material/check:",
        key="aliases-import",
        on_click=aliases.keep,
        args=(corpus, rows, f"{count(len(rows), 'decision')} from {given.name}"),
    )


def _recogniser(corpus: Corpus) -> None:
    known = list(dict.fromkeys(["", *entities.installed_pipelines(), corpus.pipeline]))
    st.caption(
        "Recoupe's own recogniser needs nothing else. A spaCy pipeline that is installed on this "
        "machine can take its place; the names are united, and your decisions apply, as before."
    )
    chosen = st.selectbox(
        "Recogniser",
        known,
        index=known.index(corpus.pipeline),
        format_func=lambda name: name or "Recoupe's own",
        key="recogniser",
        help="A pipeline that is a folder: RECOUPE_SPACY=path/to/folder make run",
    )
    st.button(
        "Use it",
        disabled=chosen in (None, corpus.pipeline),
        key="recognise",
        on_click=aliases.recognise_with,
        args=(corpus, chosen),
    )
