"""The leading keywords and the most named, beside each other."""

import pandas as pd

from charts.bars import bars
from charts.theme import KINDS, TYPE_NAMES
from pages.shared.show.charts import beside, chart
from pages.shared.show.figures import figure_of
from study import View, methods
from study.provenance import note
from wording.language import count

MOST = 12  # names drawn


def draw(view: View, keywords: pd.DataFrame, entities: pd.DataFrame) -> None:
    """Draw the two charts."""
    left, right = beside()
    with left:
        chart(
            figure_of(
                bars, keywords, name="keyword", value="articles", axis="articles that use it"
            ),
            keywords,
            title="Leading keywords",
            note=note(view, method=methods.KEYWORDS),
            key="leading-keywords",
        )
    with right:
        chart(
            figure_of(
                bars,
                entities.head(MOST),
                name="entity",
                value="count",
                axis="times named",
                group=KINDS,
            ),
            entities.assign(type=entities["type"].map(TYPE_NAMES)),
            title="Most named",
            note=note(view, count(len(entities), "name"), method=methods.ENTITIES),
            key="leading-entities",
        )
