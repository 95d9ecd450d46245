"""A worker: the child process that makes chunk after chunk and says what became of each.

It ends when its parent does, however that ends: the pipe it listens to is then closed.
"""

import contextlib
import gc
import json
import os
import queue
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from corpus.limits import MB

READY = "ready"


def serve() -> None:
    """Be the worker: make what comes in a line each, until the parent is gone."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever a library prints is no answer
    _preload()
    _restrict(int(os.environ.get("RECOUPE_WORKER_MB", "0")) * MB)
    with contextlib.suppress(OSError, AttributeError):
        os.nice(10)  # who reads a page goes first
    requests: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()

    def say(**told):
        answers.write(json.dumps(told) + "\n")
        answers.flush()

    gc.freeze()
    gc.disable()
    say(said=READY)
    while True:
        say(**made_of(json.loads(requests.get()), say))
        gc.collect()


def made_of(request: dict, say: Callable[..., None] | None = None) -> dict:
    """Make one chunk, or tidy up, and give what became of it.

    `said` is "done" (with `failed` and `seconds`), "changed" (this is another version than the one
    that asks), "memory" or "unwritten" (with `reason`). `say` is told of each article before it is
    begun, where the request is to be careful.
    """
    from derived import folder, tidying
    from derived.ideas import idea, version

    if request["versions"] != [version(idea(name)) for name in request["ideas"]]:
        return {"said": "changed"}
    try:
        place = folder.folder(request["address"])
        if request["tidy"]:
            tidying.tidy(place)
            return {"said": "done", "failed": [], "seconds": {}}
        return {"said": "done", **_count_made(request, place, say)}
    except MemoryError:
        return {"said": "memory"}
    except OSError as error:
        return {"said": "unwritten", "reason": error.strerror or type(error).__name__}


def _count_made(request, place, say):
    import pandas as pd

    from derived.batch import Failure
    from derived.ideas import COLUMNS
    from derived.writing import derive_and_keep

    articles = pd.DataFrame(request["articles"], columns=list(COLUMNS)).astype("str")
    seconds: dict[str, float] = {}

    def begun(name, article):
        say(said="begun", idea=name, article=article)

    failed = derive_and_keep(
        place,
        articles,
        request["ideas"],
        request["at"],
        known=[Failure(*one) for one in request["known"]],
        begun=begun if say and request["careful"] else None,
        timed=seconds.__setitem__,
    )
    return {
        "failed": [[one.idea, one.article_id, one.reason] for one in failed],
        "seconds": seconds,
    }


def _listen(requests):
    for line in sys.stdin:
        requests.put(line)
    os._exit(0)


def _preload() -> None:
    """Import, and read, what every chunk needs."""
    import pandas as pd

    from derived.batch import derive
    from derived.ideas import IDEAS, version

    one = {"article_id": ["0"], "title": ["Xi"], "language": ["fr"], "text": ["Xi\n\nIl vient."]}
    derive(pd.DataFrame(one).astype("str"), IDEAS)
    for idea in IDEAS:
        version(idea)


def _restrict(memory: int) -> None:
    """Cap what this process may still take, where the system can do so."""
    try:
        import resource
    except ImportError:  # Windows
        return
    pages = Path("/proc/self/statm")
    if memory and pages.exists():
        taken = int(pages.read_text().split()[0]) * resource.getpagesize()
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (taken + memory, taken + memory))


if __name__ == "__main__":
    serve()
