"""Who and what the articles name: people, places, organisations, each mention with its place."""

import pandas as pd

from analysis.entities.finding.parting import part_meetings, tied_names, without_glued_word
from analysis.entities.finding.shape import TYPES
from analysis.entities.finding.spans import find_spans
from analysis.entities.finding.types import name_types
from analysis.entities.finding.words import BRACKET, COMMA, read_words
from analysis.entities.gazetteer import known_names
from analysis.entities.spacy_pipeline import pipeline_mentions
from analysis.entities.uniting.aliases import unite
from analysis.entities.uniting.overrides import apply_decisions
from analysis.entities.uniting.same_person import people_by_short_name
from analysis.tokens.tokenizer import tokenize

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


def mentions(
    articles: pd.DataFrame,
    *,
    aliases: pd.DataFrame | None = None,
    tokens: pd.DataFrame | None = None,
    pipeline: str | None = None,
) -> pd.DataFrame:
    """Find every mention of a person, a place or an organisation, and whom it names.

    Rules and word lists, no model: `analysis.entities.finding.spans` says where a name stands,
    `analysis.entities.finding.types` what it names, `analysis.entities.uniting.aliases` under
    which name it is counted. Titles (M., le président) stay outside the mention; months,
    nationalities, inhabitants, functions, events and works are no entities.

    Parameters: `aliases`, rows of `mention`, `entity`, `type` that decide over what is computed (an
    empty `entity` means: no entity; an empty `type`: the computed one), as
    `analysis.entities.uniting.overrides` says; `tokens`, the output of `analysis.tokens.tokenize`;
    `pipeline`, the name of an installed spaCy pipeline, or its folder, that finds the names instead
    of the rules (`analysis.entities.spacy_pipeline`); all that follows is the same.

    Returns: one row is a mention, in the order of the articles table and of the text:
    `article_id`, `entity` (its name in the corpus's language), `type` (PER, LOC or ORG), `mention`
    (as written; `text[start:end] == mention`), `start`, `end` (int32, offsets into `text`, end
    exclusive), `paragraph`, `sentence` (int32, as in `analysis.tokens.sentences.sentences`).

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
    found = (
        _found(articles, tokens)
        if pipeline is None
        else pipeline_mentions(articles, tokens, pipeline)
    )
    table = unite(found, language=_main_language(articles))
    named = found.merge(table.drop(columns="type"), on="mention", how="left")
    named["type"] = named["mention"].map(dict(zip(table["mention"], table["type"], strict=True)))
    named = _decided_in_article(named, people_by_short_name(found, table))
    if aliases is not None and len(aliases):
        named = apply_decisions(named, aliases, articles, tokens)
    return named[list(_COLUMNS)].astype(_COLUMNS).reset_index(drop=True)


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
    kept = part_meetings(words, [span for span in kept if span[2] != "MISC"])
    begins, ends = tokens["start"].tolist(), tokens["end"].tolist()
    identifiers = tokens["article_id"].tolist()
    paragraphs, sentences = tokens["paragraph"].tolist(), tokens["sentence"].tolist()
    rows = []
    for first, last, kind in kept:
        text = texts[identifiers[first]]
        place = (paragraphs[first], sentences[first])
        pieces = tied_names(text, begins[first], ends[last - 1], kind, known.names)
        if last == first + 1 and not words.common[first]:
            pieces = [without_glued_word(text, piece, known.names, language) for piece in pieces]
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


def _decided_in_article(named, bearers):
    """Give a shared surname to the one person so called whom the article names in full."""
    if not len(bearers):
        return named
    decided = named.merge(
        bearers.rename(columns={"entity": "bearer"}), on=["article_id", "mention"], how="left"
    )
    decided["entity"] = decided["bearer"].where(decided["bearer"].notna(), decided["entity"])
    return decided.drop(columns="bearer")
