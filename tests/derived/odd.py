"""An idea that does what an article says, and a worker that has it: for trying what can go wrong."""

import json
import os
import sys
import time
from pathlib import Path

from distributed import WorkerPlugin

from derived import ideas, work, workers
from derived.ideas import Idea

VARIABLE = "RECOUPE_ODD"
COMMAND = (sys.executable, "-m", "tests.derived.odd")


def make(articles, earlier):
    """Note each article with the process that makes it, and do what its text says."""
    for text in articles["text"]:
        if text.startswith("{"):
            order = json.loads(text)
            with Path(order["log"]).open("a", encoding="utf-8") as log:
                log.write(f"{order['name']} {os.getpid()}\n")
            if order["do"]:
                globals()[order["do"]](order)
    return articles[["article_id"]].assign(word=[text[-9:] for text in articles["text"]])


def wait(order):
    gate = Path(order["log"]).with_name("gate")
    while not gate.exists():
        time.sleep(0.01)


def hang(order):
    Path(order["log"]).with_name("hanging").touch()
    time.sleep(3600)


def crash(order):
    os._exit(1)


def fail(order):
    raise ValueError(order["name"])


def eat(order):
    bytearray(10**13)


ODD = Idea("odd", make, ("tests/derived/odd.py",))
AFTER = Idea(
    "after", lambda articles, earlier: earlier["odd"], ("tests/derived/odd.py",), needs=("odd",)
)


def order(log, name, do=""):
    """Write an article that has itself noted in `log` and something done."""
    return json.dumps({"log": str(log), "name": name, "do": do})


class Plugin(WorkerPlugin):
    """Give the odd worker to every worker of a cluster, also to one that takes a dead one's place."""

    def setup(self, worker):
        workers.COMMAND = COMMAND
        workers.end()


if __name__ == "__main__":
    ideas.IDEAS = (ODD, AFTER)
    work.serve()
