"""What is missing is made in the background: started, waited for, asked after, cancelled."""

import time
from collections.abc import Sequence

import numpy as np
import pandas as pd

from derived import cluster, folder, index, tasks, workers
from derived.ideas import with_needs
from derived.reading import missing
from derived.tasks import Progress
from derived.writing import derive_and_keep

_TRIES = 20  # of looking, while others finish what they make


def ensure(
    articles: pd.DataFrame,
    names: Sequence[str],
    *,
    keys: np.ndarray | None = None,
    address: str | None = None,
) -> str:
    """Start making what these ideas (and those they need) lack of these articles.

    What another caller's work is making already is waited for, not made again.

    Returns
    -------
    str
        The work's key, for `progress`, `wait` and `cancel`.
    """
    place = folder.folder(address)
    wanted = index.keys(articles) if keys is None else keys
    keyed = articles[["title", "language", "text"]].assign(article_id=wanted)
    ids = articles["article_id"].tolist()
    ideas = with_needs(tuple(names))
    work, tries = None, _TRIES
    while work is None:
        since = tasks.finished_count()
        lacks = {
            idea.name: set(wanted[missing(articles, idea.name, keys=wanted, place=place)])
            for idea in ideas
        }
        tries -= 1
        work = tasks.begin(place.address, keyed, ids, lacks, since if tries else None)
    if not cluster.is_open():
        workers.start()
    return work.key


def make_here(
    articles: pd.DataFrame, names: Sequence[str], *, keys: np.ndarray | None = None
) -> None:
    """Make and keep in this process what these ideas lack of a few articles: at once, by nobody else.

    Raises
    ------
    OSError
        When the folder cannot be written.
    """
    place = folder.folder()
    wanted = index.keys(articles) if keys is None else keys
    keyed = articles[["title", "language", "text"]].assign(article_id=wanted)
    ideas = with_needs(tuple(names))
    lacks = np.zeros(len(wanted), dtype=bool)
    for idea in ideas:
        lacks |= missing(articles, idea.name, keys=wanted, place=place)
    left = keyed[lacks].drop_duplicates("article_id").reset_index(drop=True)
    if len(left):
        at = f"{time.time_ns() // 1000:013x}-000000"
        derive_and_keep(place, left, [idea.name for idea in ideas], at)


def progress(key: str) -> Progress:
    """Say how far the work is; cheap enough to be asked every second.

    Raises
    ------
    KeyError
        When there is no such work in this process.
    """
    return tasks.progress_of(key)


def wait(key: str, *, timeout: float | None = None) -> Progress:
    """Wait until the work is done (its small files put together) or cancelled; say how far it is.

    With `timeout`, wait so many seconds at most.
    """
    tasks.wait_for(key, timeout)
    return tasks.progress_of(key)


def cancel(key: str) -> None:
    """Stop the work, but for what another caller waits for; what is made is kept."""
    tasks.stop(key)
