"""Counts over a mask of articles are those of the mentions of these articles."""

import numpy as np
import pandas as pd
import pytest

from analysis.entities.coded import chosen_entity_counts, chosen_entity_counts_by, code
from analysis.entities.counts import entity_counts, entity_counts_by

ARTICLES = pd.DataFrame(
    {"article_id": ["a", "b", "c", "d"], "source": ["Cap", "Phare", "Cap", ""]}
).astype("str")
ROWS = [
    ("a", "Pékin", "LOC"), ("a", "Oslo", "LOC"), ("a", "Oslo", "PER"), ("c", "Oslo", "PER"),
    ("b", "Pékin", "LOC"), ("b", "Anne Sorlin", "PER"), ("c", "Anne Sorlin", "PER"),
]  # fmt: skip
MENTIONS = pd.DataFrame(ROWS, columns=["article_id", "entity", "type"]).astype("str")
MENTIONS = MENTIONS.assign(start=0, end=1, paragraph=0, sentence=range(7))


@pytest.mark.parametrize("number", range(16))
def test_every_choice_of_articles_counts_as_its_mentions_do(number):
    chosen = np.array([number >> bit & 1 == 1 for bit in range(4)])
    coded = code(MENTIONS, ARTICLES)
    some = MENTIONS[MENTIONS["article_id"].isin(ARTICLES["article_id"][chosen])]
    pd.testing.assert_frame_equal(chosen_entity_counts(coded, chosen), entity_counts(some))
    pd.testing.assert_frame_equal(
        chosen_entity_counts_by(coded, chosen, list(ARTICLES["source"])),
        entity_counts_by(some, ARTICLES),
    )


def test_of_equal_types_the_first_by_name_and_of_equal_counts_the_first_name():
    found = chosen_entity_counts(code(MENTIONS, ARTICLES), np.array([True, False, False, False]))
    assert found.values.tolist() == [["Oslo", "LOC", 2, 1], ["Pékin", "LOC", 1, 1]]


def test_a_mention_of_no_article_and_a_short_mask_are_refused():
    with pytest.raises(ValueError, match="'d'.*in no row of articles|'c'"):
        code(MENTIONS, ARTICLES.head(2))
    with pytest.raises(ValueError, match="chosen: 3 entries; it must have 4"):
        chosen_entity_counts(code(MENTIONS, ARTICLES), np.ones(3, dtype=bool))
