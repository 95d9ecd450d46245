"""What becomes of each file of an import: imported, already there, refused."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from corpus.importing.completing import Entry
from corpus.importing.previewing import Preview
from corpus.table import article_id


def account_of(found: Preview, there: Iterable[str]) -> tuple[Entry, ...]:
    """Give the account of an import into a corpus that holds the articles `there` already.

    A file whose articles are all there, or came with an earlier file, is "already there"; files
    in = imported + already there + refused.
    """
    seen, new = set(there), Counter[str]()
    for one in found.incoming:
        article = one.article
        own = article_id(article.source, article.date, article.url, article.text)
        new[one.file] += own not in seen
        seen.add(own)
    return tuple(
        replace(entry, status="already there", articles=0)
        if entry.status == "imported" and entry.articles and not new[entry.name]
        else entry
        for entry in found.inputs
    )
