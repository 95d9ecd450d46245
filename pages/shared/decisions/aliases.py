"""The reader's decisions on names, kept with the corpus: aliases, refused unions, the recogniser."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from pages.shared.decisions import notes
from pages.shared.text import md
from study import Corpus, decisions

ONE = {"PER": "person", "LOC": "place", "ORG": "organisation"}  # what one of a kind is called


def warn(corpus: Corpus) -> None:
    """Say why the spaCy pipeline that is asked for does not find the names, where so."""
    trouble = decisions.pipeline(notes.of(corpus)).trouble
    if trouble:
        st.warning(md(f"{trouble}. Until then Recoupe's own recogniser finds the names."))


def keep(corpus: Corpus, rows: pd.DataFrame, what: str) -> None:
    """Add decisions, a table of mention, entity and type, to those that the reader made before."""
    notes.decide(corpus, lambda now: decisions.alias_values(now, rows), what=what)


def forget(corpus: Corpus, forms: list[str]) -> None:
    """Take decisions back."""
    what = f"decision on {forms[0]} taken back" if len(forms) == 1 else "all decisions taken back"
    notes.write(corpus, decisions.without_aliases(forms), what=what)


def refused_pairs(corpus: Corpus) -> tuple[tuple[str, str], ...]:
    """Give the pairs of names that the reader keeps apart."""
    return decisions.refused_pairs(notes.of(corpus))


def refuse(corpus: Corpus, entity: str, other: str) -> None:
    """Keep two names apart: they are not proposed again."""
    notes.write(corpus, decisions.refusal(entity, other), what=f"{entity} and {other} kept apart")


def recognise_with(corpus: Corpus, name: str) -> None:
    """Have a spaCy pipeline find the names; "" for Recoupe's own recogniser."""
    what = f"names found by {name}" if name else "names found by Recoupe's own recogniser"
    notes.write(corpus, decisions.pipeline_values(name), what=what)


def choose_entity(
    label: str, options: list[str], *, key: str, format_func: Callable[[str], Any]
) -> str:
    """Draw a list of names that stays on its name when another is united with it or renamed."""
    if st.session_state.get(key) not in (None, *options):
        st.session_state[key] = options[0]
    return st.selectbox(label, options, key=key, persist_state="session", format_func=format_func)
