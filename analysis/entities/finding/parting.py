"""Where one span is two names, or a name with a stranger glued to it."""

from collections import Counter, defaultdict

from analysis.entities.finding.words import Words
from analysis.entities.gazetteer import Known, fold, grammar, look_up, word_list
from analysis.tokens.lemmas import is_common

Piece = tuple[int, int, str]  # start and end in the text, and the type


def tied_names(text: str, start: int, end: int, kind: str, names: dict[str, Known]) -> list[Piece]:
    """Part two known names that a hyphen ties (Moscou-Pékin); leave all others whole."""
    whole = text[start:end]
    if "-" not in whole or " " in whole or fold(whole) in names:
        return [(start, end, kind)]
    left, _, right = whole.partition("-")
    if right.lower() in grammar("compass"):
        return [(start, end, kind)]
    before, behind = look_up(names, left), look_up(names, right)
    if before is None or behind is None or not right[:1].isupper():
        return [(start, end, kind)]
    if before.weight + behind.weight < 5:
        return [(start, end, kind)]
    middle = start + len(left)
    return [(start, middle, before.type), (middle + 1, end, behind.type)]


def without_glued_word(text: str, piece: Piece, names: dict[str, Known], language: str) -> Piece:
    """Cut off the small word that a scraper glued to a known place (Ukrainedevrait)."""
    start, end, kind = piece
    whole = text[start:end]
    if len(whole) < 7 or fold(whole) in names or not whole.isalpha():
        return start, end, kind
    for length in range(len(whole) - 2, 3, -1):
        rest = whole[length:]
        entry = names.get(fold(whole[:length])) if rest[0].isupper() or len(rest) > 3 else None
        if entry is not None and entry.weight >= 4 and is_common(rest.lower(), language):
            return start, start + length, entry.type
    return start, end, kind


def part_meetings(words: Words, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Part two surnames that only met in the text (Wang Poutine): each is known from a full name."""
    pairs = Counter(tuple(words.folded[first:last]) for first, last, kind in spans if kind == "PER")
    parted = []
    doubtful = _meetings(pairs)
    for first, last, kind in spans:
        if kind == "PER" and tuple(words.folded[first:last]) in doubtful:
            parted.extend([(first, first + 1, kind), (first + 1, last, kind)])
        else:
            parted.append((first, last, kind))
    return parted


def _meetings(pairs):
    """Give the pairs of words, each a surname that stands alone and has a first name elsewhere."""
    given, family = defaultdict(set), defaultdict(set)
    for words in pairs:
        if len(words) > 1:
            given[words[0]].add(words)
            family[words[-1]].add(words)
    found = set()
    for pair, count in pairs.items():
        if len(pair) != 2 or count > 1 or (pair[0],) not in pairs or (pair[1],) not in pairs:
            continue
        first_stands = family[pair[0]] or pair[0] in word_list("family_first")
        elsewhere = family[pair[0]] or given[pair[0]] - {pair}
        owned = {full for full in family[pair[1]] if full[0] != pair[0]}
        if first_stands and elsewhere and owned:
            found.add(pair)
    return found
