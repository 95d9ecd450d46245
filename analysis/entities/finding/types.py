"""What names name: a person, a place, an organisation, or something else.

Every name adds up points for each of the four, from what it is made of (first names, known places,
first words of organisations) and from the words around each of its mentions (titles, verbs of
speech, prepositions); the most points decide, for all articles at once, so that a name has one
type. The weights are set by hand, in tenths of a point, so that their sums do not depend on the
order of the articles.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.entities.finding.context import ORGANISATION, OTHER, PERSON, PLACE
from analysis.entities.gazetteer import Gazetteer, first_names, word_list

FORM = ["form_person", "form_place", "form_organisation", "form_other"]
CONTEXT = ["around_person", "around_place", "around_organisation", "around_other"]
_SURE = 20.0  # more points than for any other type
_LISTED, _BRACKETED, _SURNAME = 8.0, 10.0, 30.0
_BORROWERS = 4  # articles with a name alone for one with the name of several words it is part of

Points = npt.NDArray[np.float64]  # one row a name, one column a type
Numbers = npt.NDArray[np.int64]


def name_types(names: pd.DataFrame, article: Numbers, known: Gazetteer) -> Numbers:
    """Give the type of each name that stands, by its number in `TYPES`; one form has one type.

    Parameters
    ----------
    names
        Rows of `analysis.entities.reading.Readings.names`, in the order of the articles and of the
        text.
    article
        The number of the article of each.
    """
    if names.empty:
        return np.zeros(0, dtype=np.int64)
    keys, distinct = pd.factorize(names["key"])
    folded = np.asarray(distinct, dtype=object).tolist()
    counts = np.bincount(keys)
    around = np.stack([np.bincount(keys, names[column]) for column in CONTEXT], axis=1)
    points = names[FORM].to_numpy()[_usual_forms(names, keys)] + around * (counts**-0.8)[:, None]
    points[:, PERSON] += _SURNAME * _are_surnames(folded, points, keys, article, known)
    _share_with_neighbours(names, article, keys, points)
    return points.argmax(axis=1)[keys]


def _usual_forms(names: pd.DataFrame, keys: Numbers) -> Numbers:
    """Give for each key the row of its commonest form outside headings; of equals the first by name."""
    forms, written = pd.factorize(names["mention"])
    place = np.argsort(np.argsort(np.asarray(written, dtype=object)))[forms]
    common = np.bincount(forms)[forms]
    order = np.lexsort((place, -common, names["shouted"].to_numpy(), keys))
    return order[np.r_[True, np.diff(keys[order]) > 0]]


def _are_surnames(
    folded: list[str], points: Points, keys: Numbers, article: Numbers, known: Gazetteer
) -> npt.NDArray[np.bool_]:
    """Say which names of one word are the first or last word of people's names in the articles.

    A word in many articles is no surname because one of them has it in a person's name.
    """
    numbers = {name: number for number, name in enumerate(folded) if " " not in name}
    full, short = [], []
    people = points[:, PERSON] >= points.max(axis=1)
    for number, name in enumerate(folded):
        if " " in name and people[number]:
            for word in _borne(name, known):
                if word in numbers:
                    full.append(number)
                    short.append(numbers[word])
    found = np.zeros(len(folded), dtype=bool)
    if not full:
        return found
    width = int(article.max()) + 1
    pairs = np.unique(keys * width + article)
    key, where = pairs // width, pairs % width
    begin = np.searchsorted(key, np.arange(len(folded) + 1))
    lengths = np.diff(begin)[full]
    rows = np.repeat(begin[full], lengths) + _within(lengths)
    named = np.unique(np.repeat(short, lengths) * width + where[rows])
    support = np.bincount(named // width, minlength=len(folded))
    return (support > 0) & (_BORROWERS * support >= np.diff(begin))


def _within(lengths: Numbers) -> Numbers:
    """Count through the members of each of some groups behind one another, from 0."""
    return np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)


def _borne(name: str, known: Gazetteer) -> set[str]:
    """Give the words by which somebody of this name may be called."""
    words = name.split(" ")
    entry, first = known.names.get(words[-1]), known.names.get(words[0])
    if name in known.names or (entry is not None and entry.weight >= 4):
        return set()
    borne = {words[-1]}
    if first is None or first.weight < 4:
        borne.add(words[0])
    if len(words) == 2 and words[0] in word_list("family_first") - first_names():
        borne.add(words[0])
    return borne


def _share_with_neighbours(
    names: pd.DataFrame, article: Numbers, keys: Numbers, points: Points
) -> None:
    """In an enumeration the sure names lend their type to the others: Tyr, Sidon et Beyrouth.

    A name alone in brackets is where a place is, or the body behind a person or an organisation.
    """
    best = points.argmax(axis=1)
    top = np.sort(points, axis=1)
    sure = np.where(top[:, -1] - top[:, -2] > _SURE, best, -1)
    before = np.r_[-1, names["end"].to_numpy()[:-1]]
    before[np.r_[True, np.diff(article) != 0]] = -1
    listed = (before >= 0) & (names["listed_after"].to_numpy() == before)
    group = np.cumsum(~listed)
    size = np.bincount(group)[group]
    pairs = np.unique(group[size > 1] * len(points) + keys[size > 1])
    group, key = pairs // len(points), pairs % len(points)
    says = (sure[key] >= 0) & (sure[key] != OTHER)
    kinds = np.zeros((int(group.max(initial=0)) + 1, 4), dtype=bool)
    kinds[group[says], sure[key[says]]] = True
    lent = np.where(kinds.sum(axis=1) == 1, kinds.argmax(axis=1), -1)[group]
    taken = (lent >= 0) & (sure[key] < 0)
    _add(points, key[taken], lent[taken], _LISTED)
    after = names["bracketed_after"].to_numpy()
    bracketed = (after >= 0) & (sure[keys] < 0)
    place = (after == before) & (np.r_[-1, sure[keys][:-1]] == PLACE)
    kind = np.where(place, PLACE, ORGANISATION)
    _add(points, keys[bracketed], kind[bracketed], _BRACKETED)


def _add(points: Points, key: Numbers, kind: Numbers, value: float) -> None:
    """Add a value once for every pair of a name and a type."""
    counts = np.bincount(key * 4 + kind, minlength=points.size)
    points += value * counts.reshape(points.shape)
