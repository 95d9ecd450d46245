"""Who and what is named: how often, where, and by which words."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

import derived
from study import readings
from study.memory import keep
from study.opened import Corpus, View, only, whole_view
from study.tokens import evidence, tokens

if TYPE_CHECKING:
    from analysis.entities.coded import Coded


@keep("Loading the pipeline…", entries=4)
def pipeline_trouble(name: str) -> str:
    """Say why a spaCy pipeline cannot find the names; "" when it can, or none is asked for."""
    from analysis.entities.spacy_pipeline import check_pipeline

    try:
        if name:
            check_pipeline(name)
    except ValueError as problem:
        return str(problem).removeprefix("pipeline: ")
    return ""


def installed_pipelines() -> tuple[str, ...]:
    """Name the spaCy pipelines that are installed."""
    from analysis.entities.spacy_pipeline import installed_pipelines

    return tuple(installed_pipelines())


@keep("Deciding who and what is named…", entries=2, by="recogniser_key")
def found_mentions(corpus: Corpus) -> pd.DataFrame:
    """Give the mentions as they are found, before the reader's aliases."""
    from analysis.entities.deciding import decide
    from analysis.entities.recognition import mentions

    if corpus.pipeline:
        return mentions(corpus.articles, tokens=tokens(corpus), pipeline=corpus.pipeline)
    read = readings.tables(corpus, "entities")
    read = replace(
        read, names=derived.plain(read.names)
    )  # the words stay categories: they are many
    return decide(corpus.articles, read).drop(columns="lent")


@keep("Applying your changes to the names…", entries=4, by="names_key")
def mentions(corpus: Corpus) -> pd.DataFrame:
    """Give the mentions as the reader wants them, as `analysis.entities.mentions` does."""
    from analysis.entities.uniting.overrides import apply_decisions

    found = found_mentions(corpus)
    if not corpus.aliases:
        return found
    return apply_decisions(found, alias_table(corpus), corpus.articles, tokens(corpus))


def alias_table(corpus: Corpus) -> pd.DataFrame:
    """Give the reader's decisions on names: one row is a form: `mention`, `entity`, `type`."""
    return pd.DataFrame(list(corpus.aliases), columns=["mention", "entity", "type"], dtype="str")


def view_mentions(view: View) -> pd.DataFrame:
    """Give the mentions in the selected articles."""
    return only(mentions(view.corpus), view)


def article_mentions(corpus: Corpus, article_id: str) -> pd.DataFrame:
    """Give the mentions in one article."""
    named = mentions(corpus)
    return named[named["article_id"] == article_id]


@keep("Counting who is named…", entries=4, by="names_key")
def coded(corpus: Corpus) -> "Coded":
    """Give the mentions as numbers, to be counted over any of the articles."""
    from analysis.entities.coded import code

    return code(mentions(corpus), corpus.articles)


def all_names(corpus: Corpus) -> pd.DataFrame:
    """Count who is named in the whole corpus, as the reader wants it."""
    return entity_counts(whole_view(corpus))


@keep("Counting who is named…", by="names_key")
def entity_counts(view: View) -> pd.DataFrame:
    """Count who is named in the selected articles, as `analysis.entities.entity_counts` does."""
    from analysis.entities.coded import chosen_entity_counts

    return chosen_entity_counts(coded(view.corpus), view.mask)


@keep("Counting who is named…", entries=64, by="names_key")
def name_total(view: View, name: str) -> int:
    """Count whom a name mostly means in the selected articles, under all names; 0 where nobody."""
    found = view_mentions(view)
    meant = found.loc[found["mention"].str.lower() == name.lower(), "entity"]
    if meant.empty:
        meant = found.loc[found["entity"].str.lower() == name.lower(), "entity"]
    if meant.empty:
        return 0
    return int((found["entity"] == meant.value_counts().index[0]).sum())


@keep("Counting who is named…", by="names_key")
def counts_by_outlet(view: View, names: tuple[str, ...]) -> pd.DataFrame:
    """Count these names by outlet, in their order.

    Returns
    -------
    One row is a name in an outlet: `entity`, `source`, `count` and the like.
    """
    from analysis.entities.coded import chosen_entity_counts_by

    sources = view.corpus.articles["source"].tolist()
    table = chosen_entity_counts_by(coded(view.corpus), view.mask, sources)
    return table.set_index("entity").loc[list(names)].reset_index()


def forms(corpus: Corpus, entity: str) -> pd.DataFrame:
    """Give the written forms of a name, the commonest first: `mention`, `count`, `articles`."""
    from analysis.entities.uniting.alias_edits import forms

    return forms(mentions(corpus), entity)


@keep("Looking where they are named…", by="names_key")
def entity_table(view: View) -> pd.DataFrame:
    """Give where each name stands, as `analysis.entities.table.entity_table` does."""
    from analysis.entities.table import entity_table

    return entity_table(view.articles, view_mentions(view))


@keep("Finding the sentences…", entries=64, by="names_key")
def entity_evidence(view: View, entity: str) -> pd.DataFrame:
    """Give the sentences of the selected articles that name somebody."""
    named = view_mentions(view)
    return evidence(view, named[named["entity"] == entity])


@keep("Finding the sentences…", entries=64, by="names_key")
def some_evidence(corpus: Corpus, entity: str, most: int = 4) -> pd.DataFrame:
    """Give the first sentences of the corpus that name somebody."""
    named = mentions(corpus)
    return evidence(corpus, named[named["entity"] == entity].head(most))


@keep("Looking for names that may be one…", entries=4, by="names_key")
def suggestions(corpus: Corpus, refused: tuple[tuple[str, str], ...] = ()) -> pd.DataFrame:
    """Give pairs of names that may be one, the surest first, but for those refused."""
    from analysis.entities.uniting.suggestions import suggestions

    return suggestions(corpus.articles, mentions(corpus), refused=refused)


@keep("Reading how they are named…", entries=2, by="names_key")
def designations(corpus: Corpus) -> pd.DataFrame:
    """Give the expressions that name somebody, as `analysis.designations.designations` does."""
    from analysis.designations.expressions import designations

    return designations(corpus.articles, mentions(corpus), tokens=tokens(corpus))


def view_designations(view: View, sure_only: bool) -> pd.DataFrame:
    """Give the expressions of the selected articles, all or what the text makes certain."""
    found = only(designations(view.corpus), view)
    return found[found["certain"]] if sure_only else found


@keep("Counting how they are named…", by="names_key")
def designation_counts(view: View, sure_only: bool) -> pd.DataFrame:
    """Count the expressions by outlet."""
    from analysis.designations.expressions import designation_counts

    return designation_counts(view_designations(view, sure_only), view.articles)


@keep("Counting how they are named…", by="names_key")
def most_designated(view: View, sure_only: bool) -> tuple[str, ...]:
    """Name who is called by some expression, those of the most different ones first."""
    counted = designation_counts(view, sure_only)
    ways = counted.groupby("entity").agg(ways=("designation", "nunique"), count=("count", "sum"))
    return tuple(ways.sort_values(["ways", "count"], ascending=False, kind="stable").index)


def commonest_designations(view: View, sure_only: bool, entity: str) -> list[str]:
    """List the expressions for somebody, the commonest first."""
    counted = designation_counts(view, sure_only)
    theirs = counted[counted["entity"] == entity]
    sums = theirs.groupby("designation", sort=False)["count"].sum()
    return sums.sort_values(ascending=False, kind="stable").index.tolist()


@keep("Finding the sentences…", entries=64, by="names_key")
def designation_evidence(
    view: View, entity: str, designation: str, sure_only: bool
) -> pd.DataFrame:
    """Give the sentences that call somebody so."""
    found = view_designations(view, sure_only)
    chosen = (found["entity"] == entity) & (found["designation"] == designation)
    return evidence(view, found[chosen])
