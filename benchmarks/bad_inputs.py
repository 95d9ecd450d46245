"""Print what comes of each bad input of the tests, as a table in Markdown.

Run: .venv/bin/python -m benchmarks.bad_inputs
"""

import resource
import time

from benchmarks.importing import peak
from tests.corpus.readers.bad_inputs import ALL, outcomes

USUAL = ("no outlet", "no date", "only ", "is the same file as")  # true of most rows of the table


def told(entries, articles, remarks, expected):
    """Give in one line what the page says of an input."""
    refused = [f"refused: {entry.reason}" for entry in entries if entry.status == "refused"]
    more = [f"and {len(refused) - 2:,} more refused"] if len(refused) > 2 else []
    count = [f"imported: {len(articles)}"] if articles else []
    own = [
        what for what in remarks if (expected and expected in what) or not what.startswith(USUAL)
    ]
    return " · ".join([*count, *refused[:2], *more, *own[:3]]).replace("|", "\\|")


def main():
    """Print the table, and how long it took."""
    began = time.perf_counter()
    found = outcomes()
    print("| input | what came of it |\n|---|---|")
    for bad in ALL:
        print(f"| {bad.name} | {told(*found[bad.name], bad.remark)} |")
    print(f"\n{len(ALL)} inputs in {time.perf_counter() - began:.0f} s; memory at most:"
          f" this process {peak(resource.RUSAGE_SELF):.0f} MB,"
          f" a reading process {peak(resource.RUSAGE_CHILDREN):.0f} MB")  # fmt: skip


if __name__ == "__main__":
    main()
