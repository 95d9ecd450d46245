"""The topics over time: their share of what was published in each period."""

from charts.lines import lines
from pages.shared.choices import one_of
from pages.shared.decisions import topic_names
from pages.shared.show.charts import chart, nothing
from pages.shared.show.figures import figure_of
from study import View, methods, topics
from study.provenance import note
from wording.language import count

UNITS = ["day", "week", "month", "year"]


def draw(view: View) -> None:
    """Draw the tab."""
    dated = view.articles["date"].dropna()
    if dated.nunique() < 2:
        nothing(
            "This takes articles of several days; the page Corpus, or an articles.csv, can give dates."
        )
    unit = one_of("By", UNITS, default="month", key="topic-unit")
    table = topics.topics_over_time(view, unit)
    if table.empty:
        nothing("No dated article has a topic.")
    names = topic_names.names(view.corpus)
    labels = {topic: topic_names.option(names, topic) for topic in names}
    chart(
        figure_of(lines, table, labels, unit=unit),
        table.assign(topic=table["topic"].map(labels)).rename(columns={"topic": "name"}),
        title=f"Share of each topic by {unit}",
        note=note(
            view,
            f"{count(len(dated), 'dated article')}; a line is broken where none appeared",
            method=methods.topics(view.corpus.themes),
        ),
        key="over-time",
    )
