"""A report as one web page: all of it is there, as text, and nothing is fetched or run."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pandas as pd
import pytest

from exports.content import sentences_of, table_cells, words_of
from exports.web.report import report_html
from tests.exports.report_exhibits import (
    ARTICLES,
    CLEAN,
    HALF,
    SENTENCES,
    bar_exhibit,
    every_kind,
    evidence_exhibit,
    exhibit,
)


class Page(HTMLParser):
    """What a browser would see: elements with their attributes, texts, scripts."""

    def __init__(self, data):
        super().__init__()
        self.elements, self.texts, self.scripts, self.within = [], [], [], []
        self.feed(data.decode("utf-8"))

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag in ("script", "style"):
            self.within.append(tag)
            self.scripts.append("")

    def handle_endtag(self, tag):
        if self.within and tag == self.within[-1]:
            self.within.pop()

    def handle_data(self, text):
        if self.within:
            self.scripts[-1] += text
        else:
            self.texts.append(text)

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def text(self):
        return re.sub(r"\s+", " ", " ".join(self.texts))


def page(exhibits, **changes):
    options = {"title": "Le rapport", "articles": ARTICLES} | changes
    return Page(report_html(exhibits, **options))


def test_everything_is_in_it():
    read = page(every_kind())
    for word in ("Le rapport", "Les barres", "Une phrase.", "Les chiffres", "occurrences"):
        assert word in read.text or any(word in script for script in read.scripts)
    assert "n = 2 articles, 1 média, 9 mots" in read.text.replace("\u202f", " ")
    assert ": page=words&a=1" in read.text.replace("\u00a0", " ")
    assert "Le corpus «\xa0Le gel\xa0»" in " ".join(read.texts)
    assert len([one for one in read.all("div") if one.get("class") == "chart"]) == 4
    anchors = [one["href"] for one in read.all("a") if one["href"].startswith("#")]
    ids = {attributes.get("id") for _, attributes in read.elements}
    assert len(anchors) == 8 and {anchor[1:] for anchor in anchors} <= ids


def test_hostile_texts_stay_texts():
    read = page(every_kind(), title=HALF)
    assert read.text.count(CLEAN) >= 5  # title, contents, heading, table, sources
    assert read.all("img") == [] and not any("onerror" in a for _, a in read.elements)
    assert [one.get("id") for one in read.all("script")] == [
        "looks",
        "figures",
        "config",
        None,
        None,
    ]
    assert [one["href"] for one in read.all("a") if "script" in one["href"]] == []
    assert "javascript:alert(3)" in read.text


def test_only_its_own_scripts_may_run_and_nothing_is_fetched():
    read = page([bar_exhibit()])
    (policy,) = [one["content"] for one in read.all("meta") if "http-equiv" in one]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    for script in read.scripts[-2:]:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    for _, attributes in read.elements:
        assert not attributes.get("src")
    assert read.all("link") == []


def test_the_figures_are_the_exhibits():
    read = page([bar_exhibit()])
    (figure,) = json.loads(read.scripts[2])
    assert figure["data"][0]["x"] == [3, 2, 1]
    assert "template" not in figure["layout"]
    looks = json.loads(read.scripts[1])
    assert looks["light"]["layout"]["paper_bgcolor"] == "#FFFFFF"
    assert looks["dark"]["layout"]["paper_bgcolor"] != "#FFFFFF"


def test_pictures_of_others_are_left_out():
    one = bar_exhibit()
    one.figure.add_layout_image(source="https://example.org/spy.png")
    assert b"spy.png" not in report_html([one], title="a", articles=ARTICLES)
    assert len(one.figure.layout.images) == 1


def test_evidence_is_marked():
    data = report_html([evidence_exhibit()], title="a", articles=ARTICLES).decode()
    assert "Le <mark>port</mark> &lt;b&gt;gèle&lt;/b&gt; ce matin." in data
    assert "Un <mark>quai</mark> gelé." in data
    assert "Phare, 3 mai 2024" in data and "Média inconnu" in data


def test_marks_out_of_place_are_left_out():
    table = SENTENCES.assign(marks=[((3, 700), (7, 3), (-2, 4)), None])
    first, second = sentences_of(exhibit("evidence", table=table), ARTICLES, words_of("fr"), most=5)
    assert "".join(text for text, _ in first.pieces) == SENTENCES["text"][0]
    assert not any(is_marked for one in (first, second) for _, is_marked in one.pieces)


@pytest.mark.parametrize(("rows", "tables", "said"), [(12, 1, ""), (13, 2, "3 lignes de plus")])
def test_a_long_table_can_be_opened(rows, tables, said):
    read = page([exhibit(table=pd.DataFrame({"n": range(rows)}))], articles=ARTICLES.head(0))
    assert len(read.all("table")) == tables and said in read.text
    assert len(read.all("details")) == tables - 1


def test_a_table_of_too_many_rows_is_cut_and_it_is_said():
    read = page([exhibit(table=pd.DataFrame({"n": range(1_500)}))])
    assert "1 490 lignes de plus" in read.text.replace("\u202f", " ")
    assert "1 000 premières lignes sur 1 500" in read.text.replace("\u202f", " ")


def test_numbers_are_written_as_the_language_does():
    table = pd.DataFrame(
        {
            "count": [1_234, 5, 6],
            "share": [0.5, None, 0.00001],
            "score": [1.25, -0.001, float("inf")],
            "mixed": [1, ("a", 2), None],
            "day": pd.to_datetime(["2024-05-03", None, None]),
        }
    )
    french = table_cells(exhibit(table=table), words_of("fr"), most=9).rows
    assert french[0] == ("1\u202f234", "0,500", "1,25", "1", "3 mai 2024")
    assert french[1] == ("5", "", "> −0,01", "a, 2", "")
    assert french[2] == ("6", "< 0,001", "∞", "", "")
    english = table_cells(exhibit(table=table), words_of("en"), most=9)
    assert english.rows[0] == ("1,234", "0.500", "1.25", "1", "3 May 2024")
    assert english.numeric == (True, True, True, False, False)


def test_a_cell_too_long_is_cut():
    (row,) = table_cells(
        exhibit(table=pd.DataFrame({"text": ["mot " * 300]})), words_of("fr"), most=1
    ).rows
    assert len(row[0]) <= 600 and row[0].endswith("…")


def test_tables_have_headings_for_everybody():
    read = page([exhibit()])
    assert all(one.get("scope") == "col" for one in read.all("th"))
    (region,) = [one for one in read.all("div") if one.get("aria-label") == "Les mots"]
    assert region["tabindex"] == "0"
    assert read.all("html") == [{"lang": "fr"}]


def test_a_report_in_english():
    read = page(every_kind(), language="en")
    assert "Contents" in read.text and "Counted." in read.text
    assert read.all("html") == [{"lang": "en"}]
    with pytest.raises(ValueError, match="language is 'de'"):
        page([], language="de")


def test_the_same_exhibits_are_the_same_bytes_and_stay_as_they_were():
    one = bar_exhibit()
    before = one.figure.to_json()
    assert report_html([one], title="a", articles=ARTICLES) == report_html(
        [one], title="a", articles=ARTICLES
    )
    assert one.figure.to_json() == before


def test_nothing_to_report_is_a_page_all_the_same():
    read = page([], articles=ARTICLES.head(0))
    assert "Sources" in read.text and read.all("script") == []
    read = page([exhibit(table=pd.DataFrame()), exhibit("evidence", table=SENTENCES.head(0))])
    assert "Les mots" in read.text
