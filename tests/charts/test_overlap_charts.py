"""UpSet, provenance strip, map and the matrix's tree: the numbers of their tables, ids to click."""

import numpy as np
import pandas as pd
import pytest

from charts.bars import bars, stacked_bars
from charts.dispersion import dispersion
from charts.heatmap import heatmap
from charts.keyness import keyness_bars, keyness_scatter
from charts.map import scatter_map
from charts.strip import KINDS, strip
from charts.theme import GREY, Groups
from charts.timeline import timeline
from charts.topics import topic_terms
from charts.upset import upset

HOSTILE = "<b>Le Sud</b>"
COLOURS = {"Le Nord": "#111111", HOSTILE: "#222222"}


def shared():
    groups = [("Le Nord",), ("Le Nord", HOSTILE), ("Est", "Le Nord", HOSTILE)]
    return pd.DataFrame({"groups": groups, "degree": [1, 2, 3], "size": [5, 3, 2]})


def blocks():
    rows = [
        ("a", 0, 0, 10, 2, "own", "", 0),
        ("a", 1, 12, 60, 8, "verbatim", "b", 2),
        ("b", 0, 0, 48, 8, "verbatim", "a", 1),
        ("c", 0, 0, 20, 4, "quotation", "b", 1),
    ]
    return pd.DataFrame(
        rows,
        columns=["article_id", "paragraph", "start", "end", "words", "kind", "other", "others"],
    )


def points(count=3):
    names = [f"n{number}" for number in range(count)]
    return pd.DataFrame(
        {
            "article_id": names,
            "x": np.arange(count) / 2,
            "y": 0.0,
            "source": (["A", "B"] * count)[:count],
        }
    )


def outlets(*names):
    return Groups("source", dict.fromkeys(names, "#333333"), {name: name for name in names})


def trace(figure, name):
    return next(one for one in figure.data if one.name == name)


def test_upset_bars_are_the_combinations_and_the_left_bars_what_each_group_has_in_all():
    figure = upset(shared(), colours=COLOURS, unit="terms")
    assert list(trace(figure, "shared").y) == [5, 3, 2]
    assert list(trace(figure, "shared").customdata) == ["0", "1", "2"]
    assert list(trace(figure, "all").x) == [10, 5, 2]
    assert list(figure.layout.yaxis2.ticktext) == ["Le Nord", "&lt;b&gt;Le Sud&lt;/b&gt;", "Est"]


def test_upset_dots_are_large_where_the_group_has_it_and_joined():
    figure = upset(shared(), colours=COLOURS)
    dots = trace(figure, "groups")
    large = {
        (int(column), int(row))
        for column, row, size in zip(dots.x, dots.y, dots.marker.size)
        if size > 10
    }
    assert large == {(0, 0), (1, 0), (1, 1), (2, 0), (2, 1), (2, 2)}
    assert list(dots.customdata) == ["0"] * 3 + ["1"] * 3 + ["2"] * 3
    assert list(trace(figure, "connection").y) == [0, 0, None, 0, 1, None, 0, 2, None]


def test_upset_of_three_or_more_still_counts_all_at_the_left():
    figure = upset(shared(), colours=COLOURS, least=3)
    assert list(trace(figure, "shared").customdata) == ["2"]
    assert list(trace(figure, "all").x) == [10, 5, 2]
    assert len(trace(upset(shared(), colours=COLOURS, most=1), "shared").x) == 1


def test_upset_of_nothing_is_an_empty_chart():
    figure = upset(shared().head(0), colours={})
    assert all(len(one.x) == 0 for one in figure.data)


def test_a_strip_has_a_trace_a_kind_and_its_blocks_follow_each_other():
    figure = strip(blocks(), {"a": "Un"})
    assert len(figure.data) == len(KINDS)
    copied = trace(figure, "word for word")
    assert list(copied.base) == [2, 0]
    assert list(copied.x) == pytest.approx([8, 8], abs=0.1)
    assert list(copied.y) == [0, 1]
    assert [list(ids) for ids in copied.customdata] == [["a", "b", 12, 60], ["b", "a", 0, 48]]
    assert list(figure.layout.yaxis.ticktext) == ["Un", "b", "c"]


def test_a_strip_in_shares_makes_all_bars_one_length():
    figure = strip(blocks(), {}, share=True)
    ends = {}
    for one in figure.data:
        for row, base, length in zip(one.y, one.base, one.x):
            if row is not None:
                ends[row] = max(ends.get(row, 0), base + length)
    assert ends == {0: pytest.approx(100, abs=1), 1: pytest.approx(100, abs=1), 2: ends[0]}


def test_a_strip_fades_what_the_highlighted_article_does_not_share():
    figure = strip(blocks(), {}, highlight="a")
    assert list(trace(figure, "word for word").marker.opacity) == [1, 1]
    assert list(trace(figure, "shared quotation").marker.opacity) == [0.25]


def test_a_strip_says_first_words_kind_and_with_whom_as_text():
    texts = {
        "a": "Le <i>pont. Le pont est fermé depuis hier matin, dit la ville",
        "b": "x",
        "c": "y",
    }
    figure = strip(blocks(), {"b": HOSTILE}, texts=texts)
    said = trace(figure, "word for word").hovertext[0]
    assert "Le pont est fermé" in said and "word for word" in said
    assert "with &lt;b&gt;Le Sud&lt;/b&gt; and 1 more" in said
    assert "&lt;i&gt;" in trace(figure, "own words").hovertext[0]


def test_a_strip_tells_its_kinds_apart_without_colour():
    looks = {(one.marker.color, one.marker.pattern.shape) for one in strip(blocks(), {}).data}
    assert len(looks) == 5 and sum(bool(shape) for _, shape in looks) == 3


def test_a_strip_without_blocks_and_with_an_unknown_kind():
    figure = strip(blocks().head(0), {})
    assert [one.name for one in figure.data] == [kind[0] for kind in KINDS.values()]
    with pytest.raises(ValueError, match="blocks: kind 'stolen' is not one of own, verbatim"):
        strip(blocks().assign(kind="stolen"), {})


def test_a_map_has_a_colour_and_a_shape_a_group_and_carries_ids():
    figure = scatter_map(points(), group=outlets("A", "B"), names={"n0": HOSTILE})
    assert [(one.name, list(one.customdata)) for one in figure.data] == [
        ("A", ["n0", "n2"]),
        ("B", ["n1"]),
    ]
    assert figure.data[0].marker.symbol != figure.data[1].marker.symbol
    assert figure.data[0].text[0] == "&lt;b&gt;Le Sud&lt;/b&gt;"


def test_a_filter_changes_neither_colour_nor_shape():
    group = Groups("source", {"A": "#111111", "B": "#222222"}, {})
    whole = trace(scatter_map(points(), group=group, names={}), "B").marker
    alone = trace(scatter_map(points().query("source == 'B'"), group=group, names={}), "B").marker
    assert (whole.color, whole.symbol) == (alone.color, alone.symbol) == ("#222222", "square")


def test_a_map_leaves_out_what_has_no_place_and_greys_the_smallest_groups():
    many = points(20).assign(source=[f"S{number:02}" for number in range(20)])
    many.loc[0, "x"] = np.nan
    figure = scatter_map(many, group=outlets(), names={})
    assert sum(len(one.x) for one in figure.data) == 19
    assert figure.data[-1].name == "8 others" and figure.data[-1].marker.color == GREY


def test_marks_of_passages_carry_where_they_stand():
    parts = points(1).assign(start=3, end=9)
    figure = scatter_map(parts, group=outlets("A"), names={})
    assert [list(ids) for ids in figure.data[0].customdata] == [["n0", 3, 9]]


def test_marks_of_all_groups_are_sized_on_one_scale():
    sized = points().assign(words=[100, 400, 25])  # n0 and n2 are of A, n1 of B
    figure = scatter_map(sized, group=outlets("A", "B"), names={}, sizes="words")
    sizes = {ids: size for one in figure.data for ids, size in zip(one.customdata, one.marker.size)}
    assert sizes["n1"] - 7 == 2 * (sizes["n0"] - 7) == 4 * (sizes["n2"] - 7)


def test_an_empty_map_has_no_marks():
    assert len(scatter_map(points(0), group=outlets("A"), names={}).data) == 0


def merges(rows):
    """Give a staircase: each row joins those before it."""
    return pd.DataFrame(
        {
            "position_a": [0.0, *np.arange(rows - 2) + 0.5],
            "height_a": np.arange(rows - 1) / 10,
            "position_b": np.arange(1.0, rows),
            "height_b": 0.0,
            "height": np.arange(1, rows) / 10,
        }
    )


def test_a_tree_stands_beside_eight_rows_and_not_beside_seven():
    for rows, drawn in ((8, True), (7, False)):
        matrix = pd.DataFrame(np.eye(rows), index=range(rows), columns=range(rows))
        figure = heatmap(matrix, unit="cosine", tree=merges(rows))
        trees = [one for one in figure.data if one.name == "tree"]
        assert bool(trees) == drawn
        if drawn:
            assert list(trees[0].x[:4]) == [0, 1, 1, 0] and list(trees[0].y[:4]) == [0, 0, 1, 1]
            assert max(figure.layout.xaxis.domain) < min(figure.layout.xaxis2.domain)


def test_a_tree_of_another_matrix_is_refused():
    with pytest.raises(ValueError, match="tree: 6 merges; a tree of 8 rows has 7"):
        heatmap(pd.DataFrame(np.eye(8)), unit="cosine", tree=merges(7))


def test_headings_of_many_columns_do_not_touch():
    matrix = pd.DataFrame(np.eye(60))
    shown = [name for name in heatmap(matrix, unit="n").layout.xaxis.ticktext if name]
    assert shown[:3] == ["0", "3", "6"] and len(shown) == 20


def test_every_chart_says_what_kind_it_is():
    words = pd.DataFrame({"name": ["gaz"], "group": ["A"], "value": [1]})
    hits = pd.DataFrame({"article_id": ["a"], "source": ["A"], "position": [0.5]})
    dated = hits.assign(title="Un", date=pd.to_datetime(["2024-05-16"]))
    key = pd.DataFrame(
        {
            "group": ["A"],
            "term": ["gaz"],
            "per_thousand": [2.0],
            "rest_per_thousand": [1.0],
            "count": [3],
            "log_ratio": [1.0],
            "log_likelihood": [4.0],
        }
    )
    topic = pd.DataFrame({"topic": [1], "term": ["gaz"], "weight": [1.0]})
    said = {"name": "name", "value": "value", "axis": "n"}
    figures = {
        "bars": bars(words, **said),
        "stacked": stacked_bars(words, group="group", colours={}, order=["gaz"], **said),
        "lines": timeline(dated, {"A": "#111111"}),
        "matrix": heatmap(pd.DataFrame([[1.0]]), unit="n"),
        "topics": topic_terms(topic, {1: "Gaz"}),
        "keyness": keyness_scatter(key, {}, {}),
        "dispersion": dispersion(hits, {}, {}),
        "upset": upset(shared(), colours={}),
        "strip": strip(blocks(), {}),
        "map": scatter_map(points(), group=outlets(), names={}),
    }
    assert {kind: figure.layout.meta["chart"] for kind, figure in figures.items()} == {
        kind: kind for kind in figures
    }
    assert keyness_bars(key, "#111111").layout.meta["chart"] == "bars"
