"""What each article says by itself: its keywords, its words, its names. The expensive part."""

from dataclasses import dataclass, fields

import numpy as np
import pandas as pd

from analysis.keywords.candidates import candidates_by_article
from analysis.keywords.occurrences import IndexedWords, Question, index, matches
from analysis.keywords.phrases import noun_phrases
from analysis.keywords.ranking import best, content_keys, surface
from analysis.keywords.units import certain_name, text_units
from analysis.keywords.words import NAME, VERB, Fact, common_key, text_words

KEPT = 30  # how many keywords of an article are read
_AT_ONCE = 200  # articles
_TYPES = {
    "keywords": {
        **dict.fromkeys(("article_id", "keys", "keyword", "name"), "str"),
        "score": "float64",
        **dict.fromkeys(("rank", "count"), "int32"),
    },
    "words": {
        **dict.fromkeys(("article_id", "key", "whole"), "str"),
        **dict.fromkeys(("start", "end"), "int32"),
        **dict.fromkeys(("begins", "ends", "apart", "is_name"), "bool"),
    },
    "names": {
        **dict.fromkeys(("article_id", "name", "form"), "str"),
        **dict.fromkeys(("count", "placed", "certain"), "int32"),
    },
}


@dataclass(frozen=True)
class Readings:
    """What some articles say, each by itself; the rows of an article depend on no other.

    `keywords`: one row is a keyword of an article, in the order of the articles and of `rank`:
    `article_id` (str), `keys` (str: what equal keywords share, a word each), `keyword` (str, in the
    form the article uses most), `score` (float, above 0, lower is better), `rank` (int32, 1 is
    best), `count` (int32, occurrences in the article), `name` (str: the key of a name of one word,
    which may be short for one of another article; else "").

    `words`: one row is a word, in the order of the articles and of the text: `article_id` (str),
    `start`, `end` (int32, offsets into the text), `key` (str, what its forms share), `begins`,
    `ends` (bool, a unit: a word or a whole name), `apart` (bool, something else than a blank stands
    before the unit that it begins), `is_name` (bool), `whole` (str, the keys of the whole name that
    its article has for this short one; else "").

    `names`: one row is a name in an article, in the order of its first use: `article_id` (str),
    `name` (str, its keys), `form` (str, as the article writes it most), `count`, `placed`,
    `certain` (int32, its uses, those behind a word that only places have before them, and those
    whose capital makes a name of it: `certain_name`).
    """

    keywords: pd.DataFrame
    words: pd.DataFrame
    names: pd.DataFrame


def read(
    articles: pd.DataFrame, tokens: pd.DataFrame, *, max_words: int = 3, top: int = KEPT
) -> Readings:
    """Read what each article says by itself.

    Parameters
    ----------
    articles
        With `article_id`, `language` and `text`.
    tokens
        The output of `analysis.tokens.tokenize` for the same articles.
    max_words, top
        As for `keywords`.
    """
    ids, distinct = pd.factorize(tokens["article_id"].to_numpy(dtype=object))
    number = {article_id: at for at, article_id in enumerate(articles["article_id"])}
    group = np.array([number[each] for each in distinct], dtype=np.int64)
    bounds = np.searchsorted(ids, np.arange(len(group) + 1))
    parts = []
    for at in range(0, max(len(group), 1), _AT_ONCE):
        end = min(at + _AT_ONCE, len(group))
        words = tokens.iloc[bounds[at] : bounds[end]]
        parts.append(_read(articles.iloc[group[at:end]], words, max_words, top))
    names = [field.name for field in fields(Readings)]
    tables = ([getattr(part, name) for part in parts] for name in names)
    return Readings(*(pd.concat(each, ignore_index=True) for each in tables))


def _read(articles, tokens, max_words, top):
    texts, languages = articles["text"].tolist(), articles["language"].tolist()
    ids = articles["article_id"].astype("str").to_numpy(dtype=object)
    units = text_units(text_words(articles, tokens), texts, languages)
    words = _words(units)
    keywords = _rank(units, noun_phrases(units, texts, max_words), texts, languages, top)
    questions = [
        Question(keyword, languages[article], article)
        for article, keyword in zip(keywords["article_id"], keywords["keyword"], strict=True)
    ]
    found = matches(index(words, len(texts)), questions).question
    keywords.insert(5, "count", np.bincount(found, minlength=len(keywords)))
    keywords["article_id"] = ids[keywords["article_id"].to_numpy(dtype=np.int64)]
    return Readings(
        keywords.astype(_TYPES["keywords"]),
        _word_table(words, ids).astype(_TYPES["words"]),
        _name_table(units, texts, languages, ids).astype(_TYPES["names"]),
    )


def _words(units):
    """Give the words as they are looked up."""
    text, size = units.text, len(units.text.start)
    key, whole = text.key.copy(), np.full(size, -1)
    begins, ends, apart = (np.zeros(size, dtype=bool) for _ in range(3))
    begins[units.first], ends[units.last], apart[units.first] = True, True, units.apart
    verb = units.first[units.kind == VERB]
    key[verb] = text.verb_key[verb]
    short = units.key != units.whole
    whole[units.first[short]] = units.whole[short]
    is_name = np.repeat(units.kind == NAME, units.last - units.first + 1)
    wholes = [" ".join(each) for each in units.keys]
    return IndexedWords(
        text.article, text.start, text.end, key, begins, ends, apart, is_name, whole, text.keys, wholes
    )  # fmt: skip


def _rank(units, phrases, texts, languages, top):
    """Rank the keywords of each article, by the articles' numbers."""
    rows = []
    for article, found in candidates_by_article(units, phrases, languages):
        language = languages[article]

        def flat(place, members=found.members, language=language):
            return content_keys(_common(units.keys, members[place], language))

        for rank, (place, score) in enumerate(best(found, units.keys, flat, top), start=1):
            members = found.members[place]
            keys = " ".join(_common(units.keys, members, language))
            form = surface(units, phrases, found.begin + place, texts[article])
            alone = found.named[place] and len(members) == 1 and len(units.keys[members[0]]) == 1
            name = units.keys[members[0]][0] if alone else ""
            rows.append((article, keys, form, score, rank, name))
    return pd.DataFrame(rows, columns=["article_id", "keys", "keyword", "score", "rank", "name"])


def _common(keys, members, language):
    return tuple(common_key(word, language) for member in members for word in keys[member])


def _word_table(words, ids):
    wholes = np.array([*words.wholes, ""], dtype=object)
    return pd.DataFrame(
        {
            "article_id": ids[words.article],
            "start": words.start,
            "end": words.end,
            "key": np.asarray(words.keys, dtype=object)[words.key],
            "begins": words.begins,
            "ends": words.ends,
            "apart": words.apart,
            "is_name": words.is_name,
            "whole": wholes[words.whole],
        }
    )


def _name_table(units, texts, languages, ids):
    named = np.flatnonzero(units.kind == NAME)
    article, text = units.article[named], units.text
    before = np.maximum(units.first[named] - 1, 0)
    placed = ~units.apart[named] & ((text.facts[before] & Fact.BEFORE_PLACES) != 0)
    certain = [
        last > first or certain_name(text, first, is_apart, languages[at])
        for first, last, is_apart, at in zip(
            units.first[named].tolist(),
            units.last[named].tolist(),
            units.apart[named].tolist(),
            article.tolist(),
        )
    ]
    start, end = text.start[units.first[named]].tolist(), text.end[units.last[named]].tolist()
    forms = [texts[at][a:b] for at, a, b in zip(article.tolist(), start, end)]
    codes = pd.factorize(article * (len(units.keys) + 1) + units.key[named])[0]
    uses = pd.DataFrame({"code": codes, "form": forms}).groupby(["code", "form"]).size()
    usual = uses.rename("uses").reset_index()
    usual = usual.sort_values(["code", "uses", "form"], ascending=[True, False, True])
    first = np.unique(codes, return_index=True)[1]
    return pd.DataFrame(
        {
            "article_id": ids[article[first]],
            "name": [" ".join(units.keys[each]) for each in units.key[named][first]],
            "form": usual.drop_duplicates("code")["form"].to_numpy(dtype=object),
            "count": np.bincount(codes, minlength=len(first)),
            "placed": np.bincount(codes, placed, minlength=len(first)),
            "certain": np.bincount(codes, certain, minlength=len(first)),
        }
    )
