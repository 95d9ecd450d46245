"""A reader's template, opened in a child process first: it may be meant to break what opens it.

What comes back is small and known: the template without its own slides, from which a slide was
made. Only that is opened here.
"""

import os
import subprocess
import sys
from pathlib import Path

SECONDS, MEMORY = 30, 1_000_000_000  # that opening a template may take
MOST_UPLOADED = 200 * 2**20
_ROOT = Path(__file__).parents[2]
_CHILD = (sys.executable, "-m", "exports.deck.child")
LEFT, TAKEN = b"no ", b"yes"  # how an answer begins


def checked_template(data: bytes, *, seconds: int = SECONDS, memory: int = MEMORY) -> bytes:
    """Give a template without its own slides, checked to be one that slides can be made from.

    Parameters
    ----------
    data
        A .pptx or .potx of the reader, whatever it is.
    seconds, memory
        How much time, and how many bytes of memory, opening it may take.

    Raises
    ------
    ValueError
        When it cannot be used; the reason is told in words for the page.
    """
    if len(data) > MOST_UPLOADED:
        raise ValueError(f"it is larger than {MOST_UPLOADED // 2**20} MB.")
    try:
        done = subprocess.run(
            [*_CHILD, str(memory)],
            input=data,
            capture_output=True,
            timeout=seconds,
            check=False,
            cwd=_ROOT,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        )
    except subprocess.TimeoutExpired as error:
        raise ValueError(f"opening it takes longer than {seconds} seconds.") from error
    answer = done.stdout
    if answer.startswith(TAKEN):
        return answer.removeprefix(TAKEN)
    if answer.startswith(LEFT):
        raise ValueError(answer.removeprefix(LEFT).decode())
    raise ValueError(f"opening it takes more than {memory // 10**6:,} MB of memory.")
