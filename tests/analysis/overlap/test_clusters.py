"""Shared passages united: which are one, and where each stands."""

import pandas as pd

from analysis.overlap.clusters import passage_clusters

RIVER = "La rivière a débordé dans la nuit de lundi à mardi, selon la préfecture."
FIELDS = "Les champs de maïs sont sous un mètre d'eau depuis l'aube."


def articles():
    texts = [f"Crue\n\n{RIVER} {FIELDS}", f"Eaux\n\nHier. {RIVER}", f"Vallée\n\n{RIVER}", FIELDS]
    return pd.DataFrame(
        {
            "article_id": ["a", "b", "c", "d"],
            "text": texts,
        }
    )


def passages(*rows):
    texts = articles().set_index("article_id")["text"]
    table = []
    for one, other, said in rows:
        spans = [
            (texts[name].index(said), texts[name].index(said) + len(said)) for name in one + other
        ]
        table.append((one, *spans[0], other, *spans[1], len(said.split()), "verbatim"))
    columns = ["article_a", "start_a", "end_a", "article_b", "start_b", "end_b", "words", "kind"]
    return pd.DataFrame(table, columns=columns)


def test_passages_that_lie_on_each_other_are_one_and_stand_where_they_say():
    pairs = passages(("a", "b", RIVER), ("a", "c", RIVER), ("a", "d", FIELDS))
    found = passage_clusters(articles(), pairs)
    texts = articles().set_index("article_id")["text"]
    said = [texts[row.article_id][row.start : row.end] for row in found.itertuples()]
    assert said == [RIVER] * 3 + [FIELDS] * 2
    assert found["article_id"].tolist() == ["a", "b", "c", "a", "d"]
    assert found["item"].iloc[0] == "La rivière a débordé dans la nuit de…"


def test_a_passage_within_a_longer_one_is_another():
    table = articles().assign(text=[f"{RIVER} {FIELDS}"] * 2 + [RIVER] * 2)
    both, one = len(RIVER) + 1 + len(FIELDS), len(RIVER)
    rows = [("a", 0, both, "b", 0, both)]
    rows += [(name, 0, one, "c", 0, one) for name in "ab"]
    columns = ["article_a", "start_a", "end_a", "article_b", "start_b", "end_b"]
    found = passage_clusters(table, pd.DataFrame(rows, columns=columns))
    assert [tuple(ids) for _, ids in found.groupby("words")["article_id"]] == [
        ("a", "b", "c"),
        ("a", "b"),
    ]


def test_places_with_little_in_common_stay_two_passages():
    half = RIVER[: len(RIVER) // 2]
    rows = passages(("a", "b", half), ("a", "c", RIVER[len(half) - 5 :]))
    assert passage_clusters(articles(), rows)["item"].nunique() == 2


def test_two_passages_that_begin_alike_have_two_names():
    begin = "Un deux trois quatre cinq six sept huit"
    texts = [f"{begin} ici.\n{begin} là-bas.", f"{begin} ici.", f"{begin} là-bas."]
    table = pd.DataFrame({"article_id": list("xyz"), "text": texts})
    first, second = len(texts[1]), len(texts[2])
    rows = [("x", 0, first, "y", 0, first), ("x", first + 1, first + 1 + second, "z", 0, second)]
    columns = ["article_a", "start_a", "end_a", "article_b", "start_b", "end_b"]
    names = passage_clusters(table, pd.DataFrame(rows, columns=columns))["item"].unique()
    assert names.tolist() == [f"{begin}…", f"{begin}… (2)"]


def test_nothing_shared_gives_an_empty_table_of_the_same_columns():
    assert passage_clusters(articles(), passages()).columns.tolist() == [
        "item",
        "article_id",
        "start",
        "end",
        "words",
    ]
