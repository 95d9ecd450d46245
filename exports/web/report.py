"""Exhibits as one web page that needs nothing else: charts live, light and dark, made for paper too."""

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go
from plotly import io as plotly_io

from charts.theme import template
from exports.content import (
    about_lines,
    foot_of,
    how_many_more,
    sentences_of,
    sources_of,
    table_cells,
    words_of,
)
from exports.exhibit import Exhibit
from exports.provenance import methods_paragraph
from exports.texts import safe
from exports.web.chart_page import CONFIG
from exports.web.frame import PAGE, POLICY, SCRIPT, STYLE

FIRST_ROWS, MOST_ROWS = 10, 1_000
FIRST_SENTENCES = 25
FIRST_SOURCES = 40
_HEIGHT = 480  # of a figure that says none
_HIGHEST = 6_000
_ON_A_PAGE = 1_100  # a higher one may go on on the next page of paper
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_IN_JSON = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def report_html(
    exhibits: Iterable[Exhibit], *, title: str, articles: pd.DataFrame, language: str = "fr"
) -> bytes:
    """Return a report (bytes): one HTML file that works without a network, on screen and on paper.

    It has a list of contents; each exhibit with its title, comment, live chart, table and footer,
    evidence with its marks; the sources; the paragraph on method. It follows the reader's choice of
    light or dark; printed, it is light and its charts are as wide as the paper. It fetches nothing:
    plotly's script is in it, and the page forbids any other. The same input gives the same bytes.

    Parameters
    ----------
    exhibits : sequence of Exhibit
        In the order of the report.
    title : str
    articles : DataFrame
        `article_id, title, source, date, url` of the articles: for the sources, and the evidence's
        outlets and days.
    language : "fr" or "en"
        Of Recoupe's own words.

    Raises
    ------
    ValueError
        If the language is not known.

    Notes
    -----
    The first 10 rows of a table are open, up to 1,000 can be opened; the page says when there are
    more, which the workbook has.
    """
    words, exhibits = words_of(language), list(exhibits)
    figures = [one.figure for one in exhibits if one.figure is not None]
    scripts, policy = _scripts(figures)
    page = PAGE.format(
        language=language,
        policy=policy,
        generator=_text(f"Recoupe {exhibits[0].provenance.version}" if exhibits else "Recoupe"),
        title=_text(title),
        style=STYLE,
        about="\n".join(
            f'<p class="about">{_text(line)}</p>'
            for line in about_lines(articles, exhibits, words.common)
        ),
        contents=_contents(exhibits, words),
        items="\n".join(
            _item(number, one, articles, words) for number, one in enumerate(exhibits, 1)
        ),
        sources=_sources(articles, words),
        method=_method(exhibits, words),
        scripts=f"<noscript><p>{_text(words.no_script)}</p></noscript>\n{scripts}"
        if figures
        else "",
    )
    return page.encode("utf-8")


def _text(text):
    """Escape a text for a page, its control characters gone."""
    return html.escape(safe(text))


def _contents(exhibits, words):
    links = [(f"item-{number}", one.title) for number, one in enumerate(exhibits, 1)]
    links += [("sources", words.common.sources)]
    links += [("method", words.common.method)] if exhibits else []
    items = "\n".join(f'<li><a href="#{place}">{_text(name)}</a></li>' for place, name in links)
    name = _text(words.contents)
    return (
        f'<nav aria-labelledby="contents"><h3 id="contents">{name}</h3><ol>\n{items}\n</ol></nav>'
    )


def _item(number, exhibit, articles, words):
    content = (
        _evidence(exhibit, articles, words)
        if exhibit.kind == "evidence"
        else _numbers(exhibit, words)
    )
    foot = f'<p class="foot">{_text(foot_of(exhibit, words))}</p>'
    parts = [
        f'<h2 id="item-{number}-title">{_text(exhibit.title)}</h2>',
        f'<p class="comment">{_text(exhibit.comment)}</p>' if exhibit.comment else "",
        *((content, foot) if exhibit.figure is None else (_chart(exhibit, words), content)),
    ]
    body = "\n".join(part for part in parts if part)
    return f'<section id="item-{number}" aria-labelledby="item-{number}-title">\n{body}\n</section>'


def _chart(exhibit, words):
    height = _height(exhibit.figure)
    fits = ' class="fits"' if height <= _ON_A_PAGE else ""
    name = _text(f"{exhibit.title}. {exhibit.comment}".strip())
    return (
        f"<figure{fits}>"
        f'<div class="chart" role="group" aria-label="{name}" style="height:{height}px"></div>'
        f'<figcaption class="foot">{_text(foot_of(exhibit, words))}</figcaption></figure>'
    )


def _height(figure):
    return min(max(int(figure.layout.height or _HEIGHT), 100), _HIGHEST)


def _numbers(exhibit, words):
    cells = table_cells(exhibit, words, most=MOST_ROWS)
    if not cells.headings:
        return ""
    heading = f"<h3>{_text(words.numbers)}</h3>" if exhibit.figure is not None else ""
    more = len(cells.rows) - FIRST_ROWS
    if more <= 2:  # nobody opens a list of two
        return heading + _table(cells, cells.rows, exhibit.title, words)
    first = _table(cells, cells.rows[:FIRST_ROWS], exhibit.title, words)
    said = how_many_more(words, words.rows_left, cells.total - FIRST_ROWS)
    rest = _table(cells, cells.rows[FIRST_ROWS:], exhibit.title, words)
    cut = ""
    if cells.total > len(cells.rows):
        number = words.common.number
        cut = words.in_workbook.format(shown=number(len(cells.rows)), number=number(cells.total))
        cut = f"<p>{_text(cut)}</p>"
    return f"{heading}{first}{_details(said, rest + cut)}"


def _table(cells, rows, name, words):
    if not rows:
        return f"<p>{_text(words.no_rows)}</p>"
    kinds = [' class="n"' if is_number else "" for is_number in cells.numeric]
    heads = [
        f'<th scope="col"{kind}>{_text(heading)}</th>'
        for heading, kind in zip(cells.headings, kinds, strict=True)
    ]
    lines = [
        [f"<td{kind}>{_text(text)}</td>" for text, kind in zip(row, kinds, strict=True)]
        for row in rows
    ]
    return _lay_out(name, heads, lines)


def _lay_out(name, heads, lines):
    """Write a table from its written cells; it can be moved sideways where it is too wide."""
    body = "\n".join(f"<tr>{''.join(cells)}</tr>" for cells in lines)
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{_text(name)}"><table>'
        f"<thead><tr>{''.join(heads)}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def _details(summary, content, *, printed=False):
    """Put a part behind a line to be clicked; `printed` opens it on paper."""
    kind = "all" if printed else "rest"
    return f'<details class="{kind}"><summary>{_text(summary)}</summary>{content}</details>'


def _evidence(exhibit, articles, words):
    sentences = sentences_of(exhibit, articles, words, most=MOST_ROWS)
    items = [
        f'<li><span class="whose">{_text(one.whose)}</span>{_marks(one.pieces)}</li>'
        for one in sentences
    ]
    first = f'<ul class="sentences">{"".join(items[:FIRST_SENTENCES])}</ul>'
    if len(items) <= FIRST_SENTENCES:
        return first
    said = how_many_more(words, words.sentences_left, len(exhibit.table) - FIRST_SENTENCES)
    return first + _details(said, f'<ul class="sentences">{"".join(items[FIRST_SENTENCES:])}</ul>')


def _marks(pieces):
    return "".join(
        f"<mark>{html.escape(text)}</mark>" if is_marked else html.escape(text)
        for text, is_marked in pieces
    )


def _sources(articles, words):
    common, rows = words.common, sources_of(articles, words)
    has_addresses = any(row[3] for row in rows)
    headings = (common.outlet, common.article, common.day, common.address)[: 3 + has_addresses]
    heads = [f'<th scope="col">{_text(heading)}</th>' for heading in headings]
    lines = [
        [f"<td>{cell}</td>" for cell in (*map(_text, row[:3]), _address(row[3]))][: len(headings)]
        for row in rows
    ]
    first, rest = lines[:FIRST_SOURCES], lines[FIRST_SOURCES:]
    body = _lay_out(common.sources, heads, first) if lines else f"<p>{_text(words.no_rows)}</p>"
    if rest:
        said = how_many_more(words, words.articles_left, len(rest))
        body += _details(said, _lay_out(common.sources, heads, rest), printed=True)
    return (
        f'<section class="alone" id="sources" aria-labelledby="sources-title">'
        f'<h2 id="sources-title">{_text(common.sources)}</h2>{body}</section>'
    )


def _address(url):
    """Make an address a link when it is one of the web; anything else stays text."""
    if not _WEB.fullmatch(url):
        return _text(url)
    shown = url if len(url) <= 90 else url[:89] + "…"
    return f'<a href="{_text(url)}" rel="noopener noreferrer nofollow">{_text(shown)}</a>'


def _method(exhibits, words):
    paragraph = methods_paragraph([one.provenance for one in exhibits], language=words.language)
    if not paragraph:
        return ""
    return (
        f'<section id="method" aria-labelledby="method-title"><h2 id="method-title">'
        f"{_text(words.common.method)}</h2><p>{_text(paragraph)}</p></section>"
    )


def _scripts(figures):
    """Give the page's scripts and data, and the policy that lets these scripts alone run."""
    from plotly.offline import get_plotlyjs

    codes = [get_plotlyjs(), SCRIPT] if figures else []
    digests = [
        base64.b64encode(hashlib.sha256(code.encode("utf-8")).digest()).decode() for code in codes
    ]
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"
    policy = POLICY.format(scripts=allowed)
    if not figures:
        return "", policy
    looks = {"light": _look(dark=False), "dark": _look(dark=True)}
    data = {
        "looks": looks,
        "figures": [_figure(figure) for figure in figures],
        "config": {**CONFIG, "responsive": True, "displayModeBar": "hover"},
    }
    parts = [
        f'<script type="application/json" id="{name}">{_json(content)}</script>'
        for name, content in data.items()
    ]
    return "\n".join([*parts, *(f"<script>{code}</script>" for code in codes)]), policy


def _figure(figure):
    """Give a figure as plotly's script reads it: without a look, as wide as there is room."""
    copy = go.Figure(figure)
    copy.layout.template = None
    copy.layout.width = None
    copy.layout.images = ()
    copy.layout.height = _height(copy)
    return _plain(copy)


def _look(*, dark):
    return _plain(go.Figure(layout={"template": template(dark=dark)}))["layout"]["template"]


def _plain(figure):
    return json.loads(plotly_io.to_json(figure, engine="json", validate=False))


def _json(content):
    """Write data so that no text in it can end the script that it stands in."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, allow_nan=False)
    return text.encode("utf-8", "replace").decode().translate(_IN_JSON)
