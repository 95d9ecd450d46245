"""Which entities may be one and the same: unions that the reader accepts or refuses."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import pandas as pd

from analysis.entities.gazetteer import fold, known_names, word_list
from analysis.entities.uniting.name_likeness import (
    abbreviates,
    first_names_agree,
    is_given,
    is_slip,
    small_words,
)

_COLUMNS = {
    "entity": "str",
    "other": "str",
    "type": "str",
    "reason": "str",
    "shared": "int64",
    "count": "int64",
    "other_count": "int64",
}
Reason = Literal["order", "initials", "surname", "apposition", "letter", "part"]
_RANK: dict[str, int] = {
    "order": 0, "initials": 1, "surname": 1, "apposition": 2, "letter": 2, "part": 3
}  # fmt: skip
_SHORTEST = 6  # letters of a name in which one more or less may be a slip
# What says between two names that they are one: "Poldec, ex-Polder", "Anne Sorlin, dite Nana".
_SAME = re.compile(
    r"\s*[,(]?\s*(?:dite?s?|alias|surnommée?s?|rebaptisée?s?|renommée?s?|anciennement|ex|"
    r"aussi appelée?s?|(?:plus )?connue?s? sous le nom de|formerly|now|aka|also known as|"
    r"renamed|known as)(?:[-‑]|\s+)(?:l['’]|(?:les?|la|the)\s+)?[«“\"]?\s*"
)
_BRACKET = re.compile(r"\s\((?:l['’]|(?:les?|la|the)\s+)?")


class _Named(NamedTuple):
    """An entity as it is compared: its words folded, its types, the articles that name it."""

    name: str
    words: tuple
    types: frozenset
    articles: frozenset
    mentions: int


def suggestions(
    articles: pd.DataFrame, mentions: pd.DataFrame, *, refused: Iterable[tuple[str, str]] = ()
) -> pd.DataFrame:
    """Propose the unions of entities that the reader should look at, the surest first.

    Two entities are proposed when their types agree and one of these reasons holds: the same words
    in another `order`; one is the `initials` of the other; the same `surname`, with first names
    that do not contradict each other, in an article that names both; the text puts one beside the
    other as its other name (`apposition`); one `letter` is more, less or other in a name of six
    letters or more; one is a `part`, the beginning or the end, of the other in an article that
    names both. Countries, cities and
    organisations that are known under two names, and people of one surname with two first names,
    are not proposed.

    Parameters
    ----------
    mentions
        As `analysis.entities.mentions` gives them.
    refused
        Pairs of names that the reader does not want to see again, in either order.

    Returns
    -------
    pd.DataFrame
        One row is a proposed union, the surest first, ties by name: `entity` (the name to keep),
        `other`, `type` (of `entity`), `reason` (str, one of the six codes above), `shared` (int64,
        articles that name both), `count`, `other_count` (int64, mentions of each).

    Notes
    -----
    When not to trust it: always read a sentence of each before accepting; relatives, and bodies
    that differ by a word (a ministry and its spokesperson's office), look alike.

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["a", "b"], "type": "ORG", "start": 0, "end": 1,
    ...                       "entity": ["Ligue des ports", "Ports Ligue"]})
    >>> texts = pd.DataFrame({"article_id": ["a", "b"], "text": "x", "language": "fr"})
    >>> suggestions(texts, table)[["entity", "other", "reason"]].values.tolist()
    [['Ligue des ports', 'Ports Ligue', 'order']]
    """
    entities = _entities(mentions)
    unwanted = {frozenset(pair) for pair in refused}
    apart = _known_apart(articles)
    pairs: dict[frozenset[str], tuple[str, str, Reason]] = {}
    for one, other, reason in _candidates(entities, articles, mentions):
        key = frozenset((one, other))
        if one == other or key in unwanted or apart(one, other):
            continue
        if entities[one].types & entities[other].types:
            pairs.setdefault(key, (one, other, reason))  # the first reason is the surest
    return _sort(
        [_row(entities[one], entities[other], reason) for one, other, reason in pairs.values()]
    )


def _entities(mentions: pd.DataFrame) -> dict[str, _Named]:
    """Describe every entity, by name."""
    codes, _ = pd.factorize(mentions["article_id"])
    table = mentions[["entity", "type"]].assign(article=codes)
    grouped = table.groupby("entity", sort=True)
    types, places = grouped["type"].agg(frozenset), grouped["article"].agg(frozenset)
    sizes = grouped.size()
    return {
        name: _Named(name, tuple(fold(name).split(" ")), its, where, size)
        for name, its, where, size in zip(sizes.index.astype("str"), types, places, sizes)
    }


def _candidates(
    entities: dict[str, _Named], articles: pd.DataFrame, mentions: pd.DataFrame
) -> Iterator[tuple[str, str, Reason]]:
    """Give pairs of names with a reason, the name to keep first where the reason says which."""
    yield from _same_words(entities)
    yield from _initials(entities)
    yield from _surnames(entities)
    yield from _appositions(articles, mentions)
    yield from _one_letter(entities)
    yield from _parts(entities)


def _same_words(entities):
    """Names with the same words but for the small ones, whatever their order."""
    buckets = defaultdict(list)
    for name, entity in entities.items():
        words = [word for word in entity.words if word not in small_words()]
        if len(words) > 1:
            buckets[tuple(sorted(words))].append(name)
    for names in buckets.values():
        first = max(names, key=lambda name: entities[name].mentions)
        yield from ((*_by_count(entities, first, name), "order") for name in names if name != first)


def _initials(entities):
    """Acronyms, and the long forms whose words begin with their letters."""
    buckets = defaultdict(list)
    for name, entity in entities.items():
        if len(entity.words) > 2 and "PER" not in entity.types:
            content = [word for word in entity.words if word not in small_words()]
            for words in {entity.words, tuple(content)}:
                buckets["".join(word[0] for word in words)].append(name)
    for name in entities:
        letters = name.replace(".", "")
        if 2 < len(letters) < 9 and letters.isalpha() and letters.isupper():
            for long in dict.fromkeys(buckets.get(fold(letters), ())):
                yield long, name, "initials"


def _surnames(entities):
    """People of one surname: alone and in full, or in full with first names that agree."""
    people = {name: entity for name, entity in entities.items() if "PER" in entity.types}
    bearers, alike = defaultdict(list), defaultdict(list)
    for name, entity in people.items():
        for place in range(1, len(entity.words)):
            bearers[entity.words[place:]].append(name)
        if len(entity.words) > 1:
            alike[entity.words[-1], entity.words[0][0]].append(name)
    for name, entity in people.items():
        best = _closest(entities, name, bearers.get(entity.words, ()))
        if best and not is_given(entity.words[-1]):
            yield best, name, "surname"
    for names in alike.values():
        for place, one in enumerate(names):
            for other in names[place + 1 : place + 50]:
                if first_names_agree(people[one].words, people[other].words):
                    yield *_by_count(entities, one, other), "surname"


def _closest(entities, name, longer, *, alone=False):
    """Give the longer name that shares most articles with this one; None when none or two do.

    With `alone` no other may share any.
    """
    own = entities[name].articles
    shared = Counter({other: len(entities[other].articles & own) for other in set(longer)})
    first, second = [*shared.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] > second[1] and not (alone and second[1]) else None


def _appositions(articles, mentions):
    """Names that the text puts beside each other as two names of one."""
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    columns = ["article_id", "entity", "type", "start", "end"]
    rows = list(mentions[columns].itertuples(index=False))
    for one, other in zip(rows, rows[1:]):
        if one.article_id != other.article_id or not 0 < other.start - one.end < 40:
            continue
        text = texts[one.article_id]
        between = text[one.end : other.start]
        closed = text[other.end : other.end + 1] == ")" and one.type == other.type == "ORG"
        long, short = sorted((one.entity, other.entity), key=lambda name: (name.isupper(), name))
        bracketed = closed and _BRACKET.fullmatch(between) and abbreviates(short, long)
        if bracketed or _SAME.fullmatch(between):
            yield one.entity, other.entity, "apposition"


def _one_letter(entities):
    """Names that are the same once one letter is left out of one of them or of both."""
    buckets = defaultdict(list)
    for name, entity in entities.items():
        letters = " ".join(entity.words)
        if len(letters) >= _SHORTEST and not any(letter.isdigit() for letter in letters):
            shorter = {letters[:at] + letters[at + 1 :] for at in range(len(letters))}
            for key in {letters, *shorter}:
                buckets[key].append(name)
    for names in buckets.values():
        for place, one in enumerate(names):
            for other in names[place + 1 : place + 20]:
                together = bool(entities[one].articles & entities[other].articles)
                if is_slip(entities[one].words, entities[other].words, together=together):
                    yield *_by_count(entities, one, other), "letter"


def _parts(entities):
    """Names that begin or end a longer one, in an article that names both."""
    longer = defaultdict(list)
    for name, entity in entities.items():
        words = entity.words
        for place in range(1, len(words)):
            longer[words[:place]].append(name)
            if "ORG" in entity.types and words[place - 1] not in small_words():
                longer[words[place:]].append(name)
    heads = word_list("organisation_heads")
    for name, entity in entities.items():
        # A place's name alone, or an organisation's first word, says too little.
        if len(entity.words) == 1 and (entity.types == {"LOC"} or entity.words[0] in heads):
            continue
        around = [
            other
            for other in longer.get(entity.words, ())
            if entities[other].types & entity.types and not _holds_another(entity, entities[other])
        ]
        best = _closest(entities, name, around, alone="PER" in entity.types)
        if best:
            yield best, name, "part"


def _holds_another(shorter, longer):
    """Say whether the longer name is two people's that no sign parts (Paul Sorlin Anne Morel)."""
    rest = longer.words[len(shorter.words) :]
    return "PER" in longer.types and len(shorter.words) > 1 and len(rest) > 1


def _by_count(entities, one, other):
    """Put the name to keep first: the more frequent, then the longer, then the first by name."""
    return sorted((one, other), key=lambda name: (-entities[name].mentions, -len(name), name))


def _known_apart(articles):
    """Give the question whether two names are two known entities."""
    english = len(articles) and (articles["language"] == "en").mean() > 0.5
    known = known_names("en" if english else "fr").names

    def apart(one, other):
        first, second = known.get(fold(one)), known.get(fold(other))
        return first is not None and second is not None and first.name != second.name

    return apart


def _row(entity, other, reason):
    shared = len(entity.articles & other.articles)
    kind = min(entity.types & other.types)
    return entity.name, other.name, kind, reason, shared, entity.mentions, other.mentions


def _sort(rows):
    """Order the rows: by how much the reason says, then shared articles, then mentions."""

    def key(row):
        return _RANK[row[3]] - min(row[4], 4) / 2, -row[4], -row[5] - row[6], row[0], row[1]

    return pd.DataFrame(sorted(rows, key=key), columns=list(_COLUMNS)).astype(_COLUMNS)
