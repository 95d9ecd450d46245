"""Measure an import: files of a corpus through `preview` and `add_articles`.

Run: .venv/bin/python -m benchmarks.importing [corpus.jsonl.gz]

- articles a second of each step, and of both;
- memory: the most that this process and a reading process took at once (resident, MB), before
  and after;
- what the page's process does meanwhile: its share of a processor, and the longest time between
  two calls of `progress`, during which the import cannot be stopped.
"""

import gzip
import resource
import sys
import tempfile
import time
from pathlib import Path

from corpus import store
from corpus.importing.previewing import preview

CORPUS = Path("../shared/corpora/press_fr.jsonl.gz")


def peak(whose):
    """Give the most memory taken so far in MB (kilobytes on Linux, bytes on macOS)."""
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    return resource.getrusage(whose).ru_maxrss / unit


def main(path):
    """Print the measures, one a line."""
    data = gzip.decompress(path.read_bytes())
    before = peak(resource.RUSAGE_SELF)
    calls = [time.perf_counter()]
    began, busy = time.perf_counter(), time.process_time()
    found = preview(
        [(path.name.removesuffix(".gz"), data)],
        progress=lambda done, name: calls.append(time.perf_counter()),
    )
    looked, busy = time.perf_counter(), time.process_time() - busy
    count = len(found.incoming)
    with tempfile.TemporaryDirectory() as folder:
        kept = store.open_store(Path(folder) / "recoupe.db")
        start = time.perf_counter()
        added = store.add_articles(
            kept, store.create_corpus(kept, "Corpus"), found.incoming, found.inputs
        ).added
        stored = time.perf_counter() - start
        store.close_store(kept)
    reading = looked - began
    longest = max(after - one for one, after in zip(calls, [*calls[1:], looked]))
    print(f"file {len(data) / 1e6:.1f} MB, articles found {count:,}, added {len(added):,}")
    for entry in found.inputs:
        print(f"{entry.name}: {entry.status} {entry.reason}")
    print(f"preview {reading:.1f} s, {count / reading:.0f} articles a second")
    print(f"add_articles {stored:.1f} s, {len(added) / stored:.0f} articles a second")
    print(f"both {reading + stored:.1f} s, {count / (reading + stored):.0f} articles a second")
    print(f"memory: this process {before:.0f} MB before, {peak(resource.RUSAGE_SELF):.0f} at most;"
          f" reading process {peak(resource.RUSAGE_CHILDREN):.0f} at most")  # fmt: skip
    print(f"this process used {busy / reading:.0%} of a processor during the preview")
    print(f"longest time between two calls of progress {longest:.1f} s")


if __name__ == "__main__":
    given = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    if given.exists():
        main(given)
    else:
        print(f"{given} is not there: nothing to measure")
