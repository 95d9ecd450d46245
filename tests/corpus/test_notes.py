"""Notes are checked before they are followed."""

import dataclasses
import datetime
import json

import numpy as np
import pandas as pd
import pytest

from corpus.notes import KINDS, Wrong, check_note, check_notes, is_right
from exports.exhibit import to_json
from pages.shared.show import tray
from study import decisions
from tests.exports import report_exhibits

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
CHART = report_exhibits.bar_exhibit()
SLIDE = json.loads(to_json(dataclasses.replace(CHART, table=TABLE, labels={"name": "Nom"})))
ID = "0123456789abcdef"

RIGHT = [
    ("alias", "Xi", '["Xi Jinping", "PER"]'),
    ("alias", "Elysée", '["", ""]'),
    ("not the same", '["Macron", "Micron"]', "1"),
    ("recogniser", "pipeline", ""),
    ("topics", "number", "8"),
    ("topics", "merged", "[[1, 2], [3, 4]]"),
    ("topics", "current", '[[0, "port", 0.5], [1, "quai", 1]]'),
    ("topics", "as_of", '"sample"'),
    ("topic name", "3", "Le port\net la grève"),
    ("counted once", f'["{ID}", "{ID[::-1]}"]', "1"),
    ("hidden", "port", "0003"),
    ("order of slides", "order", '["0123456789ab"]'),
    ("slide", "0123456789ab", json.dumps(SLIDE)),
]


@pytest.mark.parametrize(("kind", "key", "value"), RIGHT)
def test_what_recoupe_writes_is_right(kind, key, value):
    check_note(kind, key, value)
    assert is_right(kind, key, value)


def test_every_kind_that_is_written_is_known_and_tried_here():
    written = {
        decisions.ALIAS, decisions.REFUSED, decisions.RECOGNISER, decisions.TOPICS,
        decisions.TOPIC_NAME, decisions.ONCE, decisions.HIDDEN, tray.EXHIBIT, tray.ORDER,
    }  # fmt: skip
    assert written == set(KINDS) == {kind for kind, _, _ in RIGHT}


@pytest.mark.parametrize(
    "make",
    [
        report_exhibits.exhibit,
        report_exhibits.bar_exhibit,
        report_exhibits.matrix_exhibit,
        report_exhibits.network_exhibit,
    ],
)
def test_every_kind_of_slide_is_right(make):
    check_note("slide", "0123456789ab", to_json(make()))


@pytest.mark.parametrize(
    ("kind", "key", "value", "place"),
    [
        ("alias", "Xi", "nope", "a decision on a name"),
        ("alias", "Xi", '["Xi Jinping", "MAN"]', "MAN"),
        ("alias", "", '["Xi Jinping", "PER"]', "the form of a name"),
        ("not the same", '["Macron"]', "1", "two names"),
        ("topics", "number", "-3", "the choice number"),
        ("topics", "number", "true", "the choice number"),
        ("topics", "merged", "[1, 2]", r"\$\[0\]"),
        ("topics", "colour", "1", "a choice about topics is 'colour'"),
        ("topic name", "nope", "Le port", "the number of a topic is 'nope'"),
        ("counted once", "[]", "1", "articles counted once"),
        ("hidden", "port", "v", "the place of a hidden word is 'v'"),
        ("order of slides", "order", "5", "the order of slides"),
        ("order of slides", "order", "]nope[", "the order of slides"),
        ("order of slides", "order", "[" * 200_000, "the order of slides"),
        ("horoscope", "a", "b", "horoscope"),
    ],
)
def test_a_wrong_note_is_refused_with_its_place(kind, key, value, place):
    with pytest.raises(Wrong, match=place):
        check_note(kind, key, value)
    assert is_right(kind, key, value) == (kind == "horoscope")


def changed(path, value):
    slide = json.loads(json.dumps(SLIDE))
    *way, last = path
    inner = slide
    for step in way:
        inner = inner[step]
    inner[last] = value
    return json.dumps(slide)


COLUMNS = {column["name"]: place for place, column in enumerate(SLIDE["table"])}


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (["kind"], "evil", r"\$\.kind"),
        (["kind"], "table", "its kind and its figure"),
        (["title"], None, r"\$\.title"),
        (["rows"], 2_000_000_000, r"\$\.rows"),
        (["rows"], 4, "column 0 of its table has 3 values, not 4"),
        (["view"], "http://evil.example/x?y=1", r"\$\.view"),
        (["labels"], [["nocolumn", "x"]], "'nocolumn' is no column"),
        (["labels"], [["name", 5]], r"\$\.labels\[0\]\[1\]"),
        (["provenance", "made"], ["date", "2024-13-01"], r"\$\.provenance\.made"),
        (["figure", "layout", "images"], [{"source": "http://a/b.png"}], "images"),
        (["figure", "layout", "template"], {"layout": {"images": [{}]}}, "template"),
        (["figure", "data", 0, "type"], "scattergeo", r"data\[0\]\.type"),
        (["table", COLUMNS["date"], "values", 0], "x", "'x' is no value of datetime64"),
        (["table", COLUMNS["count"], "values", 0], 2**63, "no value of int64"),
        (["table", COLUMNS["count"], "values", 0], True, "True is no value of int64"),
        (["table", COLUMNS["small"], "values", 0], 2**31, "no value of int32"),
        (["table", COLUMNS["kind"], "values", 0], 2, "2 is no value of category"),
        (["table", COLUMNS["day"], "values", 0], ["date", "2024-02-31"], "no value of object"),
        (["table", COLUMNS["name"], "dtype"], "complex128", r"table\[0\]\.dtype"),
        (["table", COLUMNS["count"], "kinds"], SLIDE["table"][0], "its kinds and its dtype"),
        (["more"], 1, "more"),
    ],
)
def test_a_wrong_slide_is_refused_with_its_place(path, value, place):
    with pytest.raises(Wrong, match=place):
        check_note("slide", "0123456789ab", changed(path, value))


def test_there_may_be_as_many_notes_as_a_page_can_show():
    check_notes([("hidden", 2_000), ("slide", 200)])
    for counts in ([("hidden", 2_001)], [("slide", 201)], [("alias", 15_000), ("other", 5_001)]):
        with pytest.raises(Wrong, match="at most"):
            check_notes(counts)
