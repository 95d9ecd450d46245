"""Every result of study, asked of the sample, in a process of its own: it says what it did.

What a function takes beyond the corpus or view is found by the name of its parameter.
"""

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

import study
from corpus import Selection
from study import (
    Corpus,
    View,
    cooccurrence,
    decisions,
    entities,
    filters,
    keywords,
    methods,
    opened,
    similarity,
    words,
)

KEPT_ONLY = {"cleaning.all_cuts"}  # asked of a corpus of the store alone
NOTES = {"alias": {"Kremlin": '["Moscou", "LOC"]'}, "topic name": {"1": "Mon sujet"}}


def read_notes(kind: str) -> dict[str, str]:
    return NOTES.get(kind, {})


def main() -> None:
    corpus = decisions.apply(opened.open_sample(), read_notes)
    view = filters.view(corpus, Selection(languages=("fr",)))
    assert 1 < len(view.articles) < len(corpus.articles) == 24
    values = values_of(view)
    for name, function in results():
        subject, *parameters = inspect.signature(function).parameters.values()
        chosen = {
            one.name: values.get(f"{name} {one.name}", values[one.name])
            for one in parameters
            if one.default is one.empty
            and one.kind in (one.POSITIONAL_OR_KEYWORD, one.KEYWORD_ONLY)
        }
        function(corpus if subject.annotation is Corpus else view, **chosen)
        print(name)
    print("imported:", *sorted({"streamlit", "plotly"} & set(sys.modules)))


def results() -> Iterator[tuple[str, Callable]]:
    """Give the public functions of study that are asked of a corpus or a view, by name."""
    for module in pkgutil.walk_packages(study.__path__, "study."):
        for name, function in inspect.getmembers(importlib.import_module(module.name)):
            is_own = inspect.isfunction(function) and function.__module__ == module.name
            result = f"{module.name.removeprefix('study.')}.{name}"
            is_public = is_own and not name.startswith("_") and result not in KEPT_ONLY
            if is_public and first_type(function) in (Corpus, View):
                yield result, function


def first_type(function: Callable) -> Any:
    parameters = list(inspect.signature(function).parameters.values())
    return parameters[0].annotation if parameters else None


def values_of(view: View) -> dict[str, Any]:
    """Give what functions take, by the name of the parameter, or of the function and it."""
    a, b = similarity.closest_pair(view)
    ranked, named = keywords.corpus_keywords(view), entities.entity_counts(view)
    together = cooccurrence.cooccurrence(view, "article").iloc[0]
    entity, other = named["entity"].head(2)
    called = entities.most_designated(view, True)[0]
    term = words.keyness(view, "source", "month", 1).iloc[0]
    company = words.collocations(view, "gaz", 5, "npmi")["collocate"]
    return {
        "asked": similarity.Asked(),
        "a": a,
        "article_id": a,
        "b": b,
        "by": "source",
        "chosen": (1,),
        "collocate": company.iloc[0],
        "compared": {"Le Clairon du Dimanche"},
        "designation": entities.commonest_designations(view, True, called)[0],
        "drawn": cooccurrence.Drawn("article", 2),
        "entities": named,
        "entity": entity,
        "entity_a": together["entity_a"],
        "entity_b": together["entity_b"],
        "form": "gazoduc",
        "forms": entities.forms(view.corpus, entity)["mention"].head(1).tolist(),
        "group": term["group"],
        "grouping": ("source", "month"),
        "hidden": ("gaz",),
        "hits": words.concordance(view, "gaz", "words", 8),
        "inside": True,
        "idea": "segments",
        "ids": [a, b],
        "into": other,
        "keyword": ranked["keyword"].iloc[0],
        "keywords": tuple(ranked["keyword"].head(3)),
        "least_articles": 2,
        "measure": "npmi",
        "method": methods.KEYWORDS,
        "mode": "words",
        "most": 5,
        "name": "Le gazoduc",
        "names": (entity, other),
        "notes": read_notes,
        "outlets": tuple(name for name in filters.outlets(view.corpus) if name)[:2],
        "points": similarity.segment_map(view),
        "query": "gaz",
        "rows": pd.DataFrame({"mention": ["Xi"], "entity": ["Xi"], "type": ["PER"]}),
        "selection": Selection(words="gaz", topics=(1,)),
        "statement": 1,
        "story": 1,
        "sure_only": True,
        "term": term["term"],
        "top": 3,
        "topic": 1,
        "type": "ORG",
        "unit": "month",
        "window": 5,
        "within": "sentence",
        "width": 8,
        "word": "gaz",
        "cooccurrence.matrix by": "npmi",
        "decisions.merge_values group": (1, 2),
        "entities.designation_evidence entity": called,
        "entities.commonest_designations entity": called,
        "filters.left_out by": "outlet",
        "opened.rows_of ids": view.articles["article_id"],
        "summary.sentences keywords": ranked,
        "topics.topic_shares by": "article",
    }


if __name__ == "__main__":
    main()
