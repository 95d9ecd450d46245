"""Text with marks as HTML: every piece of it escaped, offsets as they were counted."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

import pandas as pd

from pages.shared.text import escape

STYLE = """<style>
.rc { line-height: 1.6; max-width: 48rem; overflow-wrap: anywhere; }
.rc p { margin: 0 0 0.75rem 0; white-space: pre-line; }
.rc .title { font-weight: 700; font-size: 1.25rem; line-height: 1.3; }
.rc a { color: inherit; text-decoration-color: rgba(140, 146, 156, 0.6); }
.rc .head { font-weight: 600; margin: 0.6rem 0 0.2rem 0; }
.rc .where { opacity: 0.75; font-weight: 400; }
.rc ul { margin: 0 0 0.6rem 0; padding-left: 1.2rem; }
.rc span { border-radius: 3px; }
.rc .keyword { background: rgba(245, 190, 40, 0.38); }
.rc .passage { background: rgba(63, 167, 214, 0.26); }
.rc .quote { background: rgba(122, 92, 194, 0.22); }
.rc .names { background: rgba(140, 146, 156, 0.25); }
.rc .changed { background: rgba(224, 123, 0, 0.32); text-decoration: underline; }
.rc .only { background: rgba(181, 51, 107, 0.25); text-decoration: underline; }
.rc .PER { border-bottom: 3px solid #2F6DB5; }
.rc .LOC { border-bottom: 3px double #1B9E77; }
.rc .ORG { border-bottom: 3px dotted #E07B00; }
.rc .cut { background: rgba(181, 51, 107, 0.18); text-decoration: line-through; }
.rc .dim { opacity: 0.55; }
.rc .dim.joined { opacity: 1; }
.rc details { margin-bottom: 0.75rem; }
.rc details p { white-space: pre-line; }
.rc .p0 { background: rgba(63, 167, 214, 0.28); }
.rc .p1 { background: rgba(245, 190, 40, 0.34); }
.rc .p2 { background: rgba(27, 158, 119, 0.26); }
.rc .p3 { background: rgba(181, 51, 107, 0.22); }
.rc .p4 { background: rgba(122, 92, 194, 0.26); }
.rc .p5 { background: rgba(224, 123, 0, 0.24); }
.rc .chosen { box-shadow: 0 0 0 2px rgba(128, 136, 148, 0.8); }
</style>"""

# From, to, class, and perhaps what is shown when pointing at it.
Span = tuple[int, int, str] | tuple[int, int, str, str]

_PARAGRAPH = re.compile(r"\n{2,}")


def block(body: str) -> str:
    """Wrap finished pieces into the one styled block that `st.html` shows."""
    return f'{STYLE}<div class="rc" dir="auto">{body}</div>'


def mark(text: str, spans: Iterable[Span], start: int = 0, end: int | None = None) -> str:
    """Give `text[start:end]` escaped, its spans wrapped; spans may overlap.

    Parameters
    ----------
    spans
        An iterable of `(start, end, class)` or `(start, end, class, hint)`, offsets into `text`;
        the hint is shown when pointing at the span.
    """
    end = len(text) if end is None else end
    cut = [(max(a, start), min(b, end), name) for a, b, *name in spans]
    opened, closed = defaultdict(list), defaultdict(list)
    for a, b, name in cut:
        if a < b:
            opened[a].append(name)
            closed[b].append(name)
    edges = sorted({start, end, *opened, *closed})
    pieces, names = [], []
    for left, right in pairwise(edges):
        for name in closed[left]:
            names.remove(name)
        names.extend(opened[left])
        pieces.append(_wrap(escape(text[left:right]), names))
    return "".join(pieces)


def paragraphs(text: str, spans: Iterable[Span]) -> str:
    """Give a whole article, its first paragraph as title, its spans wrapped."""
    gaps = [gap.span() for gap in _PARAGRAPH.finditer(text)]
    starts = [0, *(end for _, end in gaps)]
    ends = [*(start for start, _ in gaps), len(text)]
    inside = [[] for _ in starts]
    for span in spans:
        for place in range(bisect_right(starts, span[0]) - 1, bisect_left(starts, span[1])):
            inside[max(place, 0)].append(span)
    kinds = [' class="title"', *[""] * (len(starts) - 1)]
    body = [
        f"<p{kind}>{mark(text, marks, start, end)}</p>"
        for kind, marks, start, end in zip(kinds, inside, starts, ends, strict=True)
    ]
    return block("".join(body))


def differences(pieces: pd.DataFrame, side: str) -> list[Span]:
    """Give what to mark in one of two texts laid beside each other: what the other has not so.

    Parameters
    ----------
    pieces
        One row a piece: `kind` ("equal", "changed", "only_a", "only_b"), and its `start_` and
        `end_` in the texts.
    side
        "a" or "b".
    """
    own = pieces[pieces["kind"].isin(["changed", f"only_{side}"])]
    kinds = own["kind"].map({"changed": "changed"}).fillna("only")
    return list(zip(own[f"start_{side}"], own[f"end_{side}"], kinds, strict=True))


def _wrap(piece: str, names: list[tuple[str, ...]]) -> str:
    if not names:
        return piece
    classes = " ".join(sorted({name for name, *_ in names}))
    hints = " · ".join(sorted({hint for _, *hints in names for hint in hints}))
    title = f' title="{escape(hints)}"' if hints else ""
    return f'<span class="{classes}"{title}>{piece}</span>'
