"""The folder stays small in files and in bytes, and what is not ours in it stays."""

import os

import pandas as pd
import pytest

import derived
from derived import folder, tidying
from derived.ideas import version
from derived.writing import derive_and_keep
from tests.articles import articles_of


@pytest.fixture(autouse=True)
def odd_only(log):
    """Have the odd ideas in place of the others."""


def keep(articles, at):
    keyed = articles.assign(article_id=derived.keys(articles))
    derive_and_keep(folder.folder(), keyed, ["odd"], at)


def files(home):
    return sorted(path for path in home.rglob("*") if path.is_file())


def test_many_small_files_become_one_in_order_and_say_the_same(home, monkeypatch):
    monkeypatch.setattr(tidying, "MANY", 3)
    articles = articles_of("un", "deux", "trois", "quatre", "deux")
    for first in (0, 1, 3):
        keep(articles[first : first + 2], str(first))
    before = derived.read(articles, "odd").tables
    tidying.tidy(folder.folder())
    (one,) = files(home)
    assert one.name.startswith("0-4-")  # "deux" stood in two files
    pd.testing.assert_frame_equal(derived.read(articles, "odd").tables, before)


def test_few_small_files_and_large_ones_are_left(home, monkeypatch):
    monkeypatch.setattr(tidying, "SMALL", 2)
    monkeypatch.setattr(tidying, "MANY", 3)
    for number, texts in enumerate([["a", "b"], ["c", "d"], ["e", "f"], ["g"], ["h"]]):
        keep(articles_of(*texts), str(number))
    before = files(home)
    tidying.tidy(folder.folder())
    assert files(home) == before


def test_beyond_the_limit_other_versions_go_first_then_what_was_longest_not_used(home, monkeypatch):
    for number, text in enumerate("abc"):
        keep(articles_of(text), str(number))
    a, b, c = files(home)
    old = home / "odd" / "older" / "table" / a.name
    old.parent.mkdir(parents=True)
    old.write_bytes(a.read_bytes())
    for path, age in [(a, 9000), (b, 8000), (c, 10), (old, 7000)]:
        os.utime(path, (path.stat().st_atime, path.stat().st_mtime - age))
    size = a.stat().st_size + b.stat().st_size + c.stat().st_size
    monkeypatch.setattr(tidying, "MB", size - 1)
    monkeypatch.setenv("RECOUPE_DERIVED_MB", "1")
    tidying.tidy(folder.folder())
    assert files(home) == [b, c]


def test_what_was_just_used_stays_however_low_the_limit(home, monkeypatch):
    keep(articles_of("a"), "0")
    monkeypatch.setattr(tidying, "MB", 1)
    monkeypatch.setenv("RECOUPE_DERIVED_MB", "1")
    tidying.tidy(folder.folder())
    assert len(files(home)) == 1


def test_reading_counts_as_use(home):
    keep(articles_of("a"), "0")
    (one,) = files(home)
    os.utime(one, (0, 0))
    derived.read(articles_of("a"), "odd")
    assert one.stat().st_mtime > 0


def test_the_holdings_are_counted_and_emptied_and_nothing_else_is(home):
    keep(articles_of("a", "b"), "0")
    keep(articles_of("b", "c"), "1")
    size = sum(path.stat().st_size for path in files(home))
    other = home / "notes.parquet"
    other.write_text("mine")
    odd, after = tidying.holdings()
    assert (odd.idea, odd.bytes, odd.files, odd.articles) == ("odd", size, 2, 3)
    assert (after.bytes, after.files, after.articles) == (0, 0, 0)
    tidying.empty()
    assert files(home) == [other]
    assert not derived.read(articles_of("a"), "odd").is_ready.any()


def test_a_limit_that_is_no_number_is_named(monkeypatch):
    monkeypatch.setenv("RECOUPE_DERIVED_MB", "much")
    with pytest.raises(ValueError, match="RECOUPE_DERIVED_MB is 'much'"):
        tidying.limit_mb(folder.folder())


def test_versions_differ_between_ideas():
    from tests.derived import odd

    assert version(odd.ODD) != version(odd.AFTER)
