"""From what and how a chart or table was made: the line under it, and the provenance of its slide."""

import datetime
from dataclasses import dataclass

import streamlit as st

from exports import VERSION
from exports.provenance import Provenance
from pages.shared import cached
from pages.shared.methods import Method
from pages.shared.sidebar import describe
from pages.shared.text import count


@dataclass(frozen=True)
class Made:
    """From which view a chart or table was made, by which method, and the line that says so."""

    view: cached.View
    text: str
    method: Method


def note(view, *more, method):
    """Say what a chart was made from: articles, outlets, words, filters."""
    sizes = (
        count(len(view.articles), "article"),
        *([count(view.outlets, "outlet")] if view.outlets else []),
        count(cached.word_count(view), "word"),
    )
    parts = [f"n = {', '.join(sizes)}", *more]
    filters = describe(view.selection)
    text = " · ".join(parts + ([f"filters: {filters}"] if filters else []))
    return Made(view, text, method)


def grey(view):
    """Say what grey means, where the filters leave something out."""
    left_out = len(view.articles) < len(view.corpus.articles)
    return ["grey: left out by the filters"] if left_out else []


def provenance(made):
    """Return what the exports write under a chart."""
    view = made.view
    dates = view.articles["date"].dropna()
    first, last = (dates.min().date(), dates.max().date()) if len(dates) else (None, None)
    return Provenance(
        corpus=view.corpus.name,
        fingerprint=cached.fingerprint(view.corpus),
        articles=len(view.articles),
        outlets=view.outlets,
        words=cached.word_count(view),
        first=first,
        last=last,
        filters=describe(view.selection),
        method=made.method.english,
        method_fr=made.method.french,
        version=VERSION,
        made=datetime.date.today(),
    )


def address():
    """Return the query of this page's address, with the page in front: where to see this again."""
    from urllib.parse import urlencode

    page = st.session_state["page"].removeprefix("pages/").removesuffix(".py")
    here = {name: st.query_params.get_all(name) for name in st.query_params}
    return f"{page}?{urlencode(here, doseq=True)}"
