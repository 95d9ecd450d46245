"""Who is named with whom as a matrix of the most named, to read the values."""

from typing import Any

import streamlit as st

from charts.heatmap import heatmap
from pages.shared.choices import LINK, Pick
from pages.shared.show.charts import chart
from pages.shared.show.figures import figure_of
from study import View, cooccurrence, methods
from study.provenance import note
from wording.language import count

MOST = 20  # names
DIGITS = {"count": 0, "npmi": 2}


def draw(view: View, within: str, by: str) -> None:
    """Draw the matrix.

    Parameters
    ----------
    within
        "sentence", "paragraph" or "article".
    by
        "count" or "npmi".
    """
    matrix = cooccurrence.matrix(view, within, by, most=MOST)
    names = matrix.index.tolist()
    chart(
        figure_of(
            heatmap,
            matrix,
            unit=f"{within}s that name both" if by == "count" else "NPMI",
            digits=DIGITS[by],
            row_names=names,
            column_names=names,
        ),
        matrix.rename_axis("entity").reset_index(),
        title=f"How often the most named stand in the same {within}"
        if by == "count"
        else f"How much more than by chance the most named stand in the same {within} (NPMI)",
        note=note(
            view,
            f"the {count(len(names), 'most named', 'most named')}",
            method=methods.cooccurrence(within, by),
        ),
        key="network-matrix",
        pick=_link_picker(view, within),
    )


def _link_picker(view: View, within: str) -> Pick:
    """Give what the matrix calls when a cell is clicked: it sets the list of links."""
    pairs = cooccurrence.cooccurrence(view, within)
    links = {
        frozenset((a, b)): LINK.format(a, b)
        for a, b in zip(pairs["entity_a"], pairs["entity_b"], strict=True)
    }

    def pick(ids: Any) -> None:
        if frozenset(ids) in links:
            st.session_state["link"] = links[frozenset(ids)]

    return pick
