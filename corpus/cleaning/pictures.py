"""Credits of pictures: who took them, and for whom."""

import re

from corpus.text import folding
from corpus.text.agencies import PICTURE_WORDS
from corpus.text.names import SENTENCE_END, is_name

_CREDIT_CUE = re.compile(
    r"(?:credits? ?(?:photos?|images?|video|illustration)?|photos? ?(?:credits?|d illustration|by|de|"
    r"d archives?|prise par)?|copyright|images? (?:d illustration|d archives?|credits?|by|de|source)|"
    r"illustrations?|legende|visuel|infographie|montage|ap photo|afp photo|reuters photo|"
    r"getty images|photographe|photographie|caption)\b"
)
_PICTURE_LABEL = re.compile(
    r"(?:photo|image|illustration|visuel)(?: (?:d )?(?:illustration|archives?|pretexte|credit))?|"
    r"photos? d archives?|photo file|file photo"
)
_MARKED = re.compile(r"[^\w(\[]*[(\[]?[\w' ]{2,30}[:©/|]|[(\[]")


def is_picture_credit(line: str) -> bool:
    """Tell who made a picture from other short lines.

    Examples
    --------
    >>> [is_picture_credit(line) for line in ("Anne Roy/Pool/AFP", "Pékin/Moscou", "© AFP")]
    [True, False, True]
    """
    words = folding.words(line)
    length = words.count(" ") + 1
    if line.startswith(("©", "(c)", "(C)", "Ⓒ")):
        return length <= 12
    if _PICTURE_LABEL.fullmatch(words):
        return True
    if SENTENCE_END.search(line):
        return False
    cue = _CREDIT_CUE.match(words)
    if cue and length <= 14:
        rest = words[cue.end() :].split()
        return bool(_MARKED.match(line)) or 1 <= len(rest) <= 8 and rest[-1] in PICTURE_WORDS
    if re.search(r"[/|]", line):
        return length <= 14 and _is_chain_of_names(line, words)
    return 2 <= length <= 4 and PICTURE_WORDS.issuperset(words.split())


def _is_chain_of_names(line: str, words: str) -> bool:
    """Tell `Prénom Nom/Pool/Agence`: names only, one of them an agency or the like."""
    parts = [part.strip() for part in re.split(r"[/|]", line.strip(" ().[]"))]
    names = (
        not part or part.isupper() or part == "afp.com" or is_name(part, most=4) for part in parts
    )
    return all(names) and not PICTURE_WORDS.isdisjoint(words.split())
