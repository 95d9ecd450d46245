"""The matrix of likeness or of shared text, articles or outlets; a cell says why."""

import pandas as pd
import streamlit as st

from charts.bars import bars
from charts.heatmap import heatmap
from pages.parts.overlap import outlets, pairs, ranked
from pages.parts.overlap.compared import Compared, controls
from pages.shared import choices
from pages.shared.choices import pair_picker
from pages.shared.show import matrices
from pages.shared.show.charts import beside, chart, nothing
from pages.shared.show.figures import figure_of
from study import Corpus, View, article_names, filters, methods, overlap, similarity
from study.provenance import grey_note, note
from wording.language import count

METHODS = {"likeness": methods.SIMILARITY, "shared": methods.OVERLAP}
TITLES = {
    "likeness": "How alike the articles are, from 0 to 1",
    "shared": "How much of each article stands in each other, in per cent",
}
UNITS = {"likeness": "likeness", "shared": "% of the article on the left"}
DIGITS = {"likeness": 2, "shared": 0}
NUMBERED_FROM = 5  # with so many articles or more, columns are headed by the number of the row


def draw(view: View) -> None:
    """Draw the tab."""
    chosen = controls()
    st.caption(pairs.HELP[chosen.measure])
    if chosen.of == "article" and len(view.articles) > matrices.READABLE:
        st.caption(
            f"A matrix can be read of up to {matrices.READABLE:,} articles, which the filters can "
            f"keep. Of {len(view.articles):,} these are the pairs, the highest first."
        )
        ranked.draw(view, chosen)
    else:
        _matrix_or_info(view, chosen)
    if chosen.of == "outlet":
        outlets.draw(view, chosen)
        return
    a, b = pairs.choose(view)
    left, right = beside()
    with left:
        _why(view, a, b, chosen)
    with right:
        pairs.shared_text(view.corpus, a, b)
        choices.tab_button("Read them side by side", "Side by side")


def _matrix_or_info(view: View, chosen: Compared) -> None:
    """Draw the matrix, or say why it cannot be read."""
    matrix = _matrix(view.corpus, chosen)
    if chosen.of == "outlet" and len(matrix) < 2:
        nothing("Comparing outlets takes two; the articles name fewer.")
    kept = view.ids if chosen.of == "article" else sorted(set(view.articles["source"]) - {""})
    readable = matrices.readable_part(matrix, kept, axes=(0, 1))
    if readable is not None:
        _heatmap(view, readable, chosen)


def _matrix(corpus: Corpus, chosen: Compared) -> pd.DataFrame:
    if chosen.measure == "shared":
        shared = overlap.shared_matrix if chosen.of == "article" else overlap.outlet_containment
        return shared(corpus, chosen.without)
    alike = similarity.likeness_matrix if chosen.of == "article" else similarity.outlet_likeness
    return alike(corpus, chosen.without, chosen.words)


def _heatmap(view: View, matrix: pd.DataFrame, chosen: Compared) -> None:
    matrix, tree = similarity.arrange(matrix)
    order = matrix.index.tolist()
    if chosen.of == "article":
        rows, columns = _axis_names(view.corpus, order)
        labels, pick = article_names.short(view.corpus), pair_picker("a", "b", order)
    else:
        rows = columns = order
        labels, pick = {}, pair_picker("outlet-a", "outlet-b", order)
    measure = chosen.measure
    chart(
        figure_of(
            heatmap,
            matrix,
            unit=UNITS[measure].replace("article", chosen.of),
            digits=DIGITS[measure],
            row_names=rows,
            column_names=columns,
            faded=filters.left_out_ids(view, chosen.of),
            tree=tree,
        ),
        _table(matrix, labels, measure),
        title=TITLES[measure].replace("article", chosen.of),
        note=note(
            view,
            *grey_note(view),
            "in the order of a clustering by likeness",
            method=METHODS[measure],
        ),
        key=f"matrix-{chosen.of}s",
        pick=pick,
    )


def _axis_names(corpus: Corpus, shown: list[str]) -> tuple[list[str], list[str]]:
    """Give what to write at the rows and at the columns of a matrix of the articles shown."""
    narrow = article_names.narrow(corpus)
    names = [narrow[article] for article in shown]
    if len(names) < NUMBERED_FROM:
        return names, names
    numbers = [str(number) for number in range(1, len(names) + 1)]
    return [f"{number} · {name}" for name, number in zip(names, numbers, strict=True)], numbers


def _table(matrix: pd.DataFrame, labels: dict[str, str], measure: str) -> pd.DataFrame:
    """Give the matrix as a table with readable names, for the page and for export."""
    named = matrix.round(DIGITS[measure] + 1).rename(index=labels, columns=labels)
    return named.rename_axis("article").reset_index()


def _why(view: View, a: str, b: str, chosen: Compared) -> None:
    terms = similarity.explain(view.corpus, a, b, chosen.without, chosen.words)
    if terms.empty:
        st.subheader("Why these two are alike", anchor=False)
        st.info("They have no word in common that tells anything.", icon=":material/info:")
        return
    cosine = similarity.cosine(view.corpus, a, b, chosen.without, chosen.words)
    chart(
        figure_of(
            bars,
            terms.head(12).assign(percent=terms["share"] * 100),
            name="term",
            value="percent",
            axis="% of their likeness",
            digits=1,
        ),
        terms,
        title="Why these two are alike",
        note=note(
            view,
            f"likeness {cosine:.2f}",
            f"{count(len(terms), 'common term')}, which sum to it",
            method=methods.SIMILARITY,
        ),
        key="why",
    )
