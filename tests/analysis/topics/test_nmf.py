"""Topics: obvious subjects told apart, shares that add up, the same answer every time."""

import numpy as np
import pandas as pd
import pytest

from analysis.tokens.tokenizer import tokenize
from analysis.topics.nmf import Topics, label, topics
from analysis.topics.vocabulary import topic_terms
from tests.subjects import KITCHEN, SEA, body, numbered


@pytest.fixture(scope="module")
def mixed():
    return numbered(
        body(KITCHEN, 0),
        body(SEA, 0),
        body(KITCHEN, 1),
        body(SEA, 1),
        body(KITCHEN, 2, 3) + "\n\n" + body(SEA, 2, 3),
    )


@pytest.fixture(scope="module")
def found(mixed):
    return topics(mixed, n_topics=2)


def test_two_subjects_come_apart(found):
    shares = found.shares.pivot(index="article_id", columns="topic", values="share").to_numpy()
    assert sorted(map(tuple, shares[:2].tolist())) == [(0, 1), (1, 0)]
    assert (shares[0] == shares[2]).all() and (shares[1] == shares[3]).all()
    assert shares[4].tolist() == pytest.approx([0.5, 0.5])
    first = found.terms.groupby("topic")["term"].agg(set)
    kitchen = 1 if "farine" in first[1] else 2
    assert {"farine", "cuisson", "four"} <= first[kitchen]
    assert {"navire", "pêcheur", "port"} <= first[3 - kitchen]


def test_tables_have_the_promised_columns(found):
    assert dict(found.terms.dtypes.astype(str)) == {
        "topic": "int32",
        "term": "str",
        "weight": "float64",
    }
    assert dict(found.shares.dtypes.astype(str)) == {
        "article_id": "str",
        "topic": "int32",
        "share": "float64",
    }
    assert dict(found.segments.dtypes.astype(str)) == {
        "article_id": "str",
        "start": "int32",
        "end": "int32",
        "topic": "int32",
        "weight": "float64",
    }


def test_shares_are_the_words_of_the_segments(mixed, found):
    assert len(found.shares) == 5 * 2
    sums = found.shares.groupby("article_id")["share"].sum()
    assert sums.tolist() == pytest.approx([1] * 5)
    texts = mixed.set_index("article_id")["text"]
    rows = zip(found.segments["article_id"], found.segments["start"], found.segments["end"])
    pieces = [texts[name][start:end] for name, start, end in rows]
    assert all(piece[0].isupper() and piece[-1] == "." for piece in pieces)
    assert found.segments["weight"].between(0.5, 1).all()


def test_terms_descend_from_one(found):
    for _, group in found.terms.groupby("topic"):
        assert group["weight"].iloc[0] == 1
        assert group["weight"].is_monotonic_decreasing


def test_the_topic_with_most_words_is_the_first():
    table = numbered(body(KITCHEN, 0), body(SEA, 0), body(SEA, 1), body(SEA, 2))
    result = topics(table, n_topics=2)
    assert "navire" in result.terms.query("topic == 1")["term"].tolist()


def test_same_input_same_output(mixed, found):
    again = topics(mixed, n_topics=2, tokens=tokenize(mixed))
    for name in ("terms", "shares", "segments"):
        pd.testing.assert_frame_equal(getattr(again, name), getattr(found, name), check_exact=True)


def test_too_little_text_gives_empty_tables(found):
    for table in (numbered(body(KITCHEN, 0, 2)), numbered(), numbered("")):
        result = topics(table)
        assert result.terms.empty and result.shares.empty and result.segments.empty
        for name in ("terms", "shares", "segments"):
            assert getattr(result, name).dtypes.equals(getattr(found, name).dtypes)


def test_an_article_without_text_has_no_shares(mixed):
    table = pd.concat([mixed, numbered("").assign(article_id="f" * 16)], ignore_index=True)
    shares = topics(table, n_topics=2).shares
    assert shares.loc[shares["article_id"] == "f" * 16, "share"].isna().tolist() == [True, True]


def test_a_small_minority_language_is_left_out(mixed):
    english = "The harbour pilots refused to sail while the storm lasted. " * 4
    table = pd.concat(
        [mixed, numbered(english, language="en").assign(article_id="e" * 16)], ignore_index=True
    )
    result = topics(table, n_topics=2)
    assert "e" * 16 not in set(result.segments["article_id"])
    assert result.shares.loc[result.shares["article_id"] == "e" * 16, "share"].isna().all()


def test_a_large_minority_language_gets_its_own_topics(mixed):
    nouns = ["pilot harbour storm anchor vessel sailor", "baker oven dough butter market crust"]
    bodies = [body(f"{words} extra outer", 0, 12) for words in nouns]
    bodies = [text.replace("Ce ", "The ").replace("ce ", "the ") for text in bodies]
    bodies = [text.replace(" et ", " and ") for text in bodies]
    other = numbered(*bodies, language="en").assign(article_id=["e" * 16, "f" * 16])
    result = topics(pd.concat([mixed, other], ignore_index=True), n_topics=4)
    own = result.segments["article_id"].isin(other["article_id"])
    assert not set(result.segments.loc[own, "topic"]) & set(result.segments.loc[~own, "topic"])
    assert result.shares.groupby("article_id")["share"].sum().tolist() == pytest.approx([1] * 7)


def test_people_and_verbs_make_no_topic_but_phrases_and_countries_do():
    text = (
        "Hier Martin Delorme a accueilli la délégation. Pour Delorme, les armes nucléaires "
        "menacent la Ruritanie. Selon Delorme, la Ruritanie cache des armes nucléaires. "
        "Avec Delorme, elle a accueilli un traité."
    )
    terms = topic_terms(tokenize(numbered(text)))
    assert "arme nucleaire" in terms.loc[terms["phrase"], "term"].tolist()
    assert terms["term"].tolist().count("ruritanie") == 2
    assert not terms["term"].str.contains("delorme|martin|accueillir").any()
    assert terms["term"].tolist().count("arme") == 0


def test_copied_text_is_marked_the_second_time():
    text = "La commission européenne examine le projet de traité commercial cette semaine encore."
    terms = topic_terms(tokenize(numbered(text, text)))
    copied = terms.groupby("article_id")["copied"].agg(["min", "max"]).to_numpy().tolist()
    assert copied == [[False, False], [True, True]]


def test_labels_prefer_phrases_and_repeat_no_word():
    rows = [(1, "armes", 1.0), (1, "armes nucléaires", 0.8), (1, "traité", 0.7), (1, "essais", 0.6)]
    terms = pd.DataFrame(rows, columns=["topic", "term", "weight"])
    assert label(Topics(terms, None, None))["label"].tolist() == [
        "armes nucléaires · traité · essais"
    ]
    assert label(Topics(terms.iloc[:0], None, None)).empty


def test_one_topic_is_refused(mixed):
    with pytest.raises(ValueError, match="n_topics is 1"):
        topics(mixed, n_topics=1)


def test_input_is_not_changed(mixed):
    before, tokens = mixed.copy(), tokenize(mixed)
    kept = tokens.copy()
    topics(mixed, n_topics=2, tokens=tokens)
    pd.testing.assert_frame_equal(mixed, before)
    pd.testing.assert_frame_equal(tokens, kept)
    assert np.array_equal(tokens.columns, kept.columns)


def test_topics_like_earlier_ones_stay_near_them(mixed, found):
    again = topics(mixed, n_topics=2, like=found.terms)
    for number in (1, 2):
        tables = (result.terms[result.terms["topic"] == number] for result in (found, again))
        old, new = (set(table["term"].head(5)) for table in tables)
        assert len(old & new) >= 4
    assert again.shares["share"].tolist() == pytest.approx(found.shares["share"].tolist())
    # As many as the earlier ones, when no number is given.
    assert topics(mixed, like=found.terms).terms["topic"].nunique() == 2


def test_earlier_topics_of_another_number_have_no_effect(mixed, found):
    assert topics(mixed, n_topics=3, like=found.terms).terms.equals(topics(mixed, n_topics=3).terms)
    assert topics(mixed, n_topics=2, like=found.terms[:0]).terms.equals(found.terms)


def test_one_article_one_paragraph_and_nothing_are_answered():
    for table in (numbered(), numbered(body(KITCHEN, 0, 1)), numbered(body(KITCHEN, 0, 12))):
        result = topics(table)
        assert label(result).dtypes.astype(str).to_dict() == {"topic": "int32", "label": "str"}
        assert len(label(result)) == result.terms["topic"].nunique()
