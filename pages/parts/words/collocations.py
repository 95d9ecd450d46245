"""Collocations on the page Words: the company that a word keeps, with the sentences."""

import streamlit as st

from charts.bars import bars
from charts.theme import Groups
from pages.parts.words.concordance import examples
from pages.shared import cached, methods
from pages.shared.choices import choose, picker
from pages.shared.decisions import hidden
from pages.shared.show import charts as show
from pages.shared.show import made, sentences
from pages.shared.text import count, md

MEASURES = {"log_likelihood": "log-likelihood", "npmi": "NPMI"}
_HELP = "Log-likelihood: how sure. NPMI: how exclusive, 1 is always and only together."
_SIDES = Groups(
    "side",
    {"before": "#7A5CC2", "behind": "#1B9E77"},
    {"before": "more often before it", "behind": "more often behind it"},
)


def draw(view, hidden_words):
    """Draw the tab."""
    word, window, measure = _asked(view)
    try:
        found = cached.collocations(view, word, window, measure, hidden_words)
    except ValueError as problem:  # no letter in it
        show.nothing(md(str(problem).removeprefix("query: ")))
    found = found[found["count"] > found["expected"]]
    if found.empty:
        show.nothing(md(f"No word stands twice or more near “{word}” in the selected articles."))
    order = found["collocate"].tolist()
    left, right = show.beside()
    with left:
        show.chart(
            bars(
                _with_side(found.head(25)),
                name="collocate",
                value=measure,
                axis=MEASURES[measure],
                group=_SIDES,
                digits=1 if measure == "log_likelihood" else 2,
            ),
            found.rename(columns={"left": "before", "right": "behind"}),
            title=f"The company of “{word}”",
            note=made.note(
                view,
                f"within {count(window, 'word')} in the same sentence, twice or more",
                method=methods.collocations(word, window),
            ),
            key="collocations",
            pick=picker("collocate", order),
        )
    with right:
        collocate = choose("Sentences with", order, key="collocate", help="Or click a bar.")
        hidden.button(view.corpus, collocate, key="hide-collocate")
        evidence = cached.collocation_evidence(view, word, collocate, window)
        with st.container(height=620, border=True):
            sentences.evidence(
                evidence,
                view.articles,
                key="collocation-evidence",
                title=f"“{word}” near “{collocate}”",
                made=made.note(view, method=methods.collocations(word, window)),
            )


def _asked(view):
    with st.container(horizontal=True, vertical_alignment="bottom"):
        word = st.text_input(
            "Word",
            key="word",
            placeholder="e.g. guerre, Xi Jinping",
            type="search",
            help="In all its forms; several words follow each other.",
            bind="query-params",
        ).strip()
        measure = st.segmented_control(
            "Sort by",
            list(MEASURES),
            default="log_likelihood",
            required=True,
            key="by-measure",
            format_func=MEASURES.get,
            help=_HELP,
            bind="query-params",
        )
        window = st.slider(
            "Words on each side", 1, 10, 5, key="window", width=220, bind="query-params"
        )
    if not word:
        examples(view, "Type a word to see which others keep it company.", key="word")
    return word, window, measure


def _with_side(table):
    before = table["left"] > table["right"]
    return table.drop_duplicates("collocate").assign(
        side=before.map({True: "before", False: "behind"})
    )
