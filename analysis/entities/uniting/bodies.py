"""Which names of places and organisations are one: usual names, spellings, heads, acronyms."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from analysis.entities.gazetteer import Known, fold, word_list

_ALONE = 4  # times as often as with more words: a name of its own
_SAINT = re.compile(r"\bSt(e?)\b\.?(?=[-‑ ])")
_ARTICLES = ("le ", "la ", "les ", "l' ", "the ")


def unite_bodies(
    names: Sequence[str],
    types: dict[str, str],
    frequency: Counter[str],
    known: dict[str, Known],
    language: str,
) -> dict[str, str]:
    """Give places and organisations their known name, else the commonest of one spelling's forms.

    In French St- and Ste- are shown written out (Saint-Nazaire).
    """
    entities = {}
    forms = defaultdict(list)
    for name in names:
        entry = known.get(fold(name))
        if entry is None or entry.type != types[name] or entry.weight < 3:
            forms[types[name], _bare(name)].append(name)
        else:
            entities[name] = entry.name
    for members in forms.values():
        mixed = [name for name in members if not name.isupper()] or members
        shown = min(mixed, key=lambda name: (-frequency[name], -len(name), name))
        if language == "fr":
            shown = _SAINT.sub(r"Saint\1", shown)
        entities.update(dict.fromkeys(members, shown))
    return entities


def _bare(name: str) -> str:
    folded = fold(name)
    for article in _ARTICLES:
        if folded.startswith(article):
            return folded[len(article) :]
    return folded


def head_names(
    names: Sequence[str],
    types: dict[str, str],
    frequency: Counter[str],
    entities: dict[str, str],
) -> list[tuple[str, str]]:
    """Say which organisations may be called by their first word alone (la Commission).

    Unless it stands alone four times as often: then it is another, known without more words (the
    Sénat beside a few mentions of the Sénat américain).

    Returns
    -------
    list[tuple[str, str]]
        Pairs of a longer name and its head.
    """
    heads = word_list("organisation_heads")
    longer = defaultdict(list)
    for name in names:
        if types[name] == "ORG" and " " in entities[name]:
            longer[fold(entities[name]).split(" ")[0]].append(name)
    pairs = []
    for name in names:
        if types[name] == "ORG" and name.lower() in heads and not name.isupper():
            candidates = [other for other in longer.get(fold(name), ()) if other != name]
            if frequency[name] < _ALONE * sum(frequency[other] for other in candidates):
                pairs += [(other, name) for other in candidates]
    return pairs


def acronyms(
    neighbours: Iterable[tuple[str, str]], entities: dict[str, str], known: dict[str, Known]
) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Tie acronyms to the long forms that they stand behind in brackets, or that stand behind them.

    Parameters
    ----------
    neighbours
        Names with nothing but a blank and a bracket between them.

    Returns
    -------
    tuple[dict[str, str], list[tuple[str, str]]]
        The known acronyms that long forms are shown as; pairs of another acronym's long form and
        the acronym.
    """
    shown, pairs = {}, []
    for one, other in sorted(set(neighbours)):
        for short, long in ((other, one), (one, other)):
            if short == long or entities[short] != short or not _initials(short, long):
                continue
            entry = known.get(fold(short))
            if entry is not None and entry.type == "ORG":
                shown[long] = short
            else:
                pairs.append((long, short))
    return shown, pairs


def _initials(short: str, long: str) -> bool:
    """Say whether the acronym's letters are the first letters of the long form's words, in order."""
    letters = fold(short).replace(".", "")
    if not 1 < len(letters) < 8 or not letters.isalpha() or len(long) < 2 * len(short):
        return False
    firsts = [word[0] for word in fold(long).split(" ")]
    place = 0
    for letter in letters:
        if letter not in firsts[place:]:
            return False
        place = firsts.index(letter, place) + 1
    return len(firsts) > 1
