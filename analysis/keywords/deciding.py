"""What is decided over all articles once each has been read by itself: the cheap part."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.keywords.occurrences import Index, Words, index
from analysis.keywords.reading import Readings
from analysis.keywords.words import common_key

_LIKE_A_PLACE = 0.3  # the share of uses from which a name is taken for a place's


@dataclass(frozen=True)
class Wholes:
    """The whole names that some articles have for short ones: `names` maps short to whole.

    `forms` gives how the articles write a whole name most.
    """

    names: dict[str, str]
    forms: dict[str, str]


def whole_names(names: pd.DataFrame) -> Wholes:
    """Decide which short names stand for which whole ones, over all articles (`Readings.names`).

    The whole name used most, the earliest of equals; a name mostly used like a place (en France,
    la Chine) is short for none.
    """
    codes, distinct = pd.factorize(names["name"])
    used = np.bincount(codes, names["count"], minlength=len(distinct)).astype(int).tolist()
    placed = np.bincount(codes, names["placed"], minlength=len(distinct)).tolist()
    uses = dict(zip(distinct, used, strict=True))
    persons = {
        name
        for name, count, like_a_place in zip(distinct, used, placed, strict=True)
        if " " not in name and like_a_place <= _LIKE_A_PLACE * count
    }
    many = [name for name in distinct if " " in name]
    whole: dict[str, str] = {}
    for name in sorted(many, key=lambda name: -uses[name]):
        words = name.split(" ")
        if words[-1] in persons and not words[-1].isdigit():
            whole.setdefault(words[-1], name)
        # Xi Jinping is called Xi; but Samsung is no short form of Samsung Electronics.
        if words[0] in persons and (len(words[0]) <= 4 or uses[name] >= uses[words[0]]):
            whole.setdefault(words[0], name)
    return Wholes(whole, _usual_forms(names, set(whole.values())))


def _usual_forms(names, wanted):
    """Give the form that the articles use most for each wanted name; equal ones by the alphabet."""
    used = names[names["name"].isin(wanted)].groupby(["name", "form"])["count"].sum().reset_index()
    used = used.sort_values(["name", "count", "form"], ascending=[True, False, True])
    used = used.drop_duplicates("name")
    forms = (" ".join(form.replace("’", "'").split()) for form in used["form"])
    return dict(zip(used["name"], forms, strict=True))


@dataclass(frozen=True)
class Decided:
    """The keywords of some articles, decided over all of them, and what counts their occurrences.

    `keywords`: the columns of `Readings.keywords` but `name`, in the order of the articles and of
    `rank`. `shorts`: one row is a name that another article has a whole one for: `article_id`,
    `name`, `whole` (str, keys), `count` (int).
    """

    keywords: pd.DataFrame
    shorts: pd.DataFrame


def decide(articles: pd.DataFrame, readings: Readings) -> Decided:
    """Decide over all articles how their keywords are called.

    A short name counts as the whole one that its article, or else the others, have for it.

    Parameters: `articles` with `article_id` and `language`; rows of `readings` on other articles
    count as evidence for names and are left out.
    """
    language = dict(zip(articles["article_id"], articles["language"], strict=True))
    place = {article_id: number for number, article_id in enumerate(articles["article_id"])}
    table = readings.keywords[readings.keywords["article_id"].isin(place)]
    order = np.argsort(table["article_id"].map(place).to_numpy(), kind="stable")
    table = table.iloc[order].reset_index(drop=True)
    wholes = whole_names(readings.names)
    shorts = _shorts(readings.names, wholes.names)
    called = table.merge(
        shorts[["article_id", "name", "whole"]], how="left", on=["article_id", "name"]
    )
    renamed = called["whole"].notna().to_numpy()
    table = table.drop(columns="name")
    if renamed.any():
        rows = called.loc[renamed, ["article_id", "whole"]]
        uses = shorts.groupby(["article_id", "whole"])["count"].sum()
        columns = table[["keys", "keyword", "count"]].astype(object)
        columns.loc[renamed, "keys"] = [
            _common(whole, language[article]) for article, whole in rows.itertuples(index=False)
        ]
        columns.loc[renamed, "keyword"] = rows["whole"].map(wholes.forms)
        columns.loc[renamed, "count"] = uses.loc[pd.MultiIndex.from_frame(rows)].to_numpy()
        table = table.assign(**columns.astype(table.dtypes[columns.columns].to_dict()))
        table = table[~table.duplicated(["article_id", "keys"])].reset_index(drop=True)
        rank = table.groupby("article_id", sort=False).cumcount() + 1
        table = table.assign(rank=rank.astype("int32"))
    return Decided(table, shorts)


def _shorts(names, wholes):
    """Find the short names of articles that do not have the whole one themselves."""
    wanted = set(wholes.values())
    short = names[names["name"].isin(wholes)]
    short = short.assign(whole=short["name"].map(wholes))[["article_id", "name", "whole", "count"]]
    has = names.loc[names["name"].isin(wanted), ["article_id", "name"]]
    has = pd.MultiIndex.from_frame(has)
    own = pd.MultiIndex.from_frame(short[["article_id", "whole"]])
    return short[~own.isin(has)].reset_index(drop=True)


def _common(name, language):
    return " ".join(common_key(word, language) for word in name.split(" "))


def word_index(articles: pd.DataFrame, readings: Readings, shorts: pd.DataFrame) -> Index:
    """Index the words of the articles (by their places in `articles`), for `matches`.

    Parameters: `shorts` as `decide` gives them: short names that count as whole ones.
    """
    words = readings.words
    place = {article_id: number for number, article_id in enumerate(articles["article_id"])}
    ids, distinct = pd.factorize(words["article_id"])
    article = np.array([place.get(each, -1) for each in distinct], dtype=np.int64)[ids]
    order = np.argsort(article, kind="stable")
    order = order[article[order] >= 0]
    if len(order) < len(article) or (np.diff(article) < 0).any():
        words, article = words.iloc[order], article[order]
    key, keys = pd.factorize(words["key"])
    whole, wholes = pd.factorize(words["whole"])
    # What is no short name has "" there.
    whole[np.asarray(wholes == "")[whole] & (whole >= 0)] = -1
    begins, ends, apart, is_name = (
        words[name].to_numpy() for name in ("begins", "ends", "apart", "is_name")
    )
    start, end = (words[name].to_numpy(dtype=np.int64) for name in ("start", "end"))
    labels = list(dict.fromkeys([*wholes, *shorts["whole"]]))
    rows = np.flatnonzero(is_name & begins & ends & (whole < 0))
    filled = _filled(shorts, place, keys, labels)
    if len(filled.index):
        own = filled.reindex(key[rows] * len(place) + article[rows]).fillna(-1)
        whole[rows] = own.to_numpy(dtype=np.int64)
    found = Words(article, start, end, key, begins, ends, apart, is_name, whole, list(keys), labels)
    return index(found, len(articles))


def _filled(shorts, place, keys, wholes):
    """Number the whole names of short ones, by the number of the key and of the article."""
    codes = {name: code for code, name in enumerate(keys)}
    shorts = shorts[shorts["article_id"].isin(place) & shorts["name"].isin(codes)]
    at = shorts["name"].map(codes) * len(place) + shorts["article_id"].map(place)
    number = {name: code for code, name in enumerate(wholes)}
    return pd.Series(shorts["whole"].map(number).to_numpy(), index=at.to_numpy(dtype=np.int64))
