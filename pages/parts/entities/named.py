"""The most named, by kind or by outlet, with the sentences that name them."""

import pandas as pd
import streamlit as st
from plotly.graph_objects import Figure

from charts.bars import bars, stacked_bars
from charts.theme import KINDS, TYPE_NAMES
from pages.shared.choices import choose, one_of, picker, several_of
from pages.shared.show import sentences
from pages.shared.show.charts import beside, chart, nothing
from pages.shared.show.figures import colours_of, figure_of
from study import View, entities, methods
from study.provenance import note
from wording.language import count

MOST = 20  # bars
TITLES = {"kind": "Most named", "outlet": "Most named, by outlet"}


def draw(view: View) -> None:
    """Draw the tab."""
    left, right = beside()
    counts = entities.entity_counts(view)
    order = counts["entity"].tolist()
    with left:
        kinds, by = _controls()
        shown = counts[counts["type"].isin(kinds)]
        top = shown.head(MOST)
        figure, table = _by_kind(shown, top) if by == "kind" else _by_outlet(view, top)
        chart(
            figure,
            table,
            title=TITLES[by],
            note=note(
                view,
                f"the first {len(top)} of {count(len(shown), 'name')}",
                method=methods.ENTITIES,
            ),
            key=f"named-{by}",
            pick=picker("entity", order),
        )
    with right:
        entity = choose("Sentences that name", order, key="entity", help="Or click a bar.")
        with st.container(height=720, border=True):
            sentences.evidence(
                entities.entity_evidence(view, entity),
                view,
                key="entity-evidence",
                title=f"Sentences that name {entity}",
                made=note(view, method=methods.ENTITIES),
            )


def _by_kind(shown: pd.DataFrame, top: pd.DataFrame) -> tuple[Figure, pd.DataFrame]:
    figure = figure_of(bars, top, name="entity", value="count", axis="times named", group=KINDS)
    return figure, shown.assign(type=shown["type"].map(TYPE_NAMES))


def _by_outlet(view: View, top: pd.DataFrame) -> tuple[Figure, pd.DataFrame]:
    names = top["entity"].tolist()
    table = entities.counts_by_outlet(view, tuple(names))
    figure = figure_of(
        stacked_bars,
        table,
        name="entity",
        group="source",
        value="count",
        axis="times named",
        colours=colours_of(view.corpus),
        order=names,
    )
    return figure, table


def _controls() -> tuple[list[str], str]:
    """Draw the choice of kinds and colours; give the kinds, and by what."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kinds = several_of("Kinds", TYPE_NAMES, default=list(TYPE_NAMES), key="kinds")
        by = one_of("Coloured by", ["kind", "outlet"], key="named-by")
    if not kinds:
        nothing("Choose at least one kind: people, places or organisations.")
    return kinds, by
