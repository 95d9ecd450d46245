"""Two articles beside each other: what may be said of them, passage by passage, and whole."""

import pandas as pd
import streamlit as st

from pages.parts.overlap import pairs
from pages.shared import sayings
from pages.shared.show import marked
from pages.shared.text import escape, md
from study import Corpus, View, overlap
from wording.language import count

SHADES = 6  # colours of passages, in turn


def draw(view: View) -> None:
    """Draw the tab."""
    corpus = view.corpus
    a, b = pairs.choose(view)
    found = overlap.pair_passages(corpus, a, b)
    for _, row in overlap.pair_borrowing(corpus, a, b).iterrows():
        st.markdown(f"**{md(sayings.verdict(row))}** {md(sayings.verdict_reason(row))}")
    pairs.measures(corpus, a, b, found)
    if found.empty:
        st.caption(
            "A translation shares few words with its original: compare the names and numbers."
        )
    extent = st.segmented_control(
        "Show",
        ["passages", "whole texts"],
        default="passages" if len(found) else "whole texts",
        required=True,
        key=f"extent-{bool(len(found))}",
    )
    if extent == "passages":
        pairs.side_by_side(corpus, a, b)
    else:
        _whole_texts(corpus, a, b, found)


def _whole_texts(corpus: Corpus, a: str, b: str, found: pd.DataFrame) -> None:
    """Show both texts, the passages in colours that join them, the rest dimmed."""
    chosen = _turn(found)
    about = corpus.articles.set_index("article_id")
    for side, article, place in zip("ab", (a, b), st.columns(2, gap="large"), strict=True):
        row = about.loc[article]
        with place:
            st.html(marked.block(pairs.head(row)))
            with st.container(height=640, border=True):
                st.html(marked.block(_text(row["text"], found, side, chosen)))


def _turn(found: pd.DataFrame) -> int | None:
    """Draw previous and next; give the number of the passage that both texts begin with."""
    if found.empty:
        return None
    last = len(found) - 1
    place = min(st.session_state.get("passage", 0), last)
    with st.container(horizontal=True, vertical_alignment="center"):
        for label, icon, to in (
            ("Previous passage", "arrow_back", place - 1),
            ("Next passage", "arrow_forward", place + 1),
        ):
            st.button(
                label,
                icon=f":material/{icon}:",
                key=icon,
                disabled=not 0 <= to <= last,
                on_click=st.session_state.update,
                args=({"passage": to},),
            )
        row = found.iloc[place]
        st.caption(
            f"Passage {place + 1:,} of {len(found):,}: {md(pairs.KINDS[row['kind']])}, "
            f"{count(int(row['words']), 'word')}. Both texts begin at its paragraph."
        )
    return place


def _text(text: str, found: pd.DataFrame, side: str, chosen: int | None) -> str:
    """Give a text as HTML from the chosen passage's paragraph on, what stands before folded."""
    begins, ends = found[f"start_{side}"].tolist(), found[f"end_{side}"].tolist()
    spans: list[marked.Span] = [(0, len(text), "dim")]
    for number, (start, end, kind) in enumerate(zip(begins, ends, found["kind"], strict=True)):
        shade = f"joined p{number % SHADES}" + (" chosen" if number == chosen else "")
        spans.append((start, end, shade, f"{number + 1} · {pairs.KINDS[kind]}"))
    first = 0 if chosen is None else text.rfind("\n", 0, begins[chosen]) + 1
    rest = f"<p>{marked.mark(text, spans, first)}</p>"
    if not text[:first].strip():
        return rest
    words = escape(f"{count(len(text[:first].split()), 'word')} before")
    before = marked.mark(text, spans, 0, first)
    return f"<details><summary>{words}</summary><p>{before}</p></details>{rest}"
