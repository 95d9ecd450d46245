"""Each test has a folder of its own for what is derived."""

import pandas as pd
import pytest


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Give the folder that derived tables are kept in."""
    monkeypatch.setenv("RECOUPE_DERIVED", str(tmp_path / "derived"))
    return tmp_path / "derived"


@pytest.fixture
def articles():
    """Give a function that makes a table of articles of texts, with ids 0, 1, 2 …"""

    def made(*texts, language="fr"):
        return pd.DataFrame(
            {
                "article_id": [str(number) for number in range(len(texts))],
                "title": [""] * len(texts),
                "language": [language] * len(texts),
                "text": texts,
            }
        ).astype("str")

    return made
