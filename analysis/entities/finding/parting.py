"""Where one span is two names, or a name with a stranger glued to it."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from analysis.entities.gazetteer import Known, fold, grammar, known_names, look_up, word_list
from analysis.tokens.lemmas import is_common

Piece = tuple[int, int, str]  # start and end in the name, and its type


@lru_cache(maxsize=200_000)
def name_pieces(name: str, alone: bool, language: str) -> tuple[Piece, ...]:
    """Part two known names that a hyphen ties, and a known place from the word glued to it.

    Parameters
    ----------
    alone
        Whether the name is one word that the language does not have.

    Returns
    -------
    tuple[Piece, ...]
        The pieces; none when the name is whole.

    Examples
    --------
    >>> name_pieces("Moscou-Pékin", True, "fr"), name_pieces("Ukrainedevrait", True, "fr")
    (((0, 6, 'LOC'), (7, 12, 'LOC')), ((0, 7, 'LOC'),))
    """
    names = known_names(language).names
    if "-" in name and " " not in name:
        return _tied_names(name, names)
    return _without_glued_word(name, names, language) if alone else ()


def _tied_names(name: str, names: dict[str, Known]) -> tuple[Piece, ...]:
    left, _, right = name.partition("-")
    if fold(name) in names or right.lower() in grammar("compass") or not right[:1].isupper():
        return ()
    before, behind = look_up(names, left), look_up(names, right)
    if before is None or behind is None or before.weight + behind.weight < 5:
        return ()
    return (0, len(left), before.type), (len(left) + 1, len(name), behind.type)


def _without_glued_word(name: str, names: dict[str, Known], language: str) -> tuple[Piece, ...]:
    if len(name) < 7 or not name.isalpha() or fold(name) in names:
        return ()
    for length in range(len(name) - 2, 3, -1):
        rest = name[length:]
        entry = names.get(fold(name[:length])) if rest[0].isupper() or len(rest) > 3 else None
        if entry is not None and entry.weight >= 4 and is_common(rest.lower(), language):
            return ((0, length, entry.type),)
    return ()


def met_surnames(people: Mapping[tuple[str, ...], int]) -> set[tuple[str, ...]]:
    """Give the pairs of surnames that only met in the text (Wang Poutine).

    Each of the two stands alone somewhere and is known from a full name.

    Parameters
    ----------
    people
        How often each name is found, by its folded words.

    Examples
    --------
    >>> met_surnames({("wang", "poutine"): 1, ("wang",): 1, ("wang", "yi"): 1, ("poutine",): 1,
    ...               ("vladimir", "poutine"): 1})
    {('wang', 'poutine')}
    """
    given, family = defaultdict(set), defaultdict(set)
    for words in people:
        if len(words) > 1:
            given[words[0]].add(words)
            family[words[-1]].add(words)
    found: set[tuple[str, ...]] = set()
    for pair, count in people.items():
        if len(pair) != 2 or count > 1 or (pair[0],) not in people or (pair[1],) not in people:
            continue
        first_stands = family[pair[0]] or pair[0] in word_list("family_first")
        elsewhere = family[pair[0]] or given[pair[0]] - {pair}
        owned = {full for full in family[pair[1]] if full[0] != pair[0]}
        if first_stands and elsewhere and owned:
            found.add(pair)
    return found
