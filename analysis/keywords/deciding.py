"""What is decided over all articles once each has been read by itself: the cheap part.

The tables may have categories in place of strings, as kept files give them.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.keywords.occurrences import Index, IndexedWords, index
from analysis.keywords.reading import Readings
from analysis.keywords.words import common_key
from analysis.tokens import lists

_LIKE_A_PLACE = 0.3  # the share of uses from which a name is taken for a place's
_DOMINANT = 3  # times as often as all other whole names of the short one
_BORROWERS = 4  # articles with the short name alone for one with the whole


@dataclass(frozen=True)
class Decided:
    """The keywords of some articles, as they are called over all articles.

    `keywords`: the columns of `Readings.keywords` but `name`, in the order of the articles and of
    `rank`. `shorts`: one row is a name in an article that has no whole name for it, while others
    have: `article_id`, `name`, `whole` (str, keys), `count` (int).
    """

    keywords: pd.DataFrame
    shorts: pd.DataFrame


@dataclass(frozen=True)
class _Names:
    """The names of all articles as numbers: one value a name in an article; `labels` are the names."""

    article: np.ndarray
    name: np.ndarray
    count: np.ndarray
    placed: np.ndarray
    certain: np.ndarray
    articles: list[str]
    labels: list[str]


def decide(articles: pd.DataFrame, readings: Readings) -> Decided:
    """Decide over all articles how their keywords are called.

    A short name counts as the whole one that its article, or else the others, have for it.

    Parameters
    ----------
    articles
        With `article_id` and `language`; rows of `readings` on other articles count as evidence for
        names and are left out.
    """
    place = {article_id: number for number, article_id in enumerate(articles["article_id"])}
    ids, labels = _codes_of(readings.keywords["article_id"])
    article = np.array([place.get(each, -1) for each in labels], dtype=np.int64)[ids]
    order = np.argsort(article, kind="stable")
    table = readings.keywords.iloc[order[article[order] >= 0]].reset_index(drop=True)
    text = ["article_id", "keys", "keyword", "name"]
    table = table.astype(dict.fromkeys(text, "str"))
    shorts = _shorts(readings.names)
    called = table[["article_id", "name"]].merge(
        shorts.drop(columns="count"), how="left", on=["article_id", "name"]
    )
    renamed = called["whole"].notna().to_numpy()
    table = table.drop(columns="name")
    if renamed.any():
        language = dict(zip(articles["article_id"], articles["language"], strict=True))
        rows = called.loc[renamed, ["article_id", "whole"]]
        uses = shorts.groupby(["article_id", "whole"])["count"].sum()
        forms = _usual_forms(readings.names, set(rows["whole"]))
        columns = table[["keys", "keyword", "count"]].astype(object)
        columns.loc[renamed, "keys"] = [
            _common(whole, language[article]) for article, whole in rows.itertuples(index=False)
        ]
        columns.loc[renamed, "keyword"] = [forms[whole] for whole in rows["whole"]]
        columns.loc[renamed, "count"] = uses.loc[pd.MultiIndex.from_frame(rows)].to_numpy()
        table = table.assign(**columns.astype(table.dtypes[columns.columns].to_dict()))
        table = table[~table.duplicated(["article_id", "keys"])].reset_index(drop=True)
        rank = table.groupby("article_id", sort=False).cumcount() + 1
        table = table.assign(rank=rank.astype("int32"))
    return Decided(table, shorts)


def word_index(articles: pd.DataFrame, readings: Readings, shorts: pd.DataFrame) -> Index:
    """Index the words of the articles (by their places in `articles`), for `matches`.

    Parameters
    ----------
    shorts
        As `decide` gives them: short names that count as whole ones.
    """
    words = readings.words
    place = {article_id: number for number, article_id in enumerate(articles["article_id"])}
    ids, labels = _codes_of(words["article_id"])
    article = np.array([place.get(each, -1) for each in labels], dtype=np.int64)[ids]
    if (article < 0).any() or (np.diff(article) < 0).any():
        order = np.argsort(article, kind="stable")
        order = order[article[order] >= 0]
        words, article = words.iloc[order], article[order]
    key, keys = _codes_of(words["key"])
    whole, wholes = _codes_of(words["whole"])
    none = np.array([*(label == "" for label in wholes), True], dtype=bool)
    whole = np.where(none[whole], -1, whole)  # what is no short name has "" there
    begins, ends, apart, is_name = (
        words[name].to_numpy(dtype=bool) for name in ("begins", "ends", "apart", "is_name")
    )
    start, end = (words[name].to_numpy(dtype=np.int64) for name in ("start", "end"))
    wholes = list(dict.fromkeys([*wholes, *shorts["whole"].tolist()]))
    filled = _number_whole_names(shorts, place, keys, wholes)
    if len(filled):
        rows = np.flatnonzero(is_name & begins & ends & (whole < 0))
        own = key[rows] * len(place) + article[rows]
        at = np.minimum(np.searchsorted(filled[:, 0], own), len(filled) - 1)
        there = filled[at, 0] == own
        whole[rows[there]] = filled[at[there], 1]
    found = IndexedWords(
        article, start, end, key, begins, ends, apart, is_name, whole, keys, wholes
    )
    return index(found, len(articles))


def _number_whole_names(shorts, place, keys, wholes):
    """Give numbers to the whole names of short ones: key and article, sorted, and whole name."""
    key = {name: code for code, name in enumerate(keys)}
    whole = {name: code for code, name in enumerate(wholes)}
    rows = [
        (key[name] * len(place) + place[article], whole[name_of_all])
        for article, name, name_of_all in zip(shorts["article_id"], shorts["name"], shorts["whole"])
        if article in place and name in key
    ]
    return np.array(sorted(rows), dtype=np.int64).reshape(-1, 2)


def _shorts(names):
    """Find the short names of articles that do not have the whole one themselves.

    Such an article must write the short one as a name, not only at the head of its sentences, and
    at most four articles may have the short one alone for one that has the whole.
    """
    article, articles = _codes_of(names["article_id"])
    name, labels = _codes_of(names["name"])
    count, placed, certain = (
        names[each].to_numpy(dtype=np.int64) for each in ("count", "placed", "certain")
    )
    coded = _Names(article, name, count, placed, certain, articles, labels)
    number = {label: code for code, label in enumerate(labels)}
    whole_of = np.full(len(labels) + 1, -1)
    for short, whole in _whole_names(coded).items():
        whole_of[number[short]] = number[whole]
    rows = np.flatnonzero(whole_of[name] >= 0)
    whole = whole_of[name[rows]]
    has = np.isin(article[rows] * len(labels) + whole, article * len(labels) + name)
    rows, whole = rows[~has], whole[~has]
    homes = np.bincount(name, minlength=len(labels))
    borrowers = np.bincount(name[rows], minlength=len(labels))
    lent = (certain[rows] > 0) & (borrowers[name[rows]] <= _BORROWERS * homes[whole])
    rows, whole = rows[lent], whole[lent]
    return pd.DataFrame(
        {
            "article_id": pd.Series(
                [articles[code] for code in article[rows].tolist()], dtype="str"
            ),
            "name": pd.Series([labels[code] for code in name[rows].tolist()], dtype="str"),
            "whole": pd.Series([labels[code] for code in whole.tolist()], dtype="str"),
            "count": count[rows],
        }
    )


def _whole_names(names):
    """Decide which short names stand for which whole ones, over all articles.

    The whole name used three times as often as the others; a name mostly used like a place (en
    France, la Chine) is short for none, and a first name (Claire) only within its own article.
    """
    size = len(names.labels)
    used = np.bincount(names.name, names.count, minlength=size).astype(np.int64).tolist()
    placed = np.bincount(names.name, names.placed, minlength=size).tolist()
    uses = {label: number for label, number in zip(names.labels, used, strict=True) if number}
    persons = {
        label
        for label, number, like_a_place in zip(names.labels, used, placed, strict=True)
        if number and " " not in label and like_a_place <= _LIKE_A_PLACE * number
    }
    whole: dict[str, list[str]] = {}
    many = [label for label in uses if " " in label]
    for name in sorted(many, key=lambda name: (-uses[name], name)):
        words = name.split(" ")
        if words[-1] in persons and not words[-1].isdigit():
            whole.setdefault(words[-1], []).append(name)
        # Xi Jinping is called Xi; but Samsung is no short form of Samsung Electronics.
        if words[0] in persons and (len(words[0]) <= 4 or uses[name] >= uses[words[0]]):
            whole.setdefault(words[0], []).append(name)
    given = lists.sections("tokens/names")["first_names"]
    return {
        short: names[0]
        for short, names in whole.items()
        if short not in given
        and uses[names[0]] >= _DOMINANT * sum(uses[other] for other in names[1:])
    }


def _usual_forms(names, wanted):
    """Give the form that the articles use most for each wanted name; equal ones by the alphabet."""
    name, labels = _codes_of(names["name"])
    asked = np.array([label in wanted for label in labels], dtype=bool)
    used = names.loc[asked[name], ["name", "form", "count"]].astype({"name": "str", "form": "str"})
    used = used.groupby(["name", "form"])["count"].sum().reset_index()
    used = used.sort_values(["name", "count", "form"], ascending=[True, False, True])
    used = used.drop_duplicates("name")
    forms = (" ".join(form.replace("’", "'").split()) for form in used["form"])
    return dict(zip(used["name"], forms, strict=True))


def _common(name, language):
    return " ".join(common_key(word, language) for word in name.split(" "))


def _codes_of(column):
    """Give a column of strings as numbers, and what the numbers stand for."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy(dtype=np.int64), column.cat.categories.tolist()
    codes, labels = pd.factorize(column)
    return codes, labels.tolist()
