"""The same chunks made on a cluster by Dask: one started here, or one elsewhere by its address.

A worker of the cluster has a process of its own make a chunk, as is done here (`derived.workers`):
no article ends a worker, and one that is killed costs the chunk it was making.
"""

import functools
import threading
from dataclasses import dataclass
from typing import Any

from derived import tasks, workers
from derived.chunks import Chunk

CLUSTER = "cluster"
AHEAD = 2  # chunks a thread of the cluster is given at a time


@dataclass(frozen=True)
class Cluster:
    """A cluster at work: Dask's client, and the cluster itself when it was started here."""

    client: Any
    local: Any
    threads: int  # chunks that are made at a time
    memory_mb: int  # of the smallest worker, 0 if it has no limit


_OPEN: list[Cluster] = []
_OWN = threading.local()  # of a thread of a worker: the process that makes its chunks


def is_open() -> bool:
    """Say whether a cluster makes what is wanted here."""
    return bool(_OPEN)


def open_cluster(scheduler: str = "", *, count: int = 0, seconds: float = 30) -> Cluster:
    """Have a cluster make what works of this process want, in place of processes of its own.

    Parameters
    ----------
    scheduler
        Address of a cluster whose workers run this version of Recoupe and reach the folder.
    count
        Number of workers of one thread to start here, where no address is given; 0: one a core.
    seconds
        How long to wait for the scheduler to answer.

    Raises
    ------
    OSError
        When nothing answers at the address.
    """
    from distributed import Client, LocalCluster

    local = None
    if not scheduler:
        local = LocalCluster(
            n_workers=count or workers.settings().count,
            threads_per_worker=1,
            memory_limit=f"{workers.settings().memory_mb} MB",
            dashboard_address="127.0.0.1:0",  # any free port, reached from here only
            host="127.0.0.1",
        )
    try:
        client = Client(local or scheduler, timeout=seconds)
    except (OSError, ValueError) as error:
        raise OSError(f"No Dask scheduler answers at {scheduler}.") from error
    client.wait_for_workers(1)
    told = client.scheduler_info(n_workers=-1)["workers"].values()
    threads = sum(one["nthreads"] for one in told)
    least = min((one["memory_limit"] for one in told), default=0)
    cluster = Cluster(client, local, threads, least // 10**6)
    _OPEN.append(cluster)
    tasks.appoint(CLUSTER, threads)
    threading.Thread(target=_feed, args=(cluster,), name="derived-dask", daemon=True).start()
    return cluster


def close_cluster(cluster: Cluster) -> None:
    """Leave the cluster; end it if it was started here."""
    _OPEN.remove(cluster)
    cluster.client.close()
    if cluster.local:
        cluster.local.close()


def make(request: dict) -> dict:
    """Make one chunk, on a worker; give what became of it."""
    process = getattr(_OWN, "process", None)
    _OWN.process = None
    try:
        told, _OWN.process = workers.made(request, process)
    except workers.NotMade as error:
        return {"refused": str(error)}
    return told


def _feed(cluster):
    """Give the cluster chunk after chunk, a few ahead of what it makes."""
    window = threading.Semaphore(AHEAD * cluster.threads)
    while cluster in _OPEN:
        if not window.acquire(timeout=1.0):
            continue
        chunk = tasks.take(CLUSTER, seconds=1.0)
        if chunk is None:
            window.release()
            continue
        future = cluster.client.submit(make, workers.request_of(chunk), pure=False)
        future.add_done_callback(functools.partial(_note, chunk, window))


def _note(chunk: Chunk, window: threading.Semaphore, future: Any) -> None:
    """Note what became of a chunk."""
    window.release()
    try:
        told = future.result()
    except Exception as error:  # too many workers died, or the cluster is gone
        told = {"refused": f"the cluster could not make it: {error}"}
    if "refused" in told:
        tasks.give_up(chunk, told["refused"])
    else:
        tasks.finish(chunk, told)
