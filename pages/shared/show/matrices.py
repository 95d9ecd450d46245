"""Matrices that can be read: as many rows as can be told apart, short names at their axes."""

import pandas as pd
import streamlit as st

from pages.shared.text import md
from study import Corpus, article_names

READABLE = 60  # rows or columns of a matrix that a reader can still tell apart
NUMBERED_FROM = 11  # with so many columns or more, numbers stand above them and a list below


def matrix(table: pd.DataFrame, row: str, column: str, value: str, rows: list[str]) -> pd.DataFrame:
    """Give a long table as the matrix that a heatmap draws, its rows in the order given."""
    columns = table[column].unique()
    return table.pivot(index=row, columns=column, values=value).loc[rows, columns]


def readable_part(
    matrix: pd.DataFrame, kept: list[str], *, axes: tuple[int, ...] = (0,)
) -> pd.DataFrame | None:
    """Give the part of a matrix that can be read: all of it, or else what the filters keep.

    Parameters
    ----------
    kept
        The ids that the filters keep.
    axes
        Which axes hold them. When that is still too much, the page says so and None is given.
    """
    chosen = set(kept)
    for axis in axes:
        if matrix.shape[axis] > READABLE:
            matrix = matrix.loc(axis=axis)[[one for one in matrix.axes[axis] if one in chosen]]
    most = max(matrix.shape[axis] for axis in axes)
    if most <= READABLE:
        return matrix
    st.info(
        f"A matrix of {most:,} articles cannot be read. Choose up to {READABLE} with the filters "
        "(an outlet, a period, some words), and it is drawn here.",
        icon=":material/filter_alt:",
    )
    return None


def group_names(corpus: Corpus, by: str) -> dict[str, str]:
    """Give what to call the outlets or the articles at an axis.

    Parameters
    ----------
    by
        "article" or "outlet".
    """
    return article_names.short(corpus) if by == "article" else {"": "Unknown outlet"}


def headings(names: list[str]) -> list[str]:
    """Give what to write above columns: the names, or numbers when there are many."""
    if len(names) < NUMBERED_FROM:
        return names
    return [str(number) for number in range(1, len(names) + 1)]


def legend(names: list[str]) -> None:
    """Say what the numbers above the columns stand for, where there are numbers."""
    if len(names) >= NUMBERED_FROM:
        st.caption(md(" · ".join(f"{number} {name}" for number, name in enumerate(names, start=1))))
