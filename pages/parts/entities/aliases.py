"""The names in the reader's hands: unite, split, rename, retype, drop."""

import streamlit as st

from pages.parts.entities import decided, proposals
from pages.shared.decisions import aliases, notes
from pages.shared.decisions.aliases import ONE
from pages.shared.show.charts import beside, frame
from study import Corpus, View, decisions, entities


def draw(view: View) -> None:
    """Draw the tab."""
    corpus = view.corpus
    st.caption(
        "What you change here holds on all pages, filters and exports. The texts stay as they are."
    )
    notes.bar(corpus)
    left, right = beside()
    with left:
        _editor(corpus)
    with right:
        proposals.draw(corpus)
    decided.draw(corpus)


def _editor(corpus: Corpus) -> None:
    st.subheader("Correct a name", anchor=False)
    named = entities.all_names(corpus)
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
    forms = entities.forms(corpus, entity)
    frame(forms, key="forms", height=min(35 * len(forms) + 38, 213))
    with st.container(border=True):
        _unite(corpus, entity, list(kinds))
    with st.container(border=True):
        _rename(corpus, entity, kinds[entity])
    with st.container(border=True):
        _split(corpus, entity, forms["mention"].tolist())


def _unite(corpus: Corpus, entity: str, names: list[str]) -> None:
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
        on_click=proposals.unite,
        args=(corpus, (entity, *others), into),
    )


def _rename(corpus: Corpus, entity: str, kind: str) -> None:
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


def _rename_now(corpus: Corpus, entity: str, name: str) -> None:
    what = f"{entity} renamed {name}"
    notes.decide(corpus, lambda now: decisions.rename_values(now, entity, name), what=what)
    st.session_state["edited"] = name


def _retype_now(corpus: Corpus, entity: str, kind: str) -> None:
    what = f"{entity} is a {ONE[kind]}"
    notes.decide(corpus, lambda now: decisions.retype_values(now, entity, kind), what=what)


def _drop_now(corpus: Corpus, entity: str) -> None:
    what = f"{entity} is no name"
    notes.decide(corpus, lambda now: decisions.drop_values(now, entity), what=what)


def _split(corpus: Corpus, entity: str, forms: list[str]) -> None:
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


def _split_now(corpus: Corpus, entity: str, forms: tuple[str, ...], name: str) -> None:
    what = f"{', '.join(forms)} split off {entity}"
    notes.decide(corpus, lambda now: decisions.split_values(now, entity, forms, name), what=what)
