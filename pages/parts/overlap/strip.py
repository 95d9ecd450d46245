"""Each article as a strip of blocks in reading order: its own, or shared, and how."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.strip import strip
from pages.shared import choices
from pages.shared.choices import one_of
from pages.shared.show.charts import chart
from pages.shared.show.figures import figure_of
from pages.shared.text import md
from study import Corpus, View, article_names, methods, overlap
from study.opened import texts_of
from study.provenance import note
from wording.language import count

MOST = 40  # bars that can be told apart
NOBODY = ""
LENGTHS = {"words": "words", "share": "share of the article"}


def draw(view: View) -> None:
    """Draw the tab."""
    st.caption(
        "One bar an article, one block a paragraph or a shared part of one, in reading order. "
        "“Its own” means that no other article of this corpus has it."
    )
    ids = overlap.most_shared(view, MOST)
    names = article_names.long(view.corpus)
    length, highlight = _controls(ids, names)
    blocks = overlap.provenance(view.corpus)
    blocks = blocks[blocks["article_id"].isin(ids)]
    more = [f"the {MOST} that share the most of {len(view.ids):,}"] if len(view.ids) > MOST else []
    chart(
        figure_of(
            strip,
            blocks,
            article_names.short(view.corpus),
            texts=texts_of(view, ids),
            share=length == "share",
            highlight=highlight or None,
        ),
        _table(blocks, names),
        title="Where each part of an article stands besides",
        note=note(view, count(len(blocks), "block"), *more, method=methods.OVERLAP),
        key="strip",
        pick=_keep_block,
    )
    _block(view.corpus, names)


def _controls(ids: list[str], names: dict[str, str]) -> tuple[str, str]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        length = one_of("Length of the bars", LENGTHS, key="strip-length")
        highlight = choices.choose(
            "Only what is shared with",
            [NOBODY, *ids],
            key="strip-of",
            names={NOBODY: "any article", **names},
        )
    return length, highlight


def _table(blocks: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    return blocks.assign(
        article=blocks["article_id"].map(names), other=blocks["other"].map(names).fillna("")
    )[["article", "paragraph", "kind", "words", "share", "other", "others"]]


def _keep_block(ids: Any) -> None:
    st.session_state["block"] = ids


def _block(corpus: Corpus, names: dict[str, str]) -> None:
    """Show the block that was clicked, and the way to the pair."""
    article, other, start, end = st.session_state.get("block") or ("", "", 0, 0)
    if article not in names:
        st.caption("Click a block to read it, and to see with whom it is shared.")
        return
    text = corpus.articles.set_index("article_id").at[article, "text"][int(start) : int(end)]
    with st.container(border=True):
        st.markdown(f"**{md(names[article])}**")
        st.text(text)
        if other in names:
            st.caption(md(f"Stands in {names[other]} too."))
            choices.tab_button("Read the two side by side", "Side by side", a=article, b=other)
