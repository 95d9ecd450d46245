"""The whole chain of results on the sample, in a process that knows nothing of the site."""

import os
import subprocess
import sys

from tests import ROOT


def test_every_result_is_had_without_the_site():
    done = subprocess.run(
        [sys.executable, "-m", "tests.study.chain"],
        cwd=ROOT,
        env={**os.environ, "RECOUPE_SPACY": "", "RECOUPE_CORPUS": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *results, last = done.stdout.splitlines()
    assert len(results) > 100
    assert last == "imported:"
