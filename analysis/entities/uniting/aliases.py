"""One entity under one name: surnames, transliterations, acronyms and exonyms united."""

from collections import Counter, defaultdict

import pandas as pd

from analysis.entities.gazetteer import fold, known_names, word_list
from analysis.entities.uniting.same_person import leading_bearer, unite_people

_ALONE = 4  # times as often as with more words: a name of its own
_ARTICLES = ("le ", "la ", "les ", "l' ", "the ")


def unite(mentions: pd.DataFrame, *, language: str = "fr") -> pd.DataFrame:
    """Give every mention the one name of the entity that it names.

    Countries, cities and well-known organisations get their usual name in `language` (Beijing and
    Pékin, UE and Union européenne). An acronym in brackets behind a long form is that form. People
    are united when their surnames and first names sound the same across transliterations
    (Zelensky, Zelenskyy), and a surname alone is the one person of the corpus who bears it, or the
    one named in full three times as often as all others; otherwise it stays a name of its own. A
    Chinese, Korean or Vietnamese family name may stand first (Xi is Xi Jinping). The name shown is
    the form of several words that occurs most, then the longest, then the first by name.

    Returns: one row is a distinct mention, sorted by it: `mention`, `entity`, `type` (str).

    When not to trust it: two people of one name are one entity; relatives named by surname alone
    cannot be told apart; a place and a person of one name share the type that is the commoner.

    >>> table = pd.DataFrame({"article_id": "a", "mention": ["Vladimir Poutine", "Poutine"],
    ...                       "type": "PER", "start": [0, 30], "end": [16, 37]})
    >>> unite(table)["entity"].tolist()
    ['Vladimir Poutine', 'Vladimir Poutine']
    """
    counts = mentions.groupby(["mention", "type"]).size().rename("count").reset_index()
    counts = counts.sort_values(["count", "mention", "type"])
    types: dict[str, str] = {}
    frequency: Counter[str] = Counter()
    for mention, kind, count in zip(counts["mention"], counts["type"], counts["count"]):
        types[mention] = kind
        frequency[mention] += count
    entities: dict[str, str] = {}
    unite_people(sorted(name for name in types if types[name] == "PER"), frequency, entities)
    others = sorted(name for name in types if types[name] != "PER")
    _unite_others(others, types, frequency, entities, known_names(language).names)
    _unite_acronyms(mentions, types, entities, known_names(language).names)
    rows = [(name, entities[name], types[name]) for name in sorted(types)]
    table = pd.DataFrame(rows, columns=["mention", "entity", "type"]).astype("str")
    return table


def _bare(name):
    folded = fold(name)
    for article in _ARTICLES:
        if folded.startswith(article):
            return folded[len(article) :]
    return folded


def _unite_others(names, types, frequency, entities, known):
    """Unite places and organisations by their known name, else by their form without accents."""
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
        entities.update(dict.fromkeys(members, shown))
    _unite_heads(names, types, frequency, entities)


def _unite_heads(names, types, frequency, entities):
    """An organisation's first word alone (la Commission) is the corpus's leading one so called.

    Unless it stands alone four times as often: then it is another, known without more words (the
    Sénat beside a few mentions of the Sénat américain).
    """
    heads = word_list("organisation_heads")
    longer = defaultdict(Counter)
    for name in names:
        first = fold(entities[name]).split(" ")[0]
        if types[name] == "ORG" and " " in entities[name]:
            longer[first][entities[name]] += frequency[name]
    for name in names:
        if types[name] == "ORG" and name.lower() in heads and not name.isupper():
            candidates = longer.get(fold(name), Counter())
            if frequency[name] < _ALONE * candidates.total():
                entities[name] = leading_bearer(candidates) or entities[name]


def _unite_acronyms(mentions, types, entities, known):
    """Tie an acronym to the long form it stands behind in brackets, or that stands behind it."""
    ordered = mentions.sort_values(["article_id", "start"], kind="stable")
    rows = list(zip(ordered["article_id"], ordered["mention"], ordered["start"], ordered["end"]))
    for (article, name, _, end), (other_article, other, start, _) in zip(rows, rows[1:]):
        if article != other_article or start - end != 2:
            continue
        for short, long in ((other, name), (name, other)):
            if short == long or entities[short] != short or not _initials(short, long):
                continue
            if fold(short) in known and known[fold(short)].type == "ORG":
                entities[long] = short
            else:
                entities[short], types[short] = entities[long], types[long]


def _initials(short, long):
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
