"""The names in the reader's hands: unite, split, rename, retype, drop; and what is proposed."""

import streamlit as st

from analysis.entities.uniting import alias_edits
from pages.parts.entities import decisions as entities_decisions
from pages.parts.entities.decisions import ONE
from pages.shared import cached, sayings
from pages.shared.decisions import aliases, notes
from pages.shared.show import charts as show
from pages.shared.show import sentences
from pages.shared.text import count, md

MOST = 8  # proposals shown at once


def draw(view):
    """Draw the tab."""
    corpus = view.corpus
    st.caption(
        "What you change here holds on all pages, filters and exports. The texts stay as they are."
    )
    notes.bar(corpus)
    left, right = show.beside()
    with left:
        _editor(corpus)
    with right:
        _proposals(corpus)
    entities_decisions.draw(corpus)


def _editor(corpus):
    st.subheader("Correct a name", anchor=False)
    named = cached.all_names(corpus)
    if named.empty:
        st.info("No name was found; add one below.", icon=":material/info:")
        return
    kinds = dict(zip(named["entity"], named["type"], strict=True))
    counts = dict(zip(named["entity"], named["count"], strict=True))
    entity = aliases.choose_entity(
        "Name",
        list(kinds),
        key="edited",
        format_func=lambda name: f"{name} · {ONE[kinds[name]]} · {counts[name]:,}",
    )
    forms = alias_edits.forms(cached.mentions(corpus), entity)
    show.frame(forms, key="forms", height=min(35 * len(forms) + 38, 213))
    with st.container(border=True):
        _unite(corpus, entity, list(kinds))
    with st.container(border=True):
        _rename(corpus, entity, kinds[entity])
    with st.container(border=True):
        _split(corpus, entity, forms["mention"].tolist())


def _unite(corpus, entity, names):
    others = st.multiselect(
        "Is the same as",
        [name for name in names if name != entity],
        key=f"same {entity}",
        placeholder="Other names of the same person, place or organisation",
    )
    into = st.radio("Called", [entity, *others], key=f"into {entity}", horizontal=True) or entity
    st.button(
        "Unite",
        icon=":material/merge:",
        disabled=not others,
        key="unite",
        on_click=_unite_now,
        args=(corpus, (entity, *others), into),
    )


def _unite_now(corpus, names, into):
    rows = alias_edits.merge(cached.mentions(corpus), [n for n in names if n != into], into)
    gone = ", ".join(name for name in names if name != into)
    aliases.keep(corpus, rows, f"{gone} united with {into}")
    st.session_state["edited"] = into


def _rename(corpus, entity, kind):
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input("Show it as", entity, key=f"name {entity}", max_chars=120).strip()
        st.button(
            "Rename",
            icon=":material/edit:",
            disabled=name in ("", entity),
            key="rename",
            on_click=_rename_now,
            args=(corpus, entity, name),
        )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.segmented_control(
            "It is a",
            list(ONE),
            default=kind,
            required=True,
            format_func=ONE.get,
            key=f"kind {entity} {kind}",
        )
        st.button(
            "Change the kind",
            icon=":material/category:",
            disabled=chosen == kind,
            key="retype",
            on_click=_retype_now,
            args=(corpus, entity, chosen),
        )
        st.button(
            "This is no name",
            icon=":material/block:",
            key="drop",
            on_click=_drop_now,
            args=(corpus, entity),
            help="A common word or a slip of the recogniser: it goes from all charts. Undo brings "
            "it back.",
        )


def _rename_now(corpus, entity, name):
    rows = alias_edits.rename(cached.mentions(corpus), entity, name)
    aliases.keep(corpus, rows, f"{entity} renamed {name}")
    st.session_state["edited"] = name


def _retype_now(corpus, entity, kind):
    rows = alias_edits.retype(cached.mentions(corpus), entity, kind)
    aliases.keep(corpus, rows, f"{entity} is a {ONE[kind]}")


def _drop_now(corpus, entity):
    rows = alias_edits.drop(cached.mentions(corpus), entity)
    aliases.keep(corpus, rows, f"{entity} is no name")


def _split(corpus, entity, forms):
    chosen = st.multiselect(
        "These forms are somebody or something else",
        forms,
        key=f"forms {entity}",
        placeholder="Forms to split off",
        disabled=len(forms) < 2,
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        start = max(chosen, key=len) if chosen else ""
        name = st.text_input(
            "Called", start, key=f"split {entity} {start}", disabled=not chosen, max_chars=120
        ).strip()
        st.button(
            "Split off",
            icon=":material/call_split:",
            disabled=not chosen or name in ("", entity) or len(chosen) == len(forms),
            key="split",
            on_click=_split_now,
            args=(corpus, entity, tuple(chosen), name),
        )


def _split_now(corpus, entity, forms, name):
    rows = alias_edits.split(cached.mentions(corpus), entity, forms, name)
    aliases.keep(corpus, rows, f"{', '.join(forms)} split off {entity}")


def _proposals(corpus):
    st.subheader("Perhaps the same", anchor=False)
    found = cached.suggestions(corpus, aliases.refused(corpus))
    if found.empty:
        st.caption("No two names look as if they were one.")
        return
    st.caption(f"{count(len(found), 'proposal')}, the surest first.")
    for number, row in enumerate(found.head(MOST).itertuples()):
        with st.container(border=True):
            why = sayings.union_reason(row.reason, row.shared)
            st.markdown(
                f"**{md(row.other)}** ({count(row.other_count, 'mention')}) and "
                f"**{md(row.entity)}** ({count(row.count, 'mention')}): {md(why)}."
            )
            with st.container(horizontal=True):
                st.button(
                    "The same",
                    icon=":material/merge:",
                    key=f"same-{number}",
                    on_click=_unite_now,
                    args=(corpus, (row.entity, row.other), row.entity),
                )
                st.button(
                    "Keep apart",
                    key=f"apart-{number}",
                    on_click=aliases.refuse,
                    args=(corpus, row.entity, row.other),
                )
                with st.popover("Sentences", icon=":material/format_quote:", type="tertiary"):
                    for name in (row.entity, row.other):
                        st.markdown(f"**{md(name)}**")
                        rows = cached.some_evidence(corpus, name)
                        sentences.evidence(rows, corpus.articles, key=f"proposal-{number}-{name}")
