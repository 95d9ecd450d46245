"""Lines of a concordance as an aligned table, every piece of text escaped."""

from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from pages.shared.text import escape
from study import Corpus, article_names

_STYLE = """<style>
.kwic { width: 100%; border-collapse: collapse; font-size: 0.92rem; }
.kwic td { padding: 0.22rem 0.3rem; border: 0; border-bottom: 1px solid rgba(128,136,148,0.25);
  overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.kwic .left { direction: rtl; text-align: right; width: 46%; max-width: 0; }
.kwic .left bdi { unicode-bidi: isolate; }
.kwic .match { font-weight: 700; text-align: center; max-width: 20rem; }
.kwic .right { width: 46%; max-width: 0; }
.kwic .from { max-width: 13rem; opacity: 0.85; }
.kwic a { color: inherit; }
@media (max-width: 1000px) { .kwic .from { max-width: 7.5rem; } }
</style>"""


def lines(hits: pd.DataFrame, corpus: Corpus) -> None:
    """Show hits one below the other, the matches aligned; the article's name opens its full text.

    Parameters
    ----------
    hits
        Rows of `study.words.concordance`.
    """
    short, long = article_names.short(corpus), article_names.long(corpus)
    body = "".join(
        _line(hit, short[hit.article_id], long[hit.article_id]) for hit in hits.itertuples()
    )
    st.html(f'{_STYLE}<table class="kwic">{body}</table>')


def _line(hit: Any, short: str, long: str) -> str:
    kept = [(name, value) for name in st.query_params for value in _values(name)]
    address = "articles?" + urlencode([*kept, ("article", long)])
    return (
        f'<tr><td class="from"><a href="{escape(address)}" target="_blank" rel="noopener" '
        f'title="{escape(long)}">{escape(short)}</a></td>'
        f'<td class="left" title="{escape(hit.left)}"><bdi>{escape(hit.left)}</bdi></td>'
        f'<td class="match" title="{escape(hit.match)}">{escape(hit.match)}</td>'
        f'<td class="right" title="{escape(hit.right)}">{escape(hit.right)}</td></tr>'
    )


def _values(name: str) -> list[str]:
    return st.query_params.get_all(name) if name != "article" else []
