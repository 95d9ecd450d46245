"""The press corpus that speed is measured on, and as many more articles made of its sentences."""

import gzip
import json
import random
import re
from pathlib import Path

import pandas as pd

PRESS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "press_fr.jsonl.gz"


def corpus(press: str, size: int) -> pd.DataFrame:
    """Give so many articles of the press corpus; beyond its own, of its sentences at random."""
    with gzip.open(press, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    texts = [(row["title"], row["text"]) for row in rows[:size]]
    sentences = [
        sentence
        for row in rows
        for sentence in re.split(r"(?<=[.!?…])\s+", row["text"])
        if sentence
    ]
    counts = [len(re.split(r"(?<=[.!?…])\s+", row["text"])) for row in rows]
    drawn = random.Random(0)
    while len(texts) < size:
        title = drawn.choice(rows)["title"]
        texts.append((title, " ".join(drawn.choices(sentences, k=drawn.choice(counts)))))
    told = {
        "article_id": [f"{number:016x}" for number in range(size)],
        "title": [title for title, _ in texts],
        "language": "fr",
        "text": [f"{title}\n\n{text}" for title, text in texts],
    }
    return pd.DataFrame(told).astype("str")
