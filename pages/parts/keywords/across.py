"""The keywords across outlets or articles, as a matrix."""

from charts.heatmap import heatmap
from pages.shared.choices import one_of, picker
from pages.shared.show import matrices
from pages.shared.show.charts import chart, nothing
from pages.shared.show.figures import figure_of
from study import View, keywords, methods
from study.provenance import note

COLUMNS = {"outlets": "source", "articles": "article_id"}


def draw(view: View, order: list[str]) -> None:
    """Draw the choice and the matrix, the keywords in the order given."""
    usual = "articles" if view.is_by_article else "outlets"
    by = one_of("Compare", list(COLUMNS), key="compare", default=usual)
    counts = keywords.keyword_counts(view, tuple(order), COLUMNS[by])
    counts = counts[counts["group"] != ""]
    if counts.empty:
        nothing("No outlet of the selected articles is known: compare the articles.")
    matrix = matrices.matrix(counts, "keyword", "group", "per_thousand", order)
    matrix = matrices.readable_part(matrix, list(matrix.columns), axes=(1,))
    if matrix is None:
        return
    names = matrices.group_names(view.corpus, by.removesuffix("s"))
    columns = [names.get(column, column) for column in matrix.columns]
    chart(
        figure_of(
            heatmap,
            matrix,
            unit="per 1,000 words",
            digits=1,
            column_names=matrices.headings(columns),
        ),
        counts.assign(group=counts["group"].replace(names)),
        title=f"Keywords across {by}: occurrences per 1,000 words",
        note=note(view, method=methods.KEYWORDS),
        key="across",
        pick=picker("keyword", order),
    )
    matrices.legend(columns)
