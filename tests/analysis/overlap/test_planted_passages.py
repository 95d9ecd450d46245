"""The built-in sample: all that was planted is found, and nothing else of any length."""

import csv
import functools
import itertools
import re

import pytest

from analysis.overlap.passages import containment, shared_passages
from analysis.tokens.tokenizer import tokenize
from corpus import load_articles
from corpus.text.folding import words as fold
from tests import GOLD

_WORD = re.compile(r"[^\W_]+")


def gold(name):
    with open(GOLD / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@functools.cache
def sample():
    articles = load_articles()
    tokens = tokenize(articles)
    passages = shared_passages(articles, tokens=tokens)
    return articles.set_index("file"), passages, containment(articles, passages=passages)


def place(text, part):
    """Find a planted text in an article, whatever its marks and spaces; give its offsets."""
    found = [match.span() for match in _WORD.finditer(text)]
    words = [fold(text[start:end]) for start, end in found]
    wanted = [fold(word) for word in _WORD.findall(part)]
    for first in range(len(words) - len(wanted) + 1):
        if words[first : first + len(wanted)] == wanted:
            return found[first][0], found[first + len(wanted) - 1][1]
    raise AssertionError(f"planted text not in the article: {part}")


def planted_pairs():
    rows = itertools.combinations(gold("shared_passages.csv"), 2)
    return [(one, other) for one, other in rows if one["passage"] == other["passage"]]


def covered(start, end, low, high):
    return max(0, min(end, high) - max(start, low)) / (high - low)


@pytest.mark.parametrize(
    "pair", planted_pairs(), ids=lambda pair: f"{pair[0]['passage']}-{pair[1]['file'][:13]}"
)
def test_every_planted_passage_is_found(pair):
    articles, passages, _ = sample()
    order = articles.index.get_indexer([row["file"] for row in pair])
    one, other = pair if order[0] < order[1] else reversed(pair)
    ids = [articles.loc[row["file"], "article_id"] for row in (one, other)]
    both = passages[(passages["article_a"] == ids[0]) & (passages["article_b"] == ids[1])]
    spans = [place(articles.loc[row["file"], "text"], row["text"]) for row in (one, other)]
    shares = [
        min(covered(row.start_a, row.end_a, *spans[0]), covered(row.start_b, row.end_b, *spans[1]))
        for row in both.itertuples()
    ]
    # Two rewordings of one text have the changes of both.
    changed = [one["kind"], other["kind"]].count("reworded")
    assert max(shares, default=0) >= (0.99, 0.7, 0.4)[changed]
    if {one["kind"], other["kind"]} == {"verbatim"}:
        assert both.iloc[shares.index(max(shares))]["kind"] == "verbatim"


def test_nothing_else_of_more_than_twelve_words_is_found():
    articles, passages, _ = sample()
    planted = {article: [] for article in articles["article_id"]}
    for row in gold("shared_passages.csv") + gold("quotations.csv"):
        article = articles.loc[row["file"]]
        planted[article["article_id"]].append(place(article["text"], row["text"]))
    for row in passages[passages["words"] > 12].itertuples():
        for article, start, end in (
            (row.article_a, row.start_a, row.end_a),
            (row.article_b, row.start_b, row.end_b),
        ):
            assert any(covered(start, end, *span) > 0 for span in planted[article]), row


def test_the_two_prints_of_one_agency_text_contain_each_other():
    articles, _, shares = sample()
    files = {row["file"] for row in gold("shared_passages.csv") if row["kind"] == "copy"}
    ids = articles.loc[sorted(files), "article_id"].tolist()
    assert len(ids) == 2
    pair = shares[shares["article_a"].isin(ids) & shares["article_b"].isin(ids)]
    assert len(pair) == 2
    assert (pair["share_of_a"] >= 0.9).all()
    others = shares.drop(pair.index)
    assert (others["share_of_a"] < 0.5).all()
