"""How the articles name somebody or something: the name, a title, an apposition, a function."""

import re

import pandas as pd

from analysis.designations.bearers import Judgement, Named, find_bearers, fits_gender, stand_for
from analysis.designations.heads import country_by_adjective, heads
from analysis.designations.line import (
    gender_of_courtesy,
    is_courtesy,
    is_inhabitant,
    line_up,
    next_words,
)
from analysis.designations.phrases import find_phrases
from analysis.designations.ties import find_ties
from analysis.tokens.tokenizer import tokenize

_COLUMNS = {
    "article_id": "str",
    "entity": "str",
    "type": "str",
    "designation": "str",
    "start": "int32",
    "end": "int32",
    "kind": "str",
    "certain": "bool",
    "reason": "str",
    "said": "str",
    "number": "int32",
    "paragraph": "int32",
    "sentence": "int32",
}
_COUNTS = {
    "entity": "str",
    "source": "str",
    "designation": "str",
    "kind": "str",
    "certain": "bool",
    "count": "int64",
    "articles": "int64",
}
_MERGED = {"du": "le", "au": "le"}
_STATE = re.compile(r"\betat\b")


def designations(
    articles: pd.DataFrame, mentions: pd.DataFrame, *, tokens: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Find every expression that names an entity, with or without its name.

    Each mention gives one row, with the title before it. A function beside a name, between commas
    or brackets, is an apposition. A definite function without a name ("le président russe") is
    resolved by what the corpus itself ties to a name: titles and appositions say who bears a
    function; "président", "dirigeant", "chef de l'État" and "homme fort" of one country are the
    same function, and so are "Premier ministre" and "chef du gouvernement", "ministre des Affaires
    étrangères" and "chef de la diplomatie".

    Parameters
    ----------
    mentions
        The output of `analysis.entities.mentions` on the same articles.
    tokens
        That of `analysis.tokens.tokenize`.

    Returns
    -------
    pd.DataFrame
        One row is an expression in a text, in the order of the articles table and of the text:
        `article_id`, `entity`, `type` (str, as in the mentions), `designation` (str, the form that
        is counted: articles and functions in small letters, `du` and `au` as `le`, names as
        written), `start`, `end` (int32, offsets into `text`, end exclusive), `kind` (str: name,
        title, apposition, function or periphrasis), `certain` (bool), `reason` (str, a code: why it
        names this entity), `said` (str), `number` (int32: what the code is about, "" and 0 for
        nothing), `paragraph`, `sentence` (int32, as in `analysis.tokens.sentences.sentences`).

        The codes: "name", "title", "apposition", what the expression itself is; "other gender", a
        form of address (`said`) of another gender than the name's functions; "title here",
        "apposition here", so tied in this article to one entity; "several here", to several
        (`number`); "elsewhere", to this one in some articles (`number`); "alone here", the only one
        of that class of office in this article; "just named", the only bearer of the noun in the
        sentences before; "capital", the capital of that country. `said` is the wording that was
        tied.

        A function is certain when exactly one entity of the article bears it there. Where the
        article ties it to nobody, the other articles of the language decide: it is certain for an
        office of which there is one at a time, when one entity alone bears it (and this article
        names it, or two others tie it), or when one bears it four times in five and is the only
        bearer named here; without its country (le chef de l'État), when no other holder of such an
        office is named here. All others are suggestions of the likeliest (`certain` is False);
        without a candidate, no row.

    Raises
    ------
    ValueError
        When `mentions` lacks a column.

    Notes
    -----
    When not to trust it: a function may have changed hands within the time that the corpus covers;
    metaphors are found only when their noun is in the list; "le président" alone is a suggestion.

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["a"], "title": [""], "language": ["fr"], "text": [
    ...     "Le président russe Vladimir Poutine est à Sotchi. Le chef de l'Etat russe s'y plaît."]})
    >>> from analysis.entities import mentions
    >>> found = designations(table, mentions(table))
    >>> found.loc[found["type"] == "PER", ["designation", "kind"]].values.tolist()
    [['le président russe Vladimir Poutine', 'title'], ["le chef de l'état russe", 'function']]
    """
    _check(mentions)
    if tokens is None:
        tokens = tokenize(articles)
    english = articles["language"] == "en"
    rows = []
    for language, chosen in (("fr", articles[~english]), ("en", articles[english])):
        if len(chosen):
            rows += _in_language(line_up(chosen, tokens, mentions, language))
    order = dict(zip(articles["article_id"], range(len(articles)), strict=True))
    rows.sort(key=lambda row: (order[row[0]], row[4], row[5], row[1]))
    table = pd.DataFrame(rows, columns=list(_COLUMNS))
    return table.astype(_COLUMNS)


def designation_counts(designations: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Count how each outlet names each entity.

    Returns
    -------
    pd.DataFrame
        One row is a designation of an entity in an outlet, the most frequent first, ties by entity,
        outlet and designation: `entity`, `source`, `designation`, `kind` (str), `certain` (bool,
        all of them are), `count` (int64, expressions), `articles` (int64, articles with one).

    Examples
    --------
    >>> rows = pd.DataFrame({"article_id": ["a", "a"], "entity": "Xi", "designation": "M. Xi",
    ...                      "kind": "title", "certain": True})
    >>> outlets = pd.DataFrame({"article_id": ["a"], "source": ["Le Clairon"]})
    >>> designation_counts(rows, outlets)[["source", "designation", "count"]].values.tolist()
    [['Le Clairon', 'M. Xi', 2]]
    """
    outlet = dict(zip(articles["article_id"], articles["source"], strict=True))
    keys = ["entity", "source", "designation", "kind"]
    table = designations.assign(source=designations["article_id"].map(outlet).astype("str"))
    table = table.groupby(keys, as_index=False).agg(
        certain=("certain", "all"), count=("article_id", "size"), articles=("article_id", "nunique")
    )
    table = table.sort_values(["count", *keys], ascending=[False, *[True] * 4], kind="stable")
    return table[list(_COUNTS)].astype(_COUNTS).reset_index(drop=True)


def _check(mentions):
    needed = {
        "article_id", "entity", "type", "mention", "start", "end", "paragraph", "sentence"
    }  # fmt: skip
    if not needed <= set(mentions.columns):
        raise ValueError(f"mentions: columns {sorted(mentions.columns)}; needs {sorted(needed)}")


def _in_language(words):
    phrases = find_phrases(words)
    ties = find_ties(words, phrases)
    bearers = find_bearers(words, ties)
    named = Named()
    for article, entity, _, _, start, _, paragraph, sentence in words.mentions:
        named.entities[article].add(entity)
        named.places[article, paragraph].append((entity, start, sentence, paragraph))
    titles = {tie.row: tie.phrase for tie in ties if tie.kind == "title"}
    rows = [
        _row_of_mention(words, row, titles.get(row), bearers) for row in range(len(words.mentions))
    ]
    bare = {phrase.first for phrase in phrases if not phrase.determiner}
    tied = {tie.phrase.first for tie in ties}
    types = {mention[1]: mention[2] for mention in words.mentions}
    for tie in ties:
        if tie.kind == "apposition":
            _, entity, kind, *_ = words.mentions[tie.row]
            judgement = Judgement(entity, True, "apposition")
            rows.append(_row(words, tie.phrase, kind, judgement, "apposition"))
    for phrase in phrases:
        if phrase.first in tied or not _stands_alone(words, phrase, bare):
            continue
        found = stand_for(words, phrase, bearers, named)
        if found is not None:
            rows.append(_row(words, phrase, types[found.entity], found, _kind(phrase)))
    return rows


def _kind(phrase):
    other = phrase.head in heads("periphrases") or phrase.type != "PER"
    return "periphrasis" if other else "function"


def _stands_alone(words, phrase, bare):
    """Say whether a definite phrase is complete: one person, nothing more that it is of.

    `bare` gives the first words of phrases without an article: "le ministre et maire Untel" goes on.
    """
    related = phrase.determiner == "possessive" and phrase.head in heads("relations")
    if phrase.determiner != "definite" and not related:
        return False
    after = phrase.after
    if after >= len(words.forms) or not next_words(words, after - 1):
        return True
    if after in words.begins or words.folded[after] in ("de", "du", "des", "d'", "of"):
        return False
    if words.folded[after] not in ("et", "and") or not next_words(words, after):
        return True
    return words.folded[after + 1] not in country_by_adjective() and after + 1 not in bare


def _row_of_mention(words, row, phrase, bearers):
    article, entity, kind, mention, start, end, paragraph, sentence = words.mentions[row]
    if row not in words.last:
        whole = " ".join(mention.replace("’", "'").split())
        return (article, entity, kind, whole, start, end, "name", True, "name", "", 0,
                paragraph, sentence)  # fmt: skip
    after = words.last[row] + 1
    first = mention_first = next(
        at for at in range(after - 1, -1, -1) if words.begins.get(at) == row
    )
    if phrase is not None:
        first = phrase.first
    elif first and kind == "PER" and next_words(words, first - 1):
        if is_courtesy(words, first - 1):
            first -= 1
        elif is_inhabitant(words, first - 1):
            first -= 2
    sort = "name" if first == mention_first else "title"
    judgement = Judgement(entity, True, sort)
    addressed = first < mention_first and is_courtesy(words, first)
    if addressed and not fits_gender(bearers, entity, gender_of_courtesy(words, first)):
        judgement = Judgement(entity, False, "other gender", words.forms[first])
    form = _normal(words, first, after)
    return (article, entity, kind, form, words.starts[first], end, sort, *judgement[1:],
            paragraph, sentence)  # fmt: skip


def _row(words, phrase, entity_type, judgement, kind):
    first, last = phrase.first, phrase.after - 1
    return (
        words.articles[first], judgement.entity, entity_type, _normal(words, first, phrase.after),
        words.starts[first], words.ends[last], kind, *judgement[1:], words.paragraphs[first],
        words.sentences[first],
    )  # fmt: skip


def _normal(words, first, after):
    """Give the form that is counted: small letters but in names, plain blanks and apostrophes."""
    parts, name_until = [], first
    for at in range(first, after):
        if at in words.begins:
            name_until = words.last[words.begins[at]] + 1
        form = words.forms[at]
        if at >= name_until and not _keeps_capital(words, at):
            form = _STATE.sub("état", form.lower())
        if at == first and words.language == "fr":
            form = _MERGED.get(form, form)
        parts.append(form)
        if at + 1 < after:
            parts.append(words.gaps[at])
    return " ".join("".join(parts).replace("’", "'").replace("ʼ", "'").split())


def _keeps_capital(words, at):
    nationality = words.folded[at] in country_by_adjective() or words.forms[at].isupper()
    return is_courtesy(words, at) or (
        nationality and (words.language == "en" or is_inhabitant(words, at))
    )
