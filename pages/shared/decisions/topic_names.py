"""The names of the topics: proposed from their terms, or given by the reader.

A kept corpus keeps them; those of the sample or a folder are kept in the address.
"""

import streamlit as st

from pages.shared import cached
from pages.shared.decisions import notes, topic_choices
from pages.shared.text import md

KEY = "topic-{}"  # of the address


def proposed(corpus):
    """Return topic → the label made of its strongest terms."""
    from analysis.topics.nmf import label

    table = label(cached.topics(corpus))
    return dict(zip(table["topic"].astype(int), table["label"], strict=True))


def names(corpus):
    """Return topic → the reader's name, or else the proposed label."""
    given = _given(corpus)
    return {topic: given.get(topic) or text for topic, text in proposed(corpus).items()}


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


def field(corpus, topic, label):
    """Draw the text field that names a topic."""
    key = f"{KEY.format(topic)}-field"
    given = _given(corpus).get(topic, "")
    if st.session_state.get(key, given) != given:
        st.session_state[key] = given
    st.text_input(
        md(label),
        given,
        key=key,
        placeholder="a name of your own",
        on_change=_keep,
        args=(corpus, topic, key),
        max_chars=60,
        label_visibility="collapsed",
    )


def _keep(corpus, topic, key):
    name = st.session_state[key].strip()
    chosen = [str(one) for one in st.session_state.get("topic", [])]
    if corpus.kept is None:
        st.session_state[KEY.format(topic)] = name
        carry(corpus)
    else:
        topic_choices.name(corpus, topic, name)
    # The chosen topics stand in the address by their names: they are written there anew.
    st.session_state["topic"] = chosen


def carry(corpus):
    """Write the names of the sample's or a folder's topics into the address of every page."""
    if corpus.kept is not None:
        return
    for topic, name in _given(corpus).items():
        if name and st.query_params.get(KEY.format(topic)) != name:
            st.query_params[KEY.format(topic)] = name
        elif not name and KEY.format(topic) in st.query_params:
            del st.query_params[KEY.format(topic)]


def _given(corpus):
    """Return topic → the reader's name, of those that have one."""
    if corpus.kept is not None:
        return {int(topic): name for topic, name in notes.read(corpus, topic_choices.NAME).items()}
    found = {}
    for topic in proposed(corpus):
        key = KEY.format(topic)
        if key not in st.session_state and key in st.query_params:
            st.session_state[key] = st.query_params[key]
        if key in st.session_state:
            found[topic] = (st.session_state[key] or "").strip()
    return found
