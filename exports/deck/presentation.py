"""The presentation: checked here, so that python-pptx is read only when one is made."""

from collections.abc import Callable, Iterable

import pandas as pd

from exports.deck.phrases import LANGUAGES
from exports.exhibit import Exhibit

MOST_TEMPLATE_BYTES = 100 * 2**20


def to_pptx(
    exhibits: Iterable[Exhibit],
    *,
    title: str,
    articles: pd.DataFrame,
    language: str = "fr",
    template: bytes | None = None,
    progress: Callable[[float], object] | None = None,
) -> bytes:
    """Return a presentation (bytes): a cover, one slide an exhibit, the sources and the method.

    Bars, lines, scatter charts, maps and topics are charts of the presentation with their numbers
    behind them; matrices and tables are tables; networks, strips and UpSets are shapes, the lines
    glued to them. Each slide has the exhibit's title, its comment, a footer that says from what and
    how it was made, and the same at length in its notes; the same input gives the same bytes.

    Parameters
    ----------
    exhibits : sequence of Exhibit
        In the order of the slides.
    title : str
        What stands on the cover.
    articles : DataFrame
        `article_id, title, source, date, url` of the articles shown: for the cover, the evidence's
        outlets and days, and the list of sources.
    language : "fr" or "en"
        Of Recoupe's own words on the slides.
    template : bytes, optional
        A .pptx or .potx of the reader: its layouts, fonts, colours and size are used, its own
        slides are not.
    progress : callable, optional
        Called with the share done, 0 to 1, after every slide.

    Raises
    ------
    ValueError
        If the language is not known, or the template cannot be read as a presentation.

    Notes
    -----
    What a slide cannot hold is cut, and the slide says so: 30 bars or rows, matrices of 25 by 25,
    strips of 40 articles, networks of 60 names, as many sentences as fit.
    """
    if language not in LANGUAGES:
        raise ValueError(f"language is {language!r}; it must be one of {', '.join(LANGUAGES)}")
    if template is not None and len(template) > MOST_TEMPLATE_BYTES:
        raise ValueError(
            f"template has {len(template) / 2**20:.0f} MB; it may have "
            f"{MOST_TEMPLATE_BYTES // 2**20} at most"
        )
    from exports.deck.building import build_deck  # python-pptx takes half a second to import

    return build_deck(
        list(exhibits),
        title=title,
        articles=articles,
        language=language,
        template=template,
        progress=progress,
    )
