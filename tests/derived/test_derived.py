"""What is kept of an article is what its analysis gives, and nothing else is ever believed."""

import numpy as np
import pandas as pd
import pytest

import derived
from analysis.tokens import tokenize
from corpus import load_articles
from derived import ideas
from derived.batch import derive, parts
from derived.folder import folder
from derived.ideas import IDEAS, with_needs
from derived.reading import missing
from derived.writing import derive_and_keep
from tests.articles import articles_of


def made(articles, name="tokens", address=None):
    """Make in this process what is missing, and read it."""
    place = folder(address)
    keyed = articles.assign(article_id=derived.keys(articles))
    some = keyed[missing(articles, name, place=place)].drop_duplicates("article_id")
    if len(some):
        derive_and_keep(place, some, [name], "0")
    return derived.read(articles, name, address=address)


def files(home):
    return sorted(path for path in home.rglob("*.parquet"))


def test_nothing_is_ready_before_it_is_made():
    ready = derived.read(articles_of("Le gel dure.", "Il neige."), "tokens")
    assert ready.is_ready.tolist() == [False, False]
    assert len(ready.tables) == 0 and list(ready.tables) == list(tokenize(articles_of("")))


def test_the_sample_read_is_the_sample_made():
    sample = load_articles()
    ready = made(sample)
    assert ready.is_ready.all() and not len(ready.failed)
    pd.testing.assert_frame_equal(derived.plain(ready.tables), tokenize(sample))


def test_codes_are_rows_of_the_articles_and_words_stand_in_order():
    table = made(articles_of("Pluie", "", "Gel pluie", ids=["x", "y", "z"])).tables
    assert table["article_id"].cat.categories.tolist() == ["x", "y", "z"]
    assert table["article_id"].cat.codes.tolist() == [0, 2, 2]
    assert table["token"].cat.categories.tolist() == ["Gel", "Pluie", "pluie"]


def test_another_order_and_a_part_of_the_articles_are_read_from_the_same_files(home):
    made(articles_of("Un gel.", "Deux vents.", "Trois pluies."))
    before = files(home)
    other = articles_of("Trois pluies.", "Un gel.")
    ready = made(other)
    pd.testing.assert_frame_equal(derived.plain(ready.tables), tokenize(other))
    assert ready.tables["token"].cat.categories.tolist() == ["Trois", "Un", "gel", "pluies"]
    assert files(home) == before and len(before) == 1


def test_the_same_text_twice_is_made_once_and_read_twice(home):
    twice = articles_of("Un gel dur.", "Un gel dur.")
    pd.testing.assert_frame_equal(derived.plain(made(twice).tables), tokenize(twice))
    assert [file.name.split("-")[1] for file in files(home)] == ["1"]


@pytest.mark.parametrize("column, value", [("language", "en"), ("title", "War's end. It rains.")])
def test_language_and_title_are_of_the_key(column, value):
    first = articles_of("War's end. It rains.\n\nBoth.")
    other = first.assign(**{column: value})
    made(first)
    assert not derived.read(other, "tokens").is_ready.any()
    pd.testing.assert_frame_equal(derived.plain(made(other).tables), tokenize(other))


def test_ten_more_articles_are_one_small_file_more(home):
    texts = [f"Texte numéro {number}." for number in range(100)]
    made(articles_of(*texts))
    before = set(files(home))
    more = articles_of(*texts, *(f"Suite {number}." for number in range(10)))
    ready = made(more)
    (new,) = set(files(home)) - before
    assert new.name.split("-")[1] == "10"
    pd.testing.assert_frame_equal(derived.plain(ready.tables), tokenize(more))


def flip(path):
    data = bytearray(path.read_bytes())
    data[40] ^= 1
    path.write_bytes(data)


def cut(path):
    path.write_bytes(path.read_bytes()[:-10])


def rename(path):
    path.rename(path.with_name(path.name.replace("-1-", "-1-0")))


@pytest.mark.parametrize("harm", [flip, cut, rename, lambda path: path.write_bytes(b"")])
def test_a_file_that_is_not_whole_is_made_again(home, harm):
    one = articles_of("Le gel dure, dit-il.")
    made(one)
    (path,) = files(home)
    harm(path)
    assert not derived.read(one, "tokens").is_ready.any()
    pd.testing.assert_frame_equal(derived.plain(made(one).tables), tokenize(one))


def test_another_version_is_made_anew_and_the_old_file_left(home, monkeypatch):
    one = articles_of("Le gel dure.")
    made(one)
    monkeypatch.setattr(ideas, "FORMAT", "another")
    ideas._version.cache_clear()
    assert not derived.read(one, "tokens").is_ready.any()
    assert made(one).is_ready.all() and len(files(home)) == 2
    ideas._version.cache_clear()


def test_a_byte_of_the_code_or_of_a_list_makes_another_version(tmp_path, monkeypatch):
    (tmp_path / "idea" / "lists").mkdir(parents=True)
    code, words = tmp_path / "idea" / "code.py", tmp_path / "idea" / "lists" / "words.txt"
    code.write_text("1")
    words.write_text("a")
    monkeypatch.setattr(ideas, "_ROOT", tmp_path)
    idea = ideas.Idea("x", derive, ("idea",), ("yake",), ("RECOUPE_X",))
    found = []

    def look():
        ideas._version.cache_clear()
        found.append(ideas.version(idea))

    look()
    look()
    words.write_text("b")
    look()
    code.write_text("2")
    look()
    monkeypatch.setenv("RECOUPE_X", "1")
    look()
    assert found[0] == found[1] and len(set(found)) == 4
    ideas._version.cache_clear()


def test_it_is_kept_wherever_fsspec_leads():
    one = articles_of("Le gel dure.")
    ready = made(one, address="memory://elsewhere")
    pd.testing.assert_frame_equal(derived.plain(ready.tables), tokenize(one))
    assert not derived.read(one, "tokens").is_ready.any()


@pytest.mark.parametrize("idea", IDEAS, ids=lambda idea: idea.name)
def test_an_idea_says_of_an_article_alone_what_it_says_of_it_among_others(idea):
    sample = load_articles()
    together = parts(derive(sample, with_needs((idea.name,))).tables[idea.name])
    for row in range(0, len(sample), 5):
        alone = parts(derive(sample[row : row + 1], with_needs((idea.name,))).tables[idea.name])
        for name, table in together.items():
            its = table[table["article_id"] == sample["article_id"][row]].reset_index(drop=True)
            pd.testing.assert_frame_equal(derived.plain(alone[name]), derived.plain(its))


def test_an_idea_of_several_tables_is_read_as_it_was_made():
    sample = load_articles()[:6]
    ready = made(sample, "keywords")
    before = derive(sample, with_needs(("keywords",))).tables["keywords"]
    assert ready.is_ready.all() and type(ready.tables) is type(before)
    for name, table in parts(derived.plain(ready.tables)).items():
        pd.testing.assert_frame_equal(table, parts(before)[name])


def test_a_table_of_an_idea_that_is_lost_is_made_again(home):
    one = articles_of("Le gel dure, dit Xi Jinping.")
    made(one, "keywords")
    (path,) = (home / "keywords").rglob("words/*.parquet")
    path.unlink()
    assert not derived.read(one, "keywords").is_ready.any()
    assert made(one, "keywords").is_ready.all()


def test_an_unknown_idea_is_named_with_those_there_are():
    with pytest.raises(ValueError, match="'clouds'.*'tokens'"):
        derived.read(articles_of("Un."), "clouds")


def test_undefined_stays_undefined(monkeypatch):
    def make(articles, earlier):
        values = {"article_id": articles["article_id"], "x": np.nan, "word": None, "is": True}
        return pd.DataFrame(values).astype({"x": "float64", "word": "str"})

    idea = ideas.Idea("odd", make, ("derived/ideas.py",))
    monkeypatch.setattr(ideas, "IDEAS", (idea,))
    two = articles_of("Un.", "Deux.")
    table = made(two, "odd").tables
    assert table["x"].isna().all() and table["word"].isna().all() and table["is"].all()
