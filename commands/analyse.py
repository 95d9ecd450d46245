"""Compute what is computed once per article, here or on a cluster, so that pages open at once."""

import argparse
import time
from dataclasses import asdict
from pathlib import Path

import derived
from commands.load import corpus_number
from commands.telling import DONE, REFUSED, Outcome, step
from corpus import store as kept_store
from derived.cluster import close_cluster, open_cluster
from derived.folder import folder
from derived.ideas import IDEAS
from derived.tidying import holdings
from derived.workers import settings
from study.opened import Corpus, open_folder, open_kept, open_sample
from wording.language import count, duration

TICK = 0.5  # seconds between two looks at how far it is


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--corpus", action="append", metavar="NAME", help="a kept corpus (all of them)"
    )
    what.add_argument("--folder", metavar="PATH", help="a folder of articles, or a file")
    what.add_argument("--sample", action="store_true", help="the built-in sample")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--workers", type=_positive, metavar="N", help="by a Dask cluster of N here")
    where.add_argument(
        "--scheduler", metavar="ADDRESS", help="by the Dask cluster at tcp://host:port"
    )
    parser.add_argument(
        "--address", metavar="ADDRESS", help="where it is kept: a folder, s3://bucket/x"
    )


def run(options: argparse.Namespace) -> Outcome:
    """Make what is missing of each corpus, say how far it is, and what failed."""
    corpora = _open_corpora(options)
    cluster = None
    where = f"{count(settings().count, 'process', 'processes')} here"
    memory = settings().memory_mb
    if options.scheduler or options.workers:
        cluster = open_cluster(options.scheduler or "", count=options.workers or 0)
        where = f"{count(cluster.threads, 'thread')} of a cluster"
    try:
        told = [_analyse_one(one, options.address) for one in corpora]
    finally:
        if cluster:
            close_cluster(cluster)
    held = holdings(options.address)
    address = folder(options.address).address
    lines = [line for one in told for line in _lines(one)]
    lines += [f"By {where}, each of {memory:,} MB at most; kept in {address}:"]
    lines += [
        f"  {one.idea}: {count(one.articles, 'article')} in {count(one.files, 'file')}, "
        f"{one.bytes / 10**6:,.1f} MB"
        for one in held
    ]
    data = {
        "corpora": told,
        "address": address,
        "by": where,
        "memory_mb": memory,
        "held": [asdict(one) for one in held],
    }
    is_well = all(
        one["state"] == "done" and not one["failed"] and not one["problems"] for one in told
    )
    return Outcome(DONE if is_well else REFUSED, data, lines)


def _positive(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no whole number above 0")
    return int(value)


def _open_corpora(options: argparse.Namespace) -> list[Corpus]:
    """Open what is to be analysed."""
    if options.sample:
        return [open_sample()]
    if options.folder:
        return [open_folder(Path(options.folder))]
    store = kept_store.open_store()
    table = kept_store.corpora(store)
    names = options.corpus or table.loc[table["deleted"].isna(), "name"].tolist()
    if not names:
        raise ValueError("There is no corpus yet: import one, or name a folder with --folder.")
    return [open_kept(store, _number(store, name), name) for name in names]


def _number(store: kept_store.Store, name: str) -> int:
    number = corpus_number(store, name)
    if number is None:
        raise ValueError(f"There is no corpus named {name!r}.")
    return number


def _analyse_one(corpus: Corpus, address: str | None) -> dict:
    """Make what is missing of one corpus; give how it ended, as data."""
    start = time.monotonic()
    work = derived.ensure(corpus.articles, [idea.name for idea in IDEAS], address=address)
    try:
        while (now := derived.wait(work, timeout=TICK)).state == "working":
            _say(corpus.name, now)
    except KeyboardInterrupt:
        derived.cancel(work)
        raise
    now = derived.wait(work)
    return {
        "corpus": corpus.name,
        "state": now.state,
        "reason": now.reason,
        "problems": [str(problem) for problem in corpus.problems],
        "articles": len(corpus.articles),
        "ideas": [asdict(stage) for stage in now.stages],
        "failed": [asdict(one) for one in now.failed],
        "seconds": round(time.monotonic() - start, 1),
    }


def _say(name: str, now: derived.Progress) -> None:
    least = min(now.stages, key=lambda stage: stage.done)
    left = "" if now.left_seconds != now.left_seconds else f", {duration(now.left_seconds)} left"
    failed = f", {count(len(now.failed), 'failure')}" if now.failed else ""
    stages = ", ".join(f"{stage.idea} {stage.done:,}" for stage in now.stages)
    message = f"Analysing {name}: {stages} of {least.total:,}{left}{failed}"
    step(message, least.done / max(least.total, 1))


def _lines(told: dict) -> list[str]:
    problems = told["problems"]
    done = f"{told['corpus']}: {count(told['articles'], 'article')}"
    if told["state"] != "done":
        return [*problems, f"{done} not analysed: {told['reason'] or told['state']}."]
    lines = [*problems, f"{done} analysed in {duration(told['seconds'])}."]
    return lines + [
        f"  {one['article_id']} without {one['idea']}: {one['reason']}." for one in told["failed"]
    ]
