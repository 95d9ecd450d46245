"""Who and what the articles name: people, places, organisations, each mention with its place."""

import pandas as pd

from analysis.entities.deciding import COLUMNS, decide, name_entities
from analysis.entities.reading import read
from analysis.entities.spacy_pipeline import pipeline_mentions
from analysis.entities.uniting.overrides import apply_decisions
from analysis.tokens.tokenizer import tokenize


def mentions(
    articles: pd.DataFrame,
    *,
    aliases: pd.DataFrame | None = None,
    tokens: pd.DataFrame | None = None,
    pipeline: str | None = None,
) -> pd.DataFrame:
    """Find every mention of a person, a place or an organisation, and whom it names.

    Rules and word lists, no model: `analysis.entities.reading` says article by article where names
    may stand, `analysis.entities.deciding` over all of them which are names, of what, and under
    which name each is counted. Titles (M., le président) stay outside the mention; months,
    nationalities, inhabitants, functions, events and works are no entities.

    Parameters
    ----------
    aliases
        Rows of `mention`, `entity`, `type` that decide over what is computed (an empty `entity`
        means: no entity; an empty `type`: the computed one), as
        `analysis.entities.uniting.overrides` says.
    tokens
        The output of `analysis.tokens.tokenize`.
    pipeline
        The name of an installed spaCy pipeline, or its folder, that finds the names instead of the
        rules (`analysis.entities.spacy_pipeline`); all that follows is the same.

    Returns
    -------
    pd.DataFrame
        One row is a mention, in the order of the articles table and of the text: `article_id`,
        `entity` (its name in the corpus's language), `type` (PER, LOC or ORG), `mention` (as
        written; `text[start:end] == mention`), `start`, `end` (int32, offsets into `text`, end
        exclusive), `paragraph`, `sentence` (int32, as in `analysis.tokens.sentences.sentences`).

    Raises
    ------
    ValueError
        When `aliases` lacks a column or has another type, or when there is no such `pipeline`.

    Notes
    -----
    When not to trust it: a name that occurs once, without a title, a first name or a known place,
    may get the wrong type; names that are common words at the head of a sentence are missed.

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["a"], "title": [""], "language": ["fr"],
    ...                       "text": ["M. Poutine a quitté Pékin."]})
    >>> mentions(table)[["entity", "type"]].values.tolist()
    [['Poutine', 'PER'], ['Pékin', 'LOC']]
    """
    _check(aliases)
    if tokens is None:
        tokens = tokenize(articles)
    if pipeline is None:
        named = decide(articles, read(articles, tokens))
    else:
        named = name_entities(articles, pipeline_mentions(articles, tokens, pipeline))
    named = named.drop(columns="lent")
    if aliases is not None and len(aliases):
        named = apply_decisions(named, aliases, articles, tokens)
    columns = {name: kind for name, kind in COLUMNS.items() if name != "lent"}
    return named[list(columns)].astype(columns).reset_index(drop=True)


def _check(aliases: pd.DataFrame | None) -> None:
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
