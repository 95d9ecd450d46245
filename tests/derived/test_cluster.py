"""A real cluster of processes here, by Dask: the same files, and a killed worker costs its chunk only."""

import os
import signal

import pandas as pd
import psutil
import pytest

import derived
from analysis.tokens import tokenize
from derived import workers
from derived.cluster import close_cluster, open_cluster
from tests.articles import articles_of
from tests.derived import odd
from tests.derived.conftest import until
from tests.derived.test_run import is_gone, made, ordered, process


@pytest.fixture(scope="module")
def cluster():
    """Give a cluster of one worker: what it makes is made in order."""
    opened = open_cluster(count=1)
    yield opened
    close_cluster(opened)


@pytest.fixture
def log(log, cluster):
    """Have the odd ideas on the workers of the cluster too."""
    cluster.client.register_plugin(odd.Plugin())
    return log


def test_it_makes_what_is_made_here(cluster, home):
    articles = articles_of("Le gel dure.", "L'hiver, dit-il, s'en va.")
    assert derived.wait(derived.ensure(articles, ["tokens"])).state == "done"
    pd.testing.assert_frame_equal(
        derived.plain(derived.read(articles, "tokens").tables), tokenize(articles)
    )
    assert len(list(home.rglob("*.parquet"))) == 1
    assert (cluster.threads, cluster.memory_mb) == (1, 1000)
    assert not any(process.is_usable for process in workers._PROCESSES)


def test_a_killed_worker_of_the_cluster_costs_its_chunk_only(log, cluster):
    five = ordered(log, "", "", "", "", "wait")
    work = derived.ensure(five, ["odd"])
    until(lambda: derived.progress(work).stages[0].done == 4 and made(log) == "abcde")
    child = process(log)
    (worker,) = cluster.client.run(os.getpid).values()
    os.kill(worker, signal.SIGKILL)
    until(lambda: is_gone(child))
    log.with_name("gate").touch()
    end = derived.wait(work)
    assert end.state == "done" and not end.failed and made(log) == "abcdee"


def test_an_article_over_which_a_process_ends_is_told_and_the_others_go_on(log):
    four = ordered(log, "", "fail", "crash", "")
    end = derived.wait(derived.ensure(four, ["odd"]))
    assert {failure.article_id for failure in end.failed} == {*four["article_id"][1:3]}
    assert derived.read(four, "odd").tables["article_id"].cat.codes.tolist() == [0, 3]


def test_a_folder_that_cannot_be_written_stops_the_work_and_is_told(log, home):
    home.write_text("a file stands where the folder should be")
    end = derived.wait(derived.ensure(ordered(log, ""), ["odd"]))
    assert end.state == "stopped" and "could not be written" in end.reason


def test_it_is_reached_from_this_machine_only(cluster):
    ours = psutil.Process()
    listening = [
        connection.laddr.ip
        for process in [ours, *ours.children(recursive=True)]
        for connection in process.net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    ]
    assert set(listening) == {"127.0.0.1"}


def test_a_scheduler_that_does_not_answer_is_told():
    with pytest.raises(OSError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:1\."):
        open_cluster("tcp://127.0.0.1:1", seconds=1)
