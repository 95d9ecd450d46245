"""The names of the topics: proposed from their terms, or given by the reader."""

import pandas as pd
import streamlit as st

from pages.shared.decisions import notes
from pages.shared.text import md
from study import Corpus, decisions


def names(corpus: Corpus) -> dict[int, str]:
    """Give topic → the reader's name, or else the proposed label."""
    return decisions.topic_names(corpus, notes.of(corpus))


def option(names: dict[int, str], topic: int | str) -> str:
    """Write a topic for a list to choose from."""
    return f"{topic} · {names[int(topic)]}"


def options(names: dict[int, str]) -> dict[str, str]:
    """Give what to write for each topic, by its number as a text."""
    return {str(topic): option(names, topic) for topic in names}


def named_shares(
    shares: pd.DataFrame, names: dict[int, str], by: str, labels: dict[str, str]
) -> pd.DataFrame:
    """Give the matrix of shares as a table with readable names, each topic with its number."""
    table = shares.rename(index=labels, columns=lambda topic: option(names, topic))
    return table.rename_axis(None, axis=1).rename_axis(f"{by} ").reset_index()


def field(corpus: Corpus, topic: int, label: str) -> None:
    """Draw the text field that names a topic."""
    key = f"topic-{topic}-field"
    given = decisions.given_topic_names(notes.of(corpus)).get(topic, "")
    st.session_state[key] = given  # the notes know best, after an undo too
    st.text_input(
        md(label),
        key=key,
        placeholder="a name of your own",
        on_change=_keep,
        args=(corpus, topic, key),
        max_chars=60,
        label_visibility="collapsed",
    )


def _keep(corpus: Corpus, topic: int, key: str) -> None:
    name = st.session_state[key].strip()
    what = f"topic {topic} called {name}" if name else f"topic {topic} has its own name again"
    notes.decide(corpus, lambda now: decisions.name_values(now, topic, name), what=what)
