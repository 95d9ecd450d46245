"""What is computed once per article: how fast, how it grows, and what it costs to read it again.

    python -m benchmarks.scale [press corpus, .jsonl.gz] [most articles, 4000] [articles at once, 1000]

Articles beyond those of the corpus are made of its sentences, drawn at random (always the same).
Times are CPU seconds, medians of repeats taken in turn, so that other work on the machine changes
little. One process, two, and a cluster of two are compared by the time that two free cores would
take: that of the busiest process with all that it started, or half of all, whichever is more.
"""

import contextlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pandas as pd

import derived
from benchmarks.press import PRESS, corpus
from derived import index
from derived.batch import derive
from derived.chunks import CHUNK
from derived.cluster import close_cluster, open_cluster
from derived.ideas import IDEAS

ROOT = Path(__file__).resolve().parent.parent
GROWTH = (1000, 4000, 20_000, 100_000)
BESIDE = 300  # articles on which the yake package is timed
NAMES = [idea.name for idea in IDEAS]


def main(press: str = str(PRESS), most: str = "4000", at_once: str = "1000") -> None:
    """Measure, and print a table."""
    if not Path(press).is_file():
        print(f"No press corpus at {press}: nothing measured. Give it as the first argument.")
        return
    sizes = [size for size in GROWTH if size <= int(most)]
    print("| what | measured | goal |\n|---|---|---|")
    told = in_a_process("yake", press, BESIDE, Path())
    row(
        f"everything per article ÷ the yake package alone, {BESIDE} articles",
        f"{told['all'] / told['yake']:.2f} ("
        + ", ".join(f"{name} {told[name] / told['yake']:.2f}" for name in NAMES)
        + f"; yake {1000 * told['yake'] / BESIDE:.0f} ms an article)",
        "≤ 0.5",
    )
    processes(press, int(at_once))
    growth(press, sizes)
    for size in sizes:
        kept(press, size)


def kept(press: str, size: int) -> None:
    """Measure what is kept: ten more articles, and opening all again."""
    with tempfile.TemporaryDirectory(prefix="recoupe-derived-") as place:
        told = in_a_process("ten", press, size, Path(place))
        share = told["ten"] / told["whole"]
        row(
            f"ten more articles on {size - 10:,} ÷ the whole",
            f"{share:.4f} ({told['ten']:.2f} s ÷ {told['whole']:.1f} s)",
            "≤ 0.01",
        )
        told = in_a_process("open", press, size, Path(place))
    row(
        f"opening {size:,} articles ÷ reading the same Parquet files alone",
        f"{told['opening'] / told['bare']:.2f} ({told['opening']:.2f} s ÷ {told['bare']:.2f} s,"
        f" {told['bytes'] / 1e6:,.0f} MB in {told['files']} files)",
        "≤ 2",
    )
    row(f"peak memory of who opens {size:,} articles", f"{told['peak'] / 1e9:.2f} GB", "≤ 0.8; 3")


def growth(press: str, sizes: Sequence[int]) -> None:
    """Measure the making of each idea for more and more articles, and the exponent of its growth."""
    spent = {size: in_a_process("derive", press, size, Path()) for size in sizes}
    for name in NAMES:
        seconds = [spent[size][name] for size in sizes]
        slope = np.polyfit(np.log(sizes), np.log(seconds), 1)[0] if len(sizes) > 1 else float("nan")
        each = ", ".join(f"{size:,}: {second:.1f} s" for size, second in zip(sizes, seconds))
        row(f"growth of {name} (exponent)", f"{slope:.2f} ({each})", "≤ 1.2")
    worst = max(spent[size]["peak"] for size in sizes)
    row("peak memory of a worker", f"{worst / 1e9:.2f} GB", "≤ 1")


def processes(press: str, size: int, repeats: int = 3) -> None:
    """Compare one process with two, and two with a cluster of two."""
    spent: dict[str, list[float]] = {}
    for _ in range(repeats):
        for count in (1, 2):
            told = in_a_process("lanes", press, size, Path(), RECOUPE_WORKERS=str(count))
            spent.setdefault(f"{count} here", []).append(told["seconds"])
        told = in_a_process("cluster", press, size, Path(), RECOUPE_WORKERS="2")
        spent.setdefault("cluster of 2", []).append(told["seconds"])
    one, two, dask = (statistics.median(times) for times in spent.values())
    row(f"one process ÷ two, {size:,} articles", f"{one / two:.2f} ({one:.1f} s)", "≥ 1.8")
    row("Dask's local cluster of two ÷ two processes", f"{dask / two:.2f} ({dask:.1f} s)", "≤ 1.2")


def in_a_process(what: str, press: str, size: int, place: Path, **variables: str) -> dict:
    """Measure one thing in a fresh process; give what it tells."""
    with contextlib.ExitStack() as closing:
        if place == Path():
            place = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="recoupe-")))
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "benchmarks.scale",
                "--one",
                what,
                press,
                str(size),
                str(place),
            ],
            cwd=ROOT,
            env={**os.environ, "RECOUPE_DERIVED": str(place), **variables},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return json.loads(done.stdout.splitlines()[-1])


def derive_all(articles: pd.DataFrame, place: str) -> dict:
    """Make everything in this process, chunk by chunk, and keep nothing."""
    spent = dict.fromkeys(NAMES, 0.0)

    def timed(name: str, seconds: float) -> None:
        spent[name] += seconds

    clock = time.perf_counter
    time.perf_counter = time.process_time
    for start in range(0, len(articles), CHUNK):
        derive(articles[start : start + CHUNK], IDEAS, timed=timed)
    time.perf_counter = clock
    return spent


def make(articles: pd.DataFrame, place: str) -> dict:
    """Make and keep everything, in the background as a server does."""
    end = derived.wait(derived.ensure(articles, NAMES))
    assert end.state == "done" and not end.failed, end
    return {}


def open_all(articles: pd.DataFrame, place: str, repeats: int = 5) -> dict:
    """Read what is kept as after a restart, and the same files alone, in turn."""
    import pyarrow.parquet as pq

    paths = sorted(Path(place).rglob("*.parquet"))
    keys = derived.keys(articles)
    spent: dict[str, list[float]] = {"opening": [], "bare": []}
    for _ in range(repeats):
        index._KNOWN.clear()  # as in a fresh process
        with measured(spent["opening"]):
            opened = [derived.read(articles, name, keys=keys) for name in NAMES]
        assert all(ready.is_ready.all() for ready in opened)
        del opened
        with measured(spent["bare"]):
            bare = [pq.ParquetFile(path).read() for path in paths]
        del bare
    told: dict = {name: statistics.median(times) for name, times in spent.items()}
    return {**told, "bytes": sum(path.stat().st_size for path in paths), "files": len(paths)}


def ten_more(articles: pd.DataFrame, place: str) -> dict:
    """Make all articles but ten, then these too; the CPU of this process and its workers."""
    most = articles[: len(articles) - 10]
    first = cpu()
    make(most[:1], place)  # the processes are there
    whole = cpu()
    make(most, place)
    begun = cpu()
    make(articles, place)
    return {"start": whole - first, "whole": begun - whole, "ten": cpu() - begun}


def beside_yake(articles: pd.DataFrame, place: str, repeats: int = 3) -> dict:
    """Make everything, and the yake package's keywords of the same texts, in turn."""
    from yake import KeywordExtractor

    package = KeywordExtractor(lan="fr", n=3, top=20)
    rounds = []
    for _ in range(repeats):
        spent = derive_all(articles, place)
        times: list[float] = []
        with measured(times):
            for text in articles["text"]:
                package.extract_keywords(text)
        rounds.append({**spent, "all": sum(spent.values()), "yake": times[0]})
    return {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}


def by_processes(articles: pd.DataFrame, place: str) -> dict:
    """Make everything by as many processes as RECOUPE_WORKERS says, once they are there.

    The time is that of two free cores: the busiest process, or half of all, whichever is more.
    """
    make(articles[: 2 * CHUNK], place)
    before, ours = lanes(), time.process_time()
    make(articles[2 * CHUNK :], place)
    ours = time.process_time() - ours
    spent = [seconds - before.get(number, 0.0) for number, seconds in lanes().items()]
    return {"seconds": max(*spent, (ours + sum(spent)) / 2, 0.0), "here": ours, "lanes": spent}


def by_a_cluster(articles: pd.DataFrame, place: str) -> dict:
    """Make everything by a cluster of two, once it is there."""
    opened = open_cluster(count=2)
    try:
        return by_processes(articles, place)
    finally:
        close_cluster(opened)


def lanes() -> dict[int, float]:
    """Give the CPU seconds of each process that this one started, with those that it started."""
    import psutil

    return {
        child.pid: sum(
            one.user + one.system
            for one in (each.cpu_times() for each in [child, *child.children(recursive=True)])
        )
        for child in psutil.Process().children()
    }


def cpu() -> float:
    """Give the CPU seconds of this process and of all that it has started."""
    import psutil

    ours = psutil.Process()
    times = [process.cpu_times() for process in [ours, *ours.children(recursive=True)]]
    return sum(one.user + one.system for one in times)


@contextlib.contextmanager
def measured(times: list[float]) -> Iterator[None]:
    """Add the CPU seconds that something takes."""
    start = time.process_time()
    yield
    times.append(time.process_time() - start)


def row(what: str, told: str, goal: str) -> None:
    """Print a row of the table."""
    print(f"| {what} | {told} | {goal} |", flush=True)


ONE: dict[str, Callable[[pd.DataFrame, str], dict]] = {
    "derive": derive_all,
    "make": make,
    "open": open_all,
    "ten": ten_more,
    "lanes": by_processes,
    "cluster": by_a_cluster,
    "yake": beside_yake,
}

if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        _, _, what, press, size, place = sys.argv
        told = ONE[what](corpus(press, int(size)), place)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        print(json.dumps({**told, "peak": peak}))
    else:
        main(*sys.argv[1:])
