"""Try the tests' properties on many more inputs than the tests do.

Run: .venv/bin/python -m benchmarks.breaking.properties [inputs]

The inputs asked for are shared out among the properties of readers, cleaning, selection, project
files and queries (Hypothesis); how many each was tried on is printed.
"""

import os
import re
import subprocess
import sys

from tests import ROOT

INPUTS = 100_000
_GIVEN = re.compile(r"^@given\(.*?^def (test_\w+)", re.MULTILINE | re.DOTALL)


def properties():
    """Give the tests that hold a property, as pytest calls them."""
    folders = (ROOT / "tests" / "corpus", ROOT / "tests" / "analysis" / "concordance")
    tests = [one for folder in folders for one in sorted(folder.rglob("test_*.py"))]
    return [
        f"{one.relative_to(ROOT)}::{name}"
        for one in tests
        for name in _GIVEN.findall(one.read_text("utf-8"))
    ]


def main():
    """Print for each property on how many inputs it held, and all failures."""
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else INPUTS
    found = properties()
    each = -(-asked // len(found))
    command = [sys.executable, "-m", "pytest", "-q", "--hypothesis-show-statistics", *found]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "RECOUPE_EXAMPLES": str(each)},
        capture_output=True,
        text=True,
        check=False,
    )
    name, total = "", 0
    for line in done.stdout.splitlines():
        if "::" in line and line.endswith(":"):
            name = line.rstrip(":").rpartition("/")[2]
        if counted := re.search(r"(\d+) passing, (\d+) failing", line):
            total += int(counted[1])
            print(
                f"{name}: {int(counted[1]):,}"
                + (f", {counted[2]} failed" if counted[2] != "0" else "")
            )
    print(f"{len(found)} properties, {total:,} inputs: {done.stdout.strip().splitlines()[-1]}")
    if done.returncode:
        print(done.stdout)


if __name__ == "__main__":
    main()
