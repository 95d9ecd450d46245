"""Reading names article by article, and deciding over all of them."""

import random

import pandas as pd
import pytest

from analysis.entities import mentions
from analysis.entities.deciding import decide
from analysis.entities.reading import NAMES, WORDS, read
from analysis.tokens import tokenize
from corpus import load_articles
from tests import SHARED
from tests.articles import articles_of


def reading(articles):
    return read(articles, tokenize(articles))


def rows(table):
    """Give the rows as tuples, whatever their order."""
    return sorted(table.itertuples(index=False, name=None))


@pytest.fixture(scope="module")
def sample():
    return load_articles()


def test_a_reading_can_be_kept(sample):
    told = reading(sample.head(3))
    assert {name: str(kind) for name, kind in told.names.dtypes.items()} == NAMES
    assert {name: str(kind) for name, kind in told.words.dtypes.items()} == WORDS
    empty = reading(sample.head(0))
    assert list(empty.names.columns) == list(NAMES) and empty.names.dtypes.equals(told.names.dtypes)
    assert list(empty.words.columns) == list(WORDS) and empty.words.dtypes.equals(told.words.dtypes)


def test_an_article_reads_the_same_alone_among_others_and_shuffled(sample):
    whole = reading(sample)
    order = list(range(len(sample)))
    random.Random(3).shuffle(order)
    shuffled = reading(sample.iloc[order])
    for number in range(len(sample)):
        identifier = sample["article_id"].iloc[number]
        alone = reading(sample.iloc[[number]])
        for name in ("names", "words"):
            expected = rows(getattr(alone, name))
            for among in (whole, shuffled):
                table = getattr(among, name)
                assert rows(table[table["article_id"] == identifier]) == expected


def test_what_stands_around_an_article_is_not_read_into_it():
    # The last words of one and the first of the next would make a place, a person, a list.
    texts = [
        "La ville est une commune",
        "de Bois. Élan va. M.",
        "Poutine, dit-on, et",
        "Pékin rit.",
    ]
    together = reading(articles_of(*texts))
    for number, text in enumerate(texts):
        alone = reading(articles_of(text, ids=[f"{number:016x}"]))
        chosen = together.names["article_id"] == f"{number:016x}"
        assert rows(together.names[chosen]) == rows(alone.names)


def test_the_order_of_the_articles_does_not_matter(sample):
    expected = mentions(sample)
    for seed in range(3):
        order = list(range(len(sample)))
        random.Random(seed).shuffle(order)
        assert rows(mentions(sample.iloc[order])) == rows(expected)


def test_the_order_of_many_articles_does_not_matter():
    press = SHARED / "corpora" / "press_fr.jsonl.gz"
    if not press.exists():
        pytest.skip("no press articles beside the project")
    table = pd.read_json(press, lines=True, nrows=150)
    articles = articles_of(*table["text"], titles=list(table["title"]))
    told = reading(articles)
    expected = decide(articles, told)
    order = list(range(len(articles)))
    random.Random(1).shuffle(order)
    assert rows(decide(articles.iloc[order], told)) == rows(expected)
    assert rows(mentions(articles.iloc[order])) == rows(expected.drop(columns="lent"))


def test_readings_of_articles_that_are_gone_count_for_nothing(sample):
    some = sample.head(6)
    told = reading(sample)
    assert decide(some, told).equals(decide(some, reading(some)))


def test_mentions_are_what_is_decided_of_what_is_read(sample):
    decided = decide(sample, reading(sample))
    assert mentions(sample).equals(decided.drop(columns="lent"))


# Its own article writes the word in small letters, so that a capital at the head of a sentence
# says nothing, whatever the others write.
def test_an_articles_own_writing_decides_before_that_of_the_others():
    others = ["On lit Brume. Elle aime Brume."] * 3
    against = "Une brume monte. Brume le matin."
    silent = "Brume paraît le matin."
    found = decide(table := articles_of(*others, against, silent), read(table, tokenize(table)))
    named = found[found["entity"] == "Brume"].groupby("article_id")["lent"].agg(["size", "all"])
    assert named["size"].tolist() == [2, 2, 2, 1]  # the last is the silent one
    assert named["all"].tolist() == [False, False, False, True]
    assert named.index[-1] == f"{4:016x}"


@pytest.mark.parametrize(
    ("title", "country"),
    [
        ("La France a un incroyable talent", "France"),
        ("La Belgique des secrets", "Belgique"),
        ("La Suède en scène", "Suède"),
    ],
)
def test_a_title_that_begins_with_a_country_leaves_the_country_whole(title, country):
    own = f"La {country} signe. La {country} se prépare. En {country}, on rit. La {country} gagne."
    found = mentions(articles_of(own, f"La chanteuse rejoint l'émission {title}, mercredi soir."))
    mine = found[found["article_id"] == f"{0:016x}"]
    assert mine["entity"].tolist() == [country] * 4


@pytest.mark.parametrize(
    ("own", "first", "other"),
    [
        (
            "Claire Durand décolle. « Claire est prête. » Claire Durand lit.",
            "Claire",
            "Benoît Claire",
        ),
        ("Bruno Morel chante. Bruno rit. Bruno Morel part.", "Bruno", "Hélène Bruno"),
        ("Inès Vidal nage. Puis Inès plonge. Inès Vidal gagne.", "Inès", "Paul Inès"),
    ],
)
def test_a_first_name_stays_in_its_article(own, first, other):
    text = f"{other}, maire du village, attend. {other} a écrit au préfet."
    found = mentions(articles_of(own, text))
    mine = found[found["article_id"] == f"{0:016x}"]
    assert set(mine["entity"]) == {own.split()[0] + " " + own.split()[1]}
    assert (mine["mention"] == first).sum() == 1
