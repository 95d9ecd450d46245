"""The layout of 2012: spans in a table cell, then loose text up to the rights."""

import re

from corpus.readers import markup
from corpus.readers.press.europresse.parts import Parts, all_with, first_with, outlet

_OLD_AUTHOR = re.compile(
    r"(?:\s|&nbsp;|<br\s*/?>)*(?P<name>[^<]{2,150}?)\s*<br\s*/?>\s*<p\b", re.IGNORECASE
)


def parts(chunk: str) -> Parts:
    """Give what an article shows."""
    root = markup.element(chunk)
    title = first_with(root, "titrearticlevisu", "titrearticle")
    head = all_with(root, "docheader")
    before, _, after = _around_title(chunk)
    author = _OLD_AUTHOR.match(after[:1_000])
    rest = after[author.end("name") :] if author else after
    kicker = before[before.lower().rfind("docheader") :] if head else ""
    kicker = kicker.partition("</span>")[2]
    return Parts(
        outlet=outlet(root),
        head=" ".join(markup.line(node) for node in head),
        title=markup.line(title),
        author=markup.line(markup.element(author.group("name"))) if author else "",
        kicker=markup.line(markup.element(kicker)) if kicker.strip() else "",
        standfirst=[],
        body=markup.paragraphs(markup.element(rest)) if rest.strip() else [],
        aside=[],
        url="",
    )


def _around_title(chunk: str) -> tuple[str, str, str]:
    """Cut a chunk before and after its title's span, spans within it counted."""
    start = re.search(r"<(span|p|div)\b[^>]*titreArticle[^>]*>", chunk, re.IGNORECASE)
    if not start:
        cut = list(re.finditer(r"DocHeader[^>]*>[^<]*</span>", chunk, re.IGNORECASE))
        place = cut[-1].end() if cut else chunk.lower().find("</span>") + len("</span>")
        return chunk[:place], "", chunk[place:]
    depth = 0
    for tag in re.finditer(
        rf"<(/?){start.group(1)}\b[^>]*>", chunk[start.start() :], re.IGNORECASE
    ):
        depth += -1 if tag.group(1) else 1
        if depth == 0:
            end = start.start() + tag.end()
            return chunk[: start.start()], chunk[start.start() : end], chunk[end:]
    return chunk[: start.start()], chunk[start.start() :], ""
