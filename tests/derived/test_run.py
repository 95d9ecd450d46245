"""Work in the background: whatever happens to a process, what is made is kept and the rest goes on."""

import math
import os
import signal
import subprocess
import sys
import threading

import pytest

import derived
from derived import ideas, tasks, workers
from tests import ROOT
from tests.articles import articles_of
from tests.derived.conftest import until
from tests.derived.odd import order


def ordered(log, *doing):
    """Make articles named a, b, c … that have something done each."""
    return articles_of(*(order(log, chr(97 + n), do) for n, do in enumerate(doing)))


def made(log):
    """List the names of the articles that were made, in order, each as often as it was begun."""
    return "".join(line.split()[0] for line in log.read_text().splitlines())


def process(log):
    return int(log.read_text().split()[-1])


def is_gone(number):
    """Say whether a process is gone; one that nobody has waited for counts as gone."""
    try:
        with open(f"/proc/{number}/stat", encoding="utf-8") as stat:
            return stat.read().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def test_articles_are_made_chunk_by_chunk_and_counted(log):
    five = ordered(log, "", "", "", "", "wait")
    work = derived.ensure(five, ["odd"])
    until(lambda: derived.progress(work).stages[0].done == 4)
    now = derived.progress(work)
    assert (now.state, now.stages) == ("working", (derived.Stage("odd", 4, 5),))
    assert derived.read(five, "odd").is_ready.tolist() == [True] * 4 + [False]
    assert now.left_seconds >= 0
    log.with_name("gate").touch()
    end = derived.wait(work)
    assert (end.state, end.stages, end.left_seconds) == ("done", (derived.Stage("odd", 5, 5),), 0)
    assert made(log) == "abcde"


def test_nothing_is_known_of_the_time_left_before_anything_is_made(log, monkeypatch):
    monkeypatch.setattr(tasks, "_RATES", {})
    work = derived.ensure(ordered(log, "wait"), ["odd"])
    assert math.isnan(derived.progress(work).left_seconds)


def test_what_is_ready_is_done_at_once(log):
    two = ordered(log, "", "")
    derived.wait(derived.ensure(two, ["odd"]))
    assert derived.progress(derived.ensure(two, ["odd"])).state == "done"
    assert made(log) == "ab"


def test_an_article_that_fails_is_told_and_the_others_go_on(log):
    three = ordered(log, "", "fail", "")
    end = derived.wait(derived.ensure(three, ["after"]))
    why = "could not be analysed (ValueError)"
    assert [(f.idea, f.article_id, f.reason) for f in end.failed] == [
        ("odd", three["article_id"][1], why),
        ("after", three["article_id"][1], why),
    ]
    ready = derived.read(three, "after")
    assert ready.is_ready.all() and ready.failed["reason"].tolist() == [why]
    assert ready.tables["article_id"].tolist() == three["article_id"][[0, 2]].tolist()
    assert derived.progress(derived.ensure(three, ["after"])).state == "done"


@pytest.mark.parametrize(
    "do, why",
    [
        ("hang", "takes longer than 120 seconds"),
        ("crash", "needs more than 1,000 MB of memory, or breaks its analysis"),
        ("eat", "needs more than 1,000 MB of memory"),
    ],
)
def test_an_article_over_which_the_process_ends_is_told_and_the_others_go_on(log, overdue, do, why):
    four = ordered(log, "", do, "", "")
    end = derived.wait(derived.ensure(four, ["odd"]))
    assert [(f.article_id, f.reason) for f in end.failed] == [(four["article_id"][1], why)]
    assert derived.read(four, "odd").tables["article_id"].cat.codes.tolist() == [0, 2, 3]


def test_fewer_processes_than_before_make_no_more_at_once(log, monkeypatch):
    monkeypatch.setenv("RECOUPE_WORKERS", "2")
    derived.wait(derived.ensure(ordered(log, "", "", ""), ["odd"]))
    monkeypatch.setenv("RECOUPE_WORKERS", "1")
    second = log.with_name("second")
    work = derived.ensure(ordered(second, "wait", "", ""), ["odd"])
    until(lambda: second.exists() and "a" in made(second))
    log.with_name("gate").touch()
    derived.wait(work)
    assert made(second) == "abc"


def test_a_killed_worker_costs_its_chunk_only(log):
    three = ordered(log, "", "", "wait")
    work = derived.ensure(three, ["odd"])
    until(lambda: derived.progress(work).stages[0].done == 2 and made(log) == "abc")
    os.kill(process(log), signal.SIGKILL)
    log.with_name("gate").touch()
    end = derived.wait(work)
    assert end.state == "done" and not end.failed and made(log) == "abcc"


SERVER = """
import sys, derived
from derived import chunks, ideas, workers
from tests.articles import articles_of
from tests.derived import odd
ideas.IDEAS, workers.COMMAND, chunks.CHUNK = (odd.ODD,), odd.COMMAND, 2
derived.wait(derived.ensure(articles_of(*sys.argv[1:]), ["odd"]))
"""


def test_a_killed_server_leaves_no_process_and_the_next_goes_on_where_it_stopped(log):
    five = ordered(log, "", "", "", "", "wait")
    code = [sys.executable, "-c", SERVER, *five["text"]]
    with subprocess.Popen(code, cwd=ROOT) as server:
        until(lambda: log.exists() and made(log) == "abcde")
        worker = process(log)
        server.kill()
    until(lambda: is_gone(worker))
    assert derived.read(five, "odd").is_ready.tolist() == [True] * 4 + [False]
    log.with_name("gate").touch()
    derived.wait(derived.ensure(five, ["odd"]))
    assert derived.read(five, "odd").is_ready.all() and made(log) == "abcdee"


def test_two_callers_wait_for_one(log):
    three = ordered(log, "wait", "", "")
    works = []
    callers = [
        threading.Thread(target=lambda: works.append(derived.ensure(three, ["odd"])))
        for _ in range(2)
    ]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    log.with_name("gate").touch()
    assert [derived.wait(work).state for work in works] == ["done", "done"]
    assert sorted(made(log)) == ["a", "b", "c"] and works[0] != works[1]


def test_a_caller_who_wants_more_has_only_the_rest_made(log):
    more = ordered(log, "wait", "", "", "")
    first = derived.ensure(more[:2], ["odd"])
    second = derived.ensure(more, ["after"])
    log.with_name("gate").touch()
    assert derived.wait(first).state == derived.wait(second).state == "done"
    assert derived.read(more, "after").is_ready.all()


def test_a_cancelled_work_is_not_gone_on_with(log):
    five = ordered(log, "wait", "", "", "", "")
    work = derived.ensure(five, ["odd"])
    until(log.exists)
    derived.cancel(work)
    log.with_name("gate").touch()
    assert derived.progress(work).state == derived.wait(work).state == "cancelled"
    other = ordered(log, "", "", "", "", "", "")[5:]  # f, made after whatever was begun
    derived.wait(derived.ensure(other, ["odd"]))
    assert made(log) == "abf"


def test_cancelling_takes_nothing_from_another_who_waits(log):
    five = ordered(log, "wait", "", "", "", "")
    first, second = derived.ensure(five, ["odd"]), derived.ensure(five[2:4], ["odd"])
    until(log.exists)
    derived.cancel(first)
    log.with_name("gate").touch()
    assert derived.wait(second).state == "done" and made(log) == "abcd"


def test_a_small_work_is_not_kept_waiting_by_a_large_one(log):
    large, small = ordered(log, "wait", *[""] * 7), ordered(log, *[""] * 9)[8:]
    first = derived.ensure(large, ["odd"])
    until(log.exists)
    second = derived.ensure(small, ["odd"])
    log.with_name("gate").touch()
    derived.wait(first), derived.wait(second)
    assert made(log).index("i") < made(log).index("g")


def test_a_folder_that_cannot_be_written_stops_the_work_and_is_told(log, home):
    home.write_text("a file stands where the folder should be")
    end = derived.wait(derived.ensure(ordered(log, "", "", ""), ["odd"]))
    assert end.state == "stopped" and "could not be written" in end.reason


def test_a_program_changed_under_the_server_is_told(log, monkeypatch):
    monkeypatch.setattr(ideas, "FORMAT", "another")
    ideas._version.cache_clear()
    end = derived.wait(derived.ensure(ordered(log, ""), ["odd"]))
    ideas._version.cache_clear()
    assert end.state == "stopped" and "has been changed" in end.reason


def test_processes_end_when_there_is_nothing_to_do(log, monkeypatch):
    monkeypatch.setattr(workers, "IDLE", 0.0)
    derived.wait(derived.ensure(ordered(log, ""), ["odd"]))
    until(lambda: is_gone(process(log)))


@pytest.mark.parametrize("variable", ["RECOUPE_WORKERS", "RECOUPE_WORKER_MB"])
def test_a_setting_that_is_no_number_is_named(variable, monkeypatch):
    monkeypatch.setenv(variable, "many")
    with pytest.raises(ValueError, match=f"{variable} is 'many'"):
        workers.settings()
