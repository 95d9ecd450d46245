"""Texts of articles on their way into the page: always literal, never markup.

`plain` of charts.theme does the same for figures.
"""

import html
import re

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# Signs that markdown turns into others whatever is escaped; a word joiner keeps them apart.
_LIGATURES = re.compile(r"(?<=[-<>=~+!:])(?=[-<>=~+!:])")
_BREAKS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")


def md(text: object) -> str:
    """Escape a text for Streamlit labels and markdown: it comes out as it went in.

    Examples
    --------
    >>> md("Prix : 5 $ :red[non]")
    'Prix \\\\: 5 \\\\$ \\\\:red\\\\[non\\\\]'
    """
    line = _BREAKS.sub(" ", str(text)).strip()
    return _PUNCTUATION.sub(r"\\\1", _LIGATURES.sub("\u2060", line))


def escape(text: object) -> str:
    """Escape a text for `st.html`."""
    return html.escape(str(text), quote=True)
