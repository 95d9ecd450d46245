"""The reader's decisions on names, kept with the corpus: aliases, refused unions, the recogniser."""

import json
import os
from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis.entities.spacy_pipeline import installed_pipelines
from analysis.entities.uniting.alias_edits import add_decisions
from pages.shared import cached
from pages.shared.decisions import notes
from pages.shared.text import md

ALIAS, REFUSED, RECOGNISER = "alias", "not the same", "recogniser"  # kinds of notes
COLUMNS = ["mention", "entity", "type"]


def decided(corpus):
    """Return the corpus with what the reader decided of its names."""
    rows = tuple((form, *json.loads(value)) for form, value in notes.read(corpus, ALIAS).items())
    return replace(corpus, aliases=rows, pipeline=_pipeline(corpus))


def _pipeline(corpus):
    """Return the spaCy pipeline that finds the names, "" for Recoupe's own recogniser.

    A pipeline is code: of those named by a corpus, which may come from elsewhere, only installed
    ones are loaded; a folder is named by the environment alone.
    """
    named = notes.read(corpus, RECOGNISER).get("pipeline")
    asked = os.environ.get("RECOUPE_SPACY", "").strip()
    name = asked if named is None else named
    known = name in ("", asked) or name in installed_pipelines()
    trouble = cached.pipeline_trouble(name) if known else f"{name} is not installed"
    if trouble:
        st.warning(md(f"{trouble}. Until then Recoupe's own recogniser finds the names."))
    return "" if trouble else name


def table(corpus):
    """Return the decisions as a table of mention, entity and type."""
    return pd.DataFrame(list(corpus.aliases), columns=COLUMNS, dtype="str")


def keep(corpus, rows, what):
    """Add decisions, a table of mention, entity and type, to those that the reader made before."""
    before = {form: tuple(said) for form, *said in corpus.aliases}
    added = add_decisions(table(corpus), rows)
    after = {row.mention: (row.entity, row.type) for row in added.itertuples()}
    values = {(ALIAS, form): None for form in before if form not in after}
    values |= {
        (ALIAS, form): json.dumps(said, ensure_ascii=False)
        for form, said in after.items()
        if before.get(form) != said
    }
    notes.write(corpus, values, what=what)


def forget(corpus, forms):
    """Take decisions back."""
    what = f"decision on {forms[0]} taken back" if len(forms) == 1 else "all decisions taken back"
    notes.write(corpus, {(ALIAS, form): None for form in forms}, what=what)


def refused(corpus):
    """Return the pairs of names that the reader keeps apart."""
    return tuple(tuple(json.loads(key)) for key in notes.read(corpus, REFUSED))


def refuse(corpus, entity, other):
    """Keep two names apart: they are not proposed again."""
    key = json.dumps(sorted([entity, other]), ensure_ascii=False)
    notes.write(corpus, {(REFUSED, key): "1"}, what=f"{entity} and {other} kept apart")


def recognise_with(corpus, name):
    """Have a spaCy pipeline find the names; "" for Recoupe's own recogniser."""
    what = f"names found by {name}" if name else "names found by Recoupe's own recogniser"
    notes.write(corpus, {(RECOGNISER, "pipeline"): name}, what=what)


def choose_entity(label, options, *, key, **more):
    """Draw a list of names that stays on its name when another is united with it or renamed."""
    if st.session_state.get(key) not in (None, *options):
        st.session_state[key] = options[0]
    return st.selectbox(label, options, key=key, persist_state="session", **more)
