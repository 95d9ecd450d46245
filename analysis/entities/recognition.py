"""Who and what the articles name: people, places, organisations, each mention with its place."""

from collections import Counter, defaultdict

import pandas as pd

from analysis.aliases import unite
from analysis.gazetteer import fold, grammar, known_names, look_up, word_list
from analysis.lemmas import is_common
from analysis.name_shape import TYPES
from analysis.name_spans import find_spans
from analysis.name_types import name_types
from analysis.name_words import BRACKET, COMMA, read_words
from analysis.overrides import overruled
from analysis.pipeline import recognised
from analysis.same_person import people_by_short_name
from analysis.tokens import tokenize

_COLUMNS = {
    "article_id": "str",
    "entity": "str",
    "type": "str",
    "mention": "str",
    "start": "int32",
    "end": "int32",
    "paragraph": "int32",
    "sentence": "int32",
}


def mentions(articles, *, aliases=None, tokens=None, pipeline=None):
    """Find every mention of a person, a place or an organisation, and whom it names.

    Rules and word lists, no model: `analysis.name_spans` says where a name stands,
    `analysis.name_types` what it names, `analysis.aliases` under which name it is counted. Titles
    (M., le président) stay outside the mention; months, nationalities, inhabitants, functions,
    events and works are no entities.

    Parameters: `aliases`, rows of `mention`, `entity`, `type` that decide over what is computed
    (an empty `entity` means: no entity; an empty `type`: the computed one), as
    `analysis.overrides` says; `tokens`, the output of `analysis.tokens.tokenize`; `pipeline`, the
    name of an installed spaCy pipeline, or its folder, that finds the names instead of the rules
    (`analysis.pipeline`); all that follows is the same.

    Returns: one row is a mention, in the order of the articles table and of the text:
    `article_id`, `entity` (its name in the corpus's language), `type` (PER, LOC or ORG), `mention`
    (as written; `text[start:end] == mention`), `start`, `end` (int32, offsets into `text`, end
    exclusive), `paragraph`, `sentence` (int32, as in `analysis.sentences.sentences`).

    Raises: ValueError when `aliases` lacks a column or has another type, or when there is no such
    `pipeline`.

    When not to trust it: a name that occurs once, without a title, a first name or a known place,
    may get the wrong type; names that are common words at the head of a sentence are missed.

    >>> table = pd.DataFrame({"article_id": ["a"], "title": [""], "language": ["fr"],
    ...                       "text": ["M. Poutine a quitté Pékin."]})
    >>> mentions(table)[["entity", "type"]].values.tolist()
    [['Poutine', 'PER'], ['Pékin', 'LOC']]
    """
    _check(aliases)
    if tokens is None:
        tokens = tokenize(articles)
    found = _found(articles, tokens) if pipeline is None else recognised(articles, tokens, pipeline)
    table = unite(found, language=_main_language(articles))
    named = found.merge(table.drop(columns="type"), on="mention", how="left")
    named["type"] = named["mention"].map(dict(zip(table["mention"], table["type"], strict=True)))
    named = _decided_in_article(named, people_by_short_name(found, table))
    if aliases is not None and len(aliases):
        named = overruled(named, aliases, articles, tokens)
    return named[list(_COLUMNS)].astype(_COLUMNS).reset_index(drop=True)


def entity_counts(mentions):
    """Count the mentions and articles of each entity.

    Returns: one row is an entity, the most mentioned first, ties by name: `entity`, `type` (the
    commonest of its mentions), `count` (int64, mentions), `articles` (int64, articles that name it).

    >>> entity_counts(pd.DataFrame({"article_id": ["a", "b"], "entity": "Pékin", "type": "LOC"}))
    ... # doctest: +NORMALIZE_WHITESPACE
      entity type  count  articles
    0  Pékin  LOC      2         2
    """
    kinds = mentions.groupby(["entity", "type"]).size().rename("size").reset_index()
    kinds = kinds.sort_values(["size", "type"], ascending=[False, True], kind="stable")
    kinds = kinds.drop_duplicates("entity")[["entity", "type"]]
    counts = mentions.groupby("entity").agg(
        count=("article_id", "size"), articles=("article_id", "nunique")
    )
    table = kinds.merge(counts, left_on="entity", right_index=True, how="left")
    table = table.sort_values(["count", "entity"], ascending=[False, True], kind="stable")
    dtypes = {"entity": "str", "type": "str", "count": "int64", "articles": "int64"}
    return table.astype(dtypes).reset_index(drop=True)


def entity_counts_by(mentions, articles, *, by="source"):
    """Count the mentions of each entity in each group of articles.

    Parameters: `by`, a column of `articles`.

    Returns: one row is an entity in a group that names it, by entity, then by group: `entity`, the
    column named by `by` (str), `count` (int64, mentions), `articles` (int64, articles that name it).

    Raises: ValueError if `articles` has no column of that name.

    >>> named = pd.DataFrame({"article_id": ["a", "b"], "entity": "Pékin", "type": "LOC"})
    >>> outlets = pd.DataFrame({"article_id": ["a", "b"], "source": ["Phare", "Cap"]})
    >>> entity_counts_by(named, outlets)["source"].tolist()
    ['Cap', 'Phare']
    """
    if by not in articles.columns:
        raise ValueError(f"by is {by!r}; it must be a column of the articles: {list(articles)}")
    group = dict(zip(articles["article_id"], articles[by], strict=True))
    groups = mentions["article_id"].map(group).rename(by)
    table = mentions.groupby(["entity", groups]).agg(
        count=("article_id", "size"), articles=("article_id", "nunique")
    )
    return table.reset_index().astype({"count": "int64", "articles": "int64"})


def _check(aliases):
    if aliases is None:
        return
    missing = {"mention", "entity", "type"} - set(aliases.columns)
    if missing:
        raise ValueError(
            f"aliases: columns {sorted(aliases.columns)}; needs mention, entity and type"
        )
    wrong = sorted(set(aliases["type"].astype("str")) - {"", "PER", "LOC", "ORG"})
    if wrong:
        raise ValueError(f"aliases: type {wrong}; allowed are PER, LOC and ORG, or empty")


def _main_language(articles):
    """Give the language the names are shown in: English where most articles are, else French."""
    return "en" if len(articles) and (articles["language"] == "en").mean() > 0.5 else "fr"


def _found(articles, tokens):
    """Find the mentions, language by language, before they are united."""
    language = articles["language"].map(lambda code: "en" if code == "en" else "fr")
    parts = []
    for code in ("fr", "en"):
        chosen = articles[language == code]
        if len(chosen) == len(articles):
            parts.append(_found_in(chosen, tokens, code))
        elif len(chosen):
            words = tokens[tokens["article_id"].isin(chosen["article_id"])]
            parts.append(_found_in(chosen, words, code))
    dtypes = {name: _COLUMNS[name] for name in _COLUMNS if name != "entity"} | {"aged": "bool"}
    if not parts:
        return pd.DataFrame(columns=list(dtypes)).astype(dtypes)
    found = pd.concat(parts, ignore_index=True)
    order = dict(zip(articles["article_id"], range(len(articles)), strict=True))
    found["order"] = found["article_id"].map(order)
    found = found.sort_values(["order", "start"], kind="stable", ignore_index=True)
    return found[list(dtypes)].astype(dtypes)


def _found_in(articles, tokens, language):
    """Find the mentions in articles of one language."""
    known = known_names(language)
    words = read_words(articles, tokens, language=language, gazetteer=known)
    spans = find_spans(words)
    kinds = name_types(words, spans, known)
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    kept = [(*span, TYPES[kind]) for span, kind in zip(spans, kinds, strict=True)]
    kept = _met(words, [span for span in kept if span[2] != "MISC"])
    begins, ends = tokens["start"].tolist(), tokens["end"].tolist()
    identifiers = tokens["article_id"].tolist()
    paragraphs, sentences = tokens["paragraph"].tolist(), tokens["sentence"].tolist()
    rows = []
    for first, last, kind in kept:
        text = texts[identifiers[first]]
        place = (paragraphs[first], sentences[first])
        pieces = _parts(text, begins[first], ends[last - 1], kind, known.names)
        if last == first + 1 and not words.common[first]:
            pieces = [_unglued(text, piece, known.names, language) for piece in pieces]
        for start, end, sort in pieces:
            aged = _is_aged(words, last)
            rows.append((identifiers[first], sort, text[start:end], start, end, *place, aged))
    columns = ["article_id", "type", "mention", "start", "end", "paragraph", "sentence", "aged"]
    return pd.DataFrame(rows, columns=columns)


def _is_aged(words, end):
    """Say whether an age follows the name (Yves, 70 ans), as for people met in the street."""
    if end >= len(words.forms) or words.gap[end] not in (COMMA, BRACKET):
        return False
    return words.small[end].isdigit()


def _parts(text, start, end, kind, names):
    """Part two known names that a hyphen ties (Moscou-Pékin); leave all others whole."""
    whole = text[start:end]
    if "-" not in whole or " " in whole or fold(whole) in names:
        return [(start, end, kind)]
    left, _, right = whole.partition("-")
    if right.lower() in grammar("compass"):
        return [(start, end, kind)]
    pair = [look_up(names, part) for part in (left, right)]
    if None in pair or not right[:1].isupper() or sum(entry.weight for entry in pair) < 5:
        return [(start, end, kind)]
    middle = start + len(left)
    return [(start, middle, pair[0].type), (middle + 1, end, pair[1].type)]


def _unglued(text, piece, names, language):
    """Cut off the small word that a scraper glued to a known place (Ukrainedevrait)."""
    start, end, kind = piece
    whole = text[start:end]
    if len(whole) < 7 or fold(whole) in names or not whole.isalpha():
        return start, end, kind
    for length in range(len(whole) - 2, 3, -1):
        rest = whole[length:]
        entry = names.get(fold(whole[:length])) if rest[0].isupper() or len(rest) > 3 else None
        if entry is not None and entry.weight >= 4 and is_common(rest.lower(), language):
            return start, start + length, entry.type
    return start, end, kind


def _met(words, spans):
    """Part two surnames that only met in the text (Wang Poutine): each is known from a full name."""
    pairs = Counter(tuple(words.folded[first:last]) for first, last, kind in spans if kind == "PER")
    parted = []
    doubtful = _meetings(pairs)
    for first, last, kind in spans:
        if kind == "PER" and tuple(words.folded[first:last]) in doubtful:
            parted.extend([(first, first + 1, kind), (first + 1, last, kind)])
        else:
            parted.append((first, last, kind))
    return parted


def _meetings(pairs):
    """Give the pairs of words, each a surname that stands alone and has a first name elsewhere."""
    given, family = defaultdict(set), defaultdict(set)
    for words in pairs:
        if len(words) > 1:
            given[words[0]].add(words)
            family[words[-1]].add(words)
    found = set()
    for pair, count in pairs.items():
        if len(pair) != 2 or count > 1 or (pair[0],) not in pairs or (pair[1],) not in pairs:
            continue
        first_stands = family[pair[0]] or pair[0] in word_list("family_first")
        elsewhere = family[pair[0]] or given[pair[0]] - {pair}
        owned = {full for full in family[pair[1]] if full[0] != pair[0]}
        if first_stands and elsewhere and owned:
            found.add(pair)
    return found


def _decided_in_article(named, bearers):
    """Give a shared surname to the one person so called whom the article names in full."""
    if not len(bearers):
        return named
    decided = named.merge(
        bearers.rename(columns={"entity": "bearer"}), on=["article_id", "mention"], how="left"
    )
    decided["entity"] = decided["bearer"].where(decided["bearer"].notna(), decided["entity"])
    return decided.drop(columns="bearer")
