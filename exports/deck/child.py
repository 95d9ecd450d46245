"""The child process that opens a reader's template; see `exports.deck.checking`."""

import contextlib
import io
import os
import sys
import zipfile
from pathlib import Path

import pandas as pd

from exports.deck.building import build_deck
from exports.deck.checking import LEFT, TAKEN
from exports.deck.given import without_own_slides

MOST_XML = 20 * 2**20  # of layouts, masters and themes: hundreds of times what they usually have
MOST_BYTES = 30 * 2**20  # with the pictures of the layouts
_NONE = pd.DataFrame(columns=["article_id", "title", "source", "date", "url"])


def bare_template(data: bytes) -> bytes:
    """Give a template without its own slides, and make a presentation of it.

    Raises
    ------
    ValueError
        When it cannot be used.
    """
    bare = without_own_slides(data)
    with zipfile.ZipFile(io.BytesIO(bare)) as package:
        sizes = {entry.filename: entry.file_size for entry in package.infolist()}
    xml = sum(size for name, size in sizes.items() if name.endswith((".xml", ".rels")))
    if xml > MOST_XML:
        raise ValueError(f"its layouts hold {xml // 2**20:,} MB of drawings; at most 20 are taken.")
    if len(bare) > MOST_BYTES:
        raise ValueError(
            f"its layouts hold {len(bare) // 2**20:,} MB of pictures; at most 30 are taken."
        )
    build_deck([], title="Recoupe", articles=_NONE, language="fr", template=bare, progress=None)
    return bare


def _restrict(memory: int) -> None:
    """Cap what this process may still take, and let it write no file; where the system can do so."""
    try:
        import resource
    except ImportError:  # Windows: only the time is limited there
        return
    pages = Path("/proc/self/statm")
    taken = int(pages.read_text().split()[0]) * resource.getpagesize() if pages.exists() else 2**31
    for kind, most in ((resource.RLIMIT_AS, taken + memory), (resource.RLIMIT_FSIZE, 0)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def main() -> None:
    """Read a template, answer with what is left of it or with the reason why it is not taken."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    _restrict(int(sys.argv[1]))
    try:
        answer = TAKEN + bare_template(sys.stdin.buffer.read())
    except ValueError as error:
        answer = LEFT + str(error).encode()
    answers.write(answer)
    answers.flush()
    os._exit(0)  # what it holds need not be freed piece by piece


if __name__ == "__main__":
    main()
