"""From what and how a chart or table was made: the line under it, and what exports write."""

import datetime
from dataclasses import dataclass

from exports.provenance import Provenance
from exports.provenance import fingerprint as fingerprint_of
from study.filters import describe
from study.memory import keep
from study.methods import Method
from study.opened import Corpus, View
from study.tokens import word_count
from wording.language import count


@dataclass(frozen=True, eq=False)
class Made:
    """From which view a chart or table was made, by which method, and the line that says so."""

    view: View
    text: str
    method: Method


def note(view: View, *more: str, method: Method) -> Made:
    """Say what a chart was made from: articles, outlets, words, `more`, filters."""
    sizes = (
        count(len(view.articles), "article"),
        *([_outlets(view)] if view.outlets else []),
        count(word_count(view), "word"),
    )
    parts = [f"n = {', '.join(sizes)}", *more]
    parts += [f"read so far: {view.corpus.so_far} articles"] if view.corpus.so_far else []
    filters = describe(view.selection)
    text = " · ".join(parts + ([f"filters: {filters}"] if filters else []))
    return Made(view, text, method)


def _outlets(view: View) -> str:
    """Say how many outlets there are, and how many articles have none."""
    missing = f" ({view.without_outlet:,} without one)" if view.without_outlet else ""
    return count(view.outlets, "outlet") + missing


def grey_note(view: View) -> list[str]:
    """Say what grey means, where the filters leave something out."""
    left_out = len(view.articles) < len(view.corpus.articles)
    return ["grey: left out by the filters"] if left_out else []


@keep("Reading the articles…", entries=4)
def fingerprint(corpus: Corpus) -> str:
    """Give the twelve digits by which exports name the state of the corpus."""
    return fingerprint_of(corpus.articles)


def _filters(view: View) -> str:
    """Say what was left out: by the filters, and because it was not read yet."""
    so_far = f"the {view.corpus.so_far} articles read so far" if view.corpus.so_far else ""
    return ", ".join(part for part in (describe(view.selection), so_far) if part)


def provenance(made: Made, *, version: str) -> Provenance:
    """Give what exports write under a chart.

    Parameters
    ----------
    version
        The version of Recoupe.
    """
    view = made.view
    dates = view.articles["date"].dropna()
    first, last = (dates.min().date(), dates.max().date()) if len(dates) else (None, None)
    return Provenance(
        corpus=view.corpus.name,
        fingerprint=fingerprint(view.corpus),
        articles=len(view.articles),
        outlets=view.outlets,
        words=word_count(view),
        first=first,
        last=last,
        filters=_filters(view),
        method=made.method.english,
        method_fr=made.method.french,
        version=version,
        made=datetime.date.today(),
    )
