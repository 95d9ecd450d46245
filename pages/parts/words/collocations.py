"""Collocations on the page Words: the company that a word keeps, with the sentences."""

import streamlit as st

from charts.bars import bars
from charts.theme import Groups
from pages.parts.words.examples import offer
from pages.shared.choices import choose, one_of, picker
from pages.shared.decisions import hidden
from pages.shared.show import sentences
from pages.shared.show.charts import beside, chart, nothing
from pages.shared.show.figures import figure_of
from pages.shared.text import md
from study import View, methods, words
from study.provenance import note
from wording.language import count

MEASURES = {"log_likelihood": "log-likelihood", "npmi": "NPMI"}
DIGITS = {"log_likelihood": 1, "npmi": 2}
MOST = 25  # bars
_HELP = "Log-likelihood: how sure. NPMI: how exclusive, 1 is always and only together."
_SIDES = Groups(
    "side",
    {"before": "#7A5CC2", "behind": "#1B9E77"},
    {"before": "more often before it", "behind": "more often behind it"},
)


def draw(view: View) -> None:
    """Draw the tab."""
    word, window, measure = _controls(view)
    try:
        found = words.collocations(view, word, window, measure, hidden.words(view.corpus))
    except ValueError as problem:  # no letter in it
        nothing(md(str(problem).removeprefix("query: ")))
    if found.empty:
        nothing(md(f"No word stands twice or more near “{word}” in the selected articles."))
    order = found["collocate"].tolist()
    method = methods.collocations(word, window)
    left, right = beside()
    with left:
        chart(
            figure_of(
                bars,
                found.head(MOST).drop_duplicates("collocate"),
                name="collocate",
                value=measure,
                axis=MEASURES[measure],
                group=_SIDES,
                digits=DIGITS[measure],
            ),
            found.drop(columns="side").rename(columns={"left": "before", "right": "behind"}),
            title=f"The company of “{word}”",
            note=note(
                view,
                f"within {count(window, 'word')} in the same sentence, twice or more",
                method=method,
            ),
            key="collocations",
            pick=picker("collocate", order),
        )
    with right:
        collocate = choose("Sentences with", order, key="collocate", help="Or click a bar.")
        hidden.button(view.corpus, collocate, key="hide-collocate")
        with st.container(height=620, border=True):
            sentences.evidence(
                words.collocation_evidence(view, word, collocate, window),
                view,
                key="collocation-evidence",
                title=f"“{word}” near “{collocate}”",
                made=note(view, method=method),
            )


def _controls(view: View) -> tuple[str, int, str]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        word = st.text_input(
            "Word",
            key="word",
            placeholder="e.g. guerre, Xi Jinping",
            type="search",
            help="In all its forms; several words follow each other.",
            bind="query-params",
        ).strip()
        measure = one_of("Sort by", MEASURES, key="by-measure", help=_HELP)
        window = st.slider(
            "Words on each side", 1, 10, 5, key="window", width=220, bind="query-params"
        )
    if not word:
        offer(view, "Type a word to see which others keep it company.", key="word")
    return word, window, measure
