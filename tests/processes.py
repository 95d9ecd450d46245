"""Run a line of code in several fresh processes, each with its own order of sets."""

import os
import subprocess
import sys

from tests import ROOT


def said(code, seeds=("1", "2", "3")):
    """Return the different outputs of the processes: one, when no order of sets decides anything."""
    return {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in seeds
    }
