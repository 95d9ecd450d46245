"""The quick part of what `benchmarks.crash` and `benchmarks.full_disk` measure in full."""

import os
import sqlite3

import pytest

from benchmarks import crash, full_disk
from corpus.store import schema

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs SIGKILL and forks"),
]


@pytest.fixture
def tmp_path(tmp_path):
    """Give a folder in memory where there is one: a slow disk shows nothing more."""
    with crash.in_memory() as folder:
        yield folder or tmp_path


def faults(tally):
    return tally.lost, tally.between, tally.unopened


@pytest.mark.parametrize("mode", crash.MODES)
def test_a_killed_process_leaves_what_it_acknowledged_and_nothing_half_done(tmp_path, mode):
    tally = crash.kill(tmp_path, mode, 6, articles=60)
    assert tally.tried == 6
    assert faults(tally) == (0, 0, 0)


def test_a_migration_killed_anywhere_leaves_the_old_file_or_the_new(tmp_path):
    original = tmp_path / "version-1.db"
    crash.write_version_1(original, 5)
    tally, left_old = crash.migration(tmp_path / "killed", original, every=5)
    assert tally.tried > 10 and 0 < left_old < tally.tried
    assert faults(tally) == (0, 0, 0)


def test_a_store_killed_while_it_is_made_is_made_at_the_next_start(tmp_path):
    (tmp_path / "empty.db").touch()
    tally, left_empty = crash.migration(tmp_path / "killed", tmp_path / "empty.db", every=9)
    assert 0 < left_empty < tally.tried
    assert faults(tally) == (0, 0, 0)


def test_two_writers_killed_leave_whole_imports_and_a_second_process_is_refused(tmp_path):
    tally, refused = crash.writers_at_once(tmp_path, 2)
    assert (tally.tried, refused) == (2, 2)
    assert faults(tally) == (0, 0, 0)


@pytest.mark.parametrize("mode", full_disk.MODES)
def test_a_disk_that_fills_up_loses_nothing(tmp_path, mode):
    assert faults(full_disk.quota(tmp_path, mode, 420_000)) == (0, 0, 0)


def test_damage_never_gives_other_articles_in_silence_and_all_are_whole_again(tmp_path):
    seen = full_disk.damage(tmp_path, 30, ways=full_disk.WAYS)
    assert (seen.unnoticed, seen.whole_again) == (0, 30)


def test_the_comparison_sees_a_single_changed_value(tmp_path):
    crash.write_version_1(tmp_path / "a.db", 3)
    before = crash.content(tmp_path / "a.db")
    with sqlite3.connect(tmp_path / "a.db") as connection:
        connection.execute("UPDATE articles SET url = 'x' WHERE article_id LIKE '%2'")
    connection.close()
    assert crash.content(tmp_path / "a.db") != before
    assert len(schema.STEPS) == schema.VERSION
