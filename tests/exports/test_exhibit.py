"""An exhibit is kept as text and comes back as it was."""

import dataclasses
import datetime
import json

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.exhibit import Exhibit, from_json, shown_table, to_json
from exports.provenance import Provenance

KNOWN = Provenance(
    "Le gel", "0123456789ab", 2, 1, 9, datetime.date(2024, 5, 3), None, "", "", "", "0.3",
    datetime.date(2026, 11, 21),
)  # fmt: skip
TABLE = pd.DataFrame(
    {
        "name": pd.Series(["=1+1", None, "<b>Été 🙂</b>"], dtype="str"),
        "count": [1, 2, 3],
        "small": np.array([1, 2, 3], dtype="int32"),
        "share": [0.1, np.nan, np.inf],
        "date": pd.to_datetime(["2024-01-01", None, "2024-02-02"]),
        "marks": [((1, 2), (3, 4)), None, ()],
        "kept": [True, False, True],
        "kind": pd.Categorical(["x", "y", "x"], ["y", "x"], ordered=True),
        "moment": pd.to_datetime(["2024-01-01", None, "2024-07-02"]).tz_localize("Europe/Paris"),
        "maybe": pd.array([1, None, 3], dtype="Int64"),
        "day": [datetime.date(2024, 1, 1), pd.NaT, pd.NA],
    }
)


def exhibit(table=TABLE, **changes):
    figure = go.Figure(go.Heatmap(z=np.array([[1, np.nan], [3, 4]])), {"meta": {"chart": "matrix"}})
    made = Exhibit("matrix", "Titre", "Une phrase.", figure, table, {"name": "Nom"}, KNOWN, "by=a")
    return dataclasses.replace(made, **changes)


def test_everything_comes_back():
    first = exhibit()
    again = from_json(to_json(first))
    pd.testing.assert_frame_equal(again.table, TABLE)
    assert again.table["marks"].tolist() == TABLE["marks"].tolist()
    assert again.provenance == KNOWN
    assert (again.kind, again.title, again.comment, again.view) == (
        "matrix", "Titre", "Une phrase.", "by=a",
    )  # fmt: skip
    assert again.labels == {"name": "Nom"}
    assert again.figure.layout.meta == {"chart": "matrix"}
    assert to_json(again) == to_json(first)


def test_what_would_call_another_host_does_not_come_back():
    figure = go.Figure([go.Bar(x=[1], y=[2]), go.Image(source="https://example.org/a.png")])
    figure.add_trace(go.Scattergeo(lat=[1], lon=[2]))
    figure.add_layout_image(source="https://example.org/b.png")
    figure.update_layout(meta={"chart": "bars"})
    again = from_json(to_json(exhibit(kind="bars", figure=figure)))
    assert [trace.type for trace in again.figure.data] == ["bar"]
    assert "example.org" not in again.figure.to_json()


def test_the_text_is_plain_json_in_ascii():
    text = to_json(exhibit())
    assert text.isascii()
    assert json.loads(text, parse_constant=pytest.fail)["title"] == "Titre"


def test_an_empty_table_keeps_its_columns_and_dtypes():
    again = from_json(to_json(exhibit(TABLE.head(0))))
    pd.testing.assert_frame_equal(again.table, TABLE.head(0))


def test_a_table_without_columns():
    assert from_json(to_json(exhibit(pd.DataFrame()))).table.shape == (0, 0)


def test_an_exhibit_without_a_figure():
    again = from_json(to_json(exhibit(figure=None, kind="evidence")))
    assert again.figure is None and again.kind == "evidence"


def test_half_a_character_in_a_title_is_kept():
    assert from_json(to_json(exhibit(title="a\ud800b"))).title == "a\ud800b"


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats() | st.text(max_size=5)
    | st.dates(),
    lambda inner: st.tuples(inner, inner) | st.lists(inner, max_size=2),
    max_leaves=4,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_VALUES, max_size=4))
def test_any_values_come_back(values):
    table = pd.DataFrame({"value": pd.Series(values, dtype=object)})
    again = from_json(to_json(exhibit(table)))
    assert repr(again.table["value"].tolist()) == repr(values)


def test_what_cannot_be_kept_is_refused():
    with pytest.raises(TypeError, match="cannot hold a set"):
        to_json(exhibit(pd.DataFrame({"a": [{1}]})))


def test_a_text_that_is_no_exhibit_is_refused():
    for text in ("", "[]", "{}", '{"kind": 1}'):
        with pytest.raises(ValueError, match="no exhibit"):
            from_json(text)


def test_a_kind_and_its_figure_belong_together():
    with pytest.raises(ValueError, match="kind is 'bars'.*table, evidence"):
        exhibit(figure=None, kind="bars")
    with pytest.raises(ValueError, match="kind is 'table'"):
        exhibit(kind="table")


def test_labels_choose_order_and_headings():
    table = shown_table(exhibit(labels={"count": "Fois", "name": "Nom", "gone": "Absent"}))
    assert table.columns.tolist() == ["Fois", "Nom"]
    assert shown_table(exhibit(labels={})).columns.tolist() == TABLE.columns.tolist()
