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


def rename(corpus):
    """Draw a text field a topic. They stand on every page, so that every address carries them."""
    for topic, text in proposed(corpus).items():
        st.text_input(
            md(f"{topic} · {text}"),
            key=KEY.format(topic),
            placeholder="a name of your own",
            max_chars=60,
            bind="query-params",
        )


def _given(topic):
    key = KEY.format(topic)
    return (st.session_state.get(key) or st.query_params.get(key) or "").strip()
