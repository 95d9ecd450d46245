"""What the matrix compares, and what it leaves out."""

from dataclasses import dataclass

import streamlit as st

from pages.shared.choices import one_of, several_of

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
        measure = one_of("Compare by", MEASURES, key="measure")
        of = one_of("Of", OF, key="compared")
        without = several_of(
            "Leave out",
            LEFT_OUT,
            key="left-out",
            help="Agency copy: passages of articles that credit an agency.",
        )
        words = "lemmas"
        if measure == "likeness":
            words = one_of("Words", WORDS, key="word-forms")
    return Compared(measure, of.removesuffix("s"), tuple(without), words)
