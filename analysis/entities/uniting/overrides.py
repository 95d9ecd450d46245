"""The reader's decisions on names: rows of mention, entity and type that decide over the rules."""

import re
from collections import defaultdict

import numpy as np
import pandas as pd

from analysis.tokens.tokenizer import word_forms

_APOSTROPHES = re.compile("[’ʼ]")
_BLANKS = re.compile(r"[ \t\u00a0\u202f\u2009]+")
_ODD = re.compile(r"[’ʼ‑‐\t\u00a0\u202f\u2009]|  |^\s|\s$")
_COLUMNS = ["article_id", "entity", "type", "mention", "start", "end", "paragraph", "sentence"]


def comparable(name: str) -> str:
    """Give a form as decisions are compared: straight apostrophes and hyphens, plain blanks.

    Examples
    --------
    >>> comparable("l’U.E.\u00a0à 27")
    "l'U.E. à 27"
    """
    if not _ODD.search(name):
        return name  # nearly always, and there are many
    return _BLANKS.sub(" ", _APOSTROPHES.sub("'", name).replace("‑", "-").replace("‐", "-")).strip()


def apply_decisions(
    named: pd.DataFrame, aliases: pd.DataFrame, articles: pd.DataFrame, tokens: pd.DataFrame
) -> pd.DataFrame:
    """Let the reader's rows decide over the mentions that were computed.

    A row is a written form (`mention`), the entity it names ("" for none) and its `type` ("" keeps
    the computed one); forms are compared as `comparable` gives them, capitals and accents counting.
    Of two rows of one form the later decides.

    1. The row of a mention's own form decides.
    2. A mention without a row follows the row of the name of its computed entity, so that forms
       which come with later articles follow a union, a new name or a removal. It stays when that
       row gives the form to another entity while other rows still speak of this one (a split).
    3. In an article where the form of a row was not found at all it becomes a mention wherever it
       stands as whole words, unless it lies in or across one that is as long or longer; shorter
       ones give way. Its type is the row's, else that of the entity elsewhere; a row for which
       nothing tells the type adds nothing.

    Returns
    -------
    pd.DataFrame
        One row is a mention, with the columns of `analysis.entities.mentions`, in the order of the
        articles table and of the text.

    Notes
    -----
    When not to trust it: a form has one row, whatever it names in which article; a form that is
    also a common word with a capital (Marine, Orange) is taken in every article where the rules
    found no such name.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "language": ["fr"], "text": ["Le port bleu"]})
    >>> tokens = pd.DataFrame({"article_id": "a", "token": ["Le", "port", "bleu"],
    ...                        "start": [0, 3, 8], "end": [2, 7, 12], "paragraph": 0, "sentence": 0})
    >>> rows = pd.DataFrame({"mention": ["port bleu"], "entity": ["Port"], "type": ["LOC"]})
    >>> columns = ["article_id", "entity", "type", "mention", "start", "end", "paragraph", "sentence"]
    >>> apply_decisions(pd.DataFrame(columns=columns), rows, articles, tokens)[["mention", "entity"]]
         mention entity
    0  port bleu   Port
    """
    rows = _rows(aliases)
    decided = _apply_rows(named[_COLUMNS], rows)
    seen = set(zip(named["article_id"], map(comparable, named["mention"]), strict=True))
    added = _find_added(decided, rows, articles, tokens, seen)
    if not len(added):
        return decided.reset_index(drop=True)
    both = pd.concat([decided, added], ignore_index=True) if len(decided) else added
    both = _longest(both)
    order = dict(zip(articles["article_id"], range(len(articles)), strict=True))
    both["order"] = both["article_id"].map(order)
    both = both.sort_values(["order", "start"], kind="stable", ignore_index=True)
    return both[_COLUMNS]


def _rows(aliases):
    """Give the decisions by their form as compared: form, then entity and type."""
    return {
        comparable(mention): (entity.strip(), kind)
        for mention, entity, kind in zip(
            aliases["mention"], aliases["entity"], aliases["type"], strict=True
        )
        if mention.strip()
    }


def _apply_rows(named, rows):
    """Apply the row of each mention, or of its computed entity; an empty entity takes it away."""
    alive = {entity for entity, _ in rows.values()}

    def decide(mention, entity):
        own, of_entity = rows.get(comparable(mention)), rows.get(comparable(entity))
        if own is None and of_entity is not None:
            stays = of_entity[0] != entity and entity in alive
            return None if stays else of_entity
        return own

    pairs = named[["mention", "entity"]].drop_duplicates()
    found = {pair: decide(*pair) for pair in zip(pairs["mention"], pairs["entity"], strict=True)}
    chosen = [found[pair] for pair in zip(named["mention"], named["entity"], strict=True)]
    decided = named.copy()
    decided["entity"] = [
        row[0] if row else computed for row, computed in zip(chosen, named["entity"], strict=True)
    ]
    decided["type"] = [
        row[1] if row and row[1] else computed
        for row, computed in zip(chosen, named["type"], strict=True)
    ]
    return decided[decided["entity"] != ""]


def _find_added(decided, rows, articles, tokens, seen):
    """Find the forms of the rows in the articles where they were not `seen`."""
    kinds = _kinds(decided, rows)
    wanted = {
        form: (entity, kind or kinds[entity])
        for form, (entity, kind) in rows.items()
        if entity and (kind or entity in kinds)
    }
    found = []
    for language, group in articles.groupby(articles["language"] == "en", sort=True):
        code = "en" if language else "fr"
        chosen = tokens[tokens["article_id"].isin(group["article_id"])]
        for form, *place, start, end, text in _occurrences(wanted, group, chosen, code):
            if (place[0], form) not in seen:
                found.append((place[0], *wanted[form], text, start, end, *place[1:]))
    table = pd.DataFrame(found, columns=_COLUMNS)
    return table.astype({name: decided[name].dtype for name in _COLUMNS}) if len(decided) else table


def _kinds(decided, rows):
    """Give the type of each entity: the commonest of its mentions, else that of its first row."""
    kinds: dict[str, str] = {}
    for entity, kind in rows.values():
        if kind:
            kinds.setdefault(entity, kind)
    counts = decided.groupby(["entity", "type"]).size().reset_index(name="size")
    counts = counts.sort_values(["size", "type"], ascending=[True, False], kind="stable")
    return kinds | dict(zip(counts["entity"], counts["type"], strict=True))


def _occurrences(wanted, articles, tokens, language):
    """List where the forms stand as whole words, in time linear in the words.

    Yields
    ------
    tuple
        Form, article, paragraph, sentence, start, end and the words as written.
    """
    sequences, lengths = _sequences(wanted, language)
    if not sequences or not len(tokens):
        return
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    codes, distinct = pd.factorize(tokens["token"])
    forms = pd.Series([comparable(form) for form in distinct], dtype="str")
    beginning = forms.isin(list(lengths)).to_numpy()
    words = forms.to_numpy()[codes]
    identifiers = tokens["article_id"].to_numpy()
    starts, ends = tokens["start"].to_numpy(), tokens["end"].to_numpy()
    numbers = tokens[["paragraph", "sentence"]].to_numpy()
    for place in beginning[codes].nonzero()[0].tolist():
        text = texts[identifiers[place]]
        for length in lengths[words[place]]:
            last = place + length - 1
            if last >= len(words) or identifiers[last] != identifiers[place]:
                continue
            for form, before, behind in sequences.get(tuple(words[place : last + 1]), ()):
                start, end = int(starts[place]) - before, int(ends[last]) + behind
                paragraph, sentence = numbers[place].tolist()
                if (
                    start < 0
                    or comparable(text[start:end]) != form
                    or paragraph != numbers[last][0]
                ):
                    continue
                yield form, identifiers[place], paragraph, sentence, start, end, text[start:end]


def _sequences(wanted, language):
    """Cut the forms into words, and say how long those that begin with a word are.

    Returns
    -------
    tuple[dict, dict]
        By tuple of words the forms with their number of signs before the first word and behind the
        last (Yahoo!); by first word the lengths, longest first.
    """
    sequences, lengths = defaultdict(list), defaultdict(set)
    for form in wanted:
        words = word_forms(form, language)
        if words:
            before = form.index(words[0])
            behind = len(form) - form.rindex(words[-1]) - len(words[-1])
            sequences[tuple(words)].append((form, before, behind))
            lengths[words[0]].add(len(words))
    return sequences, {first: sorted(found, reverse=True) for first, found in lengths.items()}


def _longest(table):
    """Keep, of mentions that overlap, the longest; of equal ones the first in the table."""
    ordered = table.sort_values(["article_id", "start"], kind="stable")
    article = ordered["article_id"].to_numpy()
    reached = ordered.groupby("article_id")["end"].cummax().shift(fill_value=0).to_numpy()
    begins = (article != np.roll(article, 1)) | (ordered["start"].to_numpy() >= reached)
    cluster = pd.Series(begins.cumsum(), index=ordered.index)
    crowded = ordered[cluster.duplicated(keep=False)].sort_index()
    size = crowded["end"] - crowded["start"]
    crowded = crowded.loc[size.sort_values(ascending=False, kind="stable").index]
    taken: defaultdict[int, set[int]] = defaultdict(set)
    lost = []
    for label, place, start, end in zip(
        crowded.index, cluster[crowded.index], crowded["start"], crowded["end"], strict=True
    ):
        letters = range(start, end)
        if taken[place].isdisjoint(letters):
            taken[place].update(letters)
        else:
            lost.append(label)
    return table.drop(index=lost)
