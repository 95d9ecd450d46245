"""The names of the topics: proposed from their terms, or given by the reader."""

import streamlit as st

from pages.shared import cached
from pages.shared.text import md

KEY = "topic-{}"  # of the text field, and so of the address


def proposed(corpus):
    """Return topic → the label made of its strongest terms."""
    from analysis.topics import label

    table = label(cached.topics(corpus))
    return dict(zip(table["topic"].astype(int), table["label"], strict=True))


def names(corpus):
    """Return topic → the reader's name, or else the proposed label."""
    return {topic: _given(topic) or text for topic, text in proposed(corpus).items()}


def option(names, topic):
    """Write a topic for a list to choose from."""
    return f"{topic} · {names[int(topic)]}"


def named_shares(shares, names, by, labels):
    """Return the matrix of shares as a table with readable names, each topic with its number."""
    table = shares.rename(index=labels, columns=lambda topic: option(names, topic))
    return table.rename_axis(None, axis=1).rename_axis(f"{by} ").reset_index()


def without(shares):
    """Say of how many rows nothing is known: too few passages in their language."""
    empty = int(shares.isna().all(axis=1).sum())
    return [f"{empty} without: too few passages in their language"] if empty else []


def rename(corpus):
    """Draw a text field a topic. They stand on every page, so that every address carries them."""
    for topic, text in proposed(corpus).items():
        st.text_input(
            md(f"{topic} · {text}"),
            key=KEY.format(topic),
            placeholder="a name of your own",
            on_change=_keep_filter,
            max_chars=60,
            bind="query-params",
        )


def _keep_filter():
    """Write the chosen topics into the address anew: they stand there by their names."""
    st.session_state["topic"] = list(st.session_state.get("topic", []))


def _given(topic):
    key = KEY.format(topic)
    return (st.session_state.get(key) or st.query_params.get(key) or "").strip()
