"""Decisions on names from a table that a person or a spreadsheet wrote."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.problems import CorpusError
from corpus.readers.tables.alias_file import read_aliases
from exports.sheets.tables import to_csv

ROWS = [["Xi", "Xi Jinping", "PER"], ["Île d'Or", "", ""], ["Poldec", "Poldec", "ORG"]]


def read(text, encoding="utf-8"):
    return read_aliases(text.encode(encoding), "names.csv").values.tolist()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_any_common_table_is_read(encoding, separator, end):
    rows = [["mention", "entity", "type"], *ROWS]
    text = end.join(separator.join(row) for row in rows) + end
    assert read(text, encoding) == ROWS


def test_headings_in_any_order_case_and_in_french():
    assert read("TYPE;Entité;note;Mention\nlieu;Oslo;x;Oslö\n") == [["Oslö", "Oslo", "LOC"]]


def test_without_a_type_column_the_computed_type_stays():
    assert read("mention,entity\nXi,Xi Jinping\n") == [["Xi", "Xi Jinping", ""]]


@pytest.mark.parametrize(
    ("word", "kind"),
    [("personne", "PER"), ("Person", "PER"), ("lieu", "LOC"), ("place", "LOC"),
     ("Organisation", "ORG"), ("organization", "ORG"), ("org", "ORG"), ("", "")],
)  # fmt: skip
def test_types_may_be_words(word, kind):
    assert read(f"mention,entity,type\nX,Y,{word}\n") == [["X", "Y", kind]]


def test_every_problem_is_told_with_its_line():
    text = (
        'mention,entity,type\nXi,Xi,PER\n,Oslo,LOC\n\nA,B,MISC\nXi,Autre,PER\nC,D,ORG,E\nF,"G,ORG\n'
    )
    with pytest.raises(CorpusError) as caught:
        read(text)
    assert [problem.line for problem in caught.value.problems] == [3, 5, 6, 7, 8]
    said = str(caught.value)
    for part in ("names.csv, line 3: has no mention", "MISC", "on Xi than line 2", "4 cells"):
        assert part in said
    assert caught.value.articles.values.tolist() == [["Xi", "Xi", "PER"]]


@pytest.mark.parametrize("text", ["", "\n\n", "name,other\nXi,Y\n", "Xi;Xi Jinping;PER\n"])
def test_a_file_without_headings_is_refused(text):
    with pytest.raises(CorpusError, match=r"names\.csv.*(is empty|headings mention and entity)"):
        read(text)


def test_a_file_of_headings_alone_has_the_same_columns():
    empty = read_aliases(b"mention,entity,type\n", "names.csv")
    full = read_aliases(b"mention,entity,type\nXi,Xi,PER\n", "names.csv")
    assert len(empty) == 0
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()


def test_the_same_row_twice_is_one():
    assert read("mention,entity,type\nXi,Xi,PER\nXi,Xi,personne\n") == [["Xi", "Xi", "PER"]]


def test_a_guard_against_formulas_is_taken_off():
    table = pd.DataFrame([["=Equal", "+Plus", "ORG"], ["'s-Hertogenbosch", "@home", ""]])
    table.columns = ["mention", "entity", "type"]
    assert b"'=Equal" in to_csv(table)
    assert read_aliases(to_csv(table), "x.csv").values.tolist() == table.values.tolist()


NAMES = st.text(st.sampled_from("Aé'’ \"=+-@;,.&(«»Z1"), max_size=12).map(str.strip)


@given(st.lists(st.tuples(NAMES.filter(bool), NAMES, st.sampled_from(["PER", "LOC", "ORG", ""]))))
@settings(max_examples=60, deadline=None)
def test_what_was_exported_reads_back_equal(rows):
    rows = [row for row in rows if not any(cell.startswith("'") for cell in row)]
    rows = list({row[0]: row for row in rows}.values())
    table = pd.DataFrame(rows, columns=["mention", "entity", "type"]).astype("str")
    pd.testing.assert_frame_equal(read_aliases(to_csv(table), "names.csv"), table)
