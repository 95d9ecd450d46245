"""One entity under one name: surnames, transliterations, acronyms and exonyms united."""

from collections import Counter
from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis.entities.gazetteer import is_first_name, known_names, word_list
from analysis.entities.uniting.bearers import Bools, Numbers, Shortenings, decide_bearers
from analysis.entities.uniting.bodies import acronyms, head_names, unite_bodies
from analysis.entities.uniting.people import short_names, spell, unite_people, with_initials

_FAMILY_FIRST = word_list("family_first")
_TYPES = np.array(["LOC", "ORG", "PER"], dtype=object)


def unite(mentions: pd.DataFrame, *, language: str = "fr") -> pd.DataFrame:
    """Give every mention the one name of the entity that it names.

    Countries, cities and well-known organisations get their usual name in `language` (Beijing and
    Pékin, UE and Union européenne). An acronym in brackets behind a long form is that form. People
    are united when their surnames and first names sound the same across transliterations
    (Zelensky, Zelenskyy). A Chinese, Korean or Vietnamese family name may stand first (Xi is Xi
    Jinping). The name shown is the form of several words that occurs most, then the longest, then
    the first by name.

    Whom a short name means (a surname, initials and a surname, a first name, an organisation's
    first word, an acronym) is decided article by article, as `decide_bearers` says: first by whom
    the article names in full, else, for all but first names, by whom the other articles do. A first
    name is nobody's when an age follows it (Yves, 70 ans).

    Parameters
    ----------
    mentions
        Rows of `article_id`, `mention`, `type`, `start`, `end`; where they have them, `aged` (bool,
        an age follows; without it nobody is known by a first name) and `addressed` (bool, M. or Mme
        stands before: what follows is a surname).

    Returns
    -------
    pd.DataFrame
        The mentions with their `entity` (str), the `type` of their form (str, the commonest), and
        `lent` (bool, only other articles tell who is meant).

    Notes
    -----
    When not to trust it: two people of one name are one entity; relatives named by surname alone
    cannot be told apart; a place and a person of one name share the type that is the commoner.

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": "a", "mention": ["Vladimir Poutine", "Poutine"],
    ...                       "type": "PER", "start": [0, 30], "end": [16, 37]})
    >>> unite(table)["entity"].tolist()
    ['Vladimir Poutine', 'Vladimir Poutine']
    """
    codes, distinct = pd.factorize(mentions["mention"], sort=True)
    names = [str(name) for name in distinct]
    article, identifiers = pd.factorize(mentions["article_id"])
    kinds = _kinds(mentions, codes, len(names))
    types = dict(zip(names, _TYPES[kinds].tolist(), strict=True))
    frequency = Counter(dict(zip(names, np.bincount(codes, minlength=len(names)).tolist())))
    people = spell([name for name in names if types[name] == "PER"])
    bodies = [name for name in names if types[name] != "PER"]
    known = known_names(language).names

    entities = unite_people(people, frequency)
    entities |= unite_bodies(bodies, types, frequency, known, language)
    shown, letters = acronyms(_neighbours(mentions, article, names, codes), entities, known)
    entities |= shown
    heads = head_names(bodies, types, frequency, entities)
    number = {name: place for place, name in enumerate(names)}
    for long, short in letters:
        kinds[number[short]] = kinds[number[long]]
    shows = sorted(set(entities.values()))
    entity = pd.Index(shows).get_indexer(pd.Index([entities[name] for name in names]))

    keys = article * len(names) + codes
    # Initials first: whoever they mean is then named in full.
    first = decide_bearers(
        article, codes, entity, _pairs(with_initials(people), number), unlent=_NONE, apart=_NONE
    )
    lent, codes_then = np.zeros(len(codes), dtype=bool), codes
    if len(first.name):
        member = np.full(len(shows), -1)
        member[entity[::-1]] = np.arange(len(names))[::-1]  # one name of each entity
        meant, lent = first.of(article, codes, len(names))
        codes_then = np.where(meant >= 0, member[meant], codes)
    pairs = _pairs([*short_names(people), *((*pair, False) for pair in [*heads, *letters])], number)
    second = decide_bearers(
        article,
        codes_then,
        entity,
        pairs,
        unlent=_bare_first_names(mentions, keys, names, codes),
        apart=_strangers(mentions, keys),
    )
    meant, lent_too = second.of(article, codes_then, len(names))
    table = mentions.copy()
    table["entity"] = np.array(shows, dtype=object)[np.where(meant >= 0, meant, entity[codes_then])]
    table["type"] = _TYPES[kinds[codes]]
    table["lent"] = lent | lent_too
    return table.astype({"entity": "str", "type": "str"})


_NONE = np.zeros(0, dtype=np.int64)


def _kinds(mentions: pd.DataFrame, codes: Numbers, names: int) -> Numbers:
    """Give the commonest type of each name, of equals the last by name."""
    kind = pd.Index(_TYPES).get_indexer(pd.Index(mentions["type"]))
    counts = np.bincount(codes * 3 + kind, minlength=3 * names).reshape(names, 3)
    return 2 - counts[:, ::-1].argmax(axis=1)


def _neighbours(
    mentions: pd.DataFrame, article: Numbers, names: list[str], codes: Numbers
) -> Iterable[tuple[str, str]]:
    """Give the pairs of names with just a blank and a bracket, or the like, between them."""
    start, end = mentions["start"].to_numpy(), mentions["end"].to_numpy()
    order = np.lexsort((start, article))
    one, other = order[:-1], order[1:]
    beside = (article[one] == article[other]) & (start[other] - end[one] == 2)
    pairs = np.unique(codes[one[beside]] * len(names) + codes[other[beside]])
    return [(names[pair // len(names)], names[pair % len(names)]) for pair in pairs.tolist()]


def _pairs(calls: Iterable[tuple[str, str, bool]], number: dict[str, int]) -> Shortenings:
    rows = [(number[full], number[short], given) for full, short, given in calls]
    full, short, given = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    return Shortenings(full, short, given.astype(bool))


def _strangers(mentions: pd.DataFrame, keys: Numbers) -> Numbers:
    """Give the names that no first name is: an age follows, M. or Mme stands before.

    Every name where nobody looked for ages.
    """
    if "aged" not in mentions:
        return np.unique(keys)
    apart = mentions["aged"].to_numpy()
    return np.unique(keys[apart | _forms_of_address(mentions)])


def _bare_first_names(
    mentions: pd.DataFrame, keys: Numbers, names: list[str], codes: Numbers
) -> Numbers:
    """Give the first names that stand alone in their article, never behind M. or Mme."""
    given = np.array(
        [is_first_name(name.lower()) and name.lower() not in _FAMILY_FIRST for name in names],
        dtype=bool,
    )
    bare = np.unique(keys[given[codes]]) if len(keys) else keys
    return bare[~np.isin(bare, keys[_forms_of_address(mentions)])]


def _forms_of_address(mentions: pd.DataFrame) -> Bools:
    if "addressed" not in mentions:
        return np.zeros(len(mentions), dtype=bool)
    return mentions["addressed"].to_numpy()
