"""Sentences that a scrape tore: a word put back where the text itself shows its place."""

import re

from corpus.cleaning.edits import Edit

RULE = "torn word put back"
_TORN = re.compile(
    r"(?m)^(?P<word>[^\W\d_]{3,20}) (?P<article>Le|La|Les|L'|Un|Une|Des) ?(?P<noun>[^\W\d_]{3,20})\b"
)
_FIRST_WORDS = 4  # so many words of a beginning are looked for elsewhere


def replace_torn(text: str) -> list[Edit]:
    """Put a word that stands alone before a sentence's capital behind its noun.

    `russe Le président est arrivé` is `Le président russe est arrivé` where `président russe`
    stands elsewhere in the text; else it stays as it is.
    """
    edits = []
    for match in _TORN.finditer(text):
        word, noun = match["word"], match["noun"]
        pair = re.compile(rf"\b{re.escape(noun)} {re.escape(word)}\b", re.IGNORECASE)
        if word.islower() and noun.islower() and pair.search(text):
            edits.append(Edit(match.start(), match.start("article"), "", RULE))
            edits.append(Edit(match.end(), match.end(), f" {word}", RULE))
    return edits


def lost_beginning(text: str, raw: str) -> str:
    """Give the first words of a text that has lost those before them, "" where none are missed.

    `text` is clean, its title apart. A sentence that begins in small letters has lost some; so has
    one whose first words stand again in the raw text, in the middle of a sentence.

    Examples
    --------
    >>> lost_beginning("État de deux jours à Pékin.", "Une visite d'État de deux jours.")
    'État de deux jours'
    """
    words = text.partition("\n")[0].split()[:_FIRST_WORDS]
    shown = " ".join(words)
    if len(words) < _FIRST_WORDS or not all(re.fullmatch(r"[\w'’-]+", word) for word in words):
        return ""
    if words[0][:1].islower():
        return shown
    within = re.compile(rf"[^\W\d_][ '’]{re.escape(shown)}\b".replace(r"\'", "['’]"))
    return shown if within.search(raw) else ""
