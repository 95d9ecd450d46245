"""Tests keep their corpora in a folder of their own, never in the user's."""

import os
import tempfile

# Set before anything opens the store; the servers of the browser tests get folders of theirs.
_DATA = tempfile.TemporaryDirectory(prefix="recoupe-tests-")
os.environ["RECOUPE_DATA"] = _DATA.name
