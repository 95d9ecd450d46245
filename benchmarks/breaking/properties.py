"""Try the tests' properties on many more inputs than the tests do.

Run: .venv/bin/python -m benchmarks.breaking.properties [inputs]

The inputs asked for are shared out among the properties of readers, cleaning, selection, project
files, queries and all others that are tested so (Hypothesis); how many each was tried on is printed.
"""

import os
import re
import subprocess
import sys

from tests import ROOT

INPUTS = 100_000


def files():
    """Give the test files that hold properties."""
    tests = sorted((ROOT / "tests").rglob("test_*.py"))
    return [one for one in tests if re.search(r"^@given\(", one.read_text("utf-8"), re.MULTILINE)]


def main():
    """Print for each property on how many inputs it held, and all failures."""
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else INPUTS
    held = files()
    count = sum(len(re.findall(r"^@given\(", one.read_text("utf-8"), re.MULTILINE)) for one in held)
    each = -(-asked // count)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "--hypothesis-show-statistics",
        *map(str, held),
    ]
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
        if found := re.search(r"(\d+) passing examples, (\d+) failing", line):
            total += int(found[1])
            print(
                f"{name}: {int(found[1]):,}" + (f", {found[2]} failed" if found[2] != "0" else "")
            )
    print(f"{count} properties, {total:,} inputs: {done.stdout.strip().splitlines()[-1]}")
    if done.returncode:
        print(done.stdout)


if __name__ == "__main__":
    main()
