"""Who is named in some articles, once each has been read: what all of them together decide.

Cheap, and done again whenever articles come or go; what it is given is kept article by article.
"""

from collections import Counter

import numpy as np
import pandas as pd

from analysis.entities.finding.parting import met_surnames
from analysis.entities.finding.shape import TYPES
from analysis.entities.finding.standing import standing_names
from analysis.entities.finding.types import name_types
from analysis.entities.gazetteer import fold, known_names
from analysis.entities.reading import Readings
from analysis.entities.uniting.aliases import unite

COLUMNS = {
    "article_id": "str",
    "entity": "str",
    "type": "str",
    "mention": "str",
    "start": "int32",
    "end": "int32",
    "paragraph": "int32",
    "sentence": "int32",
    "lent": "bool",
}


def decide(articles: pd.DataFrame, readings: Readings) -> pd.DataFrame:
    """Decide which of the places where names may stand are names, of what, and who is meant.

    What an article shows by itself comes first; the other articles help where it says nothing. The
    order of the articles does not matter.

    Parameters
    ----------
    articles
        Those wanted, with `article_id` and `language`.
    readings
        What `analysis.entities.reading.read` gives for them; those of other articles are left out.

    Returns
    -------
    pd.DataFrame
        One row is a mention, in the order of the articles table and of the text, with the columns
        of `analysis.entities.mentions` and `lent` (bool: that it is a name, or whom it means, only
        other articles tell).

    Examples
    --------
    >>> from analysis.entities.reading import read
    >>> from analysis.tokens import tokenize
    >>> table = pd.DataFrame({"article_id": ["a", "b"], "title": "", "language": "fr",
    ...                       "text": ["Paul Sorlin a ri.", "Le maire a vu M. Sorlin."]})
    >>> decide(table, read(table, tokenize(table)))[["entity", "lent"]].values.tolist()
    [['Paul Sorlin', False], ['Paul Sorlin', True]]
    """
    return name_entities(articles, _standing_names(articles, readings))


def name_entities(articles: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """Say whom the names that were found name, by rules or by a pipeline.

    Parameters
    ----------
    found
        Rows of `article_id`, `mention`, `type`, `start`, `end`, `paragraph`, `sentence`; where they
        have them, `aged` and `addressed` (`analysis.entities.uniting.aliases`) and `lent` (bool,
        only other articles tell that it is a name).

    Returns
    -------
    pd.DataFrame
        One row is a mention, as `decide` gives them.
    """
    named = unite(found, language=_main_language(articles))
    if "lent" in found:
        named["lent"] |= found["lent"].to_numpy()
    return named[list(COLUMNS)].astype(COLUMNS).reset_index(drop=True)


def _main_language(articles: pd.DataFrame) -> str:
    """Give the language the names are shown in: English where most articles are, else French."""
    return "en" if len(articles) and (articles["language"] == "en").mean() > 0.5 else "fr"


def _standing_names(articles: pd.DataFrame, readings: Readings) -> pd.DataFrame:
    """Choose the names that stand and give each its type, in the order of the articles."""
    order = pd.Index(articles["article_id"])
    codes, distinct = pd.factorize(readings.names["article_id"])
    article = order.get_indexer(distinct)[codes]
    names = readings.names
    if (article < 0).any() or (np.diff(article) < 0).any():
        rows = np.argsort(article, kind="stable")[int((article < 0).sum()) :]
        names, article = names.iloc[rows], article[rows]
    rows, lent = standing_names(names, readings.words, article, order)
    names, article = names.iloc[rows].reset_index(drop=True), article[rows]
    fixed = pd.Index(TYPES).get_indexer(pd.Index(names["type"]))
    kinds = name_types(names, article, known_names(_main_language(articles)))
    kinds = np.where(fixed >= 0, fixed, kinds)
    names = names.assign(type=np.array(TYPES, dtype=object)[kinds], lent=lent)
    return _part_surnames(names[kinds < TYPES.index("MISC")])


def _part_surnames(names: pd.DataFrame) -> pd.DataFrame:
    """Part two surnames that only met in the text (Wang Poutine)."""
    people = (names["type"] == "PER").to_numpy()
    codes, distinct = pd.factorize(names["mention"][people])
    folded = [tuple(fold(word) for word in str(name).split(" ")) for name in distinct]
    counts: Counter[tuple[str, ...]] = Counter()
    for words, count in zip(folded, np.bincount(codes, minlength=len(folded)).tolist()):
        counts[words] += count
    met = met_surnames(counts)
    both = np.zeros(len(names), dtype=bool)
    both[people] = np.array([words in met for words in folded], dtype=bool)[codes]
    if not both.any():
        return names
    first, second = names[both].copy(), names[both].copy()
    halves = first["mention"].str.split(" ")
    first["mention"], second["mention"] = halves.str[0], halves.str[1]
    first["end"] = first["start"] + first["mention"].str.len()
    second["start"] = second["end"] - second["mention"].str.len()
    return pd.concat([names[~both], first, second]).sort_index(kind="stable")
