"""What the matrix compares, and what it leaves out."""

from dataclasses import dataclass

import streamlit as st

MEASURES = {"likeness": "Likeness of vocabulary", "shared": "Shared text"}
OF = {"articles": "Articles", "outlets": "Outlets"}
LEFT_OUT = {"names": "names", "quotes": "quotations", "agency": "agency copy"}
WORDS = {"lemmas": "in all their forms", "words": "as written"}


@dataclass(frozen=True)
class Compared:
    """The reader's choices.

    `measure` is "likeness" or "shared", `of` "article" or "outlet"; `without` and `words` are as
    `study.similarity.similarity` takes them.
    """

    measure: str
    of: str
    without: tuple[str, ...]
    words: str


def controls() -> Compared:
    """Draw the choices; give them."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        measure = st.segmented_control(
            "Compare by",
            list(MEASURES),
            default="likeness",
            required=True,
            key="measure",
            format_func=MEASURES.get,
            bind="query-params",
        )
        of = st.segmented_control(
            "Of",
            list(OF),
            default="articles",
            required=True,
            key="compared",
            format_func=OF.get,
            bind="query-params",
        )
        without = st.pills(
            "Leave out",
            list(LEFT_OUT),
            selection_mode="multi",
            key="left-out",
            format_func=LEFT_OUT.get,
            bind="query-params",
            help="Agency copy: passages of articles that credit an agency.",
        )
        words = "lemmas"
        if measure == "likeness":
            words = st.segmented_control(
                "Words",
                list(WORDS),
                default="lemmas",
                required=True,
                key="word-forms",
                format_func=WORDS.get,
                bind="query-params",
            )
    return Compared(measure, of.removesuffix("s"), tuple(without), words)
