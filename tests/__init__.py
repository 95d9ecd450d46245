"""Where the tests find what they read."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
APP = str(ROOT / "app.py")
FILES = Path(__file__).parent / "files"
GOLD = Path(__file__).parent / "gold"
SHARED = ROOT.parent / "shared"  # press articles to measure on, where they are at hand
