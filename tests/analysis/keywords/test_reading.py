"""What an article says by itself, and what is decided over all of them."""

from dataclasses import fields

import numpy as np
import pandas as pd
import pytest

from analysis.keywords.counting import extract, keyword_counts, keyword_matrix, keyword_occurrences
from analysis.keywords.extraction import corpus_keywords, corpus_keywords_of, keywords
from analysis.keywords.reading import Readings, read
from analysis.tokens.tokenizer import tokenize
from corpus import load_articles

TABLES = [field.name for field in fields(Readings)]


@pytest.fixture(scope="module")
def sample():
    return load_articles()


@pytest.fixture(scope="module")
def readings(sample):
    return read(sample, tokenize(sample))


@pytest.fixture(scope="module")
def extracted(sample, readings):
    return extract(sample, readings)


def of(table, article_id):
    return table[table["article_id"] == article_id].reset_index(drop=True)


def two(first, second, sources=("L'Aube", "Le Fanal")):
    texts = [first, second]
    return pd.DataFrame(
        {
            "article_id": ["a", "b"],
            "title": [text.split("\n")[0] for text in texts],
            "source": sources,
            "language": ["fr", "fr"],
            "text": texts,
        }
    )


def test_the_rows_of_an_article_do_not_depend_on_the_others(sample, readings):
    for number, article_id in enumerate(sample["article_id"]):
        alone = sample.iloc[number : number + 1]
        own = read(alone, tokenize(alone))
        for name in TABLES:
            among = of(getattr(readings, name), article_id)
            pd.testing.assert_frame_equal(getattr(own, name), among)


def test_nor_on_their_order(sample, readings):
    turned = sample.iloc[::-1]
    other = read(turned, tokenize(turned))
    for name in TABLES:
        for article_id in sample["article_id"]:
            pd.testing.assert_frame_equal(
                of(getattr(other, name), article_id), of(getattr(readings, name), article_id)
            )


def test_no_source_and_no_date_is_looked_at(sample, readings):
    bare = sample[["article_id", "title", "language", "text"]]
    pd.testing.assert_frame_equal(read(bare, tokenize(bare)).keywords, readings.keywords)


def test_a_file_can_keep_what_was_read(readings, tmp_path):
    for name in TABLES:
        table = getattr(readings, name)
        table.to_parquet(tmp_path / "kept.parquet")
        pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / "kept.parquet"), table)


def test_every_word_is_read_once(sample, readings):
    words, tokens = readings.words, tokenize(sample)
    for name in ("article_id", "start", "end"):
        assert words[name].tolist() == tokens[name].tolist()
    assert words["begins"].sum() == words["ends"].sum()


def test_no_article_gives_the_same_columns(sample, readings):
    none = read(sample.iloc[:0], tokenize(sample.iloc[:0]))
    for name in TABLES:
        assert len(getattr(none, name)) == 0
        assert getattr(none, name).dtypes.to_dict() == getattr(readings, name).dtypes.to_dict()


def test_what_was_extracted_once_answers_as_the_doors_do(sample, extracted):
    pd.testing.assert_frame_equal(keywords(sample, extracted=extracted), keywords(sample))
    pd.testing.assert_frame_equal(
        corpus_keywords(sample, extracted=extracted), corpus_keywords(sample)
    )
    pairs = [
        (keyword_occurrences, {}),
        (keyword_counts, {}),
        (keyword_counts, {"by": "source"}),
    ]
    for door, options in pairs:
        pd.testing.assert_frame_equal(
            door(sample, ["Chine", "gaz"], extracted=extracted, **options),
            door(sample, ["Chine", "gaz"], **options),
        )


def test_a_short_name_is_called_by_the_whole_one_of_another_article():
    articles = two(
        "Ivana Korvel parle\n\nIvana Korvel a parlé du gel. Ivana Korvel craint le gel.",
        "Korvel se tait\n\nHier, Korvel se tait. Demain, Korvel parlera du vent.",
    )
    table = keywords(articles)
    second = table[table["article_id"] == "b"].set_index("keyword")
    assert second.loc["Ivana Korvel", "count"] == 3
    assert "Korvel" not in second.index
    assert keywords(articles.iloc[1:])["keyword"].tolist()[0] == "Korvel"
    shared = corpus_keywords(articles).set_index("keyword").loc["Ivana Korvel"]
    assert (shared["articles"], shared["count"], shared["sources"]) == (2, 6, 2)
    found = keyword_occurrences(articles, ["Ivana Korvel"])
    assert found.groupby("article_id").size().to_dict() == {"a": 3, "b": 3}


def test_an_article_that_has_the_whole_name_decides_for_itself():
    articles = two(
        "Ivana Korvel parle\n\nIvana Korvel a parlé. Ivana Korvel craint le gel, dit Ivana Korvel.",
        "Pavel Korvel se tait\n\nPavel Korvel se tait. Hier, Korvel se taisait.",
    )
    second = keywords(articles).query("article_id == 'b'").set_index("keyword")
    assert second.loc["Pavel Korvel", "count"] == 3


def test_a_place_is_no_short_name():
    articles = two(
        "Jeanne France chante\n\nJeanne France chante. Jeanne France chante le gel.",
        "La France gèle\n\nEn France, il gèle. La France a froid.",
    )
    second = keywords(articles).query("article_id == 'b'")
    assert "France" in second["keyword"].tolist()


def test_each_count_is_the_rows_of_the_occurrences(sample, extracted):
    table = keywords(sample, extracted=extracted)
    found = keyword_occurrences(sample, table["keyword"], extracted=extracted)
    counts = found.groupby(["article_id", "keyword"]).size()
    for row in table.itertuples():
        assert counts[row.article_id, row.keyword] == row.count, row.keyword


def test_the_keywords_of_a_part_are_sums_over_it(sample, extracted):
    mask = (sample["source"] == sample["source"].iloc[0]).to_numpy()
    part = corpus_keywords_of(extracted, mask)
    pd.testing.assert_frame_equal(part, corpus_keywords(sample[mask], extracted=extracted))
    found = keyword_occurrences(sample[mask], part["keyword"], extracted=extracted)
    by_keyword = found.groupby("keyword")
    for row in part.itertuples():
        own = by_keyword.get_group(row.keyword)
        assert (row.count, row.articles, row.sources) == (len(own), own["article_id"].nunique(), 1)


def test_each_keyword_of_a_part_scores_by_the_ranks_in_it(extracted, sample):
    """One article: the score of its n-th keyword is 9 + n."""
    mask = np.zeros(len(sample), dtype=bool)
    mask[3] = True
    best = corpus_keywords_of(extracted, mask, top=5)
    assert best["score"].round(6).tolist() == [10, 11, 12, 13, 14]
    own = keywords(sample.iloc[3:4], extracted=extracted)
    assert set(best["keyword"]) <= set(own["keyword"])


def test_no_article_chosen_gives_no_keyword(extracted, sample):
    none = corpus_keywords_of(extracted, np.zeros(len(sample), dtype=bool))
    assert len(none) == 0
    some = corpus_keywords_of(extracted, np.ones(len(sample), dtype=bool))
    assert none.dtypes.to_dict() == some.dtypes.to_dict()


def test_the_matrix_counts_what_was_asked_for_in_its_order(extracted, sample):
    asked = ["Zorglub", "Chine", "gaz", "Chine"]
    matrix = keyword_matrix(extracted, asked)
    assert matrix.shape == (4, len(sample))
    counts = keyword_counts(sample, asked, extracted=extracted)
    wanted = counts.groupby("keyword")["count"].sum()
    assert matrix.sum(axis=1).tolist() == [wanted[keyword] for keyword in asked]
    assert matrix.sum(axis=1)[0] == 0


def test_readings_of_other_articles_are_left_out(sample, readings):
    few = sample.iloc[5:9]
    table = extract(few, readings).keywords
    assert table["article_id"].unique().tolist() == few["article_id"].tolist()


def test_categories_in_place_of_strings_give_the_same(sample, readings, extracted):
    """Kept files give them, in the order of the alphabet, with those of other articles."""
    text = {"keywords": 4, "words": 3, "names": 3}
    tables = {
        name: getattr(readings, name).astype(
            dict.fromkeys(getattr(readings, name).select_dtypes("str").columns, "category")
        )
        for name in TABLES
    }
    assert {name: len(t.select_dtypes("category").columns) for name, t in tables.items()} == text
    other = extract(sample, Readings(**tables))
    pd.testing.assert_frame_equal(other.keywords, extracted.keywords)
    pd.testing.assert_frame_equal(
        corpus_keywords(sample, extracted=other), corpus_keywords(sample, extracted=extracted)
    )
    pd.testing.assert_frame_equal(
        keyword_occurrences(sample, ["Xi Jinping"], extracted=other),
        keyword_occurrences(sample, ["Xi Jinping"], extracted=extracted),
    )


def test_the_order_of_the_articles_changes_no_name_and_no_sum(sample, readings, extracted):
    turned = sample.iloc[::-1]
    other = extract(turned, readings)
    assert other.articles["article_id"].tolist() == turned["article_id"].tolist()
    for article_id in sample["article_id"]:
        pd.testing.assert_frame_equal(
            of(other.keywords, article_id), of(extracted.keywords, article_id)
        )
    pd.testing.assert_frame_equal(
        corpus_keywords(turned, extracted=other), corpus_keywords(sample, extracted=extracted)
    )


def test_a_common_word_at_the_head_of_sentences_is_short_for_nothing():
    articles = two(
        "La foire\n\nLe Mourgue Portes-ouvertes du cuir a lieu samedi sur le quai.",
        "Au lycée\n\nPortes-ouvertes à 9 h au lycée. Portes-ouvertes à 14 h au collège.",
    )
    table = keywords(articles).set_index("article_id")
    assert not table.loc["b", "keyword"].str.contains("Mourgue").any()
    assert (
        not corpus_keywords(articles).query("keyword.str.contains('Mourgue')")["count"].gt(1).any()
    )


def test_it_is_none_within_its_own_article_either():
    text = (
        "La foire\n\nLe Mourgue Rendez-vous du cuir a lieu samedi. Rendez-vous à 9 h sur le quai. "
        "Rendez-vous à 14 h à la halle. Rendez-vous à 16 h au port."
    )
    table = keywords(two(text, "Rien\n\nIl pleut.")).query("keyword.str.contains('Mourgue')")
    assert table["count"].tolist() in ([], [1])


def test_a_first_name_is_short_for_nobody_of_another_article():
    articles = two(
        "Le maire attend\n\nBenoît Claire attend. Hier, Benoît Claire a écrit.",
        "La skieuse\n\nHier, Claire a skié. Demain, Claire skiera encore.",
    )
    second = keywords(articles).query("article_id == 'b'")
    assert not second["keyword"].str.contains("Claire ").any()
    assert "Benoît Claire" not in second["keyword"].tolist()


def test_a_name_that_two_bear_as_often_is_lent_by_neither():
    texts = [
        "Ivana Korvel parle\n\nHier, Ivana Korvel a parlé du gel.",
        "Pavel Korvel parle\n\nHier, Pavel Korvel a parlé du vent.",
        "Korvel se tait\n\nHier, Korvel se tait. Demain, Korvel parlera.",
    ]
    articles = pd.concat([two(texts[0], texts[1]), two(texts[2], "Rien\n\nIl pleut.")])
    articles = articles.assign(article_id=list("abcd")).reset_index(drop=True)
    third = keywords(articles).query("article_id == 'c'")
    assert "Korvel" in third["keyword"].tolist()


def test_one_article_lends_its_name_to_four_others_and_no_more():
    alone = "Korvel se tait\n\nHier, Korvel se tait. Demain, Korvel parlera du numéro {}."
    texts = ["Ivana Korvel parle\n\nIvana Korvel a parlé.", *(alone.format(n) for n in range(5))]
    articles = pd.DataFrame(
        {
            "article_id": list("abcdef"),
            "title": [text.split("\n")[0] for text in texts],
            "source": "L'Aube",
            "language": "fr",
            "text": texts,
        }
    )
    assert keywords(articles.iloc[:5])["keyword"].eq("Ivana Korvel").sum() == 5
    assert keywords(articles)["keyword"].eq("Ivana Korvel").sum() == 1


def test_a_saint_written_short_is_the_same_keyword():
    articles = two(
        "Le pont de St-Brieuc\n\nÀ St-Brieuc, le pont ferme. Saint-Brieuc attend.",
        "Rien\n\nIl pleut.",
    )
    table = keywords(articles).set_index("keyword")
    assert table.loc["St-Brieuc", "count"] == 3 and "Saint-Brieuc" not in table.index
