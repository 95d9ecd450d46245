"""Some articles in, their tables out: a pure function, the step that runs anywhere."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

import pandas as pd

from derived.ideas import COLUMNS, Idea, Tables


@dataclass(frozen=True, slots=True)
class Failure:
    """An article of which an idea has no rows, and why."""

    idea: str
    article_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Batch:
    """The tables of some articles by the name of their idea, and the articles that failed."""

    tables: dict[str, Tables]
    failures: tuple[Failure, ...]


def derive(
    articles: pd.DataFrame,
    ideas: Sequence[Idea],
    *,
    known: Sequence[Failure] = (),
    begun: Callable[[str, str], None] | None = None,
    timed: Callable[[str, float], None] | None = None,
) -> Batch:
    """Make the tables of some articles, idea by idea; one that fails leaves the others as they are.

    Parameters
    ----------
    articles
        `article_id`, `title`, `language`, `text`; other columns are not looked at.
    ideas
        In the order of `IDEAS`, with all that they need.
    known
        Articles that are known to fail, which are not tried again.
    begun
        Called with the name of the idea and the article before each; articles are then taken one
        by one, so that whoever watches knows which one ended the process.
    timed
        Called with the name of each idea and the seconds it took.

    Raises
    ------
    MemoryError
        When all the articles at once need more memory than there is: one by one they may not.
    """
    articles = articles.loc[:, list(COLUMNS)].reset_index(drop=True)
    failures = list(known)
    tables: dict[str, Tables] = {}
    for idea in ideas:
        failures += _inherited_failures(idea, failures)
        bad = {failure.article_id for failure in failures if failure.idea == idea.name}
        good = articles[~articles["article_id"].isin(bad)] if bad else articles
        earlier = {name: tables[name] for name in idea.needs}
        start = time.perf_counter()
        made, failed = _make_tables(idea, good, earlier, begun)
        if timed:
            timed(idea.name, time.perf_counter() - start)
        tables[idea.name] = made
        failures += failed
    return Batch(tables, tuple(failures))


def parts(tables: Tables) -> dict[str, pd.DataFrame]:
    """Give the tables of an idea by name: a dataclass by its fields, a single one as "table"."""
    if isinstance(tables, pd.DataFrame):
        return {"table": tables}
    return {field.name: getattr(tables, field.name) for field in fields(tables)}


def join(tables: dict[str, pd.DataFrame], gives: type | None) -> Tables:
    """Give what `parts` took apart."""
    return tables["table"] if gives is None else gives(**tables)


def _inherited_failures(idea: Idea, failures: Sequence[Failure]) -> list[Failure]:
    """List the articles that an earlier idea failed on: this one cannot have them either."""
    own = {failure.article_id for failure in failures if failure.idea == idea.name}
    found = {f.article_id: f.reason for f in failures if f.idea in idea.needs}
    return [Failure(idea.name, key, why) for key, why in found.items() if key not in own]


def _make_tables(idea, articles, earlier, begun):
    """Make one idea's tables, of all articles at once if that goes well, else one by one."""
    if begun is None:
        try:
            return idea.make(articles, earlier), []
        except MemoryError:
            raise
        except Exception:  # whichever article it is: the others are made without it
            pass
    made, failed = [], []
    for number, article_id in enumerate(articles["article_id"]):
        if begun:
            begun(idea.name, article_id)
        one = articles.iloc[number : number + 1]
        its = {name: _only(tables, article_id, idea) for name, tables in earlier.items()}
        try:
            made.append(parts(idea.make(one, its)))
        except MemoryError:
            raise
        except Exception as error:
            why = f"could not be analysed ({type(error).__name__})"
            failed.append(Failure(idea.name, article_id, why))
    blank = {name: _only(tables, "", idea) for name, tables in earlier.items()}
    made.append(parts(idea.make(articles.iloc[:0], blank)))
    tables = {
        name: pd.concat([part[name] for part in made], ignore_index=True) for name in made[-1]
    }
    return join(tables, idea.gives), failed


def _only(tables, article_id, idea):
    """Give the rows of one article in the tables of an earlier idea."""
    kept = {name: table[table["article_id"] == article_id] for name, table in parts(tables).items()}
    kept = {name: table.reset_index(drop=True) for name, table in kept.items()}
    return join(kept, None if isinstance(tables, pd.DataFrame) else type(tables))
