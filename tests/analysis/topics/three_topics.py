"""Three topics of two articles, written down by hand."""

import pandas as pd

from analysis.topics.nmf import Topics

TERMS = pd.DataFrame(
    {
        "topic": [1, 1, 2, 3],
        "term": ["gaz", "tube", "blé", "vin"],
        "weight": [1.0, 0.5, 1.0, 1.0],
    }
).astype({"topic": "int32", "term": "str"})
SHARES = pd.DataFrame(
    {
        "article_id": ["b", "b", "b", "a", "a", "a"],
        "topic": [1, 2, 3] * 2,
        "share": [0.5, 0.3, 0.2] * 2,
    }
).astype({"article_id": "str", "topic": "int32"})
SEGMENTS = pd.DataFrame(
    {
        "article_id": ["b", "a"],
        "start": [0, 0],
        "end": [9, 9],
        "topic": [3, 1],
        "weight": [0.9, 0.8],
    }
).astype({"article_id": "str", "start": "int32", "end": "int32", "topic": "int32"})
FOUND = Topics(TERMS, SHARES, SEGMENTS)
